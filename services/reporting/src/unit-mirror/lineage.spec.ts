import { localDate } from '@haicap/kernel';
import { unitsOfToday, type NamedUnit } from './lineage.js';

const TODAY = localDate('2025-07-01');
const units = new Map<string, NamedUnit>([
  ['old-huyen', { unitId: 'old-huyen', code: '394', name: 'Triệu Sơn' }],
  ['old-thi-tran', { unitId: 'old-thi-tran', code: '15664', name: 'Triệu Sơn' }],
  ['old-xa', { unitId: 'old-xa', code: '15670', name: 'Minh Sơn' }],
  ['trieu-son', { unitId: 'trieu-son', code: '15664', name: 'Triệu Sơn' }],
  ['an-nong', { unitId: 'an-nong', code: '15600', name: 'An Nông' }],
  ['renamed', { unitId: 'renamed', code: '15664', name: 'Triệu Sơn mới' }],
].map(([id, unit]) => [id as string, unit as NamedUnit]));
const into = (fromUnitId: string, toUnitId: string, effectiveOn = '2025-07-01') => ({ fromUnitId, toUnitId, effectiveOn: localDate(effectiveOn) });

describe('a former unit that went into one of today\'s', () => {
  it('is shown under that unit', () => {
    expect(unitsOfToday([into('old-xa', 'trieu-son')], units, TODAY)).toEqual(new Map([['old-xa', 'trieu-son']]));
  });

  it('is shown under the last unit when that one had a successor too', () => {
    const lineage = [into('old-xa', 'trieu-son'), into('trieu-son', 'renamed', '2026-04-30')];

    expect(unitsOfToday(lineage, units, localDate('2026-05-01')).get('old-xa')).toBe('renamed');
    expect(unitsOfToday(lineage, units, TODAY).get('old-xa')).toBe('trieu-son');
  });
});

describe('a former unit that was split', () => {
  it('is shown under the successor that kept its name, in whatever order the lineage is read', () => {
    const lineage = [into('old-huyen', 'an-nong'), into('old-huyen', 'trieu-son')];

    expect(unitsOfToday(lineage, units, TODAY).get('old-huyen')).toBe('trieu-son');
    expect(unitsOfToday(lineage.toReversed(), units, TODAY).get('old-huyen')).toBe('trieu-son');
  });

  it('is shown under the successor with the lowest code when none kept the name', () => {
    const lineage = [into('old-xa', 'trieu-son'), into('old-xa', 'an-nong')];

    expect(unitsOfToday(lineage, units, TODAY).get('old-xa')).toBe('an-nong');
    expect(unitsOfToday(lineage.toReversed(), units, TODAY).get('old-xa')).toBe('an-nong');
  });
});

describe('a lineage that goes in a circle', () => {
  it('ends before the circle closes', () => {
    expect(unitsOfToday([into('a', 'b'), into('b', 'a')], new Map(), TODAY)).toEqual(new Map([['a', 'b'], ['b', 'a']]));
  });
});
