import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

export interface TicketRow {
  readonly fileId: string;
  readonly accountId: string;
}

@Injectable()
export class TicketStore {
  async insert(tx: EntityManager, ticket: TicketRow & { readonly digest: Buffer; readonly expiresAt: Date }): Promise<void> {
    await tx.query('INSERT INTO download_ticket (digest, file_id, account_id, expires_at) VALUES ($1, $2, $3, $4)',
      [ticket.digest, ticket.fileId, ticket.accountId, ticket.expiresAt]);
  }

  async find(tx: EntityManager, digest: Buffer, at: Date): Promise<TicketRow | undefined> {
    const [row]: TicketRow[] = await tx.query(
      'SELECT file_id AS "fileId", account_id AS "accountId" FROM download_ticket WHERE digest = $1 AND expires_at > $2', [digest, at]);
    return row;
  }

  async deleteExpired(tx: EntityManager, at: Date): Promise<void> {
    await tx.query('DELETE FROM download_ticket WHERE expires_at <= $1', [at]);
  }
}
