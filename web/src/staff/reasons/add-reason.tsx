import type { DossierReason } from '@haicap/contracts';
import { vnFold } from '@haicap/kernel';
import { useState, type FormEvent } from 'react';
import { useWriting } from '../../session/as-person.js';
import { localDayOf } from '../../text/dates.js';
import { t } from '../../text/language.js';
import { Field } from '../settings/field.js';
import { ProblemLine } from '../settings/settings-page.js';
import { ACTION_WORDS, codeOf } from './reason-actions.js';

/** Adds a reason of the province. Its words never change: it ends, and another one takes its place. */
export function AddReason({ action, onAdded }: { action: DossierReason['action']; onAdded: () => void }) {
  const today = localDayOf(new Date());
  const [words, setWords] = useState('');
  const [code, setCode] = useState<string | null>(null);
  const [basis, setBasis] = useState('');
  const [validFrom, setValidFrom] = useState(today);
  const writing = useWriting();
  const shownCode = code ?? codeOf(vnFold(words));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if ((await writing.run<DossierReason>({ method: 'POST', path: '/api/v1/dossier-reasons', body: { action, code: shownCode, words: words.trim(), basis: basis.trim(), validFrom } })) === undefined) return;
    setWords('');
    setCode(null);
    setBasis('');
    onAdded();
  };
  return (
    <section className="card pad stack" aria-label={t('Thêm lý do riêng của tỉnh')}>
      <h2>{t('Thêm lý do để {{action}}', { action: ACTION_WORDS[action].toLowerCase() })}</h2>
      <form className="fields two" onSubmit={(event) => void submit(event)}>
        <Field label={t('Lời người nộp đọc')}>{(ids) => <input {...ids} required minLength={3} maxLength={200} value={words} onChange={(event) => setWords(event.target.value)} />}</Field>
        <Field label={t('Mã lý do')} hint={t('Không đổi được về sau.')}>{(ids) => <input {...ids} required pattern="[a-z][a-z0-9]*(-[a-z0-9]+)*" maxLength={40} value={shownCode} onChange={(event) => setCode(event.target.value)} />}</Field>
        <Field label={t('Theo văn bản')}>{(ids) => <input {...ids} required maxLength={300} value={basis} onChange={(event) => setBasis(event.target.value)} />}</Field>
        <Field label={t('Dùng từ ngày')}>{(ids) => <input {...ids} type="date" required min={today} value={validFrom} onChange={(event) => setValidFrom(event.target.value)} />}</Field>
        <div className="bar"><button type="submit" className="btn primary" disabled={writing.busy}>{t('Thêm lý do')}</button><ProblemLine problem={writing.problem} /></div>
      </form>
    </section>
  );
}
