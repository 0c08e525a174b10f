import { refusal, type Actor, type listWebhookSubscriptions, type lookUpWebhookSubscription, type Refusal, type RpcReply, type RpcRequest, type WebhookSubscription } from '@haicap/contracts';
import { err, ok, type Result } from '@haicap/kernel';
import { pageOfRows, readCursor, withScope } from '@haicap/service-kit';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { z } from 'zod';
import { ShowSubscriptions } from './show-subscriptions.js';
import { standingOf, type Subscription } from './subscription.js';
import { SubscriptionStore } from './subscription.store.js';

const position = z.strictObject({ subscriptionId: z.uuid() });

/** Subscriptions for those who keep them, and for other nouns. */
@Injectable()
export class FindSubscriptions {
  constructor(private readonly dataSource: DataSource, private readonly store: SubscriptionStore, private readonly showing: ShowSubscriptions) {}

  async list({ limit, cursor }: RpcRequest<typeof listWebhookSubscriptions>, actor: Actor): Promise<Result<RpcReply<typeof listWebhookSubscriptions>, Refusal>> {
    const standing = standingOf(actor);
    if (!standing.ok) return standing;
    const before = readCursor(cursor, position);
    if (!before.ok) return before;
    const views = await withScope(this.dataSource, standing.value.scope, async (tx) => (
      this.showing.all(tx, await this.store.list(tx, limit, before.value?.subscriptionId))), { actor: actor.accountId });
    return ok(pageOfRows(views, limit, (view) => view, ({ subscriptionId }) => ({ subscriptionId })));
  }

  async lookUp({ subscriptionId }: RpcRequest<typeof lookUpWebhookSubscription>, actor: Actor): Promise<Result<WebhookSubscription, Refusal>> {
    const standing = standingOf(actor);
    if (!standing.ok) return standing;
    return withScope(this.dataSource, standing.value.scope, async (tx) => {
      const found = await this.owned(tx, subscriptionId);
      return found.ok ? ok(await this.showing.one(tx, found.value)) : found;
    }, { actor: actor.accountId });
  }

  /** One that is kept and that the transaction may see. */
  async owned(tx: EntityManager, subscriptionId: string): Promise<Result<Subscription, Refusal>> {
    const found = await this.store.find(tx, subscriptionId);
    return found === undefined || found.status === 'removed' ? err(refusal('WEBHOOK_NOT_FOUND', { subscriptionId })) : ok(found);
  }

  /** Everybody who may want to hear of something. */
  async kept(tx: EntityManager): Promise<Subscription[]> {
    return this.store.kept(tx);
  }
}
