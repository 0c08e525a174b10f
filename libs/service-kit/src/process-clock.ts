import { randomBytes } from 'node:crypto';
import { uuidV7Source, type Clock, type IdSource } from '@haicap/kernel';

/** The clock of the machine. */
export const systemClock: Clock = { now: () => new Date() };

/** A clock that others hold a reference to and that a rehearsal or a test replaces at one place. */
export interface ProcessClock extends Clock {
  use(clock: Clock): void;
}

/** Makes the one clock of a process; it follows the machine until told otherwise. */
export function createProcessClock(initial: Clock = systemClock): ProcessClock {
  let current = initial;
  return {
    now: () => current.now(),
    use: (clock) => {
      current = clock;
    },
  };
}

/** The clock of this process. */
export const processClock: ProcessClock = createProcessClock();

/** Ids of version 7 from a clock and the machine's chance. */
export function systemIds(clock: Clock): IdSource {
  return uuidV7Source(clock, (n) => randomBytes(n));
}
