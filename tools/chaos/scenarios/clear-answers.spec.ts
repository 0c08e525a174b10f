import { describe, expect, it } from '@jest/globals';
import { Answers } from './clear-answers.ts';

const answers = (...told: (number | null)[]): Answers => {
  const all = new Answers();
  for (const http of told) all.add({ type: 'info', http, reason: http === null ? 'fetch failed' : 'SERVICE_UNAVAILABLE' });
  return all;
};

describe('what people were told while a disk was full', () => {
  it('is clear when it was 503 or 507, and whatever is no failure of the server beside it', () => {
    expect(answers(503, 503, 429).complaint()).toBeUndefined();
    expect(answers(507).complaint()).toBeUndefined();
  });

  it.each<[string, (number | null)[], string]>([
    ['nothing failed', [], 'nobody was told'],
    ['nobody got an answer', [null], 'nobody was told 503 or 507: no answer fetch failed × 1'],
    ['some were told of an internal error', [503, 500, 500], '500 SERVICE_UNAVAILABLE × 2'],
    ['some got no answer', [503, null], 'not everybody was told'],
  ])('is not clear when %s', (_what, told, complaint) => {
    expect(answers(...told).complaint()).toContain(complaint);
  });

  it('leaves certain answers out', () => {
    const all = answers(503);
    all.add({ type: 'fail', http: 422, code: 'REQUEST_INVALID' });

    expect(all.told()).toBe('503 SERVICE_UNAVAILABLE × 1');
  });
});
