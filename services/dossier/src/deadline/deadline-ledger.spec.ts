import { describe, expect, it } from '@jest/globals';
import { instantOf, localDate, seededRandom, vietnamWorkingCalendar, workingCalendar, type WorkingCalendar } from '@haicap/kernel';
import { deadlineLedger, LEDGER_SIDES, type LedgerStep } from './deadline-ledger.js';

const [HERE, THERE, DESK] = ['unit-here', 'unit-there', 'unit-desk'];
const at = (text: string) => new Date(`${text}:00+07:00`);
const calendar = vietnamWorkingCalendar();
const otherHours = workingCalendar({ days: [], hours: { morning: [450, 690], afternoon: [780, 1020] } });
const calendarOf = (unitId: string): WorkingCalendar => (unitId === THERE ? otherHours : calendar);
const step = (when: string, status: LedgerStep['status'], changes: Partial<LedgerStep> = {}): LedgerStep => ({
  at: at(when), status, isReceived: status !== 'submitted', isPaused: status === 'supplement-requested', assigneeId: null,
  receivingUnitId: DESK, competentUnitId: HERE, consultingUnitIds: [], ...changes,
});
const ledgerOf = (steps: LedgerStep[], clockStartsAt: string | null, until: string) =>
  deadlineLedger({ steps, clockStartsAt: clockStartsAt === null ? null : at(clockStartsAt), until: at(until), calendarOf });

describe('the ledger of a dossier', () => {
  const life = [
    step('2025-07-01T16:30', 'submitted'), step('2025-07-01T17:30', 'received'), step('2025-07-02T08:00', 'assigned', { assigneeId: 'officer-1' }),
    step('2025-07-02T10:00', 'supplement-requested', { assigneeId: 'officer-1' }), step('2025-07-03T10:00', 'assigned', { assigneeId: 'officer-1' }),
    step('2025-07-03T16:00', 'pending-approval', { assigneeId: 'officer-1' }), step('2025-07-04T08:00', 'approved', { assigneeId: 'officer-1' }),
    step('2025-07-04T09:00', 'completed', { assigneeId: 'officer-1' }), step('2025-07-09T09:00', 'result-returned', { assigneeId: 'officer-1' }),
  ];
  const ledger = ledgerOf(life, '2025-07-02T07:00', '2025-07-20T09:00');

  it('says whose every stretch was, and whether the legal clock ran', () => {
    expect(ledger.segments.map(({ side, unitId, accountId, rule, clockRuns, workingMinutes }) => [side, unitId, accountId, rule, clockRuns, workingMinutes])).toEqual([
      ['unit', DESK, null, null, false, 30],
      ['rule', HERE, null, 'before-start', false, 0],
      ['unit', HERE, null, null, true, 60],
      ['person', HERE, 'officer-1', null, true, 120],
      ['citizen', null, null, null, false, 480],
      ['person', HERE, 'officer-1', null, true, 240],
      ['unit', HERE, null, null, true, 120],
      ['person', HERE, 'officer-1', null, true, 60],
    ]);
  });

  it('ends with the result, not with its collection, and sums to what elapsed', () => {
    expect(ledger).toMatchObject({ isEnded: true, from: at('2025-07-01T16:30'), to: at('2025-07-04T09:00'), clockMinutes: 600, elapsed: { calendarMinutes: 3_870, workingMinutes: 1_110 } });
    expect(ledger.bySide).toEqual({
      unit: { calendarMinutes: 210, workingMinutes: 210 }, person: { calendarMinutes: 420, workingMinutes: 420 },
      citizen: { calendarMinutes: 1_440, workingMinutes: 480 }, rule: { calendarMinutes: 1_800, workingMinutes: 0 },
    });
    expect([...ledger.byUnit]).toEqual([[DESK, { calendarMinutes: 30, workingMinutes: 30 }], [HERE, { calendarMinutes: 600, workingMinutes: 600 }]]);
  });

  it('begins a new stretch with the unit it was transferred to, counted by that unit\'s hours', () => {
    const moved = ledgerOf([
      step('2025-07-01T08:00', 'assigned', { assigneeId: 'officer-1' }), step('2025-07-01T10:00', 'received', { competentUnitId: THERE }),
    ], '2025-07-01T08:00', '2025-07-01T17:00');

    expect(moved.segments.map(({ unitId, workingMinutes }) => [unitId, workingMinutes])).toEqual([[HERE, 120], [THERE, 330]]);
  });

  it('lets the clock stand while a withdrawal is asked for during a supplement, and names whom it waits for', () => {
    const asked = ledgerOf([step('2025-07-01T08:00', 'withdrawal-requested', { isPaused: true, consultingUnitIds: [THERE] })], '2025-07-01T08:00', '2025-07-01T10:00');

    expect(asked.segments).toEqual([expect.objectContaining({ side: 'citizen', clockRuns: false, consultingUnitIds: [THERE] })]);
  });

  it('of a dossier that was refused at the desk holds the desk\'s time and no clock', () => {
    expect(ledgerOf([step('2025-07-01T08:00', 'submitted'), step('2025-07-01T09:00', 'refused', { isReceived: false })], null, '2025-07-05T09:00'))
      .toMatchObject({ isEnded: true, clockMinutes: 0, elapsed: { calendarMinutes: 60 }, segments: [{ side: 'unit', unitId: DESK, clockRuns: false }] });
  });
});

describe('twenty thousand lives', () => {
  const STATES = ['received', 'assigned', 'supplement-requested', 'payment-required', 'pending-approval', 'returned-by-approver', 'approved', 'withdrawal-requested', 'completed', 'stopped'] as const;

  function aLife(random: () => number) {
    const below = (max: number) => Math.floor(random() * max);
    const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;
    let when = instantOf(localDate('2025-01-01'), 0).getTime() + below(300 * 1_440) * 60_000 + below(60_000);
    const submitted = new Date(when);
    const steps = Array.from({ length: 1 + below(12) }, (_, index): LedgerStep => {
      // Now and then a clock is set back: the next step then lies before the last one.
      if (index > 0) when += (below(12_000) - 500) * 30_000;
      const status = index === 0 ? 'submitted' : pick(STATES);
      const isPaused = status === 'supplement-requested' || status === 'payment-required' || (status === 'withdrawal-requested' && below(2) === 0);
      return {
        at: new Date(when), status, isReceived: index > 0, isPaused, assigneeId: below(3) === 0 ? null : `officer-${below(3)}`,
        receivingUnitId: DESK, competentUnitId: pick([HERE, THERE]), consultingUnitIds: below(4) === 0 ? [THERE] : [],
      };
    });
    const received = steps[1]?.at;
    return { steps, submitted, clockStartsAt: received === undefined ? null : calendar.workingStart(received), until: new Date(when + below(50_000) * 60_000) };
  }

  it('have ledgers without gap or overlap whose minutes sum to what elapsed, on every side', () => {
    const random = seededRandom(20_250_701);
    const wrong: unknown[] = [];
    for (let life = 0; life < 20_000; life += 1) {
      const { steps, submitted, clockStartsAt, until } = aLife(random);
      const ledger = deadlineLedger({ steps, clockStartsAt, until, calendarOf });
      const { segments, elapsed, bySide } = ledger;
      const isSeamless = segments.every(({ from, to }, index) => from < to && from.getTime() === (segments[index - 1]?.to ?? ledger.from).getTime());
      const calendarMinutes = Math.floor(ledger.to.getTime() / 60_000) - Math.floor(ledger.from.getTime() / 60_000);
      const sum = (minutes: 'calendarMinutes' | 'workingMinutes') => LEDGER_SIDES.reduce((all, side) => all + bySide[side][minutes], 0);
      const isWhole = elapsed.calendarMinutes === calendarMinutes && sum('calendarMinutes') === calendarMinutes && sum('workingMinutes') === elapsed.workingMinutes;
      const isHonest = segments.every(({ clockRuns, side, workingMinutes, calendarMinutes: all }) => workingMinutes <= all && !(clockRuns && (side === 'citizen' || side === 'rule')));
      const clock = segments.filter(({ clockRuns }) => clockRuns).reduce((all, { workingMinutes }) => all + workingMinutes, 0);
      const begins = segments.length === 0 || ledger.from.getTime() === submitted.getTime();
      if (!isSeamless || !isWhole || !isHonest || !begins || clock !== ledger.clockMinutes) wrong.push({ steps, ledger });
    }

    expect(wrong).toEqual([]);
  });
});
