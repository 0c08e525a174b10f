import { hasScope, refusal, WEBHOOK_RETRY_HOURS, type Actor, type Refusal, type RpcRequest, type WebhookEndReason, type WebhookSubscription, type createWebhookSubscription } from '@haicap/contracts';
import { err, ok, type Result } from '@haicap/kernel';

export type SubscriptionWish = RpcRequest<typeof createWebhookSubscription>;

/** A subscription as it is decided about; how its endpoint fares is kept beside it. */
export interface Subscription extends SubscriptionWish {
  readonly subscriptionId: string;
  readonly ownerAccountId: string;
  readonly ownerKind: 'officer' | 'client';
  /** The units the owner may read; null is every one. */
  readonly reachUnitIds: readonly string[] | null;
  readonly status: WebhookSubscription['status'];
  readonly disabledReason: WebhookEndReason | null;
  readonly disabledAt: Date | null;
  readonly createdAt: Date;
  readonly version: number;
}

/** What an actor may do with subscriptions: with whose, and of which units they may tell. */
export interface Standing {
  readonly scope: { readonly kind: 'installation' } | { readonly kind: 'none' };
  readonly ownerKind: Subscription['ownerKind'];
  readonly reachUnitIds: readonly string[] | null;
}

/** Administrators of the province keep every subscription, and own those they create; they read every unit. A program keeps its own, for its units. */
export function standingOf(actor: Actor): Result<Standing, Refusal> {
  if (actor.kind === 'officer' && actor.posts.some(({ role }) => role === 'province-admin')) return ok({ scope: { kind: 'installation' }, ownerKind: 'officer', reachUnitIds: null });
  if (hasScope(actor, 'webhook:manage')) return ok({ scope: { kind: 'none' }, ownerKind: 'client', reachUnitIds: actor.unitIds ?? [] });
  return err(refusal('FORBIDDEN', { roles: ['province-admin'], scopes: ['webhook:manage'] }));
}

/** Nobody asks for units that the owner may not read. */
export function checkUnits({ unitIds }: Pick<SubscriptionWish, 'unitIds'>, reachUnitIds: Subscription['reachUnitIds']): Result<null, Refusal> {
  const outside = reachUnitIds === null ? undefined : unitIds.find((unitId) => !reachUnitIds.includes(unitId));
  return outside === undefined ? ok(null) : err(refusal('UNIT_NOT_IN_SCOPE', { unitId: outside }));
}

/** A program reads by its token how a dossier stands, so it is told of it only where its token lets it read dossiers. */
export function checkPayload({ payload }: Pick<SubscriptionWish, 'payload'>, actor: Actor): Result<null, Refusal> {
  const mayBeTold = payload === 'thin' || actor.kind !== 'client' || hasScope(actor, 'dossier:read');
  return mayBeTold ? ok(null) : err(refusal('FORBIDDEN', { scopes: ['dossier:read'], payload: 'thin' }));
}

/** What an administrator changes for a program may not tell the program more than it asked for itself. */
export function checkOwner({ payload }: Pick<SubscriptionWish, 'payload'>, found: Pick<Subscription, 'ownerKind' | 'payload'>, actor: Actor): Result<null, Refusal> {
  const isWidened = payload === 'full' && found.payload !== 'full' && found.ownerKind === 'client' && actor.kind !== 'client';
  return isWidened ? err(refusal('FORBIDDEN', { scopes: ['dossier:read'], payload: 'thin' })) : ok(null);
}

/** A change of something seen before, of what is still there and stands as it has to. */
export function checkChange(found: Subscription | undefined, wanted: { readonly subscriptionId: string; readonly expectedVersion: number }, from: readonly Subscription['status'][]): Result<Subscription, Refusal> {
  if (found === undefined || found.status === 'removed') return err(refusal('WEBHOOK_NOT_FOUND', { subscriptionId: wanted.subscriptionId }));
  if (found.version !== wanted.expectedVersion) return err(refusal('WEBHOOK_STALE', { currentVersion: found.version }));
  return from.includes(found.status) ? ok(found) : err(refusal('WEBHOOK_STATE_FORBIDS', { status: found.status, disabledReason: found.disabledReason }));
}

/** Something that happened, as far as subscribers choose by it. */
export interface News {
  readonly event: string;
  readonly at: Date;
  /** The units it concerns; null where it concerns everybody. */
  readonly unitIds: readonly string[] | null;
  /** Whether only those may know it who may read one of its units. */
  readonly isRestricted: boolean;
  readonly procedureCode: string | null;
}

// What would have been tried for as long.
const DISABLED_KEPT_MS = WEBHOOK_RETRY_HOURS * 3_600_000;

/** Whether a subscription is told of it: chosen, permitted, and not older than the subscription. While disabled it is put aside for three days. */
export function wants(subscription: Subscription, news: News): boolean {
  return hears(subscription, news.at) && isChosen(subscription, news) && mayKnow(subscription, news);
}

function hears({ status, createdAt, disabledAt }: Subscription, at: Date): boolean {
  if (status === 'removed' || at < createdAt) return false;
  return disabledAt === null || at.getTime() < disabledAt.getTime() + DISABLED_KEPT_MS;
}

function isChosen({ events, unitIds, procedureCodes }: Subscription, { event, unitIds: concerned, procedureCode }: News): boolean {
  if (events.length > 0 && !events.includes(event)) return false;
  if (procedureCodes.length > 0 && procedureCode !== null && !procedureCodes.includes(procedureCode)) return false;
  return unitIds.length === 0 || concerned === null || concerned.some((unitId) => unitIds.includes(unitId));
}

function mayKnow({ reachUnitIds }: Subscription, { isRestricted, unitIds }: News): boolean {
  return !isRestricted || reachUnitIds === null || (unitIds ?? []).some((unitId) => reachUnitIds.includes(unitId));
}
