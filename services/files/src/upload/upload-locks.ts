import { refusal } from '@haicap/contracts';
import type { Lock, Locker } from '@tus/server';
import { UploadRefused } from './upload-refused.js';

const WAIT_MAX_MS = 5_000;

interface Holder {
  readonly askToRelease: () => void;
  readonly released: Promise<void>;
  readonly release: () => void;
}

/**
 * One writer per upload. Who comes second asks the first to let go (a browser that lost its connection comes back before
 * the server has noticed) and waits a while.
 */
export class UploadLocks implements Locker {
  readonly #holders = new Map<string, Holder>();

  newLock(id: string): Lock {
    let own: Holder | undefined;
    return {
      lock: async (signal, askToRelease) => {
        own = await this.#take(id, signal, () => void askToRelease());
      },
      unlock: async () => {
        if (own !== undefined && this.#holders.get(id) === own) this.#holders.delete(id);
        own?.release();
      },
    };
  }

  async #take(id: string, signal: AbortSignal, askToRelease: () => void): Promise<Holder> {
    const patience = AbortSignal.any([signal, AbortSignal.timeout(WAIT_MAX_MS)]);
    for (;;) {
      const holder = this.#holders.get(id);
      if (holder === undefined) break;
      holder.askToRelease();
      await Promise.race([holder.released, aborted(patience)]);
      if (patience.aborted) throw new UploadRefused(refusal('UPLOAD_BUSY'));
    }
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    const holder = { askToRelease, released, release };
    this.#holders.set(id, holder);
    return holder;
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
