import type { Dossier, listOwnDossiers, RpcReply } from '@haicap/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { DueMark } from '../../due-words/due-mark.js';
import { EmptyState } from '../../frame/page-states.js';
import { usePageTitle } from '../../frame/page-title.js';
import { QueryStates } from '../../frame/query-states.js';
import { PageLink } from '../../page-link.js';
import { PATHS } from '../../paths.js';
import { ProblemNotice } from '../../problem-notice.js';
import { askAsPerson } from '../../session/as-person.js';
import { ForSignedIn } from '../../session/for-signed-in.js';
import { showInstant } from '../../text/dates.js';
import { t } from '../../text/language.js';
import { BegunFilings } from './kept-drafts.js';
import { STATUS_WORDS } from '../tracking/standing.js';

type Page = RpcReply<typeof listOwnDossiers>;

const PAGE = 20;
const ENDED: ReadonlySet<Dossier['status']> = new Set(['refused', 'stopped', 'result-returned']);
const YOURS: ReadonlySet<Dossier['status']> = new Set(['supplement-requested', 'payment-required']);

/** Everything this citizen has filed; what waits for them stands first. */
export function OwnDossiersPage() {
  usePageTitle(t('Hồ sơ của tôi'));
  return (
    <>
      <h1>{t('Hồ sơ của tôi')}</h1>
      <ForSignedIn isFor={({ kind }) => kind === 'citizen'}>{() => <><BegunFilings /><OwnDossiers /></>}</ForSignedIn>
    </>
  );
}

function OwnDossiers() {
  const dossiers = useInfiniteQuery({
    queryKey: ['own-dossiers'], initialPageParam: '',
    queryFn: ({ pageParam }) => askAsPerson<Page>(`/api/v1/me/dossiers?limit=${PAGE}${pageParam === '' ? '' : `&cursor=${encodeURIComponent(pageParam)}`}`),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  return (
    <QueryStates query={dossiers} waiting={t('Đang tải hồ sơ…')}>
      {({ pages }) => {
        const items = pages.flatMap((page) => page.items);
        if (items.length === 0) return <None />;
        return (
          <>
            <Group title={t('Chờ bạn')} items={items.filter(({ status }) => YOURS.has(status))} />
            <Group title={t('Đang giải quyết')} items={items.filter(({ status }) => !YOURS.has(status) && !ENDED.has(status))} />
            <Group title={t('Đã kết thúc')} items={items.filter(({ status }) => ENDED.has(status))} />
            {dossiers.isFetchNextPageError && <ProblemNotice error={dossiers.error} onRetry={() => void dossiers.fetchNextPage()} />}
            {dossiers.hasNextPage && !dossiers.isFetchNextPageError && (
              <p><button type="button" className="btn" disabled={dossiers.isFetchingNextPage} onClick={() => void dossiers.fetchNextPage()}>{dossiers.isFetchingNextPage ? t('Đang tải…') : t('Xem hồ sơ cũ hơn')}</button></p>
            )}
          </>
        );
      }}
    </QueryStates>
  );
}

function None() {
  return (
    <div className="card">
      <EmptyState title={t('Bạn chưa nộp hồ sơ nào bằng tài khoản này')}>
        <span>{t('Hồ sơ bạn nộp trực tuyến sẽ nằm ở đây, kèm diễn biến, giấy hẹn và kết quả. Hồ sơ nộp tại quầy thì tra cứu bằng mã trên giấy tiếp nhận.')}</span>
        <span className="row"><PageLink className="btn primary" to={PATHS.home}>{t('Tìm thủ tục để nộp')}</PageLink><PageLink className="btn" to={PATHS.tracking}>{t('Tra cứu bằng mã')}</PageLink></span>
      </EmptyState>
    </div>
  );
}

function Group({ title, items }: { title: string; items: readonly Dossier[] }) {
  if (items.length === 0) return null;
  return (
    <section className="stack" aria-label={title}>
      <h2>{title}</h2>
      <ul className="plain card rows-list">
        {items.map((dossier) => {
          const { tone, words } = STATUS_WORDS[dossier.status];
          return (
            <li key={dossier.dossierId}>
              <PageLink className="row-link" to={`${PATHS.ownDossiers}/${dossier.dossierId}`}>
                <b>{dossier.procedureName}</b>
                <span className="row"><span className={`tag ${tone}`}>● {words}</span>{!ENDED.has(dossier.status) && !YOURS.has(dossier.status) && <DueMark timed={dossier} />}</span>
                <span className="small muted">{dossier.code} · {t('nộp {{instant}}', { instant: showInstant(dossier.submittedAt) })}</span>
              </PageLink>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
