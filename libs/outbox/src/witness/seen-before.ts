const HOUR_MS = 3_600_000;
const LISTED_HOURS = 12;
// About twenty megabytes; what is forgotten early is written once more.
const KEYS_MAX = 100_000;

/** Which looks have been written lately. */
export class SeenBefore {
  /** Until when each counts, in the order in which they were written. */
  readonly #until = new Map<string, number>();

  fresh<T extends { readonly key: string }>(looks: readonly T[], now: Date): T[] {
    return [...new Map(looks.map((look) => [look.key, look])).values()].filter(({ key }) => (this.#until.get(key) ?? 0) <= now.getTime());
  }

  remember(keys: readonly string[], now: Date, listed: boolean): void {
    const until = now.getTime() + (listed ? LISTED_HOURS : 1) * HOUR_MS;
    for (const key of keys) {
      this.#until.delete(key);
      this.#until.set(key, until);
    }
    for (const key of this.#until.keys()) {
      if (this.#until.size <= KEYS_MAX) break;
      this.#until.delete(key);
    }
  }
}
