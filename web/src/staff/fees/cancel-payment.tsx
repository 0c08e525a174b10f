import { PAYMENT_CANCEL_REASONS, type Dossier } from '@haicap/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useWriting } from '../../session/as-person.js';
import { t } from '../../text/language.js';

const REASONS: Readonly<Record<(typeof PAYMENT_CANCEL_REASONS)[number], string>> = {
  'wrong-amount': t('Sai số tiền'), 'wrong-dossier': t('Nhầm hồ sơ'), 'payer-changed-method': t('Người nộp đổi cách nộp'), 'printed-wrong': t('In sai biên lai'), other: t('Lý do khác'),
};

/** Takes a payment back: the receipt keeps its number and says why, and the amount is owed again. */
export function CancelPayment({ dossier, paymentId }: { dossier: Dossier; paymentId: string }) {
  const writing = useWriting();
  const queries = useQueryClient();
  const [reasonCode, setReason] = useState<(typeof PAYMENT_CANCEL_REASONS)[number]>('wrong-amount');
  const [reasonText, setText] = useState('');
  const cancel = async () => {
    const changed = await writing.run<Dossier>({ method: 'POST', path: `/api/v1/dossiers/${dossier.dossierId}/payments/${paymentId}/cancel`, version: dossier.version, body: { reasonCode, reasonText: reasonText.trim() } });
    if (changed === undefined) return;
    queries.setQueryData(['dossier', dossier.dossierId], changed);
    for (const key of ['dossier-fees', 'dossier-payments']) void queries.invalidateQueries({ queryKey: [key, dossier.dossierId] });
  };
  return (
    <details>
      <summary className="small">{t('Hủy lần thu này')}</summary>
      <form className="desk-column" onSubmit={(event) => { event.preventDefault(); void cancel(); }}>
        <p className="small">{t('Số biên lai được giữ và ghi là đã hủy; tiền trả lại người nộp, và hồ sơ lại còn nợ số tiền này.')}</p>
        <label className="f"><span>{t('Lý do')}</span><select value={reasonCode} onChange={(event) => setReason(event.target.value as typeof reasonCode)}>{PAYMENT_CANCEL_REASONS.map((code) => <option key={code} value={code}>{REASONS[code]}</option>)}</select></label>
        <label className="f"><span>{t('Ghi rõ')}</span><input required maxLength={500} value={reasonText} onChange={(event) => setText(event.target.value)} /></label>
        {writing.problem !== null && <p role="alert" className="small gold">◆ {writing.problem.title}</p>}
        <button type="submit" className="btn" disabled={writing.busy}>{t('Hủy và giữ số biên lai')}</button>
      </form>
    </details>
  );
}
