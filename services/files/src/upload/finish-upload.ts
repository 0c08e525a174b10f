import { stat } from 'node:fs/promises';
import { Inject, Injectable } from '@nestjs/common';
import { refusal, type Refusal } from '@haicap/contracts';
import { err, ok, type Result } from '@haicap/kernel';
import { FILE_STORAGE } from '../injected.js';
import { Inspector, TooSlow } from '../inspect/inspector.js';
import { unreadable, type Inspected } from '../inspect/inspection.js';
import type { FileStorage } from '../storage/file-storage.js';
import { RecordCompletion } from './record-completion.js';
import { sha256Of } from './running-hashes.js';
import { Staging } from './staging.js';
import type { UploadRow } from './upload.store.js';

// A machine that is busy may need a second and a third look; a file that is a trap must not come again for ever.
const SLOW_LOOKS_MAX = 3;

/**
 * Makes a file of an upload that has every byte: looked at, kept, and only then complete. Each step may be done again
 * after a crash, and leads to the same end: nothing is thrown away before the row says that it is not needed any more.
 */
@Injectable()
export class FinishUpload {
  readonly #running = new Map<string, Promise<Result<null, Refusal>>>();
  /** How often a file took too long. */
  readonly #slowLooks = new Map<string, number>();

  constructor(
    private readonly record: RecordCompletion,
    private readonly staging: Staging,
    private readonly inspector: Inspector,
    @Inject(FILE_STORAGE) private readonly storage: FileStorage,
  ) {}

  /** Two who finish the same upload get the same answer. */
  run(fileId: string): Promise<Result<null, Refusal>> {
    const known = this.#running.get(fileId);
    if (known !== undefined) return known;
    const finishing = this.#finish(fileId).finally(() => this.#running.delete(fileId));
    this.#running.set(fileId, finishing);
    return finishing;
  }

  async #finish(fileId: string): Promise<Result<null, Refusal>> {
    const upload = await this.record.find(fileId);
    if (upload === undefined) return err(refusal('UPLOAD_NOT_FOUND'));
    if (upload.state === 'complete') return ok(null);
    if (upload.state === 'uploading') await this.record.beginChecking(fileId, await this.#hashOf(upload));
    const found = await this.#inspect(upload);
    if (found === null) return err(refusal('FILE_CHECK_BUSY'));
    if (!found.ok) {
      await this.record.drop(fileId);
      await this.staging.remove(fileId);
      return err(refusal(found.code, { reason: found.detail }));
    }
    const path = found.cleaned ? this.staging.cleanPathOf(fileId) : this.staging.pathOf(fileId);
    const [{ size }, sha256] = await Promise.all([stat(path), sha256Of(path)]);
    await this.storage.keep(fileId, path);
    const isDone = await this.record.complete(upload, { mediaType: found.mediaType, pages: found.pages, sizeBytes: size, sha256 });
    if (!isDone && (await this.record.find(fileId)) === undefined) await this.storage.remove(fileId);
    await this.staging.remove(fileId);
    return ok(null);
  }

  /** Null when it took too long for now: the upload stays where it is, and is looked at again. */
  async #inspect(upload: UploadRow): Promise<Inspected | null> {
    const { fileId, declaredType, ownerAccountId } = upload;
    const job = { path: this.staging.pathOf(fileId), declaredType, extension: this.record.extensionOf(upload), cleanPath: this.staging.cleanPathOf(fileId) };
    try {
      const found = await this.inspector.inspect(job, ownerAccountId);
      this.#slowLooks.delete(fileId);
      return found;
    } catch (error) {
      if (!(error instanceof TooSlow)) throw error;
      const looks = (this.#slowLooks.get(fileId) ?? 0) + 1;
      this.#slowLooks.set(fileId, looks);
      if (looks < SLOW_LOOKS_MAX) return null;
      this.#slowLooks.delete(fileId);
      return unreadable('too slow');
    }
  }

  async #hashOf({ fileId, uploadBytes }: UploadRow): Promise<string> {
    return (await this.staging.hashes.upTo(fileId, uploadBytes, this.staging.pathOf(fileId))).digest('hex');
  }
}
