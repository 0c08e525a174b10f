import type { compareProcedureDraft, Procedure, RpcReply } from '@haicap/contracts';
import { useQuery } from '@tanstack/react-query';
import { QueryStates } from '../../frame/query-states.js';
import { ask } from '../../api/client.js';
import { askAsPerson } from '../../session/as-person.js';
import { t } from '../../text/language.js';
import { useContentForm } from '../content-form/content-form.js';
import { Differences } from '../differences/differences.js';
import type { Draft } from '../procedures/procedure-words.js';
import { EFormsCompared } from './e-form-preview.js';

/** What the draft changes of the version it began with. */
export function DraftDifferences({ draft: { draftId, code, baseVersion }, version }: { draft: Pick<Draft, 'draftId' | 'code' | 'baseVersion'>; version: number }) {
  const { content } = useContentForm();
  const path = `/api/v1/procedures/${encodeURIComponent(code)}`;
  const base = useQuery({ queryKey: ['procedure', path, baseVersion], queryFn: () => ask<Procedure>(`${path}?version=${baseVersion}`), staleTime: Infinity });
  const differences = useQuery({
    queryKey: ['draft-differences', draftId, version], placeholderData: (before) => before,
    queryFn: () => askAsPerson<RpcReply<typeof compareProcedureDraft>>(`/api/v1/procedure-drafts/${draftId}/differences`),
  });
  return (
    <section className="card pad stack" aria-label={t('Khác gì so với phiên bản gốc')}>
      <h2>{t('Khác gì so với phiên bản gốc')}</h2>
      <QueryStates query={differences} waiting={t('Đang so sánh…')}>{(data) => <Differences differences={data.differences} before={t('Phiên bản {{version}}', { version: baseVersion })} after={t('Bản thảo')} />}</QueryStates>
      {base.data !== undefined && <EFormsCompared before={base.data.eForm} after={content['eForm']} names={[t('Phiên bản {{version}}', { version: baseVersion }), t('Bản thảo')]} />}
    </section>
  );
}
