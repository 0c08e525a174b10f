import { describe, expect, it } from '@jest/globals';
import { err, ok } from '@haicap/kernel';
import { nextVersion } from './filing-draft.js';

const refused = (code: string) => err(expect.objectContaining({ code }) as never);

describe('a draft of a filing', () => {
  it('begins over version 0 and goes on over the version that was seen', () => {
    expect(nextVersion({ version: null, count: 0 }, 0)).toEqual(ok(1));
    expect(nextVersion({ version: 3, count: 1 }, 3)).toEqual(ok(4));
  });

  it('is not written over when another device has changed it', () => {
    expect(nextVersion({ version: 4, count: 1 }, 3)).toEqual(refused('FILING_DRAFT_STALE'));
    expect(nextVersion({ version: 4, count: 1 }, 0)).toEqual(refused('FILING_DRAFT_STALE'));
  });

  it('that is gone does not come back by a browser that still has it', () => {
    expect(nextVersion({ version: null, count: 0 }, 3)).toEqual(refused('FILING_DRAFT_NOT_FOUND'));
  });

  it('is one of twenty at most', () => {
    expect(nextVersion({ version: null, count: 19 }, 0)).toEqual(ok(1));
    expect(nextVersion({ version: null, count: 20 }, 0)).toEqual(refused('FILING_DRAFT_LIMIT_REACHED'));
    expect(nextVersion({ version: 1, count: 20 }, 1)).toEqual(ok(2));
  });
});
