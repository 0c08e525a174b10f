import type { FigureRow } from '../../province/figures-query.js';
import { decisionsOf } from './decisions.js';
import { heatOf, showWorkingTime } from './step-words.js';

const NONE = { received: 0, resolved: 0, onTime: 0, late: 0, open: 0, overdue: 0, dueWithin3Days: 0, withdrawn: 0, refused: 0, waiting: 0 };
const unit = (label: string, figures: Partial<FigureRow['figures']>): FigureRow => ({ key: label, label, unitType: 'xa', figures: { ...NONE, ...figures } });
const told = (units: readonly FigureRow[], steps: Parameters<typeof decisionsOf>[1] = []) => decisionsOf(units, steps).map(({ kind, count }) => [kind, count]);

describe('what needs a decision', () => {
  it('is what is overdue, where dossiers wait long, whose share is low, and what falls due, in this order', () => {
    const steps = [{ key: '1.1', label: 'Đất đai', field: 'Đất đai', steps: [{ step: 'consult' as const, passages: 12, medianMinutes: 5_000, p90Minutes: 9_000 }] }];

    expect(told([unit('A', { dueWithin3Days: 9 }), unit('B', { overdue: 2 }), unit('C', { resolved: 100, onTime: 80, late: 20 }), unit('D', { overdue: 7 })], steps)).toEqual([
      ['overdue', 7], ['overdue', 2], ['slow-step', 12], ['late', 20], ['due-soon', 9],
    ]);
  });

  it('is nothing where samples are small, and nothing that waits for a citizen', () => {
    const steps = [{ key: '1.1', label: 'Đất đai', field: 'Đất đai', steps: [
      { step: 'process' as const, passages: 3, medianMinutes: 5_000, p90Minutes: 9_000 }, { step: 'citizen' as const, passages: 90, medianMinutes: 5_000, p90Minutes: 9_000 },
    ] }];

    expect(told([unit('A', { resolved: 10, onTime: 1, late: 9, dueWithin3Days: 1 })], steps)).toEqual([]);
  });
});

describe('a working time', () => {
  it('is told in minutes, hours or working days of eight hours', () => {
    expect([35, 60, 150, 900, 960, 4_800].map(showWorkingTime)).toEqual(['35 phút', '1 giờ', '2,5 giờ', '15 giờ', '2 ngày làm việc', '10 ngày làm việc']);
    expect([479, 480, 1_439, 1_440].map(heatOf)).toEqual(['calm', 'warm', 'warm', 'hot']);
  });
});
