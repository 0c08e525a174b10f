import { refusal, type Refusal } from '@haicap/contracts';
import { err, localDate, ok, type LocalDate, type Result } from '@haicap/kernel';

/** The days that received and resolved are counted in; open and overdue hold at the end of the last of them. */
export interface Period {
  readonly from: LocalDate;
  readonly asOf: LocalDate;
}

// Nothing that this platform counts is older, and every year before it would be one more row to look for.
const EARLIEST = localDate('1975-04-30');

/** The period that was asked for: today when nothing is said. A day to come is refused: nobody knows its figures. */
export function resolvePeriod(asked: { readonly from?: string | undefined; readonly asOf?: string | undefined }, today: LocalDate): Result<Period, Refusal> {
  const asOf = asked.asOf === undefined ? today : localDate(asked.asOf);
  const from = asked.from === undefined ? asOf : localDate(asked.from);
  if (asOf > today) return wrong('/asOf', 'in-the-future');
  if (from > asOf) return wrong('/from', 'after-as-of');
  if (from < EARLIEST) return wrong('/from', 'too-early');
  return ok({ from, asOf });
}

function wrong(pointer: string, code: string): Result<Period, Refusal> {
  return err(refusal('REQUEST_INVALID', { issues: [{ pointer, code }] }));
}
