import { showInstant } from '../text/dates.js';
import { dueWords, type Timed } from './due-words.js';

/** The appointment of a dossier in a row or a heading. */
export function DueMark({ timed, nowMs = Date.now() }: { timed: Timed; nowMs?: number }) {
  const { tone, shape, words } = dueWords(timed, nowMs);
  return <span className={`tag ${tone}`} title={timed.dueAt === null ? undefined : showInstant(timed.dueAt)}><span aria-hidden="true">{shape}</span>{words}</span>;
}
