import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/** More uploads than are ever under way at once in one province; beyond it the eldest are read again. */
const REMEMBERED_MAX = 1_000;

interface Running {
  readonly hash: Hash;
  bytes: number;
}

/**
 * The SHA-256 of what has arrived of each upload, carried on from one request to the next. What another process has
 * received is read once from the staging folder.
 */
export class RunningHashes {
  readonly #running = new Map<string, Running>();

  /** A hash over the first `bytes` bytes of the upload, to be fed with what follows. */
  async upTo(fileId: string, bytes: number, path: string): Promise<Hash> {
    const known = this.#running.get(fileId);
    if (known !== undefined && known.bytes === bytes) return known.hash.copy();
    const hash = createHash('sha256');
    if (bytes > 0) for await (const chunk of createReadStream(path, { end: bytes - 1 })) hash.update(chunk as Buffer);
    return hash;
  }

  keep(fileId: string, bytes: number, hash: Hash): void {
    this.#running.delete(fileId);
    if (this.#running.size >= REMEMBERED_MAX) for (const eldest of this.#running.keys()) { this.#running.delete(eldest); break; }
    this.#running.set(fileId, { hash, bytes });
  }

  forget(fileId: string): void {
    this.#running.delete(fileId);
  }
}

/** SHA-256 of a file, in hexadecimal digits. */
export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
