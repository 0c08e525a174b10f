import type { FileHandle } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { refusal, type Actor } from '@haicap/contracts';
import { DataStore, Upload } from '@tus/server';
import { asStorageFault, isFileId } from '../storage/file-storage.js';
import type { BeginUpload } from './begin-upload.js';
import type { KeepReceived } from './keep-received.js';
import type { Staging } from './staging.js';
import { UploadRefused } from './upload-refused.js';

export interface StagedUploadsParts {
  readonly begin: BeginUpload;
  readonly received: KeepReceived;
  readonly staging: Staging;
}

export const TUS_EXTENSIONS = ['creation', 'creation-with-upload', 'expiration', 'termination'];

/** Whoever is cut off by our end, and not by the own connection, loses no more than this. */
const ACKNOWLEDGE_EVERY_BYTES = 4 * 1024 ** 2;

/**
 * The uploads of one person, as the protocol's library asks for them. Bytes are written at their offset, made durable,
 * and only then acknowledged in the row: whatever the row says is there after any crash.
 */
export class StagedUploads extends DataStore {
  override extensions = TUS_EXTENSIONS;
  readonly #parts: StagedUploadsParts;
  readonly #actor: Actor;
  readonly #onExpiry: (expiresAt: Date) => void;

  constructor(parts: StagedUploadsParts, actor: Actor, onExpiry: (expiresAt: Date) => void) {
    super();
    this.#parts = parts;
    this.#actor = actor;
    this.#onExpiry = onExpiry;
  }

  override async create(upload: Upload): Promise<Upload> {
    const { filename = null, filetype = null } = upload.metadata ?? {};
    const begun = await this.#parts.begin.run(upload.id, { sizeBytes: upload.size, name: filename, declaredType: filetype }, this.#actor);
    if (!begun.ok) throw new UploadRefused(begun.error);
    this.#onExpiry(begun.value.expiresAt);
    await (await this.#parts.staging.openAt(upload.id, 0)).close();
    return upload;
  }

  override async getUpload(id: string): Promise<Upload> {
    const row = isFileId(id) ? await this.#parts.received.find(id, this.#actor.accountId) : undefined;
    if (row === undefined) throw new UploadRefused(refusal('UPLOAD_NOT_FOUND'));
    if (row.state === 'uploading' && row.expiresAt !== null) this.#onExpiry(row.expiresAt);
    return new Upload({ id, size: row.uploadBytes, offset: row.receivedBytes });
  }

  override async remove(id: string): Promise<void> {
    // Also tells apart whose it is.
    await this.getUpload(id);
    if (!(await this.#parts.received.cancel(id, this.#actor.accountId))) throw new UploadRefused(refusal('UPLOAD_COMPLETE'));
    await this.#parts.staging.remove(id);
  }

  override async write(stream: Readable, id: string, offset: number): Promise<number> {
    const row = await this.#parts.received.find(id, this.#actor.accountId);
    if (row === undefined) throw new UploadRefused(refusal('UPLOAD_NOT_FOUND'));
    if (row.receivedBytes === row.uploadBytes) return offset;
    const file = await this.#parts.staging.openAt(id, offset);
    try {
      return await this.#append(file, stream, id, offset);
    } finally {
      await file.close();
    }
  }

  async #append(file: FileHandle, stream: Readable, id: string, offset: number): Promise<number> {
    const hash = await this.#parts.staging.hashes.upTo(id, offset, this.#parts.staging.pathOf(id));
    let [written, acknowledged] = [offset, offset];
    const acknowledge = async () => {
      if (written === acknowledged) return;
      await file.datasync();
      await this.#parts.received.acknowledge(id, this.#actor.accountId, written);
      this.#parts.staging.hashes.keep(id, written, hash.copy());
      acknowledged = written;
    };
    try {
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        await writeWhole(file, chunk, written);
        hash.update(chunk);
        written += chunk.byteLength;
        if (written - acknowledged >= ACKNOWLEDGE_EVERY_BYTES) await acknowledge();
      }
    } catch (error) {
      // A cut connection or a full disk: what has arrived is kept all the same.
      await acknowledge();
      throw asStorageFault(error);
    }
    await acknowledge();
    return written;
  }
}

/** The machine may take a part of what it is given. */
async function writeWhole(file: FileHandle, chunk: Buffer, position: number): Promise<void> {
  for (let done = 0; done < chunk.byteLength;) {
    const { bytesWritten } = await file.write(chunk, done, chunk.byteLength - done, position + done);
    done += bytesWritten;
  }
}
