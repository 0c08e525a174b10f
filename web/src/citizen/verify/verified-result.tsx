import { showDay, showInstant } from '../../text/dates.js';
import { t } from '../../text/language.js';
import { standingWords, type Verified } from './standing-words.js';

export function VerifiedResult({ verified }: { verified: Verified }) {
  const { signed, result } = verified;
  const { tone, words } = standingWords(verified);
  return (
    <article className="card pad status">
      <p><span className={`tag ${tone}`}>● {words}</span></p>
      <p>{signed.unitName === '' ? t('Nội dung tệp đúng từng byte như lúc ký, {{instant}}.', { instant: showInstant(signed.signedAt) }) : t('Nội dung tệp đúng từng byte như lúc ký tại {{unit}}, {{instant}}.', { unit: signed.unitName, instant: showInstant(signed.signedAt) })}</p>
      {signed.isTrial && <p className="lacquer"><b>{t('Chữ ký thử nghiệm, không có giá trị pháp lý.')}</b></p>}
      {result !== null && <WhatBecameOfIt result={result} />}
      <ul>
        {signed.signatures.map((signature) => (
          <li key={signature.serial}>
            <b>{signature.kind === 'seal' ? t('Con dấu của cơ quan') : t('Người ký')}:</b> {signature.subject}
            <br /><span className="small muted">{t('Chuỗi chứng thư: {{chain}}. Hiệu lực đến {{instant}}.', { chain: signature.chain.join(' ← '), instant: showInstant(signature.notAfter) })}</span>
          </li>
        ))}
      </ul>
      <p className="small muted">SHA-256: {signed.sha256}. {t('Mức chữ ký:')} PAdES {signed.level}.</p>
    </article>
  );
}

function WhatBecameOfIt({ result }: { result: NonNullable<Verified['result']> }) {
  const { state, issuedOn, stoppedOn, withdrawnOn, replacedByResultId } = result;
  return (
    <>
      {state === 'in-force' && issuedOn != null && <p>{t('Kết quả được ban hành ngày {{day}}.', { day: showDay(issuedOn) })}</p>}
      {state === 'void' && stoppedOn != null && <p>{t('Hồ sơ dừng giải quyết ngày {{day}}.', { day: showDay(stoppedOn) })}</p>}
      {withdrawnOn !== null && <p>{t('Kết quả đã bị thu hồi ngày {{day}}.', { day: showDay(withdrawnOn) })}</p>}
      {replacedByResultId !== null && <p>{t('Kết quả thay thế có mã {{id}}.', { id: replacedByResultId })}</p>}
    </>
  );
}
