import type { OwnLooksPage } from '@haicap/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { ProblemNotice } from '../../problem-notice.js';
import { askAsPerson } from '../../session/as-person.js';
import { ForSignedIn } from '../../session/for-signed-in.js';
import { showInstant } from '../../text/dates.js';
import { lookerWords } from './looker-words.js';

const PAGE = 20;
const PARTS: Readonly<Record<OwnLooksPage['missing'][number], string>> = { dossier: 'các lần xem hồ sơ', files: 'các lần xem tệp' };

/** Every look of somebody else at a dossier of this citizen. */
export function LooksPage() {
  useEffect(() => { document.title = 'Ai đã xem hồ sơ của tôi · HaiCap'; }, []);
  return (
    <>
      <div>
        <h1>Ai đã xem hồ sơ của tôi</h1>
        <p className="muted">Mỗi lần người khác mở hồ sơ hoặc tệp bạn đã nộp đều được ghi lại. Bạn thấy vai trò và đơn vị; đơn vị chịu trách nhiệm về cán bộ của mình.</p>
      </div>
      <ForSignedIn isFor={({ kind }) => kind === 'citizen'}>{() => <OwnLooks />}</ForSignedIn>
    </>
  );
}

function OwnLooks() {
  const looks = useInfiniteQuery({
    queryKey: ['own-looks'], initialPageParam: '', refetchOnWindowFocus: false,
    queryFn: ({ pageParam }) => askAsPerson<OwnLooksPage>(`/api/v1/me/looks?limit=${PAGE}${pageParam === '' ? '' : `&cursor=${encodeURIComponent(pageParam)}`}`),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  if (looks.isError && looks.data === undefined) return <ProblemNotice error={looks.error} onRetry={() => void looks.refetch()} />;
  if (looks.data === undefined) return <p className="muted" role="status">Đang tải…</p>;
  const items = looks.data.pages.flatMap((page) => page.items);
  // A page on which only own looks stood is empty, and others may follow.
  if (items.length === 0 && !looks.hasNextPage) return <p className="card pad">Chưa có ai khác xem hồ sơ hoặc tệp bạn đã nộp bằng tài khoản này.</p>;
  return (
    <>
      <ol className="plain stack" aria-label="Các lần xem, mới nhất trước">
        {items.map((look, index) => (
          // Two looks may be alike in all that is told of them.
          <Look key={index} look={look} />
        ))}
      </ol>
      <Missing page={looks.data.pages.at(-1)} />
      {looks.isFetchNextPageError && <ProblemNotice error={looks.error} onRetry={() => void looks.fetchNextPage()} />}
      {looks.hasNextPage && !looks.isFetchNextPageError && (
        <p><button type="button" className="btn" disabled={looks.isFetchingNextPage} onClick={() => void looks.fetchNextPage()}>{looks.isFetchingNextPage ? 'Đang tải…' : 'Xem các lần trước đó'}</button></p>
      )}
    </>
  );
}

function Look({ look: { at, code, deedLabel, listed, by } }: { readonly look: OwnLooksPage['items'][number] }) {
  return (
    <li className="card pad">
      <p><b>{deedLabel}</b>{listed && <span className="muted"> (thấy trong một danh sách)</span>}</p>
      <p>{lookerWords(by)}</p>
      <p className="small muted"><time dateTime={at}>{showInstant(at)}</time>{code === '' ? ' · một tệp của hồ sơ' : ` · hồ sơ ${code}`}</p>
    </li>
  );
}

function Missing({ page }: { readonly page: OwnLooksPage | undefined }) {
  const parts = page?.missing ?? [];
  if (parts.length === 0) return null;
  return <p className="card pad" role="status">Danh sách chưa đủ: chưa đọc được {parts.map((part) => PARTS[part]).join(' và ')}. Phần này sẽ có khi bạn xem tiếp.</p>;
}
