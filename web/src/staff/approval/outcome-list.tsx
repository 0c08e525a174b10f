import { Button } from 'antd';
import { PageLink } from '../../page-link.js';
import { PATHS } from '../../paths.js';
import { t } from '../../text/language.js';
import type { Act, Outcome } from './carry-out.js';

const DONE: Readonly<Record<Act, string>> = { approve: t('đã duyệt'), sign: t('đã ký'), number: t('đã cấp số'), issue: t('đã phát hành') };

/** What became of each: what was done, and why something was not. */
export function OutcomeList({ outcomes, running, problem, onClear }: { outcomes: readonly Outcome[]; running: number | null; problem: string | null; onClear: () => void }) {
  if (outcomes.length === 0 && running === null && problem === null) return null;
  const refused = outcomes.filter(({ refusal }) => refusal !== null).length;
  return (
    <section className="card pad stack" aria-label={t('Kết quả vừa làm')} aria-live="polite">
      <div className="top">
        <h2>{running === null ? summary(outcomes.length - refused, refused) : t('Đang làm, còn {{count}} hồ sơ…', { count: running })}</h2>
        {running === null && <Button size="small" onClick={onClear}>{t('Đã xem')}</Button>}
      </div>
      {problem !== null && <p role="alert" className="field-problem">{problem} {t('Những hồ sơ chưa xong vẫn nằm trong danh sách.')}</p>}
      <ul className="plain">
        {outcomes.map(({ dossierId, code, done, refusal }) => (
          <li key={dossierId} className={refusal === null ? 'outcome ok' : 'outcome'}>
            <span aria-hidden="true">{refusal === null ? '✓' : '!'}</span> <PageLink to={`${PATHS.worklist}/${dossierId}`}>{code}</PageLink>: {[...done.map((act) => DONE[act]), ...(refusal === null ? [] : [refusal])].join(', ')}
          </li>
        ))}
      </ul>
    </section>
  );
}

function summary(done: number, refused: number): string {
  return refused === 0 ? t('Xong {{count}} hồ sơ', { count: done }) : t('Xong {{count}} hồ sơ, {{refused}} hồ sơ chưa xong', { count: done, refused });
}
