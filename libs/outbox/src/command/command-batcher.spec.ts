import { describe, expect, it } from '@jest/globals';
import { UnknownOutcome } from '@haicap/service-kit';
import { CommandBatcher } from './command-batcher.js';

/** Batches that were run, each held until let go. */
function gate() {
  const batches: { commands: string[]; letGo: (error?: Error) => void }[] = [];
  const runMany = (commands: string[]) => new Promise<string[]>((resolve, reject) => {
    batches.push({ commands, letGo: (error) => (error === undefined ? resolve(commands.map((command) => `done ${command}`)) : reject(error)) });
  });
  return { batches, runMany };
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 10));

describe('a command that comes alone', () => {
  it('runs at once, alone', async () => {
    const { batches, runMany } = gate();
    const batcher = new CommandBatcher({ runMany });

    const answer = batcher.run('a');

    expect(batches.map(({ commands }) => commands)).toEqual([['a']]);
    batches[0]?.letGo();
    expect(await answer).toBe('done a');
  });
});

describe('commands that come while others run', () => {
  it('share the next transaction and get their own answers', async () => {
    const { batches, runMany } = gate();
    const batcher = new CommandBatcher({ runMany, maxConcurrent: 1 });

    const answers = ['a', 'b', 'c', 'd'].map((command) => batcher.run(command));
    batches[0]?.letGo();
    await settle();
    batches[1]?.letGo();

    expect(await Promise.all(answers)).toEqual(['done a', 'done b', 'done c', 'done d']);
    expect(batches.map(({ commands }) => commands)).toEqual([['a'], ['b', 'c', 'd']]);
  });

  it('wait two milliseconds at most for a second transaction beside the first', async () => {
    const { batches, runMany } = gate();
    const batcher = new CommandBatcher({ runMany, maxConcurrent: 2 });

    const answers = ['a', 'b', 'c'].map((command) => batcher.run(command));
    await settle();

    expect(batches.map(({ commands }) => commands)).toEqual([['a'], ['b', 'c']]);
    for (const { letGo } of batches) letGo();
    await Promise.all(answers);
  });

  it('never become more than 128 in one transaction', async () => {
    const { batches, runMany } = gate();
    const batcher = new CommandBatcher({ runMany, maxConcurrent: 1 });

    const answers = Array.from({ length: 301 }, (_, n) => batcher.run(String(n)));
    for (let done = 0; done < 4; done += 1) {
      await settle();
      batches[done]?.letGo();
    }
    await Promise.all(answers);

    expect(batches.map(({ commands }) => commands.length)).toEqual([1, 128, 128, 44]);
  });
});

describe('a batch with one failing member', () => {
  it('is replayed one by one, so that only that member fails', async () => {
    const runs: string[][] = [];
    const batcher = new CommandBatcher<string, string>({
      maxConcurrent: 1,
      runMany: async (commands) => {
        runs.push(commands);
        await settle();
        if (commands.includes('bad')) throw new Error('bad member');
        return commands.map((command) => `done ${command}`);
      },
    });

    const outcomes = await Promise.allSettled(['first', 'a', 'bad', 'b'].map((command) => batcher.run(command)));

    expect(outcomes.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value : String(outcome.reason)))).toEqual(
      ['done first', 'done a', 'Error: bad member', 'done b']);
    expect(runs).toEqual([['first'], ['a', 'bad', 'b'], ['a'], ['bad'], ['b']]);
  });

  it('fails once, not twice, when it came alone', async () => {
    let runs = 0;
    const batcher = new CommandBatcher<string, string>({ runMany: () => { runs += 1; return Promise.reject(new Error('bad member')); } });

    await expect(batcher.run('bad')).rejects.toThrow('bad member');

    expect(runs).toBe(1);
  });
});

describe('a transaction whose COMMIT was lost', () => {
  it('is asked again until the outcome is known', async () => {
    let runs = 0;
    const batcher = new CommandBatcher<string, string>({
      runMany: (commands) => {
        runs += 1;
        return runs < 3 ? Promise.reject(new UnknownOutcome(new Error('cut'))) : Promise.resolve(commands.map(() => 'found'));
      },
    });

    expect(await batcher.run('a')).toBe('found');
  });

  it('stays unknown after the last try', async () => {
    const batcher = new CommandBatcher<string, string>({ runMany: () => Promise.reject(new UnknownOutcome(new Error('cut'))) });

    await expect(batcher.run('a')).rejects.toBeInstanceOf(UnknownOutcome);
  });
});

describe('a batch that answers too few', () => {
  it('is a bug and not somebody else’s answer', async () => {
    const batcher = new CommandBatcher<string, string>({ runMany: () => Promise.resolve([]) });

    await expect(batcher.run('a')).rejects.toThrow('answered 0 of 1');
  });
});
