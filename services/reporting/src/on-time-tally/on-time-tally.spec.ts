import fc from 'fast-check';
import { addDays, localDate, type LocalDate } from '@haicap/kernel';
import { coverBefore, coverOf, SPANS, SPANS_OF_PROCEDURES, spanStart, type SpanRange } from './calendar-span.js';
import {
  ALL_UNITS, foldFacts, GRAIN, type Counts, type DossierNews, type DossierStanding, type TallyIncrement, type Timeliness,
} from './on-time-tally.js';

const HAC_THANH = '00000000-0000-5000-8000-000000014797';
const QUANG_PHU = '00000000-0000-5000-8000-000000014800';
const START = localDate('2025-01-06');

function aDescription(part: Partial<NonNullable<DossierNews['described']>> = {}): NonNullable<DossierNews['described']> {
  return { competentUnitId: HAC_THANH, procedureCode: '1.001193', field: 'Hộ tịch', receivedOn: START, dueOn: addDays(START, 5), historic: false, ...part };
}
const received = (id: number, part: Partial<NonNullable<DossierNews['described']>> = {}): DossierNews =>
  ({ dossierId: `dossier-${id}`, version: 1, described: aDescription(part), completed: null });
const completed = (id: number, on: LocalDate, timeliness: Timeliness, part: Partial<NonNullable<DossierNews['described']>> = {}, version = 2): DossierNews =>
  ({ dossierId: `dossier-${id}`, version, described: aDescription(part), completed: { on, timeliness } });

/** The tally as the database holds it: sums per row. */
class Tally {
  readonly rows = new Map<string, { increment: TallyIncrement; counts: Record<keyof Counts, number> }>();
  readonly standings = new Map<string, DossierStanding>();

  apply(news: readonly DossierNews[]): number {
    const { standings, increments, ahead } = foldFacts(this.standings, news);
    for (const standing of standings) this.standings.set(standing.dossierId, standing);
    for (const increment of increments) {
      const key = [increment.grain, increment.span, increment.firstDay, increment.unitId, increment.procedureCode, increment.field].join('|');
      const row = this.rows.get(key) ?? { increment, counts: { received: 0, resolved: 0, onTime: 0, late: 0, open: 0, overdue: 0, dueSoon: 0, withdrawn: 0, refused: 0, waiting: 0 } };
      for (const name of Object.keys(row.counts) as (keyof Counts)[]) row.counts[name] += increment.counts[name];
      this.rows.set(key, row);
    }
    return ahead;
  }

  /** Rows that say something; one that was added to and taken from again is as good as absent. */
  contents(): Record<string, unknown> {
    return Object.fromEntries([...this.rows].filter(([, { counts }]) => Object.values(counts).some((count) => count !== 0))
      .map(([key, { counts }]) => [key, counts]));
  }

  sum(ranges: readonly SpanRange[], grain: number, unitId: string): Record<keyof Counts, number> {
    const total = { received: 0, resolved: 0, onTime: 0, late: 0, open: 0, overdue: 0, dueSoon: 0, withdrawn: 0, refused: 0, waiting: 0 };
    for (const { increment, counts } of this.rows.values()) {
      const covered = ranges.some(({ span, first, last }) => increment.span === span && first <= increment.firstDay && increment.firstDay <= last);
      if (!covered || increment.grain !== grain || increment.unitId !== unitId) continue;
      for (const name of Object.keys(total) as (keyof Counts)[]) total[name] += counts[name];
    }
    return total;
  }

  levelAt(day: LocalDate, unitId = ALL_UNITS): Record<keyof Counts, number> {
    return this.sum(coverBefore(addDays(day, 1)), unitId === ALL_UNITS ? GRAIN.province : GRAIN.unit, unitId);
  }
}

function tallyOf(...news: readonly DossierNews[]): Tally {
  const tally = new Tally();
  tally.apply(news);
  return tally;
}

describe('a dossier that is still open', () => {
  const tally = tallyOf(received(1));

  it('is open from the day on which it was received', () => {
    expect(tally.levelAt(addDays(START, -1)).open).toBe(0);
    expect(tally.levelAt(START).open).toBe(1);
  });

  it('is due soon from three days before its due date to the due date', () => {
    const days = [1, 2, 5, 6].map((offset) => tally.levelAt(addDays(START, offset)).dueSoon);
    expect(days).toEqual([0, 1, 1, 0]);
  });

  it('is overdue from the day after its due date', () => {
    expect([5, 6, 400].map((offset) => tally.levelAt(addDays(START, offset)).overdue)).toEqual([0, 1, 1]);
  });
});

describe('a dossier completed on its due date', () => {
  const tally = tallyOf(received(1), completed(1, addDays(START, 5), 'on-time'));

  it('counts as resolved on time on that day', () => {
    expect(tally.sum(coverOf(addDays(START, 5), addDays(START, 5)), GRAIN.unit, HAC_THANH)).toMatchObject({ received: 0, resolved: 1, onTime: 1, late: 0 });
  });

  it('was never overdue and is not open any more', () => {
    expect(tally.levelAt(addDays(START, 5))).toMatchObject({ open: 0, overdue: 0, dueSoon: 0, withdrawn: 0, refused: 0, waiting: 0 });
    expect(tally.levelAt(addDays(START, 60))).toMatchObject({ open: 0, overdue: 0, dueSoon: 0, withdrawn: 0, refused: 0, waiting: 0 });
  });
});

describe('a dossier completed late', () => {
  const tally = tallyOf(received(1), completed(1, addDays(START, 8), 'late'));

  it('was overdue from the day after its due date until the day before it was completed', () => {
    expect([5, 6, 7, 8].map((offset) => tally.levelAt(addDays(START, offset)).overdue)).toEqual([0, 1, 1, 0]);
  });

  it('counts as late and not as on time', () => {
    expect(tally.levelAt(addDays(START, 8))).toMatchObject({ resolved: 1, onTime: 0, late: 1 });
  });
});

describe('a dossier without an appointment', () => {
  it('counts as on time and is never overdue', () => {
    const tally = tallyOf(received(1, { dueOn: null }), completed(1, addDays(START, 300), 'on-time', { dueOn: null }));

    expect(tally.levelAt(addDays(START, 299))).toMatchObject({ open: 1, overdue: 0, dueSoon: 0 });
    expect(tally.levelAt(addDays(START, 300))).toMatchObject({ open: 0, onTime: 1 });
  });
});

describe('a dossier completed early', () => {
  it('is a part of the dossiers on time', () => {
    const tally = tallyOf(received(1), completed(1, START, 'early'));

    expect(tally.levelAt(START)).toMatchObject({ received: 1, resolved: 1, onTime: 1, late: 0, open: 0 });
  });
});

describe('a fact that is delivered again', () => {
  it('changes nothing', () => {
    const tally = tallyOf(received(1), completed(1, addDays(START, 2), 'early'));
    const before = tally.contents();

    tally.apply([received(1), completed(1, addDays(START, 2), 'early')]);

    expect(tally.contents()).toEqual(before);
  });
});

describe('a fact whose predecessor is not known', () => {
  it('is reported and changes nothing', () => {
    const tally = new Tally();

    expect(tally.apply([completed(1, START, 'early')])).toBe(1);
    expect(tally.contents()).toEqual({});
  });
});

describe('a fact of a kind that this release cannot read', () => {
  it('only advances the version', () => {
    const tally = tallyOf(received(1), { dossierId: 'dossier-1', version: 2, described: null, completed: null });
    tally.apply([completed(1, addDays(START, 1), 'early', {}, 3)]);

    expect(tally.levelAt(addDays(START, 1))).toMatchObject({ received: 1, resolved: 1, open: 0 });
  });
});

describe('a dossier whose competent unit changed', () => {
  it('counts at one unit only, and the total stays', () => {
    const tally = tallyOf(received(1), { ...received(1, { competentUnitId: QUANG_PHU }), version: 2 });

    expect(tally.levelAt(START, HAC_THANH)).toMatchObject({ received: 0, open: 0 });
    expect(tally.levelAt(START, QUANG_PHU)).toMatchObject({ received: 1, open: 1 });
    expect(tally.levelAt(START)).toMatchObject({ received: 1, open: 1 });
  });
});

describe('an increment of the tally', () => {
  it('exists once per distinct row, however many facts a batch holds', () => {
    const { increments } = foldFacts(new Map(), Array.from({ length: 200 }, (_, id) => received(id, { dueOn: null })));

    // One key of unit, procedure and day: two grains in five lengths of time, and those by procedure in three.
    expect(increments).toHaveLength(2 * SPANS.length + 2 * SPANS_OF_PROCEDURES.length);
    expect(new Set(increments.map(({ counts }) => counts.received))).toEqual(new Set([200]));
  });
});

const life = fc.record({
  unit: fc.constantFrom(HAC_THANH, QUANG_PHU),
  procedureCode: fc.constantFrom('1.001193', '2.000815', '1.004859'),
  receivedAfter: fc.integer({ min: 0, max: 200 }),
  dueAfter: fc.option(fc.integer({ min: 0, max: 40 })),
  completedAfter: fc.option(fc.integer({ min: 0, max: 80 })),
  steps: fc.integer({ min: 0, max: 3 }),
});
type Life = typeof life extends fc.Arbitrary<infer T> ? T : never;

/** The facts of one dossier in their order. */
function factsOf(one: Life, id: number): DossierNews[] {
  const receivedOn = addDays(START, one.receivedAfter);
  const dueOn = one.dueAfter === null ? null : addDays(receivedOn, one.dueAfter);
  const part = { competentUnitId: one.unit, procedureCode: one.procedureCode, receivedOn, dueOn };
  const facts = Array.from({ length: one.steps + 1 }, (_, step) => ({ ...received(id, part), version: step + 1 }));
  if (one.completedAfter === null) return facts;
  const on = addDays(receivedOn, one.completedAfter);
  return [...facts, completed(id, on, dueOn !== null && on > dueOn ? 'late' : 'on-time', part, facts.length + 1)];
}

/** Interleaves dossiers while each keeps its own order, and cuts the result into batches. */
function batchesOf(lives: readonly DossierNews[][], picks: readonly number[], sizes: readonly number[]): DossierNews[][] {
  const queues = lives.map((facts) => [...facts]);
  const all: DossierNews[] = [];
  for (let turn = 0; queues.some((queue) => queue.length > 0); turn += 1) {
    const waiting = queues.filter((queue) => queue.length > 0);
    const next = waiting[(picks[turn % picks.length] ?? 0) % waiting.length]?.shift();
    if (next !== undefined) all.push(next);
  }
  const batches: DossierNews[][] = [];
  for (let turn = 0; all.length > 0; turn += 1) batches.push(all.splice(0, sizes[turn % sizes.length] ?? 1));
  return batches;
}

describe('the facts of many dossiers', () => {
  it('give the same tally in whatever batches and order they arrive, as long as each dossier keeps its own order', () => {
    fc.assert(
      fc.property(
        fc.array(life, { minLength: 1, maxLength: 25 }),
        fc.array(fc.nat(24), { minLength: 1, maxLength: 40 }),
        fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 10 }),
        (lives, picks, sizes) => {
          const facts = lives.map(factsOf);
          const whole = tallyOf(...facts.flat());
          const split = new Tally();
          for (const batch of batchesOf(facts, picks, sizes)) split.apply(batch);

          expect(split.contents()).toEqual(whole.contents());
          expect(split.standings).toEqual(new Map([...split.standings.keys()].map((id) => [id, whole.standings.get(id)])));
        },
      ),
      { seed: 20_250_701, numRuns: 60 },
    );
  });

  it('agree with counting the dossiers one by one, on every day and in every unit', () => {
    fc.assert(
      fc.property(fc.array(life, { minLength: 1, maxLength: 30 }), fc.integer({ min: -5, max: 330 }), (lives, offset) => {
        const tally = tallyOf(...lives.flatMap(factsOf));
        const asOf = addDays(START, offset);

        for (const unit of [ALL_UNITS, HAC_THANH, QUANG_PHU]) {
          const dossiers = [...tally.standings.values()].filter((one) => unit === ALL_UNITS || one.competentUnitId === unit);
          const came = dossiers.filter((one) => one.receivedOn !== null && one.receivedOn <= asOf);
          const open = came.filter((one) => !(one.completedOn !== null && one.completedOn <= asOf));
          expect(tally.levelAt(asOf, unit)).toEqual({
            received: came.length, withdrawn: 0, refused: 0, waiting: 0,
            resolved: dossiers.filter((one) => one.completedOn !== null && one.completedOn <= asOf).length,
            onTime: dossiers.filter((one) => one.completedOn !== null && one.completedOn <= asOf && one.timeliness !== 'late').length,
            late: dossiers.filter((one) => one.completedOn !== null && one.completedOn <= asOf && one.timeliness === 'late').length,
            open: open.length,
            overdue: open.filter((one) => one.dueOn !== null && one.dueOn < asOf).length,
            dueSoon: open.filter((one) => one.dueOn !== null && asOf <= one.dueOn && one.dueOn <= addDays(asOf, 3)).length,
          });
        }
      }),
      { seed: 20_250_701, numRuns: 150 },
    );
  });

  it('conserve dossiers: what was received is resolved or open, on any day', () => {
    fc.assert(
      fc.property(fc.array(life, { minLength: 1, maxLength: 30 }), fc.integer({ min: -5, max: 330 }), (lives, offset) => {
        const { received: all, resolved, onTime, late, open, overdue } = tallyOf(...lives.flatMap(factsOf)).levelAt(addDays(START, offset));

        expect(resolved + open).toBe(all);
        expect(onTime + late).toBe(resolved);
        expect(overdue).toBeLessThanOrEqual(open);
      }),
      { seed: 20_250_701, numRuns: 150 },
    );
  });

  it('sum to the same totals in every grain', () => {
    fc.assert(
      fc.property(fc.array(life, { minLength: 1, maxLength: 20 }), (lives) => {
        const tally = tallyOf(...lives.flatMap(factsOf));
        const totals = new Map<string, number>();
        for (const { increment, counts } of tally.rows.values()) {
          const key = `${increment.grain}|${increment.span}`;
          totals.set(key, (totals.get(key) ?? 0) + counts.received);
          expect(spanStart(increment.span, increment.firstDay)).toBe(increment.firstDay);
        }

        expect(new Set(totals.values())).toEqual(new Set([lives.length]));
      }),
      { seed: 20_250_701, numRuns: 50 },
    );
  });
});
