import { describe, expect, it } from '@jest/globals';
import { FAILPOINTS } from '@haicap/messaging/test-build';
import { pointsOfDeath } from './crash-loop.ts';

describe('the crash loop', () => {
  it('has something die at every failpoint there is', () => {
    expect([...pointsOfDeath()].toSorted()).toEqual([...FAILPOINTS].toSorted());
  });
});
