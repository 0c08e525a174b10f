import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { FileMediaType } from '@haicap/contracts';
import { appendEvents } from '@haicap/outbox';
import { PersonalDataCipher, withScope } from '@haicap/service-kit';
import { completed } from '../file/file-fact.js';
import { Installation } from '../installation.js';
import { extensionOf, lifeOfComplete } from './upload.js';
import { UploadStore, type UploadRow } from './upload.store.js';

/** What the inspector found, and what the kept bytes are. */
export interface Findings {
  readonly mediaType: FileMediaType;
  readonly pages: number | null;
  readonly sizeBytes: number;
  readonly sha256: string;
}

/** The rows of an upload on its way to being a file. It acts for the installation: the person may have gone meanwhile. */
@Injectable()
export class RecordCompletion {
  constructor(
    private readonly dataSource: DataSource,
    private readonly uploads: UploadStore,
    private readonly cipher: PersonalDataCipher,
    private readonly installation: Installation,
  ) {}

  find(fileId: string): Promise<UploadRow | undefined> {
    return withScope(this.dataSource, { kind: 'installation' }, (tx) => this.uploads.find(tx, fileId));
  }

  /** How the uploader's name for it ends. */
  extensionOf({ fileId, name }: UploadRow): string | null {
    return extensionOf(name === null ? null : this.cipher.decrypt(name, { table: 'stored_file', column: 'name', rowId: fileId }));
  }

  /** The next of those that were left behind, in the order of their ids. */
  unfinished(behindId: string, limit: number): Promise<string[]> {
    return withScope(this.dataSource, { kind: 'installation' }, (tx) => this.uploads.unfinished(tx, behindId, limit));
  }

  async beginChecking(fileId: string, uploadSha256: string): Promise<void> {
    await withScope(this.dataSource, { kind: 'installation' }, (tx) => this.uploads.beginChecking(tx, fileId, uploadSha256));
  }

  /** Its bytes will not be kept; the person is told why, and the upload is no more. */
  async drop(fileId: string): Promise<void> {
    await withScope(this.dataSource, { kind: 'installation' }, (tx) => this.uploads.deleteUnfinished(tx, fileId));
  }

  /** The file is complete at COMMIT of this transaction. False when somebody was faster. */
  async complete({ fileId, ownerAccountId }: UploadRow, findings: Findings): Promise<boolean> {
    const { clock, ids, hasScanner, wakeRelay, wakeScanner, limits } = this.installation;
    const completedAt = clock.now();
    const { nameableUntil, expiresAt } = lifeOfComplete(completedAt, limits);
    const scan = hasScanner ? 'pending' : 'unscanned';
    const isDone = await withScope(this.dataSource, { kind: 'installation' }, async (tx) => {
      if (!(await this.uploads.complete(tx, { fileId, ...findings, scan, completedAt, nameableUntil, expiresAt }))) return false;
      await appendEvents(tx, [completed({ fileId, ownerAccountId, ...findings, scan, completedAt, nameableUntil })], { actor: ownerAccountId, clock, ids });
      return true;
    }, { actor: ownerAccountId });
    if (isDone) wakeRelay();
    if (isDone && hasScanner) wakeScanner();
    return isDone;
  }
}
