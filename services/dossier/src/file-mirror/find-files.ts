import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { KnownFile } from './file-mirror.js';
import { FileMirrorStore } from './file-mirror.store.js';

/** Answers other nouns what the service `files` has told about files. */
@Injectable()
export class FindFiles {
  constructor(private readonly files: FileMirrorStore) {}

  /** Complete files by id; those it has not told of are absent. */
  async byId(tx: EntityManager, fileIds: readonly string[]): Promise<ReadonlyMap<string, KnownFile>> {
    const files = fileIds.length === 0 ? [] : await this.files.byId(tx, [...new Set(fileIds)]);
    return new Map(files.map((file) => [file.fileId, file]));
  }
}
