import { refusal, type closureAdded, type FactData, type Refusal, type UnitClosure } from '@haicap/contracts';
import { daysBetween, err, localDate, ok, type Result } from '@haicap/kernel';

// A longer closure is a reorganisation and changes competences, not the calendar.
const DAYS_MAX = 60;

/** The days of a closure: at least one, in order, not too many. */
export function checkClosure({ fromDay, toDay }: { readonly fromDay: string; readonly toDay: string }): Result<null, Refusal> {
  const days = daysBetween(localDate(fromDay), localDate(toDay)) + 1;
  return days >= 1 && days <= DAYS_MAX ? ok(null) : err(refusal('CLOSURE_INVALID', { fromDay, toDay, daysMax: DAYS_MAX }));
}

/** What a fact says of a closure. */
export function toFact({ closureId, unitId, fromDay, toDay, decision, reason }: UnitClosure): FactData<typeof closureAdded> {
  return { closureId, unitId, fromDay, toDay, decision, reason };
}
