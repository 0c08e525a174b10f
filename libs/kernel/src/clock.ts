/** Where the present moment comes from. It is passed in everywhere, so a rehearsal or a test can set it. */
export interface Clock {
  now(): Date;
}

/** A clock that stands still until it is told to move. */
export interface FixedClock extends Clock {
  advance(ms: number): void;
  set(instant: Date | string): void;
}

/**
 * Makes a clock that stands at `start` (a Date, or RFC 3339 text with an offset). Example:
 * `const clock = fixedClock('2025-07-01T08:00:00+07:00'); clock.advance(60_000);`
 */
export function fixedClock(start: Date | string): FixedClock {
  let nowMs = instantMs(start);
  return {
    now: () => new Date(nowMs),
    advance: (ms) => {
      nowMs += ms;
    },
    set: (instant) => {
      nowMs = instantMs(instant);
    },
  };
}

// A text without an offset would be read in the zone of the machine, and the clock would differ between machines.
const TEXT_WITH_OFFSET = /(?:Z|[+-]\d{2}:\d{2})$/;

function instantMs(instant: Date | string): number {
  if (typeof instant === 'string' && !TEXT_WITH_OFFSET.test(instant)) {
    throw new RangeError(`an instant needs an offset: ${instant}`);
  }
  const ms = typeof instant === 'string' ? Date.parse(instant) : instant.getTime();
  if (Number.isNaN(ms)) throw new RangeError(`not an instant: ${String(instant)}`);
  return ms;
}
