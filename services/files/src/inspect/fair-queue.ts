type Work = () => Promise<void>;

/**
 * One piece of work at a time, and the accounts in turn: who brings many photos waits for the own ones, and everybody else for one of them.
 * Example: `const path = await queue.run(accountId, () => shrink(photo));`
 */
export class FairQueue {
  /** What waits by account; the account whose turn is next comes first. */
  readonly #waiting = new Map<string, Work[]>();
  #running: Promise<void> | undefined;

  run<T>(accountId: string, work: () => Promise<T>): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    const mine = this.#waiting.get(accountId) ?? [];
    mine.push(() => work().then(resolve, reject));
    this.#waiting.set(accountId, mine);
    this.#running ??= this.#workOff();
    return promise;
  }

  /** Until nothing waits. */
  async settled(): Promise<void> {
    await this.#running;
  }

  async #workOff(): Promise<void> {
    // Those who come in one moment are seen together.
    await Promise.resolve();
    for (let work = this.#next(); work !== undefined; work = this.#next()) await work();
    this.#running = undefined;
  }

  #next(): Work | undefined {
    for (const [accountId, [work, ...others]] of this.#waiting) {
      this.#waiting.delete(accountId);
      if (others.length > 0) this.#waiting.set(accountId, others);
      return work;
    }
    return undefined;
  }
}
