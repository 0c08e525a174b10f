import type { OrderedFact } from '@haicap/outbox';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { KeepDeliveries } from '../delivery/keep-deliveries.js';
import { Installation } from '../installation.js';
import { FindSubscriptions } from '../subscription/find-subscriptions.js';
import { wants } from '../subscription/subscription.js';
import { payloadOf, toldFactOf } from './told-fact.js';

/** Every fact becomes deliveries in the transaction of the inbox, so none is lost and none is made twice. Nobody is called from here. */
@Injectable()
export class FanOutConsumer {
  constructor(private readonly subscriptions: FindSubscriptions, private readonly deliveries: KeepDeliveries, private readonly installation: Installation) {}

  async project(tx: EntityManager, facts: readonly OrderedFact[]): Promise<void> {
    const kept = await this.subscriptions.kept(tx);
    if (kept.length === 0) return;
    const { publicOrigin } = this.installation;
    const news = facts.map(toldFactOf).filter((fact) => fact !== null);
    const wanted = news.flatMap((fact) => kept.filter((subscription) => wants(subscription, fact)).map((subscription) => ({
      subscription, eventId: fact.eventId, event: fact.event, payload: payloadOf(fact, { publicOrigin, payload: subscription.payload }),
    })));
    await this.deliveries.add(tx, wanted);
  }
}
