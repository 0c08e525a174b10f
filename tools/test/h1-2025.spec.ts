import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { formatOnTimeRate, timeliness, vietnamWorkingCalendar, localDate } from '@haicap/kernel';
import fc from 'fast-check';
import { compareTables } from '../cli/sample/compare-figures.ts';
import { formerAgencyCodes, H1_2025, h1Rows, HEADER, isReceivingUnit } from '../cli/sample/h1-2025.ts';
import type { SampleUnit } from '../cli/sample/h1-2025.ts';
import { shareOut } from '../cli/sample/numbers.ts';
import { NO_FIGURES, underToday } from '../cli/sample/raw-figures.ts';

const id = (kind: number, n: number) => `00000000-0000-5000-${kind}000-${String(n).padStart(12, '0')}`;
const UNITS: SampleUnit[] = [
  ...Array.from({ length: 60 }, (_, n) => ({ unitId: id(8, n), code: String(14_700 + n), level: 'commune', type: n % 9 === 0 ? 'phuong' : 'xa', fullName: `Xã ${n}` })),
  ...['Huyện Như Xuân', 'Huyện Bá Thước', 'Thị xã Bỉm Sơn'].map((fullName, n) => ({ unitId: id(9, n), code: '', level: 'district', type: 'huyen', fullName })),
  { unitId: id(7, 1), code: '', level: 'commune', type: 'xa', fullName: 'Xã dissolved long ago' },
];
const aProcedure = (code: string, timeLimit: { unit: 'same-day' } | { unit: 'working-day'; amount: number }, validFrom = '2025-01-01') =>
  ({ code, timeLimit, competentLevel: 'commune' as const, validFrom, validTo: null });
const PROCEDURES = [
  aProcedure('2.000815', { unit: 'same-day' }), aProcedure('2.000635', { unit: 'same-day' }), aProcedure('1.004873', { unit: 'working-day', amount: 3 }),
  aProcedure('1.004884', { unit: 'working-day', amount: 5 }), aProcedure('1.001612', { unit: 'working-day', amount: 3 }, '2025-07-01'),
];
const TOTALS = { received: 12_000, late: 70, open: 2_300 };

const made = [...h1Rows({ units: UNITS, procedures: PROCEDURES, totals: TOTALS })];
const rows = made.map((line) => {
  const [sourceRow = '', code = '', procedure = '', , unitId = '', , received = '', due = '', completed = ''] = line.split(',');
  return { sourceRow, code, procedure, unitId, received, due, completed };
});

describe('the published numbers of half a year', () => {
  it('fit together', () => {
    expect(H1_2025.onTime + H1_2025.late).toBe(H1_2025.resolved);
    expect(H1_2025.resolved + H1_2025.open).toBe(H1_2025.received);
    expect(formatOnTimeRate(H1_2025)).toBe('99,33 %');
  });
});

describe('the rows of half a year', () => {
  it('are exactly as many as asked for: received, resolved, on time, late and open', () => {
    const resolved = rows.filter(({ completed }) => completed !== '');
    // Judged as the product judges a completion.
    const late = resolved.filter(({ completed, due }) => timeliness(localDate(completed.slice(0, 10)), localDate(due.slice(0, 10))) === 'late');

    expect([rows.length, resolved.length, late.length]).toEqual([TOTALS.received, TOTALS.received - TOTALS.open, TOTALS.late]);
  });

  it('are the same bytes every time', () => {
    const again = createHash('sha256');
    for (const row of h1Rows({ units: UNITS.toReversed(), procedures: PROCEDURES.toReversed(), totals: TOTALS })) again.update(row);

    expect(again.digest('hex')).toBe(createHash('sha256').update(made.join('')).digest('hex'));
  });

  it('are received on working days in office hours, and end before July', () => {
    const calendar = vietnamWorkingCalendar();
    for (const { received, completed } of rows) {
      expect(calendar.isWorkingDay(localDate(received.slice(0, 10)))).toBe(true);
      expect([received.slice(11, 16) >= '07:30', received.slice(11, 16) < '17:00', received < '2025-07-01']).toEqual([true, true, true]);
      expect(completed === '' || (completed >= received && completed < '2025-07-01')).toBe(true);
    }
  });

  it('stand at units that existed and had a code or were districts', () => {
    const allowed = new Set(UNITS.filter(isReceivingUnit).map(({ unitId }) => unitId));

    expect(new Set(rows.map(({ unitId }) => unitId))).toEqual(allowed);
  });

  it('are spread: a district has more than a commune, Monday more than Friday, June more than January', () => {
    const count = (is: (row: (typeof rows)[number]) => boolean) => rows.filter(is).length;
    const weekday = (day: number) => count(({ received }) => new Date(received).getUTCDay() === day);

    expect(count(({ unitId }) => unitId.includes('-9000-')) / 3).toBeGreaterThan(3 * count(({ unitId }) => unitId.includes('-8000-')) / 60);
    expect(weekday(1)).toBeGreaterThan(weekday(5));
    expect(count(({ received }) => received.startsWith('2025-06'))).toBeGreaterThan(count(({ received }) => received.startsWith('2025-01')));
  });

  it('have procedures in force only, at districts only what districts did', () => {
    expect(new Set(rows.map(({ procedure }) => procedure))).toEqual(new Set(['2.000815', '2.000635', '1.004873', '1.004884']));
    expect(new Set(rows.filter(({ unitId }) => unitId.includes('-9000-')).map(({ procedure }) => procedure))).toEqual(new Set(['2.000815', '2.000635']));
  });

  it('have unique ids and codes, numbered from one per agency and day', () => {
    expect(new Set(rows.map(({ code }) => code)).size).toBe(rows.length);
    expect(new Set(rows.map(({ sourceRow }) => sourceRow)).size).toBe(rows.length);
    const days = new Map<string, number[]>();
    for (const { code } of rows) days.set(code.slice(0, -5), [...(days.get(code.slice(0, -5)) ?? []), Number(code.slice(-4))]);
    for (const numbers of days.values()) expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  });

  it('are some overdue and most with an appointment to come among the open', () => {
    const open = rows.filter(({ completed }) => completed === '');
    const overdue = open.filter(({ due }) => due < '2025-06-30');

    expect(overdue.length / open.length).toBeGreaterThan(0.05);
    expect(overdue.length / open.length).toBeLessThan(0.3);
  });

  it('have as many fields as their header names', () => {
    expect(new Set(made.map((row) => row.split(',').length))).toEqual(new Set([HEADER.split(',').length]));
  });
});

describe('codes of former agencies', () => {
  it('follow one rule and never meet those of today', () => {
    const codes = formerAgencyCodes(UNITS.filter(isReceivingUnit));

    expect(codes.get(id(8, 58))).toBe('H56.F14.758');
    expect(new Set(codes.values()).size).toBe(63);
    expect([...codes.values()].filter((code) => !code.startsWith('H56.F'))).toEqual([]);
  });
});

describe('sharing out', () => {
  const weights = fc.array(fc.double({ min: 0.01, max: 1_000, noNaN: true }), { minLength: 1, maxLength: 60 });

  it('gives every part a whole number and loses nothing', () => {
    fc.assert(fc.property(weights, fc.integer({ min: 0, max: 600_000 }), (given, total) => {
      const parts = shareOut(total, given);
      expect(parts.reduce((a, b) => a + b, 0)).toBe(total);
      expect(parts.every((part) => Number.isInteger(part) && part >= 0)).toBe(true);
    }), { seed: 38, numRuns: 300 });
  });

  it('keeps every part below its cap as long as all fits', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 0, max: 40 })), { minLength: 1, maxLength: 30 }), (given) => {
      const caps = given.map(([, cap]) => cap);
      const total = Math.floor(caps.reduce((a, b) => a + b, 0) * 0.8);
      const parts = shareOut(total, given.map(([weight]) => weight), caps);
      expect(parts.reduce((a, b) => a + b, 0)).toBe(total);
      expect(parts.every((part, index) => part <= (caps[index] ?? 0))).toBe(true);
    }), { seed: 38, numRuns: 300 });
  });

  it('says so when more is given than there is room', () => {
    expect(() => shareOut(5, [1, 1], [2, 2])).toThrow('1 of 5 find no place');
  });
});

describe('comparing two sides', () => {
  it('adds up every cell that differs, also when the sums are equal', () => {
    const raw = new Map([['a', { ...NO_FIGURES, received: 5 }], ['b', { ...NO_FIGURES, received: 3 }]]);
    const reported = new Map([['a', { ...NO_FIGURES, received: 4 }], ['b', { ...NO_FIGURES, received: 4 }]]);

    expect(compareTables('x', raw, reported)).toMatchObject({ difference: 2, rows: 2, raw: { received: 8 }, reported: { received: 8 }, examples: ['a received: rows 5, reporting 4', 'b received: rows 3, reporting 4'] });
  });

  it('moves former units under today’s without losing one', () => {
    const raw = new Map([['f1', { ...NO_FIGURES, received: 5 }], ['f2', { ...NO_FIGURES, received: 3 }], ['t', { ...NO_FIGURES, received: 1 }]]);

    expect([...underToday(raw, new Map([['f1', 't'], ['f2', 't']]))]).toEqual([['t', { ...NO_FIGURES, received: 9 }]]);
  });
});
