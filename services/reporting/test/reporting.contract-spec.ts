import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dossierAssigned, dossierCompleted, dossierReceived, listFigures, lookUpSummary, rebuildFigures } from '@haicap/contracts';
import { REPORTING_CONTRACTS } from '../src/contracts.js';
import { toDossierNews } from '../src/on-time-tally/dossier-news.js';
import { RebuildFigures } from '../src/rebuild/rebuild-figures.js';
import { reportingRig, accepted, type ReportingRig } from './reporting-rig.js';
import { ADMIN } from './reporting-stage.js';
import { assigned, BIRTH, completed, dossierId, HAC_THANH, received } from './sample-facts.js';

const AT = '2025-07-01T08:00:00+07:00';
const DESCRIBED = {
  competentUnitId: HAC_THANH, procedureCode: BIRTH.code, field: BIRTH.field, receivedOn: '2025-07-01', dueOn: '2025-07-04', historic: false,
};

describe('facts about dossiers as this service reads them', () => {
  it('describe the dossier, and say when it was completed', () => {
    expect(toDossierNews(received(1))).toEqual({ dossierId: dossierId(1), version: 1, described: DESCRIBED, completed: null, stand: { at: AT, status: 'received' } });
    expect(toDossierNews(assigned(1))).toEqual({ dossierId: dossierId(1), version: 2, described: DESCRIBED, completed: null, stand: { at: AT, status: 'assigned' } });
    expect(toDossierNews(completed(1, '2025-07-07'))).toEqual({
      dossierId: dossierId(1), version: 2, described: DESCRIBED, completed: { on: '2025-07-07', timeliness: 'late' }, stand: { at: AT, status: 'completed' },
    });
  });

  it('may carry more than this release knows', () => {
    const fact = received(1);

    expect(toDossierNews({ ...fact, data: { ...fact.data, priority: 'urgent' } })).toEqual(toDossierNews(fact));
  });

  it('may be of a kind this release does not know: such a fact still describes the dossier if it can', () => {
    const moved = { ...assigned(1), type: 'vn.haicap.dossier.dossier.postponed.v1' };

    expect(toDossierNews({ ...moved, data: { ...moved.data, dueOn: '2025-07-09' } }).described).toEqual({ ...DESCRIBED, dueOn: '2025-07-09' });
    expect(toDossierNews({ ...moved, data: { note: 1 } })).toEqual({ dossierId: dossierId(1), version: 2, described: null, completed: null });
  });

  it.each([dossierReceived, dossierAssigned, dossierCompleted])('throw when they do not keep their contract: $type', ({ type }) => {
    const fact = completed(1, '2025-07-07');

    expect(() => toDossierNews({ ...fact, type, data: { ...fact.data, receivedOn: undefined } })).toThrow(/receivedOn/);
  });
});

describe('what this service answers', () => {
  let rig: ReportingRig;
  beforeAll(async () => {
    rig = await reportingRig();
    await rig.projectDossiers([received(1), completed(1, '2025-07-01')]);
  });
  afterAll(() => rig.close());

  it('is everything the contracts of reporting name', () => {
    expect(REPORTING_CONTRACTS.map(({ subject }) => subject).toSorted()).toEqual([
      'rpc.reporting.list-dead-letters.v1', 'rpc.reporting.list-figures.v1', 'rpc.reporting.list-step-times.v1', 'rpc.reporting.look-up-summary.v1', 'rpc.reporting.rebuild-figures.v1',
      'rpc.reporting.replay-dead-letter.v1', 'rpc.reporting.search-audit.v1',
    ]);
  });

  it('reads so for the summary of a day', async () => {
    const reply = await rig.summary();

    expect(lookUpSummary.reply.parse(reply)).toEqual(reply);
    expect(reply).toMatchObject({
      from: '2025-07-01', asOf: '2025-07-01', appliedEvents: expect.any(Number), computedAt: expect.stringMatching(/^\d{4}-.*\+07:00$/),
      figures: { received: 1, resolved: 1, onTime: 1, late: 0, open: 0, overdue: 0, dueWithin3Days: 0, withdrawn: 0, refused: 0, waiting: 0 },
    });
  });

  it.each(['unit', 'field', 'procedure', 'day'] as const)('keeps the contract when it lists by %s', async (by) => {
    const reply = accepted(await rig.listRaw({ by, limit: 200 }));

    expect(listFigures.reply.parse(reply)).toEqual(reply);
    expect(reply.items.length).toBeGreaterThan(0);
  });

  it('keeps the contract when a rebuild is ordered', async () => {
    const reply = accepted(await rig.app.get(RebuildFigures).run({}, ADMIN, 'key-1'));

    expect(rebuildFigures.reply.parse(reply)).toEqual({ ...reply, startedAt: '2025-07-01T08:00:00+07:00' });
  });
});
