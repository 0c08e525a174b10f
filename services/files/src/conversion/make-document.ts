import { createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { Inject, Injectable } from '@nestjs/common';
import { refusal, type Refusal } from '@haicap/contracts';
import { err, ok, type Result } from '@haicap/kernel';
import type { CompleteFile } from '../file/file.js';
import { FILE_STORAGE } from '../injected.js';
import { Inspector, TooSlow } from '../inspect/inspector.js';
import type { Joined } from '../inspect/inspection.js';
import { Installation } from '../installation.js';
import { asStorageFault, StorageFull, type FileStorage } from '../storage/file-storage.js';
import { sha256Of } from '../upload/running-hashes.js';
import { Staging } from '../upload/staging.js';

export interface MadeDocument {
  readonly fileId: string;
  readonly pages: number;
  readonly sizeBytes: number;
  readonly sha256: string;
}

/** Makes the bytes of a document and keeps them. Without a row they are nobody's, and are swept away after a while. */
@Injectable()
export class MakeDocument {
  constructor(
    private readonly staging: Staging,
    private readonly inspector: Inspector,
    private readonly installation: Installation,
    @Inject(FILE_STORAGE) private readonly storage: FileStorage,
  ) {}

  async ofPictures(fileId: string, pictures: readonly CompleteFile[], accountId: string): Promise<Result<MadeDocument, Refusal>> {
    const outPath = this.staging.pathOf(fileId);
    const inPaths = pictures.map((_, index) => `${outPath}.in${index}`);
    try {
      const joined = await this.#join(pictures, inPaths, outPath, accountId);
      if (!joined.ok) return err(refusal(joined.code, { reason: joined.detail }));
      const { size: sizeBytes } = await stat(outPath);
      const bytesMax = this.installation.limits.fileBytesMax;
      if (sizeBytes > bytesMax) return err(refusal('FILE_TOO_LARGE', { bytesMax, sizeBytes }));
      const sha256 = await sha256Of(outPath);
      await this.storage.keep(fileId, outPath);
      return ok({ fileId, pages: joined.pages, sizeBytes, sha256 });
    } catch (error) {
      if (error instanceof TooSlow) return err(refusal('FILE_CHECK_BUSY'));
      if (asStorageFault(error) instanceof StorageFull) return err(refusal('STORAGE_FULL'));
      throw error;
    } finally {
      await this.staging.removeAll(fileId);
    }
  }

  /** Each picture has a turn and a limit of its own; between two of them others have theirs. */
  async #join(pictures: readonly CompleteFile[], inPaths: readonly string[], outPath: string, accountId: string): Promise<Joined> {
    for (const [index, path] of inPaths.entries()) {
      const picture = pictures[index];
      if (picture === undefined) throw new Error('a path without a picture');
      await pipeline(await this.storage.open(picture.fileId), createWriteStream(path, { mode: 0o600 }));
      const shrunk = await this.inspector.shrink(path, smallerOf(path), accountId);
      if (!shrunk.ok) return shrunk;
    }
    return this.inspector.join(inPaths.map(smallerOf), outPath, accountId);
  }

  /** For bytes that turned out to be nobody's. */
  async discard(fileId: string): Promise<void> {
    await this.storage.remove(fileId);
  }
}

function smallerOf(path: string): string {
  return `${path}.small`;
}
