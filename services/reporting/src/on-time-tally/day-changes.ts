import { addDays, type LocalDate } from '@haicap/kernel';
import type { DossierStanding } from './dossier-standing.js';

/**
 * Counts of one key. `open`, `overdue`, `dueSoon` and `waiting` are changes of a level: their sum over all days until the end of a
 * day is the level at the end of that day, so every past day can be asked for.
 */
export interface Counts {
  readonly received: number;
  readonly resolved: number;
  readonly onTime: number;
  readonly late: number;
  readonly open: number;
  readonly overdue: number;
  readonly dueSoon: number;
  readonly withdrawn: number;
  readonly refused: number;
  /** A level, too: filed online, and neither received nor turned away. */
  readonly waiting: number;
}

/** What changes in the counts of one day. */
export interface DayChange {
  readonly competentUnitId: string;
  readonly procedureCode: string;
  readonly field: string;
  readonly day: LocalDate;
  readonly counts: Partial<Counts>;
}

/** "Due soon" begins this many days before the due date. */
export const DUE_SOON_DAYS = 3;

/** What of a dossier the figures follow from. */
export type CountedStanding = Omit<DossierStanding, 'dossierId' | 'version' | 'historic' | 'waits'>;

/** Everything a dossier adds to the days of its life, times `sign`. */
export function changesOf(standing: CountedStanding, sign: 1 | -1): DayChange[] {
  const { competentUnitId, procedureCode, field, submittedOn, receivedOn, completedOn, timeliness, refusedOn, stoppedOn } = standing;
  const on = (day: LocalDate, counts: Partial<Counts>): DayChange => ({ competentUnitId, procedureCode, field, day, counts });
  const during: During = (level, from, until) => {
    if (until !== null && until <= from) return [];
    return [on(from, { [level]: sign }), ...(until === null ? [] : [on(until, { [level]: -sign })])];
  };
  const waiting = submittedOn === null ? [] : during('waiting', submittedOn, receivedOn ?? refusedOn ?? stoppedOn);
  if (refusedOn !== null) return [...waiting, on(refusedOn, { refused: sign })];
  // Filed and not yet received: in no other figure.
  if (receivedOn === null) return waiting;
  const endedOn = completedOn ?? stoppedOn;
  const changes = [...waiting, on(receivedOn, { received: sign }), ...during('open', receivedOn, endedOn)];
  if (completedOn !== null) {
    // Early is a part of on time, and so is a dossier without an appointment: the owner has judged.
    changes.push(on(completedOn, { resolved: sign, ...(timeliness === 'late' ? { late: sign } : { onTime: sign }) }));
  } else if (stoppedOn !== null) {
    changes.push(on(stoppedOn, { withdrawn: sign }));
  }
  return [...changes, ...runningStretches(standing, receivedOn, endedOn).flatMap((stretch) => dueChanges(stretch, during))];
}

type During = (level: 'open' | 'overdue' | 'dueSoon' | 'waiting', from: LocalDate, until: LocalDate | null) => DayChange[];

interface Stretch {
  readonly from: LocalDate;
  /** The day on which it is over; null when it is not. */
  readonly until: LocalDate | null;
  readonly dueOn: LocalDate | null;
}

/** The stretches in which the clock ran, each with the appointment that held then: what was published of a past day stays true. */
function runningStretches({ pauses, dueOn }: CountedStanding, receivedOn: LocalDate, endedOn: LocalDate | null): Stretch[] {
  const stretches: Stretch[] = [];
  let from: LocalDate | null = receivedOn;
  for (const pause of pauses) {
    if (from !== null) stretches.push({ from, until: pause.from, dueOn: pause.dueBefore });
    from = pause.until;
  }
  if (from !== null) stretches.push({ from, until: endedOn, dueOn });
  return stretches;
}

function dueChanges({ from, until, dueOn }: Stretch, during: During): DayChange[] {
  if (dueOn === null) return [];
  // The due date itself is still in time; overdue begins the day after.
  const overdueFrom = addDays(dueOn, 1);
  const soonFrom = addDays(dueOn, -DUE_SOON_DAYS);
  return [
    ...during('overdue', later(overdueFrom, from), until),
    ...during('dueSoon', later(soonFrom, from), until !== null && until < overdueFrom ? until : overdueFrom),
  ];
}

function later(a: LocalDate, b: LocalDate): LocalDate {
  return a > b ? a : b;
}
