import { describe, expect, it } from '@jest/globals';
import { checkOfflineTime, OFFLINE_ENTRY_DAYS_MAX, readWrittenCode } from './offline-code.js';

const written = readWrittenCode('H56.147.97-250701-0021');
const NOW = new Date('2025-07-02T08:00:00+07:00');
const reasonOf = (receivedAt: string, now = NOW) => {
  if (!written) throw new Error('the code of the tests is none');
  const checked = checkOfflineTime(new Date(receivedAt), written, now);
  return checked.ok ? 'right' : checked.error.params['reason'];
};

describe('a code on a paper', () => {
  it('says agency, day and number', () => {
    expect(readWrittenCode(' h56.147.97-250701-0021 ')).toEqual({ code: 'H56.147.97-250701-0021', agencyCode: 'H56.147.97', day: '2025-07-01', number: 21 });
  });

  it.each(['0021', '000.17.22.H56-250701-0021', 'H56.147.97-259901-0021'])('that is %s is none of a block', (text) => {
    expect(readWrittenCode(text)).toBeNull();
  });
});

describe('the time of a receipt on paper', () => {
  it.each([
    ['2025-07-01T00:00:00+07:00', 'right'], ['2025-07-01T23:59:59+07:00', 'right'], ['2025-06-30T23:59:59+07:00', 'another-day'],
    ['2025-07-02T07:00:00+07:00', 'another-day'], ['2025-07-02T08:00:01+07:00', 'in-the-future'],
  ])('%s is %s', (receivedAt, reason) => {
    expect(reasonOf(receivedAt)).toBe(reason);
  });

  it('is accepted for so many days and no longer', () => {
    const [last, over] = [`2025-07-${1 + OFFLINE_ENTRY_DAYS_MAX}T23:59:00+07:00`, `2025-07-${2 + OFFLINE_ENTRY_DAYS_MAX}T00:00:00+07:00`];

    expect([reasonOf('2025-07-01T09:00:00+07:00', new Date(last)), reasonOf('2025-07-01T09:00:00+07:00', new Date(over))]).toEqual(['right', 'too-long-ago']);
  });
});
