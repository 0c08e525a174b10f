import { showDay, showInstant } from '../../text/dates.js';
import { standingWords, type Verified } from './standing-words.js';

export function VerifiedResult({ verified }: { verified: Verified }) {
  const { signed, result } = verified;
  const { tone, words } = standingWords(verified);
  return (
    <article className="card pad status">
      <p><span className={`tag ${tone}`}>● {words}</span></p>
      <p>Nội dung tệp đúng từng byte như lúc ký{signed.unitName === '' ? '' : ` tại ${signed.unitName}`}, {showInstant(signed.signedAt)}.</p>
      {signed.isTrial && <p className="lacquer"><b>Chữ ký thử nghiệm, không có giá trị pháp lý.</b></p>}
      {result !== null && <WhatBecameOfIt result={result} />}
      <ul>
        {signed.signatures.map((signature) => (
          <li key={signature.serial}>
            <b>{signature.kind === 'seal' ? 'Con dấu của cơ quan' : 'Người ký'}:</b> {signature.subject}
            <br /><span className="small muted">Chuỗi chứng thư: {signature.chain.join(' ← ')}. Hiệu lực đến {showInstant(signature.notAfter)}.</span>
          </li>
        ))}
      </ul>
      <p className="small muted">SHA-256: {signed.sha256}. Mức chữ ký: PAdES {signed.level}.</p>
    </article>
  );
}

function WhatBecameOfIt({ result }: { result: NonNullable<Verified['result']> }) {
  const { state, issuedOn, stoppedOn, withdrawnOn, replacedByResultId } = result;
  return (
    <>
      {state === 'in-force' && issuedOn != null && <p>Kết quả được ban hành ngày {showDay(issuedOn)}.</p>}
      {state === 'void' && stoppedOn != null && <p>Hồ sơ dừng giải quyết ngày {showDay(stoppedOn)}.</p>}
      {withdrawnOn !== null && <p>Kết quả đã bị thu hồi ngày {showDay(withdrawnOn)}.</p>}
      {replacedByResultId !== null && <p>Kết quả thay thế có mã {replacedByResultId}.</p>}
    </>
  );
}
