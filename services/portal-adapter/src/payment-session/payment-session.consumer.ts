import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { paymentOrderGivenUp, paymentOrderPlaced, type FactData } from '@haicap/contracts';
import { localDateOf } from '@haicap/kernel';
import { factData, type OrderedFact } from '@haicap/outbox';
import { Installation } from '../installation.js';
import { KeepJobs } from '../payment-job/keep-jobs.js';
import { isLive } from './payment-session.js';
import { PaymentSessionStore } from './payment-session.store.js';

/** Follows orders of payments: one that is placed gets a session and a job, one that is given up is closed. Nobody is called from here. */
@Injectable()
export class PaymentSessionConsumer {
  constructor(private readonly sessions: PaymentSessionStore, private readonly jobs: KeepJobs, private readonly installation: Installation) {}

  async project(tx: EntityManager, facts: readonly OrderedFact[]): Promise<void> {
    for (const fact of facts) {
      const placed = factData(paymentOrderPlaced, fact);
      if (placed) await this.#open(tx, fact.eventId, placed);
      const givenUp = factData(paymentOrderGivenUp, fact);
      if (givenUp) await this.#cancel(tx, givenUp.paymentId);
    }
  }

  async #open(tx: EntityManager, eventId: string, placed: FactData<typeof paymentOrderPlaced>): Promise<void> {
    const { paymentId, dossierId, amountDong, code, procedureCode, procedureName, unitCode, unitName, lines, placedAt } = placed;
    // The provider's key is the id of the event: however often it is sent, it is one payment there.
    const reference = eventId.replaceAll('-', '');
    const requestedAt = new Date(placedAt);
    const isNew = await this.sessions.insert(tx, {
      paymentId, dossierId, reference, amountDong, at: requestedAt, on: localDateOf(requestedAt),
      order: { reference, amountDong, dossierCode: code, procedureCode, procedureName, unitCode: unitCode ?? '', unitName, fees: lines },
    });
    // Otherwise the release before has opened it already.
    if (isNew) await this.jobs.add(tx, { jobId: eventId, kind: 'open', paymentId, reconciliationId: null, day: null }, this.installation.clock.now());
  }

  async #cancel(tx: EntityManager, paymentId: string): Promise<void> {
    const session = await this.sessions.lock(tx, paymentId);
    if (session && isLive(session)) await this.sessions.closed(tx, paymentId, 'cancelled', session.version);
  }
}
