import { describe, expect, it } from '@jest/globals';
import { err, ok, type Result } from './result.js';

describe('a result', () => {
  it('carries the value when all went well, and the refusal otherwise', () => {
    const outcomes: Result<number, { code: string }>[] = [ok(5), err({ code: 'TOO_LATE' })];

    expect(outcomes.map((outcome) => (outcome.ok ? outcome.value : outcome.error.code))).toEqual([5, 'TOO_LATE']);
  });
});
