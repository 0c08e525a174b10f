import fc from 'fast-check';
import { concerns, Measure, newsOf, RecentNews, type WorkNews } from './work-live.js';

const [HERE, THERE, ASKED] = ['00000000-0000-5000-8000-000000000001', '00000000-0000-5000-8000-000000000002', '00000000-0000-5000-8000-000000000003'];
const COMMAND = '01980000-0000-7000-8000-0000000000c1';
const DOSSIER = '01980000-0000-7000-8000-000000000001';
const fact = (type: string, data: object, version = 3) => ({ subject: DOSSIER, version, type: `vn.haicap.dossier.dossier.${type}.v1`, data });
const between = { receivingUnitId: HERE, competentUnitId: THERE, returningUnitId: HERE };
const news = (version: number): WorkNews => ({ name: 'dossier', event: { dossierId: DOSSIER, version, what: 'assigned' }, unitIds: [HERE] });

describe('what a fact about a dossier tells', () => {
  it('is which dossier is in which version by what, for the units it stands between, asked ones included, and nothing else of it', () => {
    const read = newsOf(fact('consultation-requested', { ...between, consultedUnitId: ASKED, code: 'H56.147.97-250701-0001', fromUnitId: 7 }));

    expect(read).toEqual({ name: 'dossier', event: { dossierId: DOSSIER, version: 3, what: 'consultation-requested' }, unitIds: [HERE, THERE, ASKED] });
  });

  it('is nothing when it is no such fact', () => {
    expect([newsOf(null), newsOf({}), newsOf({ subject: 'x', version: 1, type: 'a.b' })]).toEqual([undefined, undefined, undefined]);
  });

  it('concerns who reads in one of its units, who reads everywhere, who has it open, and nobody else', () => {
    const of = (reach: { everywhere?: boolean; unitIds?: string[] }, open: string[] = []) => concerns({ accountId: 'hoa', reach: { everywhere: false, unitIds: [], ...reach }, open: new Set(open) }, news(1));

    expect([of({ unitIds: [HERE] }), of({ everywhere: true }), of({}, [DOSSIER]), of({ unitIds: [THERE] }), of({})]).toEqual([true, true, true, false, false]);
  });
});

describe('what a fact about a command that was kept for later tells', () => {
  const ended = (event: string, data: object) => ({ subject: COMMAND, version: 2, type: `vn.haicap.dossier.deferred-command.${event}.v1`, data: { deferredCommandId: COMMAND, dossierId: DOSSIER, accountId: 'hoa', command: 'assign', ...data } });
  const state = (fact_: object) => { const read = newsOf(fact_); return read?.name === 'deferred' ? read.event.state : read; };

  it('is what became of it, and nothing while it only waits', () => {
    expect([state(ended('ended', { outcome: 'done', code: null })), state(ended('ended', { outcome: 'refused', code: 'DOSSIER_STALE' })), state(ended('withdrawn', {})), state(ended('kept', {}))]).toEqual(['done', 'refused', 'withdrawn', undefined]);
  });

  it('is for whoever kept it alone, also where others read every dossier', () => {
    const told = newsOf(ended('ended', { outcome: 'done', code: null }));
    if (told === undefined) throw new Error('nothing is told');
    const of = (accountId: string) => concerns({ accountId, reach: { everywhere: true, unitIds: [] }, open: new Set([DOSSIER]) }, told);

    expect([told.event, of('hoa'), of('nam')]).toEqual([{ deferredCommandId: COMMAND, dossierId: DOSSIER, state: 'done' }, true, false]);
  });
});

describe('news of a while', () => {
  it('are told to whoever comes back exactly from where they left, or it is said that this is not known', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('add', 'forget'), { maxLength: 60 }), fc.integer({ min: 1, max: 10 }), fc.nat(60), (steps, max, leftAt) => {
      const recent = new RecentNews('run', max);
      let [seen, isLost] = [recent.lastId, false];
      const missed: string[] = [];
      steps.forEach((step, place) => {
        if (step === 'add') missed.push(recent.add(news(place)));
        else {
          recent.forget();
          isLost = true;
        }
        if (place === leftAt) [seen, isLost, missed.length] = [recent.lastId, false, 0];
      });

      const told = recent.after(seen)?.map(({ id }) => id);
      expect(told).toEqual(isLost || missed.length > max ? undefined : missed);
    }), { seed: 7, numRuns: 500 });
  });

  it('mean nothing to another run of the process, and neither does a number nobody was given', () => {
    const recent = new RecentNews('aaaaaaaa', 10);
    recent.add(news(1));

    expect([recent.after(undefined), recent.after('bbbbbbbb-1'), recent.after('aaaaaaaa-2'), recent.after('aaaaaaaa-x')]).toEqual([undefined, undefined, undefined, undefined]);
    expect(recent.after('aaaaaaaa-0')).toHaveLength(1);
  });
});

describe('a measure', () => {
  it('has room for so many in a period and tells after how long there is room again', () => {
    const measure = new Measure(2, 1_000);

    expect([measure.waitMs(100), measure.waitMs(200), measure.waitMs(300), measure.waitMs(1_100)]).toEqual([0, 0, 800, 0]);
  });
});
