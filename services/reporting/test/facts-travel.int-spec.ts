import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listFigures, lookUpSummary, rebuildFigures, type Figures, type RpcInput } from '@haicap/contracts';
import { seededRandom } from '@haicap/kernel';
import { createStreams, eventually } from '@haicap/testing';
import { counted, recount } from './recount.js';
import { ADMIN, CHAIR, reportingStage, type ReportingStage } from './reporting-stage.js';
import { accepted } from './reporting-rig.js';
import { completed, halfYear, HAC_THANH, received } from './sample-facts.js';

const PERIOD = { from: '2025-01-01', asOf: '2025-07-01' };
const WITHIN_MS = 20_000;

let stage: ReportingStage;
beforeAll(async () => {
  stage = await reportingStage();
  await stage.registry.answer();
  await stage.dossier.answer();
  await eventually(async () => expect((await stage.readyz()).status).toBe(200), 30_000);
}, 90_000);
afterAll(() => stage.stop());

const summary = async (request: RpcInput<typeof lookUpSummary> = {}) => accepted(await stage.client.call(lookUpSummary, request));
const byUnit = async () => counted(accepted(await stage.client.call(listFigures, { by: 'unit', ...PERIOD, limit: 200 })).items);
const figuresAre = (expected: Partial<Figures>) => eventually(async () => expect((await summary()).figures).toMatchObject(expected), WITHIN_MS);

describe('a dossier received at a commune', () => {
  it('is in the report soon after, and whoever shows the report is told', async () => {
    const [before, hints] = [await summary(), stage.hints()];

    await stage.dossier.append([received(1)]);

    await figuresAre({ received: 1, open: 1, resolved: 0 });
    expect((await summary()).appliedEvents).toBeGreaterThan(before.appliedEvents);
    expect(await byUnit()).toEqual({ [HAC_THANH]: { received: 1, resolved: 0, onTime: 0, late: 0, open: 1, overdue: 0, dueWithin3Days: 1, withdrawn: 0, refused: 0, waiting: 0 } });
    await eventually(() => stage.hints() > hints);
  });

  it('leaves what is open when it is completed', async () => {
    await stage.dossier.append([completed(1, '2025-07-01')]);

    await figuresAre({ received: 1, open: 0, resolved: 1, onTime: 1 });
  });
});

describe('a stream that delivers everything a second time', () => {
  it('changes no figure', async () => {
    const [facts, { appliedEvents }] = [halfYear(60, seededRandom(11), 100).flat(), await summary()];
    await stage.dossier.append(facts);
    // Facts of one dossier come in their order, those of different ones in any.
    await eventually(async () => expect((await summary()).appliedEvents).toBe(appliedEvents + facts.length), WITHIN_MS);
    expect((await summary(PERIOD)).figures.received).toBe(61);
    const before = await byUnit();
    const durable = () => stage.keeper.js.consumers.get('DOSSIER', 'reporting-dossier');
    await (await durable()).delete();
    await createStreams(stage.keeper, { owner: 'dossier', deliver: 'all', only: 'durables' });
    await eventually(async () => expect((await (await durable()).info()).num_pending).toBe(0), WITHIN_MS);
    await stage.dossier.append([received(500)]);

    await eventually(async () => expect((await summary(PERIOD)).figures.received).toBe(62), WITHIN_MS);
    expect(await byUnit()).toMatchObject(Object.fromEntries(Object.entries(before).filter(([unit]) => unit !== HAC_THANH)));
    expect(await byUnit()).toEqual(await recount(stage, 's.competent_unit_id', PERIOD));
  }, 60_000);
});

describe('a broker that loses its store', () => {
  it('leaves the figures right without help', async () => {
    const [facts, { appliedEvents }] = [halfYear(20, seededRandom(12), 600).flat(), await summary()];
    await stage.nats.kill();
    stage.nats.wipe();
    await stage.dossier.append(facts);
    await stage.nats.start();
    await eventually(() => stage.keeper.isConnected(), WITHIN_MS);
    await createStreams(stage.keeper);

    // What was received first may be counted in an earlier batch than what became of it.
    await eventually(async () => expect((await summary()).appliedEvents).toBe(appliedEvents + facts.length), 40_000);
    expect((await summary(PERIOD)).figures.received).toBe(82);
    expect(await byUnit()).toEqual(await recount(stage, 's.competent_unit_id', PERIOD));
  }, 60_000);
});

describe('an order to rebuild that comes over the bus', () => {
  it('is refused to others than the administrator', async () => {
    expect(await stage.client.call(rebuildFigures, {}, { idempotencyKey: 'k', token: await stage.tokenOf(CHAIR) })).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } });
    expect(await stage.client.call(rebuildFigures, {}, { idempotencyKey: 'k' })).toMatchObject({ ok: false, error: { code: 'TOKEN_MISSING' } });
    expect(await stage.client.call(rebuildFigures, {}, { token: await stage.tokenOf(ADMIN) })).toMatchObject({ ok: false, error: { code: 'IDEMPOTENCY_KEY_REQUIRED' } });
  });

  it('ends with figures equal to the live ones while dossiers go on arriving', async () => {
    const lives = halfYear(200, seededRandom(13), 2_000);
    const arriving = (async () => {
      for (const life of lives) await stage.dossier.append(life);
    })();
    const order = accepted(await stage.client.call(rebuildFigures, {}, { idempotencyKey: 'rebuild-1', token: await stage.tokenOf(ADMIN) }));
    await arriving;

    const finished = () => stage.rows<{ slot: string }>(`SELECT slot FROM figure_rebuild WHERE rebuild_id = $1 AND state = 'finished'`, [order.rebuildId]);
    await eventually(async () => expect(await finished()).toEqual([{ slot: 'b' }]), WITHIN_MS);
    await eventually(async () => expect((await summary(PERIOD)).figures.received).toBe(282), WITHIN_MS);
    // The last dossier may be received and its next facts still on their way.
    const known = () => stage.rows<{ facts: number }>(`SELECT sum(version)::integer AS facts FROM dossier_standing WHERE slot = 'b' AND dossier_id = ANY ($1)`, [lives.map(([first]) => first?.aggregateId)]);
    await eventually(async () => expect(await known()).toEqual([{ facts: lives.flat().length }]), WITHIN_MS);
    expect(await byUnit()).toEqual(await recount(stage, 's.competent_unit_id', { ...PERIOD, slot: 'b' }));
    const again = accepted(await stage.client.call(rebuildFigures, {}, { idempotencyKey: 'rebuild-1', token: await stage.tokenOf(ADMIN) }));
    expect(again).toEqual(order);
  }, 60_000);
});
