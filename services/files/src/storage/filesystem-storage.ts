import { constants, createReadStream } from 'node:fs';
import { copyFile, link, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { asStorageFault, isFileId, partOf, type FileStorage, type KeptFile } from './file-storage.js';

/** Keeps each file in a folder of this machine, `<part>/<id>`. */
export class FilesystemStorage implements FileStorage {
  constructor(private readonly folder: string) {}

  async keep(fileId: string, path: string): Promise<void> {
    const target = this.#pathOf(fileId);
    try {
      await mkdir(dirname(target), { recursive: true, mode: 0o700 });
      await syncFile(path);
      await place(path, target);
      // Without this the name, unlike the bytes, may be gone after a power cut.
      await syncFile(dirname(target));
      await syncFile(this.folder);
    } catch (error) {
      throw asStorageFault(error);
    }
  }

  async open(fileId: string): Promise<Readable> {
    const file = await open(this.#pathOf(fileId), constants.O_RDONLY);
    return createReadStream('', { fd: file });
  }

  async sizeOf(fileId: string): Promise<number | null> {
    try {
      return (await stat(this.#pathOf(fileId))).size;
    } catch (error) {
      if (isAbsent(error)) return null;
      throw error;
    }
  }

  async remove(fileId: string): Promise<void> {
    await rm(this.#pathOf(fileId), { force: true });
  }

  async *list(part: string): AsyncIterable<KeptFile> {
    const folder = join(this.folder, part);
    for (const name of await namesIn(folder)) {
      const found = isFileId(name) ? await statIfThere(join(folder, name)) : null;
      if (found !== null) yield { fileId: name, keptAt: found.mtime };
    }
  }

  #pathOf(fileId: string): string {
    return join(this.folder, partOf(fileId), fileId);
  }
}

/** A second name for the same bytes where the machine can do that, so nothing is written twice; a copy where it cannot. */
async function place(path: string, target: string): Promise<void> {
  try {
    await link(path, target);
  } catch (error) {
    const code = codeOf(error);
    // What an earlier try left is replaced as a whole; a copy of half of it would be worse than none.
    if (code !== 'EEXIST' && code !== 'EXDEV' && code !== 'EPERM' && code !== 'ENOTSUP') throw error;
    const unfinished = `${target}.part`;
    await copyFile(path, unfinished);
    await syncFile(unfinished);
    await rename(unfinished, target);
  }
}

async function syncFile(path: string): Promise<void> {
  const file = await open(path, constants.O_RDONLY);
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isAbsent(error)) return [];
    throw error;
  }
}

async function statIfThere(path: string): Promise<{ mtime: Date } | null> {
  try {
    return await stat(path);
  } catch (error) {
    if (isAbsent(error)) return null;
    throw error;
  }
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}

export function isAbsent(error: unknown): boolean {
  return codeOf(error) === 'ENOENT';
}
