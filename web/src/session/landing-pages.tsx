import { useEffect } from 'react';
import { PATHS } from '../paths.js';
import { PageLink } from '../page-link.js';
import { signInAddress, useSession } from './own-session.js';

/** Where a sign-in ends that was begun from a page on which work waits. */
export function SignedInPage() {
  const { kind } = useSession();
  useEffect(() => { document.title = 'Đã đăng nhập · HaiCap'; }, []);
  if (kind === 'asking') return <p className="muted" role="status">Đang kiểm tra phiên đăng nhập…</p>;
  if (kind !== 'signed-in') return <><h1>Chưa đăng nhập</h1><p>Phiên đăng nhập chưa được mở.</p><p><a className="btn primary" href={signInAddress()}>Đăng nhập</a></p></>;
  return (
    <>
      <h1>Bạn đã đăng nhập lại</h1>
      <p>Hãy đóng thẻ này và quay về trang đang làm dở. Nội dung bạn đã nhập vẫn còn ở đó.</p>
      <p><PageLink to={PATHS.province}>Hoặc về trang toàn tỉnh</PageLink></p>
    </>
  );
}

/** What the sign-out page is told when the server could not forget the session itself. */
export const ONLY_HERE = '#con-phien';

export function SignedOutPage() {
  const isOnlyHere = window.location.hash === ONLY_HERE;
  useEffect(() => { document.title = 'Đã đăng xuất · HaiCap'; }, []);
  return (
    <>
      <h1>Bạn đã đăng xuất</h1>
      {isOnlyHere && (
        <p className="card notice" role="status">
          Kho phiên đăng nhập đang gián đoạn, nên phiên chỉ được xóa khỏi trình duyệt này. Trên máy chủ, phiên tự hết sau tối đa 30 phút; không ai mở lại được từ đây.
        </p>
      )}
      <p>Nếu đây là máy dùng chung, hãy đăng xuất cả ở nhà cung cấp định danh (VNeID hoặc trang đăng nhập của tỉnh) và đóng trình duyệt.</p>
      <p><a className="btn primary" href={signInAddress('/')}>Đăng nhập lại</a></p>
    </>
  );
}
