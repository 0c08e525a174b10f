import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PaymentOrder } from '../platform/payment-platform.js';
import type { PaymentSession } from './payment-session.js';
import { PaymentSessionStore, type DaySession, type NotedCallback } from './payment-session.store.js';

export type { DaySession, NotedCallback } from './payment-session.store.js';

/** Sessions for the nouns that work on them. */
@Injectable()
export class FindSessions {
  constructor(private readonly sessions: PaymentSessionStore) {}

  async lock(tx: EntityManager, paymentId: string): Promise<PaymentSession | null> {
    return this.sessions.lock(tx, paymentId);
  }

  async orderOf(tx: EntityManager, paymentId: string): Promise<Omit<PaymentOrder, 'at'> | null> {
    return this.sessions.orderOf(tx, paymentId);
  }

  async ofDay(tx: EntityManager, day: string): Promise<DaySession[]> {
    return this.sessions.ofDay(tx, day);
  }

  async refusedOn(tx: EntityManager, day: string): Promise<NotedCallback[]> {
    return this.sessions.refusedOn(tx, day);
  }
}
