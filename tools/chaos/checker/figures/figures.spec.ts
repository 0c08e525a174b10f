import fc from 'fast-check';
import { caughtBy, theOnly, UNIT } from '../test/clean-world.ts';
import type { OpenWorld } from '../test/clean-world.ts';
import { checkConservation } from './conservation.ts';
import { addDays, FIGURE_NAMES, figuresByDay, figuresOf, NO_FIGURES } from './figures.ts';
import type { Facts, Figures, Place } from './figures.ts';
import { checkReports } from './reports.ts';
import type { Report, View } from './reports.ts';

const reportOf = ({ installation }: OpenWorld, view: View) => theOnly(installation.reports, (report) => report.view === view);
const CELLS: readonly (readonly [View, string])[] = [
  ['summary', ''], ['unit', UNIT], ['unit of today', 'unit-9'], ['procedure', '1.001193'], ['field', 'Hộ tịch'], ['day', '2025-07-02'], ['day of a unit', '2025-07-02'],
];

describe('a report that is not what counting gives', () => {
  it.each(CELLS.flatMap(([view, key]) => FIGURE_NAMES.map((name) => [view, name, key] as const)))('is caught by %s when %s is one too many', async (view, name, key) => {
    const caught = await caughtBy((world) => {
      const { figures } = reportOf(world, view);
      const cell = figures.get(key) ?? NO_FIGURES;
      figures.set(key, { ...cell, [name]: cell[name] + 1 });
    });

    expect(caught).toContain('report = raw recomputation');
  });

  it('is caught when it counts what nobody has', async () => {
    expect(await caughtBy((world) => { reportOf(world, 'unit').figures.set('unit-7', { ...NO_FIGURES, open: 1 }); })).toEqual(['report = raw recomputation']);
  });
});

describe('a dossier that vanished', () => {
  it.each<[string, (world: OpenWorld) => void]>([
    ['the rows when it is no longer open', ({ installation }) => { installation.facts.stretches.pop(); }],
    ['the rows when it was never received', ({ installation }) => { installation.facts.turns.shift(); }],
    ['the rows when its end is missing', ({ installation }) => { installation.facts.turns.splice(1, 1); }],
    ['the reports when it is no longer open', (world) => { reportOf(world, 'day').figures.set('2025-07-03', NO_FIGURES); }],
    ['the reports of a unit when it is no longer open', (world) => { reportOf(world, 'day of a unit').figures.set('2025-07-03', NO_FIGURES); }],
    ['the reports when its result is neither on time nor late', (world) => { reportOf(world, 'day').figures.set('2025-07-02', { ...NO_FIGURES, received: 1, resolved: 1, open: 1 }); }],
  ])('is caught by %s', async (_, breaks) => {
    expect(await caughtBy(breaks)).toContain('conservation');
  });
});

const START = '2025-07-01';
const day = (n: number): string => addDays(START, n);
/** A life as somebody would tell it, in days after the first one. */
const life = fc.record({
  unitId: fc.constantFrom('u1', 'u2'), procedureCode: fc.constantFrom('p1', 'p2'), receivedAfter: fc.nat(20), dueAfter: fc.option(fc.nat(10)),
  pausedAfter: fc.option(fc.nat(10)), pausedFor: fc.nat(6), endedAfter: fc.option(fc.nat(25)), end: fc.constantFrom('on-time', 'late', 'withdrawn'),
}).map((one) => ({ ...one, field: `field of ${one.procedureCode}` }));
type Life = typeof life extends fc.Arbitrary<infer T> ? T : never;

function timesOf({ receivedAfter, dueAfter, pausedAfter, pausedFor, endedAfter }: Omit<Life, keyof Place>) {
  const end = endedAfter === null ? Infinity : receivedAfter + endedAfter;
  const pause = pausedAfter === null ? Infinity : receivedAfter + pausedAfter;
  return { received: receivedAfter, end, pause: Math.min(pause, end), resume: Math.min(pause + pausedFor, end), due: dueAfter === null ? null : receivedAfter + dueAfter };
}

function factsOf(lives: readonly Life[]): Facts {
  const turns: Facts['turns'][number][] = [];
  const stretches: Facts['stretches'][number][] = [];
  for (const { unitId, procedureCode, field, ...one } of lives) {
    const place: Place = { unitId, procedureCode, field };
    const { received, end, pause, resume, due } = timesOf(one);
    turns.push({ ...place, day: day(received), kind: 'received', count: 1 });
    if (end !== Infinity) turns.push({ ...place, day: day(end), kind: one.end, count: 1 });
    for (const [from, until, running] of [[received, pause, true], [pause, resume, false], [resume, end, true]] as const) {
      if (from < until) stretches.push({ ...place, from: day(from), until: until === Infinity ? null : day(until), dueOn: due === null ? null : day(due), running, count: 1 });
    }
  }
  return { turns, stretches };
}

/** Asks every life on every day of the period by itself. */
function asked(lives: readonly Life[], first: number, last: number): Figures {
  const sum = { ...NO_FIGURES };
  for (const one of lives) {
    const { received, end, pause, resume, due } = timesOf(one);
    if (first <= received && received <= last) sum.received += 1;
    if (first <= end && end <= last) addEnd(sum, one.end);
    if (received > last || end <= last) continue;
    sum.open += 1;
    if (due === null || (pause <= last && last < resume)) continue;
    if (due < last) sum.overdue += 1;
    else if (due <= last + 3) sum.dueWithin3Days += 1;
  }
  return sum;
}

function addEnd(sum: Figures, end: string): void {
  if (end === 'withdrawn') sum.withdrawn += 1;
  else {
    sum.resolved += 1;
    sum[end === 'late' ? 'late' : 'onTime'] += 1;
  }
}

describe('the figures of any dossiers', () => {
  const many = fc.array(life, { minLength: 1, maxLength: 30 });

  it('are what asking each dossier gives', () => {
    fc.assert(fc.property(many, fc.nat(30), fc.nat(20), (lives, first, length) => {
      const period = { from: day(first), asOf: day(first + length) };

      expect(figuresOf(factsOf(lives), period, () => '').get('') ?? NO_FIGURES).toEqual(asked(lives, first, first + length));
    }), { seed: 20_250_701, numRuns: 200 });
  });

  it('sum to the same total by unit, procedure and field', () => {
    fc.assert(fc.property(many, fc.nat(50), (lives, last) => {
      const period = { from: day(0), asOf: day(last) };
      for (const keyOf of [({ unitId }: Place) => unitId, ({ procedureCode }: Place) => procedureCode, ({ field }: Place) => field]) {
        const sum = { ...NO_FIGURES };
        for (const figures of figuresOf(factsOf(lives), period, keyOf).values()) for (const name of FIGURE_NAMES) sum[name] += figures[name];
        expect(sum).toEqual(asked(lives, 0, last));
      }
    }), { seed: 20_250_701, numRuns: 100 });
  });

  it('are conserved, and are not any more when one dossier less is open', () => {
    fc.assert(fc.property(many, (lives) => {
      const facts = factsOf(lives);

      expect(checkConservation(facts, []).violations).toBe(0);
      if (facts.stretches.length > 0) expect(checkConservation({ ...facts, stretches: facts.stretches.slice(1) }, []).violations).toBeGreaterThan(0);
    }), { seed: 20_250_701, numRuns: 100 });
  });

  it('agree with a right report, and with no report that is wrong in one cell', () => {
    fc.assert(fc.property(many, fc.nat(40), fc.constantFrom(...FIGURE_NAMES), fc.constantFrom(-1, 1), (lives, at, name, by) => {
      const period = { from: day(-1), asOf: day(40) };
      const figures = figuresByDay(factsOf(lives), period);
      const report: Report = { view: 'day', period, unitId: null, figures };
      const cell = figures.get(day(at)) ?? NO_FIGURES;
      const wrong: Report = { ...report, figures: new Map([...figures, [day(at), { ...cell, [name]: cell[name] + by }]]) };

      expect(checkReports(factsOf(lives), new Map(), [report]).violations).toBe(0);
      expect(checkReports(factsOf(lives), new Map(), [wrong]).violations).toBe(1);
    }), { seed: 20_250_701, numRuns: 60 });
  });
});
