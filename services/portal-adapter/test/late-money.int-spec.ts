import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { good, paymentStage } from './payment-stage.js';

const HOUR_S = 3_600;
const stage = paymentStage();
const { anOrder, giveUp, work, pass, factsOf, aCallback, call, statementOf } = stage;
beforeAll(() => stage.open());
afterAll(() => stage.close());
beforeEach(() => stage.reset());

/** Whoever has the page open pays, and the callback is lost. */
const isPaidThere = (reference: string) => {
  stage.behave = (message) => (message['LoaiBanTin'] === 'QUERY' && message['MaThamChieu'] === reference ? { body: aCallback(reference) } : good(message));
};
const eventsOf = async (paymentId: string) => (await factsOf(paymentId)).map(({ event }) => event);

describe('money whose callback is lost', () => {
  it('is found by asking, also when the payment was given up after its page was opened', async () => {
    const order = await anOrder();
    await work();
    await giveUp(order);
    pass(120);
    await work();
    isPaidThere(order.reference);
    pass(HOUR_S);
    await work();

    expect(await eventsOf(order.paymentId)).toEqual(['opened', 'confirmed']);
  });

  it('is found by asking, also after the platform had said that it is not paid', async () => {
    const { paymentId, reference } = await anOrder();
    await work();
    await call(aCallback(reference, { MaLoi: '24' }));
    pass(120);
    await work();
    isPaidThere(reference);
    pass(HOUR_S);
    await work();

    expect(await eventsOf(paymentId)).toEqual(['opened', 'failed', 'confirmed']);
  });

  it('is asked for until the page has ended, and then no more', async () => {
    const order = await anOrder();
    await work();
    await giveUp(order);
    pass(25 * HOUR_S);
    await work();
    stage.seen.length = 0;
    pass(HOUR_S);
    await work();

    expect(stage.seen.filter(({ MaThamChieu }) => MaThamChieu === order.reference)).toEqual([]);
    expect(await eventsOf(order.paymentId)).toEqual(['opened']);
  });

  it.each([['the day after', '2025-07-02', ['paid']], ['the second day', '2025-07-03', ['paid']], ['the third day', '2025-07-04', []]])(
    'that comes when nobody asks any more is in the statement of %s', async (_, day, outcomes) => {
      const order = await anOrder();
      await work();
      await giveUp(order);
      pass(25 * HOUR_S);
      await work();
      isPaidThere(order.reference);

      const stated = await statementOf(day);
      expect(stated.filter(({ body }) => body['paymentId'] === order.paymentId).map(({ body }) => body['outcome'])).toEqual(outcomes);
    });

  it('is not looked for where nothing was opened: a payment that was given up before its turn is in the statement of its own day alone', async () => {
    const order = await anOrder();
    await giveUp(order);
    await work();

    expect((await statementOf('2025-07-02')).filter(({ body }) => body['paymentId'] === order.paymentId)).toEqual([]);
  });
});
