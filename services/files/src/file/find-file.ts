import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { StoredFile } from './file.js';
import { FileStore } from './file.store.js';

/** Answers other nouns which files a transaction may see. */
@Injectable()
export class FindFile {
  constructor(private readonly files: FileStore) {}

  async one(tx: EntityManager, fileId: string): Promise<StoredFile | undefined> {
    const [file] = await this.files.find(tx, [fileId]);
    return file;
  }

  async many(tx: EntityManager, fileIds: readonly string[]): Promise<ReadonlyMap<string, StoredFile>> {
    const files = await this.files.find(tx, [...new Set(fileIds)]);
    return new Map(files.map((file) => [file.fileId, file]));
  }
}
