import { useEffect, useState, type ChangeEvent, type FormEvent } from 'react';
import { ask, ProblemError, type Problem } from '../../api/client.js';
import { usePageTitle } from '../../frame/page-title.js';
import { t } from '../../text/language.js';
import { hashOf } from '../../verify-receipt/verify-receipt.js';
import type { Verified } from './standing-words.js';
import { VerifiedResult } from './verified-result.js';

/** A link of an own dossier names the result (`?ma=…`). */
const askedInAddress = () => new URLSearchParams(window.location.search).get('ma') ?? '';

/** Who signed a result and whether it still counts. The file stays on this computer: only its hash is asked about. */
export function VerifyPage() {
  const [resultId, setResultId] = useState(askedInAddress);
  const [verified, setVerified] = useState<Verified | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  usePageTitle(t('Kiểm tra kết quả'));

  const look = async (question: Record<string, string>) => {
    setProblem(null);
    setVerified(null);
    try {
      setVerified(await ask<Verified>(`/api/v1/verifications?${new URLSearchParams(question).toString()}`));
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setProblem(error.problem);
    }
  };
  useEffect(() => {
    const asked = askedInAddress();
    if (asked !== '') void look({ resultId: asked });
  }, []);
  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? [];
    if (file) await look({ sha256: await hashOf(await file.arrayBuffer(), crypto.subtle) });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void look({ resultId: resultId.trim() });
  };
  return (
    <>
      <h1>{t('Kiểm tra kết quả đã ký số')}</h1>
      <form className="card pad form" onSubmit={submit}>
        <label htmlFor="pdf">{t('Tệp PDF kết quả')}</label>
        <input id="pdf" type="file" accept="application/pdf,.pdf" onChange={(event) => void choose(event)} aria-describedby="pdf-note" />
        <p id="pdf-note" className="small muted">{t('Tệp không rời khỏi máy của bạn; trang chỉ hỏi bằng mã băm của tệp.')}</p>
        <label htmlFor="result">{t('Hoặc mã kết quả')}</label>
        <input id="result" name="result" autoComplete="off" spellCheck={false} value={resultId} onChange={(event) => setResultId(event.target.value)} />
        <button type="submit" className="btn primary" disabled={resultId.trim() === ''}>{t('Kiểm tra')}</button>
        {problem !== null && <p className="lacquer" role="alert">{problem.title}</p>}
      </form>
      <div aria-live="polite">{verified !== null && <VerifiedResult verified={verified} />}</div>
      <p className="small">{t('Biên nhận hồ sơ có trang kiểm tra riêng, dùng được khi không có mạng:')} <a href="/verify/receipt">{t('kiểm tra biên nhận')}</a></p>
    </>
  );
}
