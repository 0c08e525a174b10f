import { LooksAgain } from './looks-again.js';
import type { RateState } from './rate-headers.js';

const left = (remaining: number): RateState => ({ name: 'trackingByClient', points: 120, periodS: 60, remaining, resetS: 60 });

describe('somebody who was let in', () => {
  it('looks at the same again for a second, at nothing else, and counts', () => {
    const told: string[] = [];
    const again = new LooksAgain((network, times) => told.push(`${network} ${times}`));
    again.note('n', 'place', left(5), 0);

    expect([again.take('n', 'place', 10)?.remaining, again.take('n', 'place', 20)?.remaining]).toEqual([4, 3]);
    expect([again.take('n', 'guess', 20), again.take('other', 'place', 20), again.take('n', 'place', 1_000)]).toEqual([undefined, undefined, undefined]);
    again.settle('n');
    again.settle('n');
    expect(told).toEqual(['n 2']);
  });

  it('is told of by itself, and the wrong secret of anybody there ends it', async () => {
    const told = Promise.withResolvers<number>();
    const again = new LooksAgain((_network, times) => told.resolve(times));
    again.note('n', 'place', left(5), performance.now());
    again.take('n', 'place', performance.now());
    again.take('n', 'place', performance.now());
    expect(await told.promise).toBe(2);

    again.forget('n');
    expect(again.take('n', 'place', performance.now())).toBeUndefined();
  });

  it('has no more looks than the limit leaves, by whichever count is lower', () => {
    const again = new LooksAgain(() => undefined);
    again.note('n', 'place', left(2), 0);
    again.note('n', 'another', left(1), 1);

    expect([again.take('n', 'another', 2)?.remaining, again.take('n', 'place', 3)]).toEqual([0, undefined]);
  });
});
