import { fixedClock, seededBytes, uuidV7Source, type Clock, type FixedClock, type IdSource } from '@haicap/kernel';

/** The morning on which the two-tier local government began; every test's present unless it says otherwise. */
export const TEST_NOW = '2025-07-01T08:00:00+07:00';

/** A clock that stands at the morning of 1 July 2025. */
export function testClock(): FixedClock {
  return fixedClock(TEST_NOW);
}

/** The same ids on every run. Two sources in one test need two seeds. */
export function seededIds(seed = 1, clock: Clock = testClock()): IdSource {
  return uuidV7Source(clock, seededBytes(seed));
}
