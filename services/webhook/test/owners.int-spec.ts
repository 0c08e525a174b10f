import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@haicap/testing';
import { DeliveryWorker } from '../src/delivery/delivery.worker.js';
import { answers } from './receiver.js';
import { ADMIN, dossierFactOf, webhookRig, type WebhookRig } from './webhook-rig.js';

let rig: WebhookRig;
beforeAll(async () => {
  rig = await webhookRig();
}, 60_000);
afterAll(() => rig.close());
beforeEach(() => rig.reset());

const types = () => rig.receiving.seen.map(({ json }) => json.type);

describe('an owner who administers the province no longer', () => {
  it('is told of nothing from the same moment on, and what waits is not sent', async () => {
    const { subscriptionId } = await rig.subscribe();
    await rig.tell(dossierFactOf('received'));
    await rig.appoint(ADMIN.accountId, '2025-06-30');

    await rig.send();

    expect(rig.receiving.seen).toEqual([]);
    expect(await rig.look(subscriptionId)).toMatchObject({ status: 'disabled', disabledReason: 'owner-ended' });
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
