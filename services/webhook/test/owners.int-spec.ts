import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@haicap/testing';
import { DeliveryWorker } from '../src/delivery/delivery.worker.js';
import { SwitchSubscription } from '../src/subscription/switch-subscription.js';
import { answers } from './receiver.js';
import { ADMIN, dossierFactOf, OTHER_ADMIN, PROGRAM, THERE, webhookRig, type WebhookRig } from './webhook-rig.js';

let rig: WebhookRig;
beforeAll(async () => {
  rig = await webhookRig();
}, 60_000);
afterAll(() => rig.close());
beforeEach(() => rig.reset());

const types = () => rig.receiving.seen.map(({ json }) => json.type);

describe('a program', () => {
  const theirs = () => dossierFactOf('received', { competentUnitId: THERE }, { at: rig.clock.now().toISOString() });
  const standing = async (subscriptionId: string) => {
    const { status, disabledReason } = await rig.look(subscriptionId, OTHER_ADMIN);
    return [status, disabledReason];
  };

  it('whose last day is over is sent nothing, says why, and goes on from there when it gets another one', async () => {
    const { subscriptionId } = await rig.subscribe({}, PROGRAM);
    await rig.validity(PROGRAM.accountId, '2025-07-01');
    await rig.tell(theirs());
    await rig.send();
    expect(types()).toEqual(['dossier.received']);

    rig.pass(24 * 3_600);
    await rig.worker.followOwners();
    await rig.tell(theirs());
    await rig.send();
    expect([types(), await standing(subscriptionId)]).toEqual([['dossier.received'], ['disabled', 'owner-ended']]);

    await rig.validity(PROGRAM.accountId, '2025-12-31', 2);
    await rig.worker.followOwners();
    await rig.send();
    expect([types(), await standing(subscriptionId)]).toEqual([['dossier.received', 'dossier.received'], ['active', null]]);
    expect((await rig.database.admin.query(`SELECT action, actor FROM audit WHERE object_id = $1 AND action IN ('enable', 'disable') ORDER BY version`, [subscriptionId])).rows)
      .toEqual([{ action: 'disable', actor: 'service:webhook' }, { action: 'enable', actor: 'service:webhook' }]);
  });

  it('whose last day is over is sent nothing, though nobody has looked since', async () => {
    await rig.subscribe({}, PROGRAM);
    await rig.tell(theirs());
    await rig.validity(PROGRAM.accountId, '2025-06-30');

    await rig.send();

    expect(rig.receiving.seen).toEqual([]);
  });

  it('that is withdrawn stands still at once, whether or not anything is due, and only once', async () => {
    const [{ subscriptionId }, another] = [await rig.subscribe({}, PROGRAM), await rig.subscribe()];
    await rig.account('locked', PROGRAM.accountId);

    await rig.worker.followOwners();

    expect([await standing(subscriptionId), await standing(another.subscriptionId)]).toEqual([['disabled', 'owner-ended'], ['active', null]]);
    await rig.worker.followOwners();
    expect((await rig.look(subscriptionId, OTHER_ADMIN)).version).toBe(2);
  });

  it('whose subscription was switched off finds it so, whatever becomes of the owner', async () => {
    const { subscriptionId } = await rig.subscribe({}, PROGRAM);
    await rig.app.get(SwitchSubscription).run('disable', { subscriptionId, expectedVersion: 1 }, PROGRAM, 'off');
    await rig.account('locked', PROGRAM.accountId);
    await rig.worker.followOwners();
    await rig.account('unlocked', PROGRAM.accountId);

    await rig.worker.followOwners();

    expect(await standing(subscriptionId)).toEqual(['disabled', 'by-owner']);
  });
});

describe('an owner who administers the province no longer', () => {
  it('is told of nothing from the same moment on, and what waits is not sent', async () => {
    const { subscriptionId } = await rig.subscribe();
    await rig.tell(dossierFactOf('received'));
    await rig.appoint(ADMIN.accountId, '2025-06-30');

    await rig.send();

    expect(rig.receiving.seen).toEqual([]);
    expect(await rig.look(subscriptionId)).toMatchObject({ status: 'disabled', disabledReason: 'owner-ended' });
  });

  it('has the subscriptions go on once appointed again', async () => {
    const { subscriptionId } = await rig.subscribe();
    await rig.appoint(ADMIN.accountId, '2025-06-30');
    await rig.worker.followOwners();
    await rig.appoint(ADMIN.accountId, null, 2);

    await rig.worker.followOwners();

    expect(await rig.look(subscriptionId)).toMatchObject({ status: 'active', disabledReason: null, version: 3 });
  });
});

describe('after a start', () => {
  it('nothing is sent until it is known once who may still own a subscription', async () => {
    await rig.subscribe();
    await rig.tell(dossierFactOf('received'));
    const app = await rig.appWith('127.0.0.0/8');
    const worker = app.get(DeliveryWorker);
    const asked = { officers: true, accounts: false };
    worker.start((['officers', 'accounts'] as const).map((noun) => ({ caughtUp: () => Promise.resolve(asked[noun]) })));

    await worker.fill();
    await worker.settled();
    expect(rig.receiving.seen).toEqual([]);
    asked.accounts = true;
    worker.wake();
    await eventually(() => expect(types()).toEqual(['dossier.received']));
    // What falls behind later holds nothing up: it was known when the process started.
    asked.officers = false;
    await rig.tell(dossierFactOf('completed'));
    worker.wake();

    await eventually(() => expect(types()).toEqual(['dossier.received', 'dossier.completed']));
    await worker.stop();
    await app.close();
  });
});

describe('the relay', () => {
  it('is woken when a subscription has ended, and by no message', async () => {
    await rig.subscribe();
    await rig.tell(dossierFactOf('received'), dossierFactOf('completed'));
    const before = rig.wakes();
    await rig.send();
    const afterMessages = rig.wakes();
    rig.receiving.behave = answers(410);
    await rig.tell(dossierFactOf('received'));
    await rig.send();
    const afterEnd = rig.wakes();
    await rig.subscribe();
    await rig.tell(dossierFactOf('received'));
    await rig.account('locked', ADMIN.accountId);
    const beforeLock = rig.wakes();
    await rig.send();

    expect([afterMessages - before, afterEnd - afterMessages, rig.wakes() - beforeLock]).toEqual([0, 1, 1]);
  });
});
