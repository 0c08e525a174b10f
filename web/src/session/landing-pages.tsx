import { usePageTitle } from '../frame/page-title.js';
import { PATHS } from '../paths.js';
import { PageLink } from '../page-link.js';
import { signInAddress, useSession } from './own-session.js';
import { t } from '../text/language.js';

/** Where a sign-in ends that was begun from a page on which work waits. */
export function SignedInPage() {
  const { kind } = useSession();
  usePageTitle(t('Đã đăng nhập'));
  if (kind === 'asking') return <p className="muted" role="status">{t('Đang kiểm tra phiên đăng nhập…')}</p>;
  if (kind !== 'signed-in') return <><h1>{t('Chưa đăng nhập')}</h1><p>{t('Phiên đăng nhập chưa được mở.')}</p><p><a className="btn primary" href={signInAddress()}>{t('Đăng nhập')}</a></p></>;
  return (
    <>
      <h1>{t('Bạn đã đăng nhập lại')}</h1>
      <p>{t('Hãy đóng thẻ này và quay về trang đang làm dở. Nội dung bạn đã nhập vẫn còn ở đó.')}</p>
      <p><PageLink to={PATHS.province}>{t('Hoặc về trang toàn tỉnh')}</PageLink></p>
    </>
  );
}

/** What the sign-out page is told when the server could not forget the session itself. */
export const ONLY_HERE = '#con-phien';

export function SignedOutPage() {
  const isOnlyHere = window.location.hash === ONLY_HERE;
  usePageTitle(t('Đã đăng xuất'));
  return (
    <>
      <h1>{t('Bạn đã đăng xuất')}</h1>
      {isOnlyHere && (
        <p className="card notice" role="status">
          {t('Kho phiên đăng nhập đang gián đoạn, nên phiên chỉ được xóa khỏi trình duyệt này. Trên máy chủ, phiên tự hết sau tối đa 30 phút; không ai mở lại được từ đây.')}
        </p>
      )}
      <p>{t('Nếu đây là máy dùng chung, hãy đăng xuất cả ở nhà cung cấp định danh (VNeID hoặc trang đăng nhập của tỉnh) và đóng trình duyệt.')}</p>
      <p><a className="btn primary" href={signInAddress('/')}>{t('Đăng nhập lại')}</a></p>
    </>
  );
}
