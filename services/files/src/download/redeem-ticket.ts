import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { refusal, type Refusal } from '@haicap/contracts';
import { err, type Result } from '@haicap/kernel';
import { withScope } from '@haicap/service-kit';
import { decideDownload, type CompleteFile } from '../file/file.js';
import { FindFile } from '../file/find-file.js';
import { Installation } from '../installation.js';
import { digestOf } from './issue-ticket.js';
import { TicketStore } from './ticket.store.js';

/** Opens the file of a ticket. The person was let in, and written down, when the ticket was issued. */
@Injectable()
export class RedeemTicket {
  constructor(
    private readonly dataSource: DataSource,
    private readonly tickets: TicketStore,
    private readonly files: FindFile,
    private readonly installation: Installation,
  ) {}

  run(secret: string): Promise<Result<CompleteFile, Refusal>> {
    return withScope(this.dataSource, { kind: 'installation' }, async (tx) => {
      const ticket = await this.tickets.find(tx, digestOf(secret), this.installation.clock.now());
      const file = ticket && (await this.files.one(tx, ticket.fileId));
      if (ticket === undefined || file === undefined) return err(refusal('TICKET_INVALID'));
      // What became known since then counts: a file that turned out to be infected is not handed out any more.
      return decideDownload(file, { accountId: ticket.accountId, isOfficer: true }, true);
    });
  }

  async forgetExpired(): Promise<void> {
    await withScope(this.dataSource, { kind: 'installation' }, (tx) => this.tickets.deleteExpired(tx, this.installation.clock.now()));
  }
}
