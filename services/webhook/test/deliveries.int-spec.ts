import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@haicap/testing';
import { Webhook } from 'standardwebhooks';
import { SendAgain } from '../src/delivery/send-again.js';
import { ChangeSubscription } from '../src/subscription/change-subscription.js';
import { RotateSecret } from '../src/subscription/rotate-secret.js';
import { SwitchSubscription } from '../src/subscription/switch-subscription.js';
import { answers } from './receiver.js';
import { ADMIN, dossierFactOf, ELSEWHERE, HERE, THERE, webhookRig, type WebhookRig } from './webhook-rig.js';

let rig: WebhookRig;
beforeAll(async () => {
  rig = await webhookRig();
}, 60_000);
afterAll(() => rig.close());
beforeEach(() => rig.reset());

const types = () => rig.receiving.seen.map(({ json }) => json.type);
const HOUR_S = 3_600;
/** Lets the time pass, four hours at a time, sending whatever falls due. */
const liveThrough = async (hours: number) => {
  for (let hour = 0; hour < hours; hour += 4) {
    rig.pass(4 * HOUR_S);
    await rig.worker.fill();
    await rig.worker.settled();
  }
};

describe('a fact that somebody subscribed to', () => {
  it('arrives once, thin, signed by the secret that was shown', async () => {
    const { secret, subscriptionId } = await rig.subscribe();
    const fact = dossierFactOf('received', {}, { version: 1 });
    await rig.tell(fact);

    await rig.send();

    const [message] = rig.receiving.seen;
    expect(rig.receiving.seen).toHaveLength(1);
    expect(new Webhook(secret ?? '').verify(message?.body ?? '', { ...message?.headers })).toEqual({
      type: 'dossier.received', timestamp: '2025-07-01T08:00:01+07:00',
      data: { eventId: fact.eventId, id: fact.aggregateId, sequence: 1, link: `https://dvc.example.vn/api/v1/dossiers/${fact.aggregateId}` },
    });
    expect(await rig.log(subscriptionId)).toMatchObject([{ deliveryId: message?.headers['webhook-id'], status: 'delivered', attempts: 1, lastStatus: 204, lastFault: null, nextAttemptAt: null }]);
  });

  it('says how the dossier stands where that was asked for, and names no person', async () => {
    await rig.subscribe({ payload: 'full' });
    await rig.tell(dossierFactOf('received'));

    await rig.send();

    const dossier = rig.receiving.seen[0]?.json.data['dossier'];
    expect(Object.keys(dossier ?? {}).toSorted()).toEqual([
      'channel', 'code', 'competentUnitId', 'dueAt', 'field', 'procedureCode', 'procedureVersion', 'receivedAt', 'receivingUnitId', 'returningUnitId', 'status',
    ]);
  });

  it('is made into one delivery, however often it is told', async () => {
    const { subscriptionId } = await rig.subscribe();
    const fact = dossierFactOf('received');

    await rig.tell(fact);
    await rig.tell(fact);

    expect(await rig.log(subscriptionId)).toHaveLength(1);
  });

  it('is left out when it is older than the subscription, or history of an earlier system', async () => {
    const { subscriptionId } = await rig.subscribe();

    await rig.tell(dossierFactOf('received', {}, { at: '2025-07-01T00:59:59.000Z' }), dossierFactOf('completed', { historic: true }));

    expect(await rig.log(subscriptionId)).toEqual([]);
  });

  it('goes to nobody whose choice of events, units or procedures it misses', async () => {
    const by = await rig.subscribe({ events: ['dossier.completed'] });
    const at = await rig.subscribe({ unitIds: [THERE] });
    const of = await rig.subscribe({ procedureCodes: ['1.004873'] });

    await rig.tell(dossierFactOf('received'), dossierFactOf('completed', { procedureCode: '9.999999' }), dossierFactOf('transferred', { fromUnitId: THERE, toUnitId: HERE }),
      dossierFactOf('assigned', { procedureCode: '1.004873', competentUnitId: ELSEWHERE }));

    expect((await rig.log(by.subscriptionId)).map(({ event }) => event)).toEqual(['dossier.completed']);
    expect((await rig.log(at.subscriptionId)).map(({ event }) => event)).toEqual(['dossier.transferred']);
    expect((await rig.log(of.subscriptionId)).map(({ event }) => event)).toEqual(['dossier.assigned']);
  });
});

describe('an endpoint that does not take it', () => {
  it('is tried again later, with the same id and the same bytes', async () => {
    const { subscriptionId } = await rig.subscribe();
    rig.receiving.behave = answers(500);
    await rig.tell(dossierFactOf('received'));
    await rig.send();
    expect(await rig.log(subscriptionId)).toMatchObject([{ status: 'pending', attempts: 1, lastStatus: 500, lastFault: 'status', nextAttemptAt: '2025-07-01T08:00:05+07:00' }]);

    rig.receiving.behave = answers(200);
    rig.pass(5);
    await rig.send();

    const [first, second] = rig.receiving.seen;
    expect([second?.headers['webhook-id'], second?.body]).toEqual([first?.headers['webhook-id'], first?.body]);
    expect(await rig.log(subscriptionId)).toMatchObject([{ status: 'delivered', attempts: 2, lastStatus: 200 }]);
  });

  it('says itself when to come back', async () => {
    const { subscriptionId } = await rig.subscribe();
    rig.receiving.behave = answers(503, { 'retry-after': '90' });
    await rig.tell(dossierFactOf('received'));

    await rig.send();

    expect(await rig.log(subscriptionId)).toMatchObject([{ nextAttemptAt: '2025-07-01T08:01:30+07:00' }]);
  });

  it('is left alone after five failures in a row, tried by one message, and gets the rest when that arrives', async () => {
    const { subscriptionId } = await rig.subscribe();
    rig.receiving.behave = answers(500);
    await rig.tell(...Array.from({ length: 8 }, () => dossierFactOf('received')));
    for (let round = 0; round < 6; round += 1) await rig.worker.fill().then(() => rig.worker.settled());
    expect(rig.receiving.seen).toHaveLength(5);
    expect((await rig.look(subscriptionId)).health).toMatchObject({ failuresInRow: 5, restsUntil: '2025-07-01T08:01:00+07:00' });

    rig.pass(59);
    await rig.send();
    expect(rig.receiving.seen).toHaveLength(5);
    rig.pass(2);
    await rig.send();
    expect(rig.receiving.seen).toHaveLength(6);

    rig.receiving.behave = answers(204);
    rig.pass(120);
    await rig.send();
    rig.pass(HOUR_S);
    await rig.send();
    expect((await rig.log(subscriptionId)).filter(({ status }) => status === 'delivered')).toHaveLength(8);
    expect((await rig.look(subscriptionId)).health).toMatchObject({ failuresInRow: 0, restsUntil: null, failingSince: null });
  });

  it('is disabled after three days without one success, and says why; what was not delivered can be sent again', async () => {
    const { subscriptionId } = await rig.subscribe();
    rig.receiving.behave = answers(500);
    await rig.tell(dossierFactOf('received'));
    await liveThrough(80);
    await rig.tell(dossierFactOf('completed', {}, { at: rig.clock.now().toISOString() }));
    await liveThrough(4);
    await rig.worker.upkeep();

    const disabled = await rig.look(subscriptionId);
    expect(disabled).toMatchObject({ status: 'disabled', disabledReason: 'failing' });
    expect(await rig.log(subscriptionId)).toMatchObject([{ event: 'dossier.completed' }, { event: 'dossier.received', status: 'failed', nextAttemptAt: null }]);

    rig.receiving.reset();
    const enabled = await rig.app.get(SwitchSubscription).run('enable', { subscriptionId, expectedVersion: disabled.version }, ADMIN, randomUUID());
    const resent = await rig.app.get(SendAgain).failed({ subscriptionId, since: '2025-07-01T00:00:00+07:00' }, ADMIN, randomUUID());
    rig.pass(5);
    await rig.send();
    expect(enabled).toMatchObject({ ok: true, value: { status: 'active' } });
    expect(resent).toMatchObject({ ok: true, value: { resent: 1, more: false } });
    expect(types().toSorted()).toEqual(['dossier.completed', 'dossier.received']);
  });

  it('is disabled at once when it answers 410', async () => {
    const { subscriptionId } = await rig.subscribe();
    rig.receiving.behave = answers(410);
    await rig.tell(dossierFactOf('received'));

    await rig.send();

    expect(await rig.look(subscriptionId)).toMatchObject({ status: 'disabled', disabledReason: 'gone' });
    expect((await rig.database.admin.query(`SELECT type, actor, body->>'reason' AS reason FROM event WHERE aggregate_id = $1 ORDER BY version`, [subscriptionId])).rows).toEqual([
      { type: 'vn.haicap.webhook.subscription.created.v1', actor: ADMIN.accountId, reason: null },
      { type: 'vn.haicap.webhook.subscription.disabled.v1', actor: 'service:webhook', reason: 'gone' },
    ]);
  });
});

describe('a secret that rotates', () => {
  it('signs beside the new one until its time is over', async () => {
    const { secret: former, subscriptionId } = await rig.subscribe();
    const rotated = await rig.app.get(RotateSecret).run({ subscriptionId, expectedVersion: 1, overlapHours: 24 }, ADMIN, randomUUID());
    if (!rotated.ok) throw new Error(rotated.error.code);
    const verifies = (secret: string | null, index: number) => {
      const message = rig.receiving.seen[index];
      try {
        return new Webhook(secret ?? '').verify(message?.body ?? '', { ...message?.headers }) !== undefined;
      } catch {
        // What does not verify throws; that is the answer here.
        return false;
      }
    };

    await rig.tell(dossierFactOf('received'));
    await rig.send();
    rig.pass(24 * HOUR_S + 1);
    await rig.tell(dossierFactOf('completed'));
    await rig.send();

    expect([verifies(former, 0), verifies(rotated.value.secret, 0)]).toEqual([true, true]);
    expect([verifies(former, 1), verifies(rotated.value.secret, 1)]).toEqual([false, true]);
  });

  it('is nowhere in the database as it is', async () => {
    const { secret } = await rig.subscribe();

    const { rows } = await rig.database.admin.query(`SELECT s::text AS row FROM subscription_secret s UNION ALL SELECT body::text FROM subscription_revision UNION ALL SELECT body::text FROM event`);

    expect(rows.length).toBeGreaterThan(2);
    expect(JSON.stringify(rows)).not.toContain((secret ?? '').slice('whsec_'.length));
  });
});

describe('of two that act on what they both have seen', () => {
  /** Holds the rows of a table until both of them have come to where they wait, or one of them has been through. */
  const atOnce = async <T, U>(table: string, one: () => Promise<T>, other: () => Promise<U>): Promise<[T, U]> => {
    const holder = await rig.database.admin.connect();
    await holder.query('BEGIN');
    await holder.query(`SELECT 1 FROM ${table} FOR UPDATE`);
    const first = one();
    await eventually(async () => expect(await rig.waiting()).toBe(1));
    let isThrough = false;
    const second = other().finally(() => { isThrough = true; });
    await eventually(async () => expect(isThrough || (await rig.waiting()) === 2).toBe(true));
    await holder.query('COMMIT');
    holder.release();
    return Promise.all([first, second]);
  };

  it('the one whose rotation is refused leaves no secret behind', async () => {
    const { subscriptionId, secret: former } = await rig.subscribe();
    const rotate = () => rig.app.get(RotateSecret).run({ subscriptionId, expectedVersion: 1, overlapHours: 24 }, ADMIN, randomUUID());

    const replies = await atOnce('subscription_secret', rotate, rotate);
    await rig.tell(dossierFactOf('received'));
    await rig.send();

    const [won] = replies.flatMap((reply) => (reply.ok ? [reply.value] : []));
    const [message] = rig.receiving.seen;
    const signatures = [won?.secret, former].map((secret) => new Webhook(secret ?? '').sign(message?.headers['webhook-id'] ?? '', new Date(Number(message?.headers['webhook-timestamp']) * 1_000), message?.body ?? ''));
    expect(replies.map((reply) => (reply.ok ? 'rotated' : reply.error.code)).toSorted()).toEqual(['WEBHOOK_STALE', 'rotated']);
    expect(message?.headers['webhook-signature']?.split(' ')).toEqual(signatures);
  });

  it('the one whose change of address is refused forgives nothing', async () => {
    const { subscriptionId } = await rig.subscribe();
    rig.receiving.behave = answers(500);
    await rig.tell(dossierFactOf('received'));
    await rig.send();
    const change = (wish: { url: string; description: string }) => () => rig.app.get(ChangeSubscription).run(
      { subscriptionId, expectedVersion: 1, events: [], unitIds: [], procedureCodes: [], payload: 'thin', ...wish }, ADMIN, randomUUID());

    const [moved, described] = await atOnce('endpoint_health',
      change({ url: 'http://127.0.0.1:9/', description: '' }), change({ url: rig.receiving.url, description: 'Một cửa' }));

    expect([moved.ok, described.ok].filter(Boolean)).toHaveLength(1);
    expect((await rig.look(subscriptionId)).health.failuresInRow).toBe(moved.ok ? 0 : 1);
  });
});

describe('a test event', () => {
  it('arrives and says that it is one', async () => {
    const { subscriptionId, secret } = await rig.subscribe({ events: ['dossier.completed'] });

    const ordered = await rig.app.get(SendAgain).test({ subscriptionId }, ADMIN, randomUUID());
    await rig.send();

    const [message] = rig.receiving.seen;
    expect(ordered).toMatchObject({ ok: true, value: { event: 'webhook.test', status: 'pending', deliveryId: message?.headers['webhook-id'] } });
    expect(new Webhook(secret ?? '').verify(message?.body ?? '', { ...message?.headers })).toMatchObject({ type: 'webhook.test', data: { subscriptionId } });
  });
});

describe('a delivery that is sent again', () => {
  it('carries the same id and bytes, and a repeated command sends it once', async () => {
    const { subscriptionId } = await rig.subscribe();
    await rig.tell(dossierFactOf('received'));
    await rig.send();
    const [{ deliveryId } = { deliveryId: '' }] = await rig.log(subscriptionId);
    const key = randomUUID();

    const first = await rig.app.get(SendAgain).one({ subscriptionId, deliveryId }, ADMIN, key);
    await rig.send();
    const again = await rig.app.get(SendAgain).one({ subscriptionId, deliveryId }, ADMIN, key);
    await rig.send();

    expect([first.ok, again.ok]).toEqual([true, true]);
    expect(rig.receiving.seen.map(({ headers, body }) => [headers['webhook-id'], body])).toEqual([0, 1].map(() => [deliveryId, rig.receiving.seen[0]?.body]));
  });
});

describe('what failed and is sent again together', () => {
  it('stands in the audit trail as a deed at the subscription, with what was asked and how many it was', async () => {
    const { subscriptionId } = await rig.subscribe();
    await rig.tell(dossierFactOf('received'), dossierFactOf('completed'));
    await rig.database.admin.query(`UPDATE delivery SET status = 'failed', next_at = NULL`);

    await rig.app.get(SendAgain).failed({ subscriptionId, since: '2025-07-01T00:00:00+07:00' }, ADMIN, randomUUID());

    expect((await rig.database.admin.query(`SELECT action, object_type, actor, detail FROM audit WHERE object_id = $1 AND action = 'resend'`, [subscriptionId])).rows).toEqual([
      { action: 'resend', object_type: 'webhook-subscription', actor: ADMIN.accountId, detail: { since: '2025-07-01T00:00:00+07:00', resent: 2 } },
    ]);
  });

  it('is no delivery of another subscription', async () => {
    const [{ subscriptionId }, other] = [await rig.subscribe(), await rig.subscribe()];
    await rig.tell(dossierFactOf('received'));
    const [{ deliveryId } = { deliveryId: '' }] = await rig.log(other.subscriptionId);

    expect(await rig.app.get(SendAgain).one({ subscriptionId, deliveryId }, ADMIN, randomUUID())).toMatchObject({ ok: false, error: { code: 'WEBHOOK_DELIVERY_NOT_FOUND' } });
  });
});

describe('what is over', () => {
  it('is cleared away after thirty days, and what still waits is not', async () => {
    const { subscriptionId } = await rig.subscribe();
    await rig.tell(dossierFactOf('received'));
    await rig.send();
    rig.pass(31 * 24 * HOUR_S);
    await rig.tell(dossierFactOf('completed', {}, { at: rig.clock.now().toISOString() }));

    await rig.worker.upkeep();

    expect((await rig.log(subscriptionId)).map(({ event }) => event)).toEqual(['dossier.completed']);
  });
});
