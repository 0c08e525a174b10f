import type { listOwnLooks, RpcReply } from '@haicap/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { ProblemNotice } from '../problem-notice.js';
import { askAsPerson } from '../session/as-person.js';
import { ForSignedIn } from '../session/for-signed-in.js';
import { showInstant } from '../text/dates.js';
import { lookerWords } from './looker-words.js';

type Looks = RpcReply<typeof listOwnLooks>;
const PAGE = 20;

/** Every look of somebody else at a dossier of this citizen. */
export function LooksPage() {
  useEffect(() => { document.title = 'Ai đã xem hồ sơ của tôi · HaiCap'; }, []);
  return (
    <>
      <div>
        <h1>Ai đã xem hồ sơ của tôi</h1>
        <p className="muted">Mỗi lần người khác mở hồ sơ bạn đã nộp đều được ghi lại. Bạn thấy vai trò và đơn vị; đơn vị chịu trách nhiệm về cán bộ của mình.</p>
      </div>
      <ForSignedIn isFor={({ kind }) => kind === 'citizen'}>{() => <OwnLooks />}</ForSignedIn>
    </>
  );
}

function OwnLooks() {
  const looks = useInfiniteQuery({
    queryKey: ['own-looks'], initialPageParam: '', refetchOnWindowFocus: false,
    queryFn: ({ pageParam }) => askAsPerson<Looks>(`/api/v1/me/looks?limit=${PAGE}${pageParam === '' ? '' : `&cursor=${encodeURIComponent(pageParam)}`}`),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  if (looks.isError && looks.data === undefined) return <ProblemNotice error={looks.error} onRetry={() => void looks.refetch()} />;
  if (looks.data === undefined) return <p className="muted" role="status">Đang tải…</p>;
  const items = looks.data.pages.flatMap((page) => page.items);
  // A page on which only own looks stood is empty, and others may follow.
  if (items.length === 0 && !looks.hasNextPage) return <p className="card pad">Chưa có ai khác xem hồ sơ bạn đã nộp.</p>;
  return (
    <>
      <ol className="plain stack" aria-label="Các lần xem, mới nhất trước">
        {items.map((look, index) => (
          // Two looks may be alike in all that is told of them.
          <li key={index} className="card pad">
            <p><b>{look.deedLabel}</b>{look.listed && <span className="muted"> (thấy trong một danh sách)</span>}</p>
            <p>{lookerWords(look.by)}</p>
            <p className="small muted"><time dateTime={look.at}>{showInstant(look.at)}</time> · hồ sơ {look.code}</p>
          </li>
        ))}
      </ol>
      {looks.isFetchNextPageError && <ProblemNotice error={looks.error} onRetry={() => void looks.fetchNextPage()} />}
      {looks.hasNextPage && !looks.isFetchNextPageError && (
        <p><button type="button" className="btn" disabled={looks.isFetchingNextPage} onClick={() => void looks.fetchNextPage()}>{looks.isFetchingNextPage ? 'Đang tải…' : 'Xem các lần trước đó'}</button></p>
      )}
    </>
  );
}
