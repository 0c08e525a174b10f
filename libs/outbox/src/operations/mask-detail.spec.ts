import { describe, expect, it } from '@jest/globals';
import { maskDetail, maskText } from './mask-detail.js';

describe('a detail of a trail', () => {
  it('shows ids, codes, days and units, and masks what looks like a number or an address of a person, however deep', () => {
    const kept = { code: 'H56.147.97-250701-0001', unitId: '3b1c0a52-5a0e-5c55-8f0e-000000014797', day: '2025-07-01', times: 3, listed: true, none: null, sha256: 'ab'.repeat(32) };

    expect(maskDetail(kept)).toEqual(kept);
    expect(maskDetail({ posts: [{ note: 'số 038090012345' }], mail: 'an@example.vn', phone: '0912 345 678' })).toEqual({ posts: [{ note: 'số •••' }], mail: '•••', phone: '•••' });
  });

  it('hides what an earlier release encrypted, and what lies too deep to be looked at', () => {
    expect(maskText(`v1.${'A'.repeat(80)}`)).toBe('•••');
    expect(JSON.stringify(maskDetail({ a: { a: { a: { a: { a: { a: { a: 'x' } } } } } } }))).toContain('•••');
  });
});
