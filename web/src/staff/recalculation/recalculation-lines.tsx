import type { listRecalculationLines, RpcReply } from '@haicap/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { ProblemNotice } from '../../problem-notice.js';
import { askAsPerson } from '../../session/as-person.js';
import { showInstant } from '../../text/dates.js';
import { t } from '../../text/language.js';
import { Wide } from '../../frame/wide.js';

type Lines = RpcReply<typeof listRecalculationLines>;

const STATES: Readonly<Record<Lines['items'][number]['state'], string>> = {
  'to-move': t('sẽ đổi'), 'not-computable': t('không tính được, giữ nguyên'), moved: t('đã đổi'), unchanged: t('không đổi'),
};

/** Each dossier of a unit with its appointment before and after. */
export function RecalculationLines({ recalculationId, unitId }: { recalculationId: string; unitId: string }) {
  const lines = useInfiniteQuery({
    queryKey: ['recalculation-lines', recalculationId, unitId], initialPageParam: '',
    queryFn: ({ pageParam }) => askAsPerson<Lines>(`/api/v1/deadline-recalculations/${recalculationId}/lines?${new URLSearchParams({ unitId, limit: '50', ...(pageParam === '' ? {} : { cursor: pageParam }) }).toString()}`),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  if (lines.isError) return <ProblemNotice error={lines.error} onRetry={() => void lines.refetch()} />;
  if (lines.data === undefined) return <p className="muted" role="status">{t('Đang tải từng hồ sơ…')}</p>;
  return (
    <Wide label={t('Ngày hẹn trước và sau của từng hồ sơ')}>
      <table className="rows text">
        <caption className="sr">{t('Ngày hẹn trước và sau của từng hồ sơ')}</caption>
        <thead><tr><th scope="col">{t('Mã hồ sơ')}</th><th scope="col">{t('Hẹn trước')}</th><th scope="col">{t('Hẹn sau')}</th><th scope="col">{t('Kết quả')}</th></tr></thead>
        <tbody>
          {lines.data.pages.flatMap(({ items }) => items).map(({ dossierId, code, before, after, state }) => (
            <tr key={dossierId}><th scope="row">{code}</th><td>{showInstant(before.at)}</td><td>{after === null ? '–' : showInstant(after.at)}</td><td>{STATES[state]}</td></tr>
          ))}
        </tbody>
      </table>
      {lines.hasNextPage && <button type="button" className="btn small" disabled={lines.isFetchingNextPage} onClick={() => void lines.fetchNextPage()}>{t('Xem thêm hồ sơ')}</button>}
    </Wide>
  );
}
