import type { FigureRow } from '../../province/figures-query.js';
import { ranked } from './ranking.js';

const unit = (label: string, onTime: number, resolved: number, unitType = 'xa'): FigureRow => ({
  key: label, label, unitType, figures: { received: 0, resolved, onTime, late: resolved - onTime, open: 0, overdue: 0, dueWithin3Days: 0, withdrawn: 0, refused: 0, waiting: 0 },
});
const told = (rows: readonly FigureRow[], before: readonly FigureRow[] = []) => ranked(rows, before, 'xa').map(({ row, rank, moved }) => [row.label, rank, moved]);

describe('a ranking of units of one type', () => {
  it('is by the share on time, and equal shares have one place', () => {
    expect(told([unit('C', 80, 100), unit('A', 99, 100), unit('B', 198, 200), unit('D', 79, 100)])).toEqual([['B', 1, null], ['A', 1, null], ['C', 3, null], ['D', 4, null]]);
  });

  it('sets units with a small sample apart, and leaves out those with none', () => {
    expect(told([unit('small', 19, 19), unit('large', 90, 100), unit('none', 0, 0)])).toEqual([['large', 1, null], ['small', null, null]]);
  });

  it('says how many places a unit gained or lost', () => {
    const before = [unit('A', 90, 100), unit('B', 80, 100), unit('C', 5, 5)];

    expect(told([unit('A', 90, 100), unit('B', 99, 100), unit('C', 50, 100)], before)).toEqual([['B', 1, 1], ['A', 2, -1], ['C', 3, null]]);
  });

  it('tells communes apart by their terrain where it is known, and wards never', () => {
    const rows = [unit('low', 99, 100), unit('high', 90, 100), unit('unknown', 80, 100), unit('ward', 70, 100, 'phuong')];
    const terrains = new Map([['low', 'plain'], ['high', 'mountain'], ['ward', 'mountain']] as const);
    const labels = (group: string) => ranked(rows, [], group, terrains).map(({ row }) => row.label);

    expect(['xa-plain', 'xa-mountain', 'xa', 'phuong'].map(labels)).toEqual([['low'], ['high'], ['unknown'], ['ward']]);
  });

  it('holds no unit of another type', () => {
    expect(told([unit('ward', 99, 100, 'phuong')])).toEqual([]);
  });
});
