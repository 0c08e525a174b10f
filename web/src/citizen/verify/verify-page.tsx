import { useEffect, useState, type ChangeEvent, type FormEvent } from 'react';
import { ask, ProblemError, type Problem } from '../../api/client.js';
import { hashOf } from '../../verify-receipt/verify-receipt.js';
import type { Verified } from './standing-words.js';
import { VerifiedResult } from './verified-result.js';

/** Who signed a result and whether it still counts. The file stays on this computer: only its hash is asked about. */
export function VerifyPage() {
  const [resultId, setResultId] = useState('');
  const [verified, setVerified] = useState<Verified | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => { document.title = 'Kiểm tra kết quả · HaiCap'; }, []);

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
      <h1>Kiểm tra kết quả đã ký số</h1>
      <form className="card pad form" onSubmit={submit}>
        <label htmlFor="pdf">Tệp PDF kết quả</label>
        <input id="pdf" type="file" accept="application/pdf,.pdf" onChange={(event) => void choose(event)} aria-describedby="pdf-note" />
        <p id="pdf-note" className="small muted">Tệp không rời khỏi máy của bạn; trang chỉ hỏi bằng mã băm của tệp.</p>
        <label htmlFor="result">Hoặc mã kết quả</label>
        <input id="result" name="result" autoComplete="off" spellCheck={false} value={resultId} onChange={(event) => setResultId(event.target.value)} />
        <button type="submit" className="btn primary" disabled={resultId.trim() === ''}>Kiểm tra</button>
        {problem !== null && <p className="lacquer" role="alert">{problem.title}</p>}
      </form>
      <div aria-live="polite">{verified !== null && <VerifiedResult verified={verified} />}</div>
      <p className="small">Biên nhận hồ sơ có trang kiểm tra riêng, dùng được khi không có mạng: <a href="/verify/receipt">kiểm tra biên nhận</a>.</p>
    </>
  );
}
