import { ProblemError } from './api/client.js';
import { t } from './text/language.js';

/** What went wrong and the way out. */
export function ProblemNotice({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const problem = error instanceof ProblemError ? error.problem : null;
  return (
    <div className="card notice" role="alert">
      <b>{problem?.title ?? t('Có lỗi ngoài dự kiến.')}</b>
      {problem?.traceId !== undefined && <p className="small muted">{t('Mã lần theo: {{id}}', { id: problem.traceId })}</p>}
      <button type="button" className="btn" onClick={onRetry}>{t('Thử lại')}</button>
    </div>
  );
}
