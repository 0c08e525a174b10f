import { useEffect, useRef } from 'react';
import { t } from '../../text/language.js';
import type { StepProblem } from './filing-steps.js';

/** What is not right yet, at the top of the page and in focus; each sentence leads to its field. */
export function ErrorSummary({ problems, tries }: { readonly problems: readonly StepProblem[]; /** How often somebody wanted to go on: the box is in focus after each. */ readonly tries: number }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => { if (tries > 0) box.current?.focus(); }, [tries]);
  if (problems.length === 0) return null;
  return (
    <div ref={box} className="card notice" role="alert" tabIndex={-1} aria-labelledby="summary-title">
      <h2 id="summary-title">{t('Còn {{count}} chỗ cần xem lại', { count: problems.length })}</h2>
      <ul className="summary">
        {problems.map(({ id, words }) => (
          <li key={id}><a href={`#${id}`} onClick={(event) => { event.preventDefault(); goTo(id); }}>{words}</a></li>
        ))}
      </ul>
    </div>
  );
}

function goTo(id: string): void {
  const field = document.getElementById(id);
  field?.scrollIntoView({ block: 'center' });
  field?.focus({ preventScroll: true });
}
