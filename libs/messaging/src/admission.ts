interface AdmissionLimits {
  readonly maxInFlight: number;
  readonly maxWaiting: number;
}

/**
 * Bounds the work of a process: so many at once, so many waiting in order, and nobody more. `enter` resolves when there
 * is room and is false at once when even the waiting room is full. `idle` resolves when nobody is left.
 */
export class Admission {
  readonly #limits: AdmissionLimits;
  readonly #waiting: (() => void)[] = [];
  readonly #idleListeners: (() => void)[] = [];
  #inFlight = 0;

  constructor(limits: AdmissionLimits) {
    this.#limits = limits;
  }

  get inFlight(): number {
    return this.#inFlight;
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  /** Enters when there is room now, without a turn of the event loop. */
  tryEnter(): boolean {
    if (this.#inFlight >= this.#limits.maxInFlight) return false;
    this.#inFlight += 1;
    return true;
  }

  async enter(): Promise<boolean> {
    if (this.tryEnter()) return true;
    if (this.#waiting.length >= this.#limits.maxWaiting) return false;
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
    return true;
  }

  leave(): void {
    // The place passes to the longest waiting one, so it is never counted as free in between.
    const next = this.#waiting.shift();
    if (next !== undefined) {
      next();
      return;
    }
    this.#inFlight -= 1;
    if (this.#inFlight === 0) for (const listener of this.#idleListeners.splice(0)) listener();
  }

  async idle(): Promise<void> {
    if (this.#inFlight === 0) return;
    await new Promise<void>((resolve) => this.#idleListeners.push(resolve));
  }
}
