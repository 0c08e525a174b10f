import { localDate } from '@haicap/kernel';
import { csvOf, edited, movedBy, swapped, weeksOf, withEdits, workingDays, type CalendarDay } from './year.js';

const newYear: CalendarDay = { date: '2026-01-01', kind: 'holiday', status: 'official', enabled: true, basis: 'Tết Dương lịch', scope: 'nation' };

describe('the months of a year', () => {
  it('begin on Monday and show no day of another month', () => {
    const weeks = weeksOf(2026, 2);

    expect(weeks).toHaveLength(5);
    expect(weeks[0]).toEqual([null, null, null, null, null, null, '2026-02-01']);
    expect(weeks.at(-1)?.[5]).toBe('2026-02-28');
  });
});

describe('changes of a calendar that are not published yet', () => {
  it('lie over what is published, and a change that was taken back is none', () => {
    const off = edited([newYear], new Map(), '2026-01-01', null);
    expect(withEdits([newYear], off)).toEqual([]);

    expect(edited([newYear], off, '2026-01-01', { ...newYear }).size).toBe(0);
  });

  it('survive that somebody else publishes meanwhile', () => {
    const edits = edited([newYear], new Map(), '2026-01-05', { ...newYear, date: '2026-01-05' });
    const theirs: CalendarDay = { ...newYear, date: '2026-01-06' };

    expect(withEdits([newYear, theirs], edits).map(({ date }) => date)).toEqual(['2026-01-01', '2026-01-05', '2026-01-06']);
  });
});

describe('a swapped day', () => {
  it('is a working day off and a weekend day worked, by one decision', () => {
    expect(swapped(2026, '2026-01-02', '2026-01-10', ' Thông báo 100/TB ')).toEqual([
      { date: '2026-01-02', kind: 'swap-off', status: 'official', enabled: true, scope: 'nation', basis: 'Thông báo 100/TB' },
      { date: '2026-01-10', kind: 'swap-work', status: 'official', enabled: true, scope: 'nation', basis: 'Thông báo 100/TB' },
    ]);
  });

  it.each([
    ['2026-01-03', '2026-01-10', 'off-on-weekend'], ['2026-01-02', '2026-01-09', 'work-on-weekday'], ['2026-01-02', '2027-01-09', 'other-year'], ['', '2026-01-10', 'incomplete'],
  ])('is none from %s to %s', (off, work, fault) => {
    expect(swapped(2026, off, work, 'x')).toBe(fault);
  });

  it('keeps the number of working days', () => {
    const swap = swapped(2026, '2026-01-02', '2026-01-10', 'x');

    expect(workingDays(2026, [newYear])).toBe(260);
    expect(workingDays(2026, [newYear, ...(swap as readonly CalendarDay[])])).toBe(260);
  });
});

describe('a calendar as a file', () => {
  it('quotes what spreadsheets would split', () => {
    expect(csvOf([{ ...newYear, basis: 'Điều 112, "Bộ luật"' }])).toBe('date,kind,scope,status,enabled,basis\r\n2026-01-01,holiday,nation,official,true,"Điều 112, ""Bộ luật"""');
  });
});

describe('the arrows', () => {
  it('go by days and weeks, and stay within the year', () => {
    expect([movedBy(localDate('2026-01-31'), 'ArrowRight'), movedBy(localDate('2026-01-31'), 'ArrowUp'), movedBy(localDate('2026-01-01'), 'ArrowLeft'), movedBy(localDate('2026-01-01'), 'a')])
      .toEqual(['2026-02-01', '2026-01-24', null, null]);
  });
});
