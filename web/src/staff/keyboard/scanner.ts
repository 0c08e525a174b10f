/** A scanner types far faster than a person: two keys closer than this come from a machine. */
export const SCANNER_GAP_MAX_MS = 35;
/** Shorter bursts may be two fingers that fell on the keyboard together. */
export const SCANNED_CHARS_MIN = 6;

interface Key {
  readonly key: string;
  readonly at: number;
  /** Pressed together with Ctrl, Alt or the like: no scanner does that to end. */
  readonly isChord?: boolean;
}

/**
 * Tells what a scanner types from what a person types, by the time between keys. Times in milliseconds of one clock.
 * A scanner ends with Enter; what it typed is handed over then.
 */
export class BurstWatch {
  #typed = '';
  #lastAt = Number.NEGATIVE_INFINITY;

  /** Notes a key; returns what was scanned when this key ends a burst. */
  note({ key, at, isChord = false }: Key): string | undefined {
    // Shift and its like come before a letter and are none.
    if (key.length !== 1 && key !== 'Enter') return undefined;
    const isQuick = at - this.#lastAt <= SCANNER_GAP_MAX_MS;
    this.#lastAt = at;
    if (key === 'Enter') {
      const scanned = isQuick && !isChord && this.#typed.length >= SCANNED_CHARS_MIN ? this.#typed : undefined;
      this.#typed = '';
      return scanned;
    }
    this.#typed = isQuick ? this.#typed + key : key;
    return undefined;
  }

  /** Whether the last key belongs to a burst that has not ended. */
  isWithinBurst(): boolean {
    return this.#typed.length > 1;
  }
}
