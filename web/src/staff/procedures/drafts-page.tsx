import type { listProcedureDrafts, RpcReply } from '@haicap/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { EmptyState } from '../../frame/page-states.js';
import { useView } from '../../frame/view.js';
import { PageLink } from '../../page-link.js';
import { PATHS } from '../../paths.js';
import { ProblemNotice } from '../../problem-notice.js';
import { askAsPerson } from '../../session/as-person.js';
import { showDay, showInstant } from '../../text/dates.js';
import { t } from '../../text/language.js';
import { SettingsPage } from '../settings/settings-page.js';
import { DRAFT_STATES, type Draft } from './procedure-words.js';
import { ProceduresNav } from './procedures-nav.js';

type Drafts = RpcReply<typeof listProcedureDrafts>;
const STATES = Object.keys(DRAFT_STATES) as Draft['state'][];
const view = z.object({ tinhtrang: z.enum(['open', 'published', 'discarded']).catch('open') });

export function DraftsPage() {
  const [{ tinhtrang: state }, change] = useView(view);
  return (
    <SettingsPage title={t('Bản thảo thủ tục')} lead={t('Một bản thảo chưa đổi gì cho đến khi được công bố từ một ngày.')}>
      {() => (
        <>
          <ProceduresNav />
          <div className="seg" role="group" aria-label={t('Tình trạng')}>
            {STATES.map((one) => <button key={one} type="button" aria-pressed={one === state} onClick={() => change({ tinhtrang: one })}>{DRAFT_STATES[one]}</button>)}
          </div>
          <List state={state} />
        </>
      )}
    </SettingsPage>
  );
}

function List({ state }: { state: Draft['state'] }) {
  const drafts = useInfiniteQuery({
    queryKey: ['procedure-drafts', state], initialPageParam: '',
    queryFn: ({ pageParam }) => askAsPerson<Drafts>(`/api/v1/procedure-drafts?${new URLSearchParams({ state, limit: '50', ...(pageParam === '' ? {} : { cursor: pageParam }) }).toString()}`),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  if (drafts.isError) return <ProblemNotice error={drafts.error} onRetry={() => void drafts.refetch()} />;
  if (drafts.data === undefined) return <p className="muted" role="status">{t('Đang tải bản thảo…')}</p>;
  const items = drafts.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <EmptyState title={t('Không có bản thảo nào')}><p>{t('Mở một thủ tục rồi chọn “Soạn phiên bản mới”, hoặc nhập danh mục từ tệp.')}</p></EmptyState>;
  return (
    <ul className="pick card">
      {items.map(({ draftId, code, name, baseVersion, changedAt, publishedVersion, validFrom }) => (
        <li key={draftId}>
          <PageLink to={`${PATHS.procedures}/ban-thao/${draftId}`}>
            <b>{name === '' ? t('(chưa có tên)') : name}</b>
            <small className="muted">{code} · {baseVersion === 0 ? t('thủ tục mới') : t('từ phiên bản {{version}}', { version: baseVersion })} · {t('sửa lúc {{time}}', { time: showInstant(changedAt) })}{publishedVersion !== null && validFrom !== null && ` · ${t('thành phiên bản {{version}} từ {{day}}', { version: publishedVersion, day: showDay(validFrom) })}`}</small>
          </PageLink>
        </li>
      ))}
      {drafts.hasNextPage && <li><button type="button" onClick={() => void drafts.fetchNextPage()}>{t('Xem thêm')}</button></li>}
    </ul>
  );
}
