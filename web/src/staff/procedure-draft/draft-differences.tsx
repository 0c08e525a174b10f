import type { compareProcedureDraft, RpcReply } from '@haicap/contracts';
import { useQuery } from '@tanstack/react-query';
import { QueryStates } from '../../frame/query-states.js';
import { askAsPerson } from '../../session/as-person.js';
import { t } from '../../text/language.js';
import { Differences } from '../differences/differences.js';

/** What the draft changes of the version it began with. */
export function DraftDifferences({ draftId, version, baseVersion }: { draftId: string; version: number; baseVersion: number }) {
  const differences = useQuery({
    queryKey: ['draft-differences', draftId, version], placeholderData: (before) => before,
    queryFn: () => askAsPerson<RpcReply<typeof compareProcedureDraft>>(`/api/v1/procedure-drafts/${draftId}/differences`),
  });
  return (
    <section className="card pad stack" aria-label={t('Khác gì so với phiên bản gốc')}>
      <h2>{t('Khác gì so với phiên bản gốc')}</h2>
      <QueryStates query={differences} waiting={t('Đang so sánh…')}>{(data) => <Differences differences={data.differences} before={t('Phiên bản {{version}}', { version: baseVersion })} after={t('Bản thảo')} />}</QueryStates>
    </section>
  );
}
