import { refusal, type Refusal } from '@haicap/contracts';
import { addDays, checkDossierCode, err, formatOffsetTime, localDateOf, ok, parseDossierCode, type LocalDate, type Result } from '@haicap/kernel';

/** An outage lasts hours, or a few days. What comes later comes by the bulk path, with a file that somebody answers for. */
export const OFFLINE_ENTRY_DAYS_MAX = 10;

/** A number as it stands on a paper. */
export interface WrittenNumber {
  readonly code: string;
  readonly agencyCode: string;
  readonly day: LocalDate;
  readonly number: number;
}

/** Reads the code of a paper; null when it is none of this system. */
export function readWrittenCode(text: string): WrittenNumber | null {
  const checked = checkDossierCode(text);
  const parts = checked.ok ? parseDossierCode(checked.value) : checked;
  if (!checked.ok || !parts.ok || parts.value.isLegacy || parts.value.receivedOn === null) return null;
  return { code: checked.value, agencyCode: parts.value.agencyCode, day: parts.value.receivedOn, number: parts.value.sequence };
}

/** When something may have been received that is entered now: on the day its number says, and not for ever afterwards. */
export function checkOfflineTime(receivedAt: Date, { day }: WrittenNumber, now: Date): Result<null, Refusal> {
  const told = { receivedAt: formatOffsetTime(receivedAt), day, daysMax: OFFLINE_ENTRY_DAYS_MAX };
  const refused = (reason: string) => err(refusal('OFFLINE_TIME_INVALID', { reason, ...told }));
  if (receivedAt.getTime() > now.getTime()) return refused('in-the-future');
  if (localDateOf(receivedAt) !== day) return refused('another-day');
  return addDays(day, OFFLINE_ENTRY_DAYS_MAX) < localDateOf(now) ? refused('too-long-ago') : ok(null);
}
