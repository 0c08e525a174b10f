import { type WebhookEndReason, type WebhookAttempt } from '@haicap/contracts';
import { formatOffsetTime } from '@haicap/kernel';
import { withScope, type Logger } from '@haicap/service-kit';
import { DataSource, type EntityManager } from 'typeorm';
import { Webhook } from 'standardwebhooks';
import { KeepEndpoints } from '../endpoint/keep-endpoints.js';
import { Installation } from '../installation.js';
import { JudgeOwner } from '../owner/judge-owner.js';
import { PostMessage, type PostResult } from '../outbound/post-message.js';
import { KeepSecrets } from '../secret/keep-secrets.js';
import { EndSubscription } from '../subscription/end-subscription.js';
import { FindSubscriptions } from '../subscription/find-subscriptions.js';
import { nextTry } from './delivery.js';
import { DeliveryStore, type DeliveryRow } from './delivery.store.js';

const LOT = 10;
// Longer than a lot of messages to a silent endpoint takes. What is lent twice all the same is received twice, with one id.
const LENT_MS = 120_000;
const GONE = 410;

interface Lot {
  readonly url: string;
  readonly secrets: readonly string[];
  readonly deliveries: readonly DeliveryRow[];
}

export interface SendLotParts {
  readonly dataSource: DataSource;
  readonly installation: Installation;
  readonly deliveries: DeliveryStore;
  readonly subscriptions: FindSubscriptions;
  readonly secrets: KeepSecrets;
  readonly owners: JudgeOwner;
  readonly endpoints: KeepEndpoints;
  readonly ending: EndSubscription;
  readonly post: PostMessage;
  readonly logger: Logger;
}

/** Sends what is due to one subscription, one message after the other, and stops at the first that fails. No transaction is open while somebody is called. */
export class SendLot {
  constructor(private readonly parts: SendLotParts) {}

  /** `isProbe`: the endpoint has rested, so one message tries. Answers whether everything arrived. */
  async run(subscriptionId: string, isProbe: boolean, ending: AbortSignal): Promise<boolean> {
    const lot = await this.#claim(subscriptionId, isProbe ? 1 : LOT);
    if (lot === null) return false;
    for (const [index, delivery] of lot.deliveries.entries()) {
      const hasArrived = !ending.aborted && (await this.#send(lot, delivery));
      if (hasArrived) continue;
      const rest = lot.deliveries.slice(ending.aborted ? index : index + 1).map(({ deliveryId }) => deliveryId);
      if (rest.length > 0) await this.#transact((tx) => this.parts.deliveries.release(tx, rest));
      return false;
    }
    return lot.deliveries.length > 0;
  }

  async #claim(subscriptionId: string, limit: number): Promise<Lot | null> {
    const { installation, deliveries, subscriptions, secrets, owners, ending } = this.parts;
    const lot = await this.#transact(async (tx) => {
      const found = await subscriptions.owned(tx, subscriptionId);
      if (!found.ok || found.value.status !== 'active') return null;
      if (!(await owners.mayOwn(tx, found.value))) return (await ending.run(tx, subscriptionId, 'owner-ended')) ? 'ended' : null;
      const now = installation.clock.now();
      const claimed = await deliveries.claim(tx, subscriptionId, { now, lentUntil: new Date(now.getTime() + LENT_MS), limit });
      return { url: found.value.url, secrets: await secrets.signing(tx, subscriptionId), deliveries: claimed };
    });
    if (lot !== 'ended') return lot;
    installation.wakeRelay();
    return null;
  }

  async #send({ url, secrets }: Lot, delivery: DeliveryRow): Promise<boolean> {
    const began = performance.now();
    const at = this.parts.installation.clock.now();
    const result = await this.parts.post.run({ url, body: delivery.payload, headers: this.#headers(delivery, secrets) });
    const attempt: WebhookAttempt = {
      at: formatOffsetTime(at), durationMs: Math.round(performance.now() - began), status: result.status, fault: result.kind === 'failed' ? result.fault : null,
    };
    const hasEnded = await this.#transact((tx) => (result.kind === 'delivered' ? this.#arrived(tx, delivery, attempt) : this.#failed(tx, delivery, attempt, result)));
    if (hasEnded) this.parts.installation.wakeRelay();
    return result.kind === 'delivered';
  }

  #headers({ deliveryId, payload }: DeliveryRow, secrets: readonly string[]): Record<string, string> {
    const now = this.parts.installation.machineClock.now();
    return {
      'content-type': 'application/json', 'user-agent': 'HaiCap-Webhooks',
      'webhook-id': deliveryId, 'webhook-timestamp': String(Math.floor(now.getTime() / 1_000)),
      // While a secret rotates there are two signatures, and either of them is enough.
      'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(deliveryId, now, payload)).join(' '),
    };
  }

  async #arrived(tx: EntityManager, { deliveryId, subscriptionId }: DeliveryRow, attempt: WebhookAttempt): Promise<false> {
    await this.parts.deliveries.ended(tx, { deliveryId, status: 'delivered', nextAt: null, attempt, at: this.parts.installation.clock.now() });
    await this.parts.endpoints.succeeded(tx, subscriptionId);
    return false;
  }

  /** Answers whether the subscription ended with it. */
  async #failed(tx: EntityManager, delivery: DeliveryRow, attempt: WebhookAttempt, { status, retryAfterS }: PostResult & { readonly kind: 'failed' }): Promise<boolean> {
    const { deliveryId, subscriptionId, expiresAt } = delivery;
    const { clock, random } = this.parts.installation;
    const at = clock.now();
    const nextAt = nextTry({ tries: delivery.tries + 1, expiresAt, retryAfterS }, at, random());
    await this.parts.deliveries.ended(tx, { deliveryId, status: nextAt === null ? 'failed' : 'pending', nextAt, attempt, at });
    const isGivenUp = await this.parts.endpoints.failed(tx, subscriptionId);
    const reason: Exclude<WebhookEndReason, 'by-owner'> | null = status === GONE ? 'gone' : isGivenUp ? 'failing' : null;
    if (reason === null || !(await this.parts.ending.run(tx, subscriptionId, reason))) return false;
    this.parts.logger.warn({ subscriptionId, reason }, 'a webhook subscription was disabled');
    return true;
  }

  #transact<T>(fn: (tx: EntityManager) => Promise<T>): Promise<T> {
    return withScope(this.parts.dataSource, { kind: 'installation' }, fn, { actor: 'service:webhook', keepsPlans: true });
  }
}
