import { Follower } from './follower.js';

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('a follower woken many times during one reading', () => {
  it('reads once more and not once per wake-up', async () => {
    let readings = 0;
    let finish: (() => void) | undefined;
    const follower = new Follower(() => new Promise((resolve) => { readings += 1; finish = resolve; }), () => undefined);

    follower.wake();
    for (let wake = 0; wake < 10; wake += 1) follower.wake();
    finish?.();
    await turn();
    expect(readings).toBe(2);
    finish?.();
    await turn();

    expect(readings).toBe(2);
  });

  it('reads no more after it was stopped', async () => {
    let readings = 0;
    const follower = new Follower(async () => void (readings += 1), () => undefined);

    follower.stop();
    follower.wake();
    await turn();

    expect(readings).toBe(0);
  });

  it('tells a fault and can be woken again', async () => {
    const faults: unknown[] = [];
    let readings = 0;
    const follower = new Follower(async () => { readings += 1; throw new Error('away'); }, (fault) => faults.push(fault));

    follower.wake();
    await turn();
    follower.wake();
    await turn();

    expect([readings, faults.length]).toEqual([2, 2]);
  });
});
