import type { checkProcedureDraft, ProcedureProblem, RpcReply } from '@haicap/contracts';
import type { UseQueryResult } from '@tanstack/react-query';
import { QueryStates } from '../../frame/query-states.js';
import { t } from '../../text/language.js';
import { enclosing, fieldId } from '../content-form/pointer.js';
import { placeWords } from '../differences/difference-words.js';
import { problemWords } from './problem-words.js';

/** Goes to the field at a place, or to the nearest part around it. */
export function showPlace(pointer: string): void {
  const field = enclosing(pointer).map((place) => document.getElementById(fieldId(place))).find((one) => one !== null);
  field?.scrollIntoView({ block: 'center' });
  field?.focus({ preventScroll: true });
}

/** Everything that is missing or wrong, each a step away from its field. */
export function DraftChecks({ check }: { check: UseQueryResult<RpcReply<typeof checkProcedureDraft>> }) {
  return (
    <section className="card pad stack" aria-label={t('Kiểm tra bản thảo')}>
      <h2>{t('Kiểm tra bản thảo')}</h2>
      <QueryStates query={check} waiting={t('Đang kiểm tra…')}>
        {({ complete, problems, warnings }) => (
          <>
            <p role="status">{complete ? <span className="tag ok">{t('Đủ để công bố')}</span> : <span className="tag due">{t('{{count}} mục cần sửa', { count: problems.length })}</span>}</p>
            <Problems items={problems} />
            {warnings.length > 0 && <><h3>{t('Nên xem lại')}</h3><Problems items={warnings} /></>}
          </>
        )}
      </QueryStates>
    </section>
  );
}

function Problems({ items }: { items: readonly ProcedureProblem[] }) {
  return (
    <ul className="plain stack">
      {items.map((problem) => <li key={`${problem.code} ${problem.pointer}`}><button type="button" className="link small" onClick={() => showPlace(problem.pointer)}>{problem.pointer !== '' && `${placeWords(problem.pointer)}: `}{problemWords(problem)}</button></li>)}
    </ul>
  );
}
