import type { ExtensionBy } from '@haicap/contracts';
import { addDays, dueAt, formatOffsetTime, localDateOf, type DueReason, type LocalDate, type WorkingCalendar } from '@haicap/kernel';
import { missedPromise, type Dossier, type Due } from '../dossier/dossier-state.js';

/** What the province says about extensions, and the moment in which somebody asks. */
export interface ExtensionMoment {
  readonly at: Date;
  readonly extensionsMax: number;
  readonly extensionOpensDaysBefore: number;
}

/** The first day on which an apology with a new appointment (form 04) may be proposed; null without an appointment. */
export function extensionOpensOn({ on }: Due, { extensionOpensDaysBefore }: ExtensionMoment): LocalDate | null {
  return on === null ? null : addDays(on, -extensionOpensDaysBefore);
}

/** Whether an extension is open: the appointment is near or over, and it has not been moved so as often as is allowed. */
export function extensionState({ due }: Pick<Dossier, 'due'>, moment: ExtensionMoment): 'open' | 'not-open' | 'limit-reached' {
  const opensOn = extensionOpensOn(due, moment);
  if (opensOn === null || localDateOf(moment.at) < opensOn) return 'not-open';
  return (due.extensions ?? 0) >= moment.extensionsMax ? 'limit-reached' : 'open';
}

/**
 * The new appointment: counted from the old one while that has not been missed, otherwise from now, as any limit is counted.
 * The first one is kept, because it stands on the receipt; one that was missed decides about lateness (form 04: the
 * apology and the proposal to extend come before or at expiry).
 */
export function extendDue(due: Due, by: ExtensionBy, at: Date, calendar: WorkingCalendar): { readonly due: Due; readonly when: 'before' | 'after' } {
  if (due.at === null || due.on === null) throw new Error('an appointment that does not exist cannot be extended');
  const when = isMissed({ at: due.at, on: due.on, precision: due.precision }, at) ? 'after' : 'before';
  const moved = dueAt({ limit: by, clockStartsAt: when === 'before' ? due.at : at, calendar });
  const missed: readonly DueReason[] = when === 'before' || missedPromise(due) ? [] : [{ code: 'promise-missed', dueAt: formatOffsetTime(due.at), dueOn: due.on }];
  return {
    when,
    due: { ...due, at: moved.dueAt, on: moved.dueOn, reasons: [...due.reasons, ...missed], original: due.original ?? { at: due.at, on: due.on }, extensions: (due.extensions ?? 0) + 1 },
  };
}

/** As timeliness is judged: what is promised for a day can be kept until that day is over, only hours are judged by the minute. */
function isMissed({ at: promisedAt, on, precision }: { readonly at: Date; readonly on: LocalDate; readonly precision: Due['precision'] }, at: Date): boolean {
  return precision === 'day' ? localDateOf(at) > on : at.getTime() > promisedAt.getTime();
}
