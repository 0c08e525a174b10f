import type { OwnLooksPage } from '@haicap/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { usePageTitle } from '../../frame/page-title.js';
import { useView } from '../../frame/view.js';
import { PageLink } from '../../page-link.js';
import { PATHS } from '../../paths.js';
import { ProblemNotice } from '../../problem-notice.js';
import { askAsPerson } from '../../session/as-person.js';
import { ForSignedIn } from '../../session/for-signed-in.js';
import { showInstant } from '../../text/dates.js';
import { t } from '../../text/language.js';
import { lookerWords } from './looker-words.js';

const PAGE = 20;
/** One dossier alone (`ho-so`), or all. */
const VIEW = { parse: (search: unknown) => { const one = (search as Record<string, unknown>)['ho-so']; return { 'ho-so': typeof one === 'string' ? one : '' }; } };
const PARTS: Readonly<Record<OwnLooksPage['missing'][number], string>> = { dossier: t('các lần xem hồ sơ'), files: t('các lần xem tệp') };

/** Every look of somebody else at a dossier of this citizen. */
export function LooksPage() {
  usePageTitle(t('Ai đã xem hồ sơ của tôi'));
  const [{ 'ho-so': dossierId }] = useView(VIEW);
  return (
    <>
      <div>
        <h1>{t('Ai đã xem hồ sơ của tôi')}</h1>
        <p className="muted">{t('Mỗi lần người khác mở hồ sơ hoặc tệp bạn đã nộp đều được ghi lại. Bạn thấy vai trò và đơn vị; đơn vị chịu trách nhiệm về cán bộ của mình.')}</p>
        {dossierId !== '' && <p>{t('Chỉ đang hiện một hồ sơ.')} <PageLink to={PATHS.looks}>{t('Xem tất cả')}</PageLink></p>}
      </div>
      <ForSignedIn isFor={({ kind }) => kind === 'citizen'}>{() => <OwnLooks dossierId={dossierId} />}</ForSignedIn>
    </>
  );
}

function OwnLooks({ dossierId }: { dossierId: string }) {
  const looks = useInfiniteQuery({
    queryKey: ['own-looks', dossierId], initialPageParam: '', refetchOnWindowFocus: false,
    queryFn: ({ pageParam }) => askAsPerson<OwnLooksPage>(`/api/v1/me/looks?limit=${PAGE}${pageParam === '' ? '' : `&cursor=${encodeURIComponent(pageParam)}`}${dossierId === '' ? '' : `&dossierId=${encodeURIComponent(dossierId)}`}`),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  if (looks.isError && looks.data === undefined) return <ProblemNotice error={looks.error} onRetry={() => void looks.refetch()} />;
  if (looks.data === undefined) return <p className="muted" role="status">{t('Đang tải…')}</p>;
  const items = looks.data.pages.flatMap((page) => page.items);
  // A page on which only own looks stood is empty, and others may follow.
  if (items.length === 0 && !looks.hasNextPage) return <p className="card pad">{t('Chưa có ai khác xem hồ sơ hoặc tệp bạn đã nộp bằng tài khoản này.')}</p>;
  return (
    <>
      <ol className="plain stack" aria-label={t('Các lần xem, mới nhất trước')}>
        {items.map((look, index) => (
          // Two looks may be alike in all that is told of them.
          <Look key={index} look={look} />
        ))}
      </ol>
      <Missing page={looks.data.pages.at(-1)} />
      {looks.isFetchNextPageError && <ProblemNotice error={looks.error} onRetry={() => void looks.fetchNextPage()} />}
      {looks.hasNextPage && !looks.isFetchNextPageError && (
        <p><button type="button" className="btn" disabled={looks.isFetchingNextPage} onClick={() => void looks.fetchNextPage()}>{looks.isFetchingNextPage ? t('Đang tải…') : t('Xem các lần trước đó')}</button></p>
      )}
    </>
  );
}

function Look({ look: { at, code, deedLabel, listed, by } }: { readonly look: OwnLooksPage['items'][number] }) {
  return (
    <li className="card pad">
      <p><b>{deedLabel}</b>{listed && <span className="muted"> {t('(thấy trong một danh sách)')}</span>}</p>
      <p>{lookerWords(by)}</p>
      <p className="small muted"><time dateTime={at}>{showInstant(at)}</time>{' · '}{code === '' ? t('một tệp của hồ sơ') : t('hồ sơ {{code}}', { code })}</p>
    </li>
  );
}

function Missing({ page }: { readonly page: OwnLooksPage | undefined }) {
  const parts = page?.missing ?? [];
  if (parts.length === 0) return null;
  return <p className="card pad" role="status">{t('Danh sách chưa đủ: chưa đọc được {{parts}}. Phần này sẽ có khi bạn xem tiếp.', { parts: parts.map((part) => PARTS[part]).join(', ') })}</p>;
}
