import type { RpcReply, trackReceiptProof } from '@haicap/contracts';
import { useState } from 'react';
import { post, ProblemError } from '../../api/client.js';
import { saveFile } from '../../save-file.js';
import { appointmentOf } from './appointment.js';
import type { Tracked } from './standing.js';

type Keys = { readonly code: string; readonly secret: string } | { readonly token: string };

/** What a citizen takes along: the signed receipt, and the appointment for the own calendar. */
export function TakeAlong({ tracked, keys }: { tracked: Tracked; keys: Keys }) {
  const [problem, setProblem] = useState<string | null>(null);
  const takeReceipt = async () => {
    try {
      const { jws } = await post<RpcReply<typeof trackReceiptProof>>('/api/v1/tracking/receipt-proof', keys);
      saveFile(`bien-nhan-${tracked.code}.jws`, jws, 'application/jose');
      setProblem(null);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setProblem(error.problem.title);
    }
  };
  const appointment = appointmentOf(tracked);
  return (
    <p>
      <button type="button" className="btn" onClick={() => void takeReceipt()}>Tải biên nhận có chữ ký số</button>{' '}
      {appointment !== null && <button type="button" className="btn" onClick={() => saveFile(`hen-tra-${tracked.code}.ics`, appointment, 'text/calendar')}>Thêm ngày hẹn vào lịch</button>}
      {problem !== null && <span className="lacquer" role="alert">{problem}</span>}
    </p>
  );
}
