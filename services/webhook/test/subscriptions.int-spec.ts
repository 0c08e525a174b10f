import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createWebhookSubscription, WEBHOOK_SUBSCRIPTIONS_MAX, type Actor, type Role } from '@haicap/contracts';
import { withScope, type Scope } from '@haicap/service-kit';
import { FindDeliveries } from '../src/delivery/find-deliveries.js';
import { SendAgain } from '../src/delivery/send-again.js';
import { ChangeSubscription } from '../src/subscription/change-subscription.js';
import { CreateSubscription } from '../src/subscription/create-subscription.js';
import { FindSubscriptions } from '../src/subscription/find-subscriptions.js';
import { RotateSecret } from '../src/subscription/rotate-secret.js';
import { SwitchSubscription } from '../src/subscription/switch-subscription.js';
import { ADMIN, dossierFactOf, HERE, OTHER_ADMIN, PROGRAM, THERE, webhookRig, type WebhookRig } from './webhook-rig.js';

let rig: WebhookRig;
beforeAll(async () => {
  rig = await webhookRig();
}, 60_000);
afterAll(() => rig.close());
beforeEach(() => rig.reset());

const request = (changes: Record<string, unknown> = {}) => createWebhookSubscription.request.parse({ url: rig.receiving.url, ...changes });
const create = (changes: Record<string, unknown>, actor: Actor = ADMIN, key: string = randomUUID()) => rig.app.get(CreateSubscription).run(request(changes), actor, key);
const refusedWith = (code: string, params: unknown = expect.anything()) => ({ ok: false, error: { code, params } });

describe('a subscription', () => {
  it('answers a repeated command as at first, secret included, and makes no second one', async () => {
    const key = randomUUID();
    const first = await create({}, ADMIN, key);

    const again = await create({}, ADMIN, key);

    expect(again).toEqual(first);
    expect(first).toMatchObject({ ok: true, value: { secret: expect.stringMatching(/^whsec_[A-Za-z0-9+/]{43}=$/), version: 1, status: 'active', secrets: [{ validUntil: null }] } });
    expect(await rig.app.get(FindSubscriptions).list({ limit: 10 }, ADMIN)).toMatchObject({ ok: true, value: { items: [{ version: 1 }] } });
  });

  it('shows its secret in no other answer', async () => {
    const { subscriptionId, secret } = await rig.subscribe();
    const [listed, looked] = [await rig.app.get(FindSubscriptions).list({ limit: 10 }, ADMIN), await rig.look(subscriptionId)];
    const changed = await rig.app.get(ChangeSubscription).run({ ...request(), subscriptionId, expectedVersion: 1 }, ADMIN, randomUUID());

    expect(JSON.stringify([listed, looked, changed])).not.toContain(secret);
  });

  it.each([
    ['https://a:b@dvc.example.vn/', 'credentials'], ['https://10.0.0.1/', 'private-address'], ['http://203.162.4.191/', 'plain-http'], ['https://[fd00::1]/', 'private-address'],
  ])('to %s is refused, because of %s', async (url, reason) => {
    expect(await create({ url })).toEqual(refusedWith('WEBHOOK_TARGET_REFUSED', { reason }));
  });

  it('is one of so many of an account', async () => {
    for (let index = 0; index < WEBHOOK_SUBSCRIPTIONS_MAX; index += 1) await rig.subscribe();

    expect(await create({})).toEqual(refusedWith('WEBHOOK_LIMIT_REACHED', { limit: WEBHOOK_SUBSCRIPTIONS_MAX }));
    expect((await create({}, OTHER_ADMIN)).ok).toBe(true);
  });

  it('is changed at the version that was seen, and what waits goes to the new address', async () => {
    const { subscriptionId } = await rig.subscribe({ url: 'http://127.0.0.1:9/' });
    await rig.tell(dossierFactOf('received'));
    const change = (expectedVersion: number) => rig.app.get(ChangeSubscription).run({ ...request(), subscriptionId, expectedVersion }, ADMIN, randomUUID());

    const [stale, changed] = [await change(2), await change(1)];
    await rig.send();

    expect([stale, changed]).toEqual([refusedWith('WEBHOOK_STALE', { currentVersion: 1 }), { ok: true, value: expect.objectContaining({ version: 2, url: rig.receiving.url }) }]);
    expect(rig.receiving.seen).toHaveLength(1);
  });

  it('is not there any more once it is removed, and nothing is sent to it', async () => {
    const { subscriptionId } = await rig.subscribe();
    await rig.tell(dossierFactOf('received'));
    const removed = await rig.app.get(SwitchSubscription).run('remove', { subscriptionId, expectedVersion: 1 }, ADMIN, randomUUID());
    await rig.tell(dossierFactOf('completed'));
    await rig.send();

    expect(removed).toMatchObject({ ok: true, value: { status: 'removed' } });
    expect((await rig.database.admin.query('SELECT 1 FROM subscription_secret')).rows).toEqual([]);
    expect(rig.receiving.seen).toEqual([]);
    expect(await rig.app.get(FindSubscriptions).lookUp({ subscriptionId }, ADMIN)).toEqual(refusedWith('WEBHOOK_NOT_FOUND'));
    expect(await rig.app.get(FindSubscriptions).list({ limit: 10 }, ADMIN)).toEqual({ ok: true, value: { items: [] } });
  });

  it('that is disabled keeps what happens meanwhile for three days and sends it when it is enabled', async () => {
    const { subscriptionId } = await rig.subscribe();
    await rig.app.get(SwitchSubscription).run('disable', { subscriptionId, expectedVersion: 1 }, ADMIN, randomUUID());
    await rig.tell(dossierFactOf('received'), dossierFactOf('completed', {}, { at: '2025-07-04T01:00:01.000Z' }));
    await rig.send();
    expect(rig.receiving.seen).toEqual([]);

    await rig.app.get(SwitchSubscription).run('enable', { subscriptionId, expectedVersion: 2 }, ADMIN, randomUUID());
    await rig.send();

    expect(rig.receiving.seen.map(({ json }) => json.type)).toEqual(['dossier.received']);
  });
});

describe('the list of subscriptions, and the log of one', () => {
  it('come page by page, the latest first', async () => {
    const ids = [(await rig.subscribe()).subscriptionId, (await rig.subscribe()).subscriptionId, (await rig.subscribe()).subscriptionId];
    await rig.tell(dossierFactOf('received'), dossierFactOf('completed'), dossierFactOf('stopped'));
    const list = async (cursor?: string) => {
      const page = await rig.app.get(FindSubscriptions).list({ limit: 2, cursor }, ADMIN);
      if (!page.ok) throw new Error(page.error.code);
      return page.value;
    };

    const first = await list();
    const second = await list(first.nextCursor);
    const logged = await rig.app.get(FindDeliveries).list({ subscriptionId: ids[0] ?? '', limit: 2, status: 'pending' }, ADMIN);

    expect([...first.items, ...second.items].map(({ subscriptionId }) => subscriptionId)).toEqual(ids.toReversed());
    expect(second.nextCursor).toBeUndefined();
    expect(logged).toMatchObject({ ok: true, value: { items: [{ event: 'dossier.stopped' }, { event: 'dossier.completed' }], nextCursor: expect.any(String) } });
    expect(await rig.app.get(FindDeliveries).list({ subscriptionId: ids[0] ?? '', limit: 2, cursor: 'x' }, ADMIN)).toEqual(refusedWith('CURSOR_INVALID'));
  });
});

describe('a program', () => {
  it('is told of what happens in its units and of nothing else, directories excepted', async () => {
    const { subscriptionId } = await rig.subscribe({}, PROGRAM);

    await rig.tell(dossierFactOf('received'), dossierFactOf('completed', { competentUnitId: THERE }), dossierFactOf('transferred', { fromUnitId: THERE }));
    await rig.send();

    expect((await rig.log(subscriptionId, PROGRAM)).map(({ event, status }) => [event, status])).toEqual([['dossier.transferred', 'delivered'], ['dossier.completed', 'delivered']]);
    expect(await create({ unitIds: [HERE] }, PROGRAM)).toEqual(refusedWith('UNIT_NOT_IN_SCOPE', { unitId: HERE }));
  });

  it('that may not read dossiers is told what happened, and not how they stand', async () => {
    const { subscriptionId } = await rig.subscribe({}, PROGRAM);
    const change = (actor: Actor) => rig.app.get(ChangeSubscription).run({ ...request({ payload: 'full' }), subscriptionId, expectedVersion: 1 }, actor, randomUUID());
    const reader: Actor = { ...PROGRAM, scopes: ['webhook:manage', 'dossier:read'] };

    const refused = [await create({ payload: 'full' }, PROGRAM), await change(PROGRAM), await change(ADMIN)];

    expect(refused).toEqual(refused.map(() => refusedWith('FORBIDDEN', { scopes: ['dossier:read'], payload: 'thin' })));
    expect([await create({ payload: 'full' }, reader), await change(reader)]).toMatchObject([{ ok: true }, { ok: true, value: { payload: 'full' } }]);
  });

  it('keeps its own subscriptions and sees no others, while administrators see them all', async () => {
    const [mine, foreign] = [await rig.subscribe({}, PROGRAM), await rig.subscribe()];
    const list = async (actor: Actor) => {
      const page = await rig.app.get(FindSubscriptions).list({ limit: 10 }, actor);
      return page.ok && page.value.items.map(({ subscriptionId }) => subscriptionId);
    };
    const [seen, key] = [{ subscriptionId: foreign.subscriptionId, expectedVersion: 1 }, randomUUID()];

    expect([await list(PROGRAM), await list(ADMIN)]).toEqual([[mine.subscriptionId], [foreign.subscriptionId, mine.subscriptionId]]);
    expect(await rig.app.get(FindSubscriptions).lookUp(seen, PROGRAM)).toEqual(refusedWith('WEBHOOK_NOT_FOUND'));
    expect(await rig.app.get(FindDeliveries).list({ ...seen, limit: 1 }, PROGRAM)).toEqual(refusedWith('WEBHOOK_NOT_FOUND'));
    expect(await rig.app.get(SwitchSubscription).run('remove', seen, PROGRAM, key)).toEqual(refusedWith('WEBHOOK_NOT_FOUND'));
    expect(await rig.app.get(RotateSecret).run({ ...seen, overlapHours: 1 }, PROGRAM, key)).toEqual(refusedWith('WEBHOOK_NOT_FOUND'));
    expect(await rig.app.get(SendAgain).test(seen, PROGRAM, key)).toEqual(refusedWith('WEBHOOK_NOT_FOUND'));
  });

  it('that is withdrawn, like an administrator who is locked, is sent nothing any more', async () => {
    for (const owner of [PROGRAM, ADMIN]) {
      const { subscriptionId } = await rig.subscribe({}, owner);
      await rig.tell(dossierFactOf('received', { competentUnitId: THERE }));
      await rig.account('locked', owner.accountId);
      await rig.send();
      expect(await rig.look(subscriptionId, OTHER_ADMIN)).toMatchObject({ status: 'disabled', disabledReason: 'owner-ended' });
    }

    expect(rig.receiving.seen).toEqual([]);
  });
});

describe('who is no administrator of the province', () => {
  const officer = (role: Role): Actor => ({ accountId: randomUUID(), kind: 'officer', posts: [{ unitId: HERE, role }] });
  const strangers: Actor[] = [
    officer('chair'), officer('auditor'), officer('province-leader'), officer('specialist'), officer('one-stop-officer'),
    { accountId: randomUUID(), kind: 'citizen', posts: [] }, { accountId: randomUUID(), kind: 'client', posts: [{ unitId: HERE, role: 'province-admin' }] }, { accountId: 'service:dossier', kind: 'service', posts: [] },
  ];

  it.each(strangers)('as %j may do nothing with subscriptions', async (stranger) => {
    const { subscriptionId } = await rig.subscribe();
    await rig.tell(dossierFactOf('received'));
    const [{ deliveryId } = { deliveryId: '' }] = await rig.log(subscriptionId);
    const [key, seen, get] = [randomUUID(), { subscriptionId, expectedVersion: 1 }, rig.app.get.bind(rig.app)];

    const replies = await Promise.all([
      create({}, stranger), get(ChangeSubscription).run({ ...request(), ...seen }, stranger, key), get(RotateSecret).run({ ...seen, overlapHours: 1 }, stranger, key),
      ...(['disable', 'enable', 'remove'] as const).map((which) => get(SwitchSubscription).run(which, seen, stranger, key)),
      get(FindSubscriptions).list({ limit: 1 }, stranger), get(FindSubscriptions).lookUp({ subscriptionId }, stranger),
      get(FindDeliveries).list({ subscriptionId, limit: 1 }, stranger), get(FindDeliveries).lookUp({ subscriptionId, deliveryId }, stranger),
      get(SendAgain).test({ subscriptionId }, stranger, key), get(SendAgain).one({ subscriptionId, deliveryId }, stranger, key),
      get(SendAgain).failed({ subscriptionId, since: '2025-07-01T00:00:00+07:00' }, stranger, key),
    ]);

    expect(replies.map((reply) => (reply.ok ? 'allowed' : reply.error.code))).toEqual(replies.map(() => 'FORBIDDEN'));
  });
});

describe('row-level security', () => {
  const seenBy = (scope: Scope, actor: string) => withScope(rig.dataSource, scope, async (tx) => {
    const rows: { n: number }[] = await tx.query(`SELECT (SELECT count(*) FROM subscription)::integer + (SELECT count(*) FROM delivery)::integer + (SELECT count(*) FROM subscription_secret)::integer
      + (SELECT count(*) FROM endpoint_health)::integer + (SELECT count(*) FROM subscription_revision)::integer AS n`);
    return rows[0]?.n;
  }, { actor });

  it('shows an account its own rows, the whole installation all of them, and nobody else any', async () => {
    await rig.subscribe();
    await rig.subscribe({}, OTHER_ADMIN);
    await rig.tell(dossierFactOf('received'));

    expect([await seenBy({ kind: 'installation' }, ''), await seenBy({ kind: 'none' }, ADMIN.accountId), await seenBy({ kind: 'none' }, ''), await seenBy({ kind: 'units', unitIds: [HERE] }, 'x')])
      .toEqual([10, 5, 0, 0]);
  });

  it('is forced on every table the service may read', async () => {
    const { rows } = await rig.database.admin.query(
      `SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace
         AND has_any_column_privilege('webhook_app', oid, 'SELECT, INSERT, UPDATE') AND NOT (relrowsecurity AND relforcerowsecurity) ORDER BY 1`);

    expect(rows).toEqual([{ relname: 'migrations' }]);
  });
});
