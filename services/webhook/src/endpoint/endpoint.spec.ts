import { describe, expect, it } from '@jest/globals';
import { afterFailure, afterSuccess, isGivenUp, NEW_ENDPOINT } from './endpoint.js';

const at = new Date('2025-07-01T08:00:00+07:00');
const afterFailures = (count: number) => Array.from({ length: count }).reduce<typeof NEW_ENDPOINT>((health) => afterFailure(health, at), NEW_ENDPOINT);
const restS = (count: number) => {
  const { restsUntil } = afterFailures(count);
  return restsUntil === null ? 0 : (restsUntil.getTime() - at.getTime()) / 1_000;
};

describe('an endpoint that fails', () => {
  it('is left alone from the fifth time in a row on, for longer each time and an hour at most', () => {
    expect([1, 4, 5, 6, 7, 11, 50].map(restS)).toEqual([0, 0, 60, 120, 240, 3_600, 3_600]);
  });

  it('begins anew with the first message that arrives', () => {
    expect(afterFailure(afterSuccess(at), at)).toMatchObject({ failuresInRow: 1, restsUntil: null, lastDeliveredAt: at });
  });

  it('is given up after three days without one', () => {
    const health = afterFailures(9);

    expect([isGivenUp(health, new Date(at.getTime() + 72 * 3_600_000 - 1)), isGivenUp(health, new Date(at.getTime() + 72 * 3_600_000)), isGivenUp(NEW_ENDPOINT, at)]).toEqual([false, true, false]);
  });
});
