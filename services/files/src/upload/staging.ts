import { constants } from 'node:fs';
import { mkdir, open, readdir, rm, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { asStorageFault, isFileId } from '../storage/file-storage.js';
import { RunningHashes } from './running-hashes.js';

/** The folder of what is being uploaded. Nobody reads these bytes but the inspector. */
export class Staging {
  readonly hashes = new RunningHashes();

  constructor(private readonly folder: string) {}

  async prepare(): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
  }

  pathOf(fileId: string): string {
    if (!isFileId(fileId)) throw new RangeError('an upload is staged under its id');
    return join(this.folder, fileId);
  }

  /** Where a cleaned copy of it goes. */
  cleanPathOf(fileId: string): string {
    return `${this.pathOf(fileId)}.clean`;
  }

  /** Opens the bytes of an upload for writing, cut at `offset`: what was written beyond was never acknowledged. */
  async openAt(fileId: string, offset: number): Promise<FileHandle> {
    try {
      const file = await open(this.pathOf(fileId), constants.O_RDWR | constants.O_CREAT, 0o600);
      const { size } = await file.stat();
      if (size < offset) {
        await file.close();
        throw new Error(`of the upload ${fileId} only ${size} of ${offset} acknowledged bytes are left`);
      }
      await file.truncate(offset);
      return file;
    } catch (error) {
      throw asStorageFault(error);
    }
  }

  async sizeOf(fileId: string): Promise<number> {
    return (await stat(this.pathOf(fileId))).size;
  }

  async remove(fileId: string): Promise<void> {
    this.hashes.forget(fileId);
    for (const path of [this.pathOf(fileId), this.cleanPathOf(fileId), `${this.cleanPathOf(fileId)}.part`]) await rm(path, { force: true });
  }

  /** The same with everything else that was written beside it: the pictures of a document bear its name with an ending. */
  async removeAll(fileId: string): Promise<void> {
    this.hashes.forget(fileId);
    const path = this.pathOf(fileId);
    const beside = (await readdir(this.folder)).filter((name) => name.startsWith(`${fileId}.`)).map((name) => join(this.folder, name));
    for (const one of [path, ...beside]) await rm(one, { force: true });
  }

  /** Names of uploads that have left bytes here, and when the last of these was written. */
  async leftovers(): Promise<{ fileId: string; touchedAt: Date }[]> {
    const found: { fileId: string; touchedAt: Date }[] = [];
    for (const name of await readdir(this.folder)) {
      const fileId = name.split('.', 1)[0] ?? '';
      if (isFileId(fileId)) found.push({ fileId, touchedAt: (await stat(join(this.folder, name))).mtime });
    }
    return found;
  }
}
