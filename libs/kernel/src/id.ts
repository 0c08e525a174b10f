import type { Clock } from './clock.js';

/** Where new identifiers come from. Passed in, so tests and seeders get the same ids on every run. */
export interface IdSource {
  next(): string;
}

// The counter starts in the lower half of its 12 bits, so at least 2,048 ids fit into the first millisecond.
const COUNTER_START_MASK = 0x7ff;
const COUNTER_MAX = 0xfff;

/**
 * Makes UUIDs of version 7 (RFC 9562, method 1: a 12-bit counter after the millisecond). Ids of one source always
 * increase, also within one millisecond and when the clock steps back; a counter that overflows borrows the next
 * millisecond. Example: `const ids = uuidV7Source(clock, (n) => randomBytes(n)); ids.next();`
 */
export function uuidV7Source(clock: Clock, randomBytes: (n: number) => Uint8Array): IdSource {
  let lastMs = -1;
  let counter = 0;

  return {
    next() {
      const nowMs = clock.now().getTime();
      const random = randomBytes(10);
      if (nowMs > lastMs) {
        lastMs = nowMs;
        counter = ((byteAt(random, 8) << 8) | byteAt(random, 9)) & COUNTER_START_MASK;
      } else if (counter < COUNTER_MAX) {
        counter += 1;
      } else {
        lastMs += 1;
        counter = 0;
      }
      return layOut(lastMs, counter, random);
    },
  };
}

function layOut(ms: number, counter: number, random: Uint8Array): string {
  const time = ms.toString(16).padStart(12, '0');
  const middle = (0x7000 | counter).toString(16);
  const variant = ((byteAt(random, 0) & 0x3f) | 0x80).toString(16);
  let tail = '';
  for (let index = 1; index < 8; index += 1) tail += byteAt(random, index).toString(16).padStart(2, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-${middle}-${variant}${tail.slice(0, 2)}-${tail.slice(2)}`;
}

function byteAt(bytes: Uint8Array, index: number): number {
  const byte = bytes[index];
  if (byte === undefined) throw new RangeError('the random source gave too few bytes');
  return byte;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

/** Tells whether the text is a UUID of any version of RFC 9562, in either letter case. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}

/**
 * A deterministic stream of numbers in [0, 1) for tests and seeders (mulberry32). It is not secret: never use it for
 * keys, secrets or production ids. Example: `const random = seededRandom(7); random();`
 */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The byte form of `seededRandom`, with the shape of a random source: `uuidV7Source(clock, seededBytes(7))`. */
export function seededBytes(seed: number): (n: number) => Uint8Array {
  const random = seededRandom(seed);
  return (n) => Uint8Array.from({ length: n }, () => Math.floor(random() * 256));
}
