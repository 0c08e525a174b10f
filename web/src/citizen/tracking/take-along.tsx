import type { RpcReply, trackReceiptProof } from '@haicap/contracts';
import { useState } from 'react';
import { post, ProblemError, send } from '../../api/client.js';
import { saveBlob, saveFile } from '../../save-file.js';
import { t } from '../../text/language.js';
import { appointmentOf } from './appointment.js';
import type { askedBy } from './keys.js';
import type { Tracked } from './standing.js';

/** What a citizen takes along: the receipt to print, the signed one, and the appointment for the own calendar. */
export function TakeAlong({ tracked, keys }: { tracked: Tracked; keys: ReturnType<typeof askedBy> }) {
  const taking = useTaking();
  const takeProof = async () => {
    const { jws } = await post<RpcReply<typeof trackReceiptProof>>('/api/v1/tracking/receipt-proof', keys);
    saveFile(`bien-nhan-${tracked.code}.jws`, jws, 'application/jose');
  };
  const takeReceipt = async () => {
    const answer = await send('/api/v1/tracking/receipt', { method: 'POST', body: JSON.stringify(keys), headers: { 'content-type': 'application/json' } });
    saveBlob(`giay-tiep-nhan-${tracked.code}.pdf`, await answer.blob());
  };
  return (
    <section className="card pad stack" aria-labelledby="take-along">
      <h2 id="take-along">{t('Giữ lại cho bạn')}</h2>
      <p className="row">
        {tracked.receivedAt !== null && <button type="button" className="btn" disabled={taking.busy} onClick={() => void taking.run(takeReceipt)}>{t('Tải giấy tiếp nhận (PDF)')}</button>}
        <button type="button" className="btn" disabled={taking.busy} onClick={() => void taking.run(takeProof)}>{t('Tải biên nhận có chữ ký số')}</button>
        <Appointment tracked={tracked} />
      </p>
      <p className="small muted">{t('Biên nhận có chữ ký số kiểm chứng được, kể cả khi không có mạng:')} <a href="/verify/receipt">{t('kiểm tra biên nhận')}</a></p>
      {taking.problem !== null && <p className="lacquer" role="alert">{taking.problem}</p>}
    </section>
  );
}

/** The appointment for the own calendar, while one stands. */
export function Appointment({ tracked }: { tracked: Tracked }) {
  const appointment = appointmentOf(tracked);
  if (appointment === null) return null;
  return <button type="button" className="btn" onClick={() => saveFile(`hen-tra-${tracked.code}.ics`, appointment, 'text/calendar')}>{t('Thêm ngày hẹn vào lịch')}</button>;
}

/** Fetches something to keep, and says why it could not. */
export function useTaking() {
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const run = async (take: () => Promise<void>) => {
    setBusy(true);
    try {
      await take();
      setProblem(null);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setProblem(error.problem.title);
    } finally {
      setBusy(false);
    }
  };
  return { problem, busy, run };
}
