import type { Dossier } from '@haicap/contracts';
import { Button } from 'antd';
import { useState } from 'react';
import { PageLink } from '../../page-link.js';
import { PATHS } from '../../paths.js';
import { t } from '../../text/language.js';
import { bodyOf, EMPTY_DRAFT, problemsOf } from '../dossier/step-draft.js';
import { FIELDS } from '../dossier/step-fields.js';
import { verbOf } from '../dossier/verbs.js';
import { BULK_MAX, isOfOneUnit } from './bulk.js';
import { useBulk, type Bulk } from './use-bulk.js';

interface BulkBarProps { readonly rows: readonly Dossier[]; readonly chosen: readonly Dossier[]; readonly accountId: string; readonly onClear: () => void }
type Asking = 'assign' | 'transfer';

/** The same step for all rows that are chosen, and what became of each. */
export function BulkBar({ rows, chosen, accountId, onClear }: BulkBarProps) {
  const [asking, setAsking] = useState<Asking | null>(null);
  const bulk = useBulk();
  const isTooMany = chosen.length > BULK_MAX;
  const off = chosen.length === 0 || isTooMany || bulk.running !== null;
  return (
    <>
      {chosen.length > 0 && (
        <div className="bulk-bar" role="toolbar" aria-label={t('Làm cùng lúc nhiều hồ sơ')}>
          <b role="status">{t('Đã chọn {{count}} hồ sơ', { count: chosen.length })}</b>
          <Button disabled={off || !isOfOneUnit(chosen)} onClick={() => setAsking('assign')}>{t('Giao xử lý')}</Button>
          <Button disabled={off} onClick={() => setAsking('transfer')}>{t('Chuyển cơ quan khác')}</Button>
          <Button disabled={off} onClick={() => bulk.run(chosen, 'print')}>{t('In giấy hẹn')}</Button>
          <Button type="text" onClick={() => { setAsking(null); onClear(); }}>{t('Bỏ chọn')}</Button>
          {isTooMany && <span className="small">{t('Mỗi lần nhiều nhất {{max}} hồ sơ.', { max: BULK_MAX })}</span>}
          {!isOfOneUnit(chosen) && <span className="small muted">{t('Giao xử lý chỉ làm được với hồ sơ của một cơ quan giải quyết.')}</span>}
        </div>
      )}
      {asking !== null && chosen.length > 0 && <Ask key={asking} asking={asking} chosen={chosen} accountId={accountId} onClose={() => setAsking(null)} onSend={(body) => { setAsking(null); bulk.run(chosen, asking, body); }} />}
      <Outcomes bulk={bulk} rows={rows} />
    </>
  );
}

interface AskProps { readonly asking: Asking; readonly chosen: readonly Dossier[]; readonly accountId: string; readonly onClose: () => void; readonly onSend: (body: Readonly<Record<string, unknown>>) => void }

function Ask({ asking, chosen, accountId, onClose, onSend }: AskProps) {
  const [draft, setDraft] = useState(EMPTY_DRAFT);
  const [isSent, setSent] = useState(false);
  const [verb, first] = [verbOf(asking), chosen[0]];
  if (verb === undefined || first === undefined) return null;
  const problems = problemsOf(verb, draft);
  const send = () => {
    setSent(true);
    if (problems.length === 0) onSend(bodyOf(verb, draft));
  };
  return (
    <section className="card pad stack" aria-label={verb.label}>
      {verb.fields.map((field) => {
        const Field = FIELDS[field];
        const words = isSent ? problems.find((problem) => problem.field === field)?.words : undefined;
        return <div key={field}><Field dossier={first} verb={verb} accountId={accountId} draft={draft} change={(part) => setDraft((before) => ({ ...before, ...part }))} problemId={words === undefined ? undefined : `bulk-${field}`} />{words !== undefined && <p id={`bulk-${field}`} role="alert" className="field-problem">{words}</p>}</div>;
      })}
      <div className="row"><Button type="primary" onClick={send}>{t('{{label}} {{count}} hồ sơ', { label: verb.label, count: chosen.length })}</Button><Button type="text" onClick={onClose}>{t('Đóng')}</Button></div>
    </section>
  );
}

function Outcomes({ bulk: { outcomes, running, again, clear }, rows }: { bulk: Bulk; rows: readonly Dossier[] }) {
  if (outcomes.length === 0 && running === null) return null;
  const refused = outcomes.filter(({ refusal }) => refusal !== null);
  const done = outcomes.length - refused.length;
  return (
    <section className="card pad stack" aria-label={t('Kết quả vừa làm')} aria-live="polite">
      <div className="top">
        <h2>{running !== null ? t('Đang làm, còn {{count}} hồ sơ…', { count: running }) : refused.length === 0 ? t('Xong {{count}} hồ sơ', { count: done }) : t('Xong {{count}} hồ sơ, {{refused}} hồ sơ chưa xong', { count: done, refused: refused.length })}</h2>
        {running === null && <span className="row">{refused.length > 0 && <Button size="small" onClick={() => again(rows)}>{t('Thử lại {{count}} hồ sơ', { count: refused.length })}</Button>}<Button size="small" onClick={clear}>{t('Đã xem')}</Button></span>}
      </div>
      <ul className="plain">{refused.map(({ dossierId, code, refusal }) => <li key={dossierId} className="outcome"><span aria-hidden="true">!</span> <PageLink to={`${PATHS.worklist}/${dossierId}`}>{code}</PageLink>: {refusal}</li>)}</ul>
    </section>
  );
}
