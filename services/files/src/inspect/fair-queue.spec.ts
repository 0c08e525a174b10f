import { describe, expect, it } from '@jest/globals';
import { FairQueue } from './fair-queue.js';

describe('the queue of files to be looked at', () => {
  it('takes the accounts in turn, and of each what it brought first', async () => {
    const queue = new FairQueue();
    const done: string[] = [];
    const brings = (accountId: string, ...files: string[]) => files.map((file) => queue.run(accountId, async () => void done.push(`${accountId}${file}`)));

    await Promise.all([...brings('a', '1', '2', '3'), ...brings('b', '1'), ...brings('c', '1', '2')]);

    expect(done).toEqual(['a1', 'b1', 'c1', 'a2', 'c2', 'a3']);
  });

  it('does one thing at a time, and goes on behind one that fails', async () => {
    const queue = new FairQueue();
    let [running, most] = [0, 0];
    const work = (fails: boolean) => async () => {
      most = Math.max(most, (running += 1));
      await Promise.resolve();
      running -= 1;
      if (fails) throw new Error('a broken photo');
      return 'done';
    };

    const outcomes = await Promise.allSettled([queue.run('a', work(true)), queue.run('a', work(false)), queue.run('b', work(false))]);
    await queue.settled();

    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
    expect(most).toBe(1);
    expect(await queue.run('a', work(false))).toBe('done');
  });
});
