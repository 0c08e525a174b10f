import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { dossierPaymentCancelled, dossierPaymentRequested, type FactData } from '@haicap/contracts';
import { localDateOf } from '@haicap/kernel';
import { factData, type OrderedFact } from '@haicap/outbox';
import { Installation } from '../installation.js';
import { KeepJobs } from '../payment-job/keep-jobs.js';
import { isLive } from './payment-session.js';
import { PaymentSessionStore } from './payment-session.store.js';

/** Follows dossiers: a payment that is asked for gets a session and a job, one that is given up is closed. Nobody is called from here. */
@Injectable()
export class PaymentSessionConsumer {
  constructor(private readonly sessions: PaymentSessionStore, private readonly jobs: KeepJobs, private readonly installation: Installation) {}

  async project(tx: EntityManager, facts: readonly OrderedFact[]): Promise<void> {
    for (const fact of facts) {
      const requested = factData(dossierPaymentRequested, fact);
      if (requested) await this.#request(tx, fact, requested);
      const cancelled = factData(dossierPaymentCancelled, fact);
      if (cancelled?.method === 'online') await this.#cancel(tx, cancelled.paymentId);
    }
  }

  async #request(tx: EntityManager, { eventId, at }: OrderedFact, told: FactData<typeof dossierPaymentRequested>): Promise<void> {
    const { paymentId, dossierId, amountDong, code, procedureCode, procedureName, unitCode, unitName, lines } = told;
    // The provider's key is the id of the event: however often it is sent, it is one payment there.
    const reference = eventId.replaceAll('-', '');
    const requestedAt = new Date(at);
    await this.sessions.insert(tx, {
      paymentId, dossierId, reference, amountDong, at: requestedAt, on: localDateOf(requestedAt),
      order: { reference, amountDong, dossierCode: code, procedureCode, procedureName, unitCode: unitCode ?? '', unitName, fees: lines },
    });
    await this.jobs.add(tx, { jobId: eventId, kind: 'open', paymentId, reconciliationId: null, day: null }, this.installation.clock.now());
  }

  async #cancel(tx: EntityManager, paymentId: string): Promise<void> {
    const session = await this.sessions.lock(tx, paymentId);
    if (session && isLive(session)) await this.sessions.closed(tx, paymentId, 'cancelled', session.version);
  }
}
