import { CliFailure, EXIT } from '../failure.ts';
import { readIfPresent, writeWhole } from '../state/files.ts';
import { pathsOf } from './data-folder.ts';

const LOCAL_OFFSET = '+07:00';
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})?$/;

/** An instant as people write it: without an offset it is Vietnamese time. */
export function parseInstant(text: string): Date {
  const match = INSTANT.exec(text);
  const instant = new Date(match === null ? Number.NaN : match[1] === undefined ? `${text}${LOCAL_OFFSET}` : text);
  if (Number.isNaN(instant.getTime())) throw new CliFailure(EXIT.usage, `"${text}" is no instant`, 'write it as 2026-11-25T14:55, or with an offset');
  return instant;
}

/** The time in which an installation lives, and by how much it is ahead of the machine; undefined when it goes with the machine. */
export function readClock(dataFolder: string): { now: Date; offsetMs: number } | undefined {
  const text = readIfPresent(pathsOf(dataFolder).clock);
  if (text === undefined) return undefined;
  const offsetMs = Number(text);
  return { now: new Date(Date.now() + offsetMs), offsetMs };
}

/** Moves the clock to an instant. What has happened has a time, so the clock only goes forward. */
export function moveClock(dataFolder: string, instant: Date): void {
  const before = readClock(dataFolder);
  if (before !== undefined && instant < before.now) {
    throw new CliFailure(EXIT.usage, `the clock stands at ${before.now.toISOString()} and only goes forward`, 'for an earlier time start another installation with --data');
  }
  writeWhole(pathsOf(dataFolder).clock, `${instant.getTime() - Date.now()}\n`, 0o644);
}

/** The clock file of an installation that lives at another time, begun at `start` when it is new; undefined for every other. */
export function openClock(dataFolder: string, start: string | undefined): string | undefined {
  if (start !== undefined) moveClock(dataFolder, new Date(start));
  return readClock(dataFolder) === undefined ? undefined : pathsOf(dataFolder).clock;
}
