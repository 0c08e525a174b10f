import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { withScope } from '@haicap/service-kit';
import { Installation } from '../installation.js';
import { uploadExpiry } from './upload.js';
import { UploadStore, type UploadRow } from './upload.store.js';

/** What is known of an upload of one account, and what is acknowledged of it. Nobody sees the uploads of another one. */
@Injectable()
export class KeepReceived {
  constructor(private readonly dataSource: DataSource, private readonly uploads: UploadStore, private readonly installation: Installation) {}

  async find(fileId: string, accountId: string): Promise<UploadRow | undefined> {
    const row = await withScope(this.dataSource, { kind: 'none' }, (tx) => this.uploads.find(tx, fileId), { actor: accountId });
    const hasExpired = row !== undefined && row.state === 'uploading' && row.expiresAt !== null && row.expiresAt < this.installation.clock.now();
    return row?.ownerAccountId === accountId && !hasExpired ? row : undefined;
  }

  /** To be called once the bytes are durable. */
  async acknowledge(fileId: string, accountId: string, receivedBytes: number): Promise<void> {
    const expiresAt = uploadExpiry(this.installation.clock.now(), this.installation.limits);
    await withScope(this.dataSource, { kind: 'none' }, (tx) => this.uploads.acknowledge(tx, fileId, receivedBytes, expiresAt), { actor: accountId });
  }

  /** False when it is complete already, or was never there. */
  async cancel(fileId: string, accountId: string): Promise<boolean> {
    return withScope(this.dataSource, { kind: 'none' }, (tx) => this.uploads.deleteUnfinished(tx, fileId), { actor: accountId });
  }
}
