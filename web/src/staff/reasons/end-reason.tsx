import type { DossierReason } from '@haicap/contracts';
import { useState, type FormEvent } from 'react';
import { useWriting } from '../../session/as-person.js';
import { localDayOf } from '../../text/dates.js';
import { t } from '../../text/language.js';
import { Field } from '../settings/field.js';
import { ProblemLine } from '../settings/settings-page.js';

/** Sets the last day of a reason. What was done for it until then keeps it. */
export function EndReason({ reason: { reasonId, version, words }, onEnded }: { reason: DossierReason; onEnded: () => void }) {
  const today = localDayOf(new Date());
  const [validTo, setValidTo] = useState(today);
  const writing = useWriting();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if ((await writing.run<DossierReason>({ method: 'POST', path: `/api/v1/dossier-reasons/${reasonId}/end`, body: { validTo }, version })) !== undefined) onEnded();
  };
  return (
    <details>
      <summary aria-label={t('Kết thúc: {{words}}', { words })}>{t('Kết thúc')}</summary>
      <form className="fields" onSubmit={(event) => void submit(event)}>
        <Field label={t('Dùng đến hết ngày')}>{(ids) => <input {...ids} type="date" required min={today} value={validTo} onChange={(event) => setValidTo(event.target.value)} />}</Field>
        <button type="submit" className="btn small" disabled={writing.busy}>{t('Ghi ngày cuối')}</button>
        <ProblemLine problem={writing.problem} />
      </form>
    </details>
  );
}
