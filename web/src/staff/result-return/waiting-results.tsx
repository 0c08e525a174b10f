import type { Dossier } from '@haicap/contracts';
import { useInfiniteQuery, type UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import { EmptyState } from '../../frame/page-states.js';
import { QueryStates } from '../../frame/query-states.js';
import { deskUnits } from '../../session/permissions.js';
import type { OwnAccount } from '../../session/session-keeper.js';
import { localDayOf } from '../../text/dates.js';
import { t } from '../../text/language.js';
import { rowsOf, worklistQuery } from '../worklist/dossier-query.js';
import { useWhole, WHOLE_MAX } from '../worklist/whole-list.js';
import { daysHeld, HELD_SINCE, heldSince, LONG_DAYS } from './held-results.js';

interface WaitingResultsProps { readonly account: OwnAccount; readonly days: number; readonly onDays: (days: number) => void; readonly onOpen: (dossierId: string) => void }

/** Results that nobody has fetched, the longest waiting first, or only those that have waited for some days. */
export function WaitingResults({ account, days, onDays, onOpen }: WaitingResultsProps) {
  const list = useInfiniteQuery(worklistQuery({ status: 'completed' }));
  const loaded = useMemo(() => rowsOf(list.data), [list.data]);
  // Lists come by their appointments: who has waited longest is known only of the whole.
  const whole = useWhole(list, loaded.length, true);
  const today = localDayOf(new Date());
  const isWhole = list.isSuccess && !whole.isLoading;
  const rows = heldSince(loaded, deskUnits(account), days, today);
  return (
    <section className="card" aria-labelledby="waiting">
      <div className="top pad-head">
        <h2 id="waiting">{t('Kết quả chờ người đến nhận')} {isWhole && <span className="muted num">{rows.length}</span>}</h2>
        <label className="row small"><span>{t('Đã chờ')}</span>
          <select value={days} onChange={(event) => onDays(Number(event.target.value))}>{HELD_SINCE.map((since) => <option key={since} value={since}>{since === 0 ? t('tất cả') : t('từ {{count}} ngày', { count: since })}</option>)}</select>
        </label>
      </div>
      <QueryStates query={list as unknown as UseQueryResult<unknown>} waiting={t('Đang tải hồ sơ…')}>
        {() => (
          <>
            {whole.isLoading && <p className="muted pad" role="status">{t('Đang tải hồ sơ…')}</p>}
            {whole.isCut && <p className="old-data" role="status">{t('Chỉ hiện trong {{count}} kết quả đến hạn sớm nhất.', { count: WHOLE_MAX })}</p>}
            {isWhole && rows.length === 0 && <NothingHeld days={days} onAll={() => onDays(0)} />}
            <ol className="plain due-list">{rows.map((dossier) => <li key={dossier.dossierId}><Held dossier={dossier} today={today} onOpen={onOpen} /></li>)}</ol>
          </>
        )}
      </QueryStates>
    </section>
  );
}

function NothingHeld({ days, onAll }: { days: number; onAll: () => void }) {
  if (days === 0) return <EmptyState title={t('Không có kết quả nào chờ trả.')}><p>{t('Khi hồ sơ giải quyết xong, kết quả hiện ở đây cùng số ngày đã chờ, để quầy nhắc người nộp.')}</p></EmptyState>;
  return <EmptyState title={t('Không có kết quả nào chờ từ {{count}} ngày.', { count: days })}><p><button type="button" className="link" onClick={onAll}>{t('Xem tất cả kết quả chờ trả')}</button></p></EmptyState>;
}

function Held({ dossier, today, onOpen }: { dossier: Dossier; today: string; onOpen: (dossierId: string) => void }) {
  const held = daysHeld(dossier, today);
  return (
    <button type="button" className="due-row" onClick={() => onOpen(dossier.dossierId)}><b>{dossier.code}</b><span>{dossier.applicantName}</span><span className="muted grow">{dossier.procedureName}</span>
      <span className={`tag ${held >= LONG_DAYS ? 'due' : 'ok'}`}>{held === 0 ? t('xong hôm nay') : t('chờ {{count}} ngày', { count: held })}</span></button>
  );
}
