/** What is written while one types, kept a moment later. */
const KEEP_AFTER_MS = 400;

export interface Standing<T> {
  readonly value: T;
  /** When it was last kept; null while nothing is. */
  readonly at: string | null;
}

/** Keeps what is typed at one place: a moment after the last key, or at once when its page is left. */
export class TypedKeeper<T extends object> {
  #latest: T;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly key: string,
    private readonly empty: T,
    private readonly store: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
  ) {
    this.#latest = this.read().value;
  }

  read(): Standing<T> {
    const stored = this.store.getItem(this.key);
    if (stored === null) return { value: this.empty, at: null };
    try {
      const { value, at } = JSON.parse(stored) as Standing<T>;
      return { value: { ...this.empty, ...value }, at };
    } catch {
      // What cannot be read is of an earlier release; the field begins empty.
      this.store.removeItem(this.key);
      return { value: this.empty, at: null };
    }
  }

  /** What stands there now; `onKept` tells once it is kept. */
  change(part: Partial<T>, onKept: (standing: Standing<T>) => void): T {
    this.#latest = { ...this.#latest, ...part };
    this.drop();
    this.#timer = setTimeout(() => onKept(this.#keep()), KEEP_AFTER_MS);
    return this.#latest;
  }

  /** Keeps at once what still waits for its moment. */
  flush(): void {
    if (this.#timer !== undefined) this.#keep();
  }

  /** Forgets it: the step was taken. */
  clear(): Standing<T> {
    this.drop();
    this.store.removeItem(this.key);
    this.#latest = this.empty;
    return { value: this.empty, at: null };
  }

  /** Keeps nothing of what still waits for its moment. */
  drop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #keep(): Standing<T> {
    this.drop();
    const standing = { value: this.#latest, at: new Date().toISOString() };
    this.store.setItem(this.key, JSON.stringify(standing));
    return standing;
  }
}
