import { describe, expect, it } from '@jest/globals';
import { Admission } from './admission.js';

describe('an admission with one place and one seat to wait on', () => {
  it('lets one in, one wait and sends the third away', async () => {
    const admission = new Admission({ maxInFlight: 1, maxWaiting: 1 });
    const second = { entered: false };

    expect(await admission.enter()).toBe(true);
    const waiting = admission.enter().then((entered) => (second.entered = entered));
    expect(await admission.enter()).toBe(false);
    expect(second.entered).toBe(false);

    admission.leave();
    await waiting;
    expect(second.entered).toBe(true);
    expect(admission.inFlight).toBe(1);
  });

  it('lets those who wait in by the order of their arrival', async () => {
    const admission = new Admission({ maxInFlight: 1, maxWaiting: 3 });
    const order: number[] = [];
    await admission.enter();
    const waiting = [1, 2, 3].map(async (guest) => {
      await admission.enter();
      order.push(guest);
      admission.leave();
    });

    admission.leave();
    await Promise.all(waiting);

    expect(order).toEqual([1, 2, 3]);
  });

  it('is idle only when nobody is in and nobody waits', async () => {
    const admission = new Admission({ maxInFlight: 1, maxWaiting: 1 });
    await admission.idle();
    await admission.enter();
    const waiting = admission.enter();
    let idle = false;
    const done = admission.idle().then(() => (idle = true));

    admission.leave();
    await waiting;
    await Promise.resolve();
    expect(idle).toBe(false);

    admission.leave();
    await done;
    expect(idle).toBe(true);
  });
});
