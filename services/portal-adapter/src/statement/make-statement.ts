import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { statementClosed, statementLineStated, type FactData } from '@haicap/contracts';
import { formatOffsetTime, localDateOf } from '@haicap/kernel';
import { appendEvents, newEvent } from '@haicap/outbox';
import { withScope } from '@haicap/service-kit';
import { Installation } from '../installation.js';
import { FindSessions, type DaySession, type NotedCallback } from '../payment-session/find-sessions.js';
import type { PaymentPlatform } from '../platform/payment-platform.js';
import { PlatformConnection } from '../platform/platform-connection.js';

type Line = Pick<FactData<typeof statementLineStated>, 'reference' | 'paymentId' | 'outcome' | 'amountDong' | 'transactionId' | 'billNumber' | 'paidOn' | 'refusal'>;
const AT_ONCE = 8;
const EVENTS_AT_ONCE = 500;

/** Asks the platform about every payment of a day and states line by line what it says. The message set has no list, so each is asked for. */
@Injectable()
export class MakeStatement {
  constructor(
    private readonly dataSource: DataSource,
    private readonly connection: PlatformConnection,
    private readonly sessions: FindSessions,
    private readonly installation: Installation,
  ) {}

  async gather(day: string, ending: AbortSignal): Promise<readonly Line[]> {
    const { found, refused } = await withScope(this.dataSource, { kind: 'installation' }, async (tx) => (
      { found: await this.sessions.ofDay(tx, day), refused: await this.sessions.refusedOn(tx, day) }));
    const { platform } = this.connection;
    const lines: Line[] = [];
    for (let at = 0; platform !== null && at < found.length; at += AT_ONCE) {
      ending.throwIfAborted();
      lines.push(...await Promise.all(found.slice(at, at + AT_ONCE).map((session) => this.#ask(platform, session))));
    }
    return [...lines, ...refused.map(refusedLine)];
  }

  async tell(tx: EntityManager, reconciliationId: string, day: string, lines: readonly Line[]): Promise<void> {
    const { clock, ids } = this.installation;
    const statementId = ids.next();
    const about = { statementId, reconciliationId, day };
    const stated = lines.map((line, index) => newEvent({
      contract: statementLineStated, aggregateId: statementId, version: index + 1, data: { ...about, ...line }, audit: { action: 'state-line', objectType: 'payment-statement' },
    }));
    const closed = newEvent({
      contract: statementClosed, aggregateId: statementId, version: lines.length + 1,
      data: { ...about, lines: lines.length, at: formatOffsetTime(clock.now()), connected: this.connection.platform !== null },
      audit: { action: 'close', objectType: 'payment-statement', detail: { day } },
    });
    const all = [...stated, closed];
    for (let at = 0; at < all.length; at += EVENTS_AT_ONCE) await appendEvents(tx, all.slice(at, at + EVENTS_AT_ONCE), { actor: 'service:portal-adapter', clock, ids });
  }

  async #ask(platform: PaymentPlatform, { reference, paymentId, billNumber }: DaySession): Promise<Line> {
    const line = { reference, paymentId, amountDong: null, transactionId: null, billNumber, paidOn: null, refusal: null };
    try {
      const answer = await platform.query(reference, this.installation.clock.now());
      if (answer.kind !== 'paid') return { ...line, outcome: answer.kind };
      const { amountDong, transactionId, paidAt } = answer.payment;
      return { ...line, outcome: 'paid', amountDong, transactionId, paidOn: localDateOf(paidAt) };
    } catch {
      // No answer is an answer too: the difference says so, and the next reconciliation asks again.
      return { ...line, outcome: 'silent' };
    }
  }
}

function refusedLine({ reference, paymentId, verdict, amountDong, transactionId }: NotedCallback): Line {
  return { reference: reference ?? '', paymentId, outcome: 'callback-refused', amountDong, transactionId, billNumber: null, paidOn: null, refusal: verdict };
}
