import fc from 'fast-check';
import { addDays, localDate, type LocalDate } from '@haicap/kernel';
import { changesOf, foldFacts, type Counts, type DossierNews, type DossierStanding } from './on-time-tally.js';

const START = localDate('2025-01-06');
const day = (n: number): LocalDate => addDays(START, n);
const described = (receivedOn: LocalDate | null, dueOn: LocalDate | null) =>
  ({ competentUnitId: 'u1', procedureCode: '1.004884', field: 'Hộ tịch', historic: false, receivedOn, dueOn });
type Turn = NonNullable<DossierNews['turn']>['kind'];

/** The facts of one dossier in order: each says by when it is due after it, and what turned. */
class Life {
  readonly facts: DossierNews[] = [];

  next(receivedOn: LocalDate | null, dueOn: LocalDate | null, what: Partial<Pick<DossierNews, 'completed' | 'turn'>> = {}): this {
    this.facts.push({ dossierId: 'd1', version: this.facts.length + 1, described: described(receivedOn, dueOn), completed: null, ...what });
    return this;
  }

  turn(kind: Turn, on: number, dueOn: number): this {
    return this.next(day(0), day(dueOn), { turn: { kind, on: day(on) } });
  }

  complete(on: number, dueOn: number): this {
    return this.next(day(0), day(dueOn), { completed: { on: day(on), timeliness: on > dueOn ? 'late' : 'on-time' } });
  }

  /** What the dossier adds to the figures at the end of a day. */
  at(n: number): Counts {
    const [standing] = foldFacts(new Map<string, DossierStanding>(), this.facts).standings;
    const total = { received: 0, resolved: 0, onTime: 0, late: 0, open: 0, overdue: 0, dueSoon: 0, withdrawn: 0, refused: 0, waiting: 0 };
    for (const change of standing ? changesOf(standing, 1) : []) {
      if (change.day > day(n)) continue;
      for (const name of Object.keys(total) as (keyof Counts)[]) total[name] += change.counts[name] ?? 0;
    }
    return total;
  }
}

const NOTHING = { received: 0, resolved: 0, onTime: 0, late: 0, open: 0, overdue: 0, dueSoon: 0, withdrawn: 0, refused: 0, waiting: 0 };
const received = (dueOn: number) => new Life().next(day(0), day(dueOn));

describe('a dossier that was filed and not received', () => {
  it('is in no figure', () => {
    expect(new Life().next(null, null).at(100)).toEqual(NOTHING);
  });

  it('counts from its receipt on', () => {
    expect(new Life().next(null, null).next(day(3), day(8)).at(2)).toEqual(NOTHING);
    expect(new Life().next(null, null).next(day(3), day(8)).at(3)).toEqual({ ...NOTHING, received: 1, open: 1 });
  });

  it('counts as refused when it was, and as nothing else', () => {
    expect(new Life().next(null, null).next(null, null, { turn: { kind: 'refused', on: day(2) } }).at(2)).toEqual({ ...NOTHING, refused: 1 });
  });

  it('and that was stopped before it was received is in no figure', () => {
    expect(new Life().next(null, null).next(null, null).next(null, null, { turn: { kind: 'stopped', on: day(2) } }).at(9)).toEqual(NOTHING);
  });
});

describe('a dossier that ends without a result', () => {
  it('is not open, not resolved, and not overdue any more', () => {
    const stopped = received(5).turn('stopped', 8, 5);

    expect(stopped.at(7)).toEqual({ ...NOTHING, received: 1, open: 1, overdue: 1 });
    expect(stopped.at(8)).toEqual({ ...NOTHING, received: 1, withdrawn: 1 });
  });
});

describe('a dossier that waits for the citizen', () => {
  const supplied = received(5).turn('paused', 4, 5).turn('resumed', 9, 10);

  it('is neither overdue nor due soon while it waits, and stays open', () => {
    expect(received(5).turn('paused', 4, 5).at(50)).toEqual({ ...NOTHING, received: 1, open: 1 });
    expect(supplied.at(8)).toEqual({ ...NOTHING, received: 1, open: 1 });
  });

  it('is judged by the appointment that held on the day', () => {
    expect(supplied.at(3)).toMatchObject({ dueSoon: 1, overdue: 0 });
    expect(supplied.at(9)).toMatchObject({ dueSoon: 1, overdue: 0 });
    expect(supplied.at(11)).toMatchObject({ dueSoon: 0, overdue: 1 });
  });

  it('was overdue before it had to wait, and that stays true', () => {
    const late = received(2).turn('paused', 5, 2).turn('resumed', 7, 4).complete(9, 4);

    expect([3, 4, 5, 6, 7, 8, 9].map((n) => late.at(n).overdue)).toEqual([1, 1, 0, 0, 1, 1, 0]);
    expect(late.at(9)).toMatchObject({ resolved: 1, late: 1, open: 0 });
  });

  it('and comes to an end meanwhile leaves nothing behind', () => {
    expect(received(5).turn('paused', 4, 5).turn('stopped', 30, 5).at(40)).toEqual({ ...NOTHING, received: 1, withdrawn: 1 });
  });
});

describe('any life', () => {
  it('conserves the dossier: received is resolved, withdrawn or open, on any day; overdue is a part of open', () => {
    const step = fc.tuple(fc.constantFrom<'pause' | 'resume' | 'stop' | 'complete'>('pause', 'resume', 'stop', 'complete'), fc.integer({ min: 0, max: 6 }));
    fc.assert(fc.property(fc.integer({ min: 0, max: 10 }), fc.array(step, { maxLength: 12 }), fc.integer({ min: -2, max: 60 }), (due, steps, asOf) => {
      const life = received(due);
      let [now, dueOn, paused] = [0, due, false];
      for (const [kind, days] of steps) {
        now += days;
        if (kind === 'pause' && !paused) life.turn('paused', now, dueOn);
        if (kind === 'resume' && paused) life.turn('resumed', now, (dueOn += days));
        if (kind === 'pause') paused = true;
        if (kind === 'resume') paused = false;
        if (kind === 'stop') { life.turn('stopped', now, dueOn); break; }
        if (kind === 'complete' && !paused) { life.complete(now, dueOn); break; }
      }

      const counts = life.at(asOf);
      expect(counts.resolved + counts.withdrawn + counts.open).toBe(counts.received);
      expect(counts.overdue + counts.dueSoon).toBeLessThanOrEqual(counts.open);
      for (const count of Object.values(counts)) expect([0, 1]).toContain(count);
    }), { seed: 15, numRuns: 1_000 });
  });
});

describe('a dossier whose appointment was moved', () => {
  it('after it was over stays overdue on the days in between, and is in time again from the day of the move', () => {
    const life = received(4).turn('moved', 8, 12);

    expect([4, 5, 7, 8, 12, 13].map((on) => life.at(on).overdue)).toEqual([0, 1, 1, 0, 0, 1]);
    expect(life.at(10)).toEqual({ ...NOTHING, received: 1, open: 1, dueSoon: 1 });
  });

  it('while its clock stood is judged by the new one once it runs again', () => {
    const life = received(4).turn('paused', 2, 4).turn('moved', 3, 6).turn('resumed', 9, 13);

    expect([5, 8, 9, 13, 14].map((on) => life.at(on).overdue)).toEqual([0, 0, 0, 0, 1]);
  });
});
