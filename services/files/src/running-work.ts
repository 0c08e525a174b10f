import type { KeyClaim } from '@haicap/outbox';

/** Work that takes seconds: whoever asks again while it goes on waits for it instead of beginning another time. */
export class RunningWork<T> {
  readonly #running = new Map<string, Promise<T>>();

  once({ account, key, bodyHash }: KeyClaim, begin: () => Promise<T>): Promise<T> {
    const name = `${account}|${key}|${bodyHash.toString('hex')}`;
    const known = this.#running.get(name);
    if (known !== undefined) return known;
    const work = begin().finally(() => this.#running.delete(name));
    this.#running.set(name, work);
    return work;
  }
}
