import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { issueDownloadTicket, TICKETS_PATH, type Actor, type Refusal, type RpcReply, type RpcRequest } from '@haicap/contracts';
import { formatOffsetTime, ok, type Result } from '@haicap/kernel';
import { Installation } from '../installation.js';
import { PermitDownload } from './permit-download.js';
import { TicketStore } from './ticket.store.js';

/** Long enough to follow a link, too short to pass it on by mistake. */
const LIFETIME_MS = 120_000;

/**
 * A ticket opens one file, for one person, for two minutes. It is chance and nothing else: the address names neither. It
 * is made anew each time it is asked for, so it needs no key of its own.
 */
@Injectable()
export class IssueTicket {
  constructor(private readonly permit: PermitDownload, private readonly tickets: TicketStore, private readonly installation: Installation) {}

  async run({ fileId, confirmUnscanned }: RpcRequest<typeof issueDownloadTicket>, actor: Actor): Promise<Result<RpcReply<typeof issueDownloadTicket>, Refusal>> {
    const secret = this.installation.newSecret();
    const expiresAt = new Date(this.installation.clock.now().getTime() + LIFETIME_MS);
    const permitted = await this.permit.run(fileId, actor, confirmUnscanned, (tx) =>
      this.tickets.insert(tx, { digest: digestOf(secret), fileId, accountId: actor.accountId, expiresAt }));
    return permitted.ok ? ok({ ticket: secret, path: `${TICKETS_PATH}/${secret}`, expiresAt: formatOffsetTime(expiresAt) }) : permitted;
  }
}

export function digestOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
