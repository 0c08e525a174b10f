import { refusal, type Refusal, type ServicePeriod } from '@haicap/contracts';
import { addDays, err, localDate, ok, type LocalDate, type Result } from '@haicap/kernel';

type Session = readonly [number, number];

/** Hours as they are set: from a day on. Kept for ever, with the version of the unit's hours in which they came. */
export interface SetHours {
  readonly version: number;
  readonly validFrom: string;
  readonly morning: Session;
  readonly afternoon: Session;
  readonly saturday: Session | null;
  readonly decision: string;
}

// Labour Code 2019, article 105, and Decision 188/1999/QĐ-TTg: eight hours a day, forty a week. A deadline counts on it.
const MINUTES_PER_DAY = 480;

/** Two sessions in order, eight hours in all, from today on: what was promised under other hours stays promised. */
export function checkHours(hours: Omit<SetHours, 'version'>, today: LocalDate): Result<null, Refusal> {
  const { morning, afternoon, saturday, validFrom } = hours;
  const lengths = [morning, afternoon].map(([start, end]) => end - start);
  const inOrder = lengths.every((length) => length > 0) && morning[1] <= afternoon[0] && (saturday === null || saturday[0] < saturday[1]);
  const minutes = lengths.reduce((sum, length) => sum + length, 0);
  if (inOrder && minutes === MINUTES_PER_DAY && validFrom >= today) return ok(null);
  return err(refusal('SERVICE_HOURS_INVALID', { minutes, minutesPerDay: MINUTES_PER_DAY, validFrom, today }));
}

/** The periods that follow: one that is set later for the same day replaces, and each ends the day before the next. */
export function periodsOf(set: readonly SetHours[]): ServicePeriod[] {
  const byDay = new Map(set.toSorted((a, b) => a.version - b.version).map((hours) => [hours.validFrom, hours]));
  const starts = [...byDay.values()].toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  return starts.map(({ validFrom, morning, afternoon, saturday, decision }, index) => {
    const next = starts[index + 1]?.validFrom;
    return {
      validFrom, validTo: next === undefined ? null : addDays(localDate(next), -1),
      morning: [...morning], afternoon: [...afternoon], saturday: saturday && [...saturday], decision,
    };
  });
}
