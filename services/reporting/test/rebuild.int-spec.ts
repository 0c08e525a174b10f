import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { rebuildFigures, type Actor } from '@haicap/contracts';
import { seededRandom } from '@haicap/kernel';
import type { OrderedFact } from '@haicap/outbox';
import { RebuildFigures } from '../src/rebuild/rebuild-figures.js';
import { KnownLog } from './known-log.js';
import { counted, recount } from './recount.js';
import { accepted, reportingRig, type Meanwhile, type ReportingRig } from './reporting-rig.js';
import { assigned, completed, dossierId, halfYear, HAC_THANH, received, TRIEU_SON } from './sample-facts.js';

const ADMIN: Actor = { accountId: 'quantri', kind: 'officer', posts: [{ unitId: HAC_THANH, role: 'province-admin' }] };
const CHAIR: Actor = { accountId: 'chutich', kind: 'officer', posts: [{ unitId: HAC_THANH, role: 'chair' }] };
const PERIOD = { from: '2025-01-01', asOf: '2025-07-01' };

let log: KnownLog;
let rig: ReportingRig;
beforeEach(async () => {
  log = new KnownLog();
  log.pageSize = 40;
  rig = await reportingRig(log);
});
afterEach(() => rig.close());

const order = (key = 'key-1', actor = ADMIN) => rig.app.get(RebuildFigures).run(rebuildFigures.request.parse({}), actor, key);

/** A dossier changes: its owner has the event, and the fact arrives here. */
async function happen(...facts: readonly OrderedFact[]): Promise<void> {
  log.append(facts);
  await rig.projectDossiers(facts);
}

async function rebuildToTheEnd(meanwhile?: Meanwhile): Promise<number> {
  const step = rig.rebuildStep(dossierId(9_001), meanwhile);
  let steps = 1;
  while (await step.run()) steps += 1;
  return steps;
}

/** Lets something happen the first time only. */
function once(happening: () => Promise<void>): () => Promise<void> {
  let happened = false;
  return async () => {
    if (happened) return;
    happened = true;
    await happening();
  };
}

/** Everything a slot says; rows that sum to nothing say nothing. */
async function contentsOf(slot: 'a' | 'b') {
  const tallies = await rig.rows(
    `SELECT grain, span, first_day::text, unit_id, procedure_code, field, received, resolved, on_time, late, open_change, overdue_change, due_soon_change
     FROM tally WHERE slot = $1 AND (received, resolved, on_time, late, open_change, overdue_change, due_soon_change) <> (0, 0, 0, 0, 0, 0, 0)
     ORDER BY 1, 2, 3, 4, 5, 6`, [slot]);
  const steps = await rig.rows(`SELECT to_jsonb(t) - 'slot' AS t FROM step_tally t WHERE slot = $1 ORDER BY grain, span, unit_id, first_day, procedure_code, step, bucket`, [slot]);
  const standings = await rig.rows(`SELECT to_jsonb(s) - 'slot' AS s FROM dossier_standing s WHERE slot = $1 ORDER BY dossier_id`, [slot]);
  return { tallies, standings, steps };
}

async function state() {
  const [row] = await rig.rows<{ live_slot: string; building_slot: string | null }>('SELECT live_slot, building_slot FROM figure_state');
  return row;
}

describe('figures that are rebuilt while nothing happens', () => {
  it('are equal to the live ones, and live afterwards', async () => {
    await happen(...halfYear(150, seededRandom(1)).flat());
    const before = await rig.summary(PERIOD);
    accepted(await order());

    await rebuildToTheEnd();

    expect(await state()).toEqual({ live_slot: 'b', building_slot: null });
    expect((await contentsOf('a')).tallies.length).toBeGreaterThan(500);
    expect(await contentsOf('b')).toEqual(await contentsOf('a'));
    const after = await rig.summary(PERIOD);
    expect(after.figures).toEqual(before.figures);
    expect(after.appliedEvents).toBeGreaterThan(before.appliedEvents);
    expect(rig.hints).toEqual(['figures']);
  });

  it('are the same when several pages of the log are one transaction', async () => {
    await rig.close();
    rig = await reportingRig(log, { batchFacts: 100 });
    await happen(...halfYear(150, seededRandom(1)).flat());
    accepted(await order());

    const steps = await rebuildToTheEnd();

    // Three batches, before them the beginning, after them the sums and the end.
    expect(steps).toBe(6);
    expect(await contentsOf('b')).toEqual(await contentsOf('a'));
  });

  it('can be rebuilt again and again', async () => {
    await happen(...halfYear(40, seededRandom(2)).flat());
    const before = await rig.summary(PERIOD);

    for (const key of ['key-1', 'key-2', 'key-3']) {
      accepted(await order(key));
      await rebuildToTheEnd();
    }

    expect(await state()).toEqual({ live_slot: 'b', building_slot: null });
    expect((await rig.summary(PERIOD)).figures).toEqual(before.figures);
  });
});

describe('figures that were damaged', () => {
  it('are right again after a rebuild', async () => {
    await happen(...halfYear(60, seededRandom(3)).flat());
    const right = await rig.summary(PERIOD);
    await rig.rows(`UPDATE tally SET received = received + 7`);
    await rig.rows(`WITH forgotten_answers AS (UPDATE figure_state SET computed_at = computed_at) UPDATE dossier_standing SET due_on = NULL`);
    expect((await rig.summary(PERIOD)).figures.received).not.toBe(right.figures.received);
    accepted(await order());

    await rebuildToTheEnd();

    expect((await rig.summary(PERIOD)).figures).toEqual(right.figures);
  });

  it('lose a dossier that their owner does not know', async () => {
    await happen(received(1), completed(1, '2025-07-01'));
    await rig.projectDossiers([received(2)]);
    accepted(await order());

    await rebuildToTheEnd();

    expect((await rig.summary()).figures).toMatchObject({ received: 1, resolved: 1, open: 0 });
  });
});

describe('facts that arrive during a rebuild', () => {
  it('are in the rebuilt figures, whether their dossiers were read already or not', async () => {
    const lives = halfYear(160, seededRandom(4));
    const [early, during] = [lives.slice(0, 100), lives.slice(100)];
    // Half of the earlier dossiers are completed while the rebuild reads.
    const [begun, ended] = [early.map((life) => life.slice(0, 1)), early.map((life) => life.slice(1))];
    await happen(...begun.flat());
    const waiting = [...ended, ...during];
    log.beforePage = async () => {
      await happen(...waiting.splice(0, 40).flat());
    };
    accepted(await order());

    const steps = await rebuildToTheEnd();

    expect(steps).toBeGreaterThan(6);
    expect(waiting).toEqual([]);
    expect(await contentsOf('b')).toEqual(await contentsOf('a'));
    const byUnit = await rig.list({ by: 'unit', ...PERIOD, limit: 200 });
    expect(counted(byUnit.items)).toEqual(await recount(rig, 's.competent_unit_id', { ...PERIOD, slot: 'b' }));
    expect(counted(byUnit.items)).toEqual(await recount(rig, 's.competent_unit_id', PERIOD));
  });

  it('are in both copies at once: a report before the swap shows them too', async () => {
    await happen(...halfYear(50, seededRandom(5)).flat());
    accepted(await order());
    const step = rig.rebuildStep(dossierId(9_001));
    await step.run();

    await happen(received(8_001), completed(8_001, '2025-07-01'));

    expect(await state()).toEqual({ live_slot: 'a', building_slot: 'b' });
    const before = (await rig.summary()).figures;
    while (await step.run());
    expect(before).toMatchObject({ received: 1 });
    expect((await rig.summary()).figures).toEqual(before);
  });

  it('are counted when their event was committed behind the reader', async () => {
    await happen(...halfYear(50, seededRandom(6)).flat());
    let late = false;
    log.beforePage = async (after) => {
      if (after < 400 || late) return;
      late = true;
      // Both events lie below what was read already.
      log.append([received(8_001), completed(8_001, '2025-07-01')], 5);
      await rig.projectDossiers([received(8_001), completed(8_001, '2025-07-01')]);
    };
    accepted(await order());

    await rebuildToTheEnd();

    expect(late).toBe(true);
    expect(await contentsOf('b')).toEqual(await contentsOf('a'));
    expect((await rig.summary()).figures).toMatchObject({ received: 1 });
  });

  it('are in the rebuilt figures also when they arrive between the comparison and the swap', async () => {
    await happen(received(1));
    accepted(await order());

    await rebuildToTheEnd({ afterComparison: once(() => happen(completed(1, '2025-07-01'), received(2))) });

    expect(await contentsOf('b')).toEqual(await contentsOf('a'));
    expect((await rig.summary()).figures).toMatchObject({ received: 2, resolved: 1, open: 1 });
  });

  it('do not wait for the sums, and are in the rebuilt figures all the same', async () => {
    await happen(...halfYear(50, seededRandom(10)).flat(), received(8_001));
    accepted(await order());

    // The lock of the figures would keep them for two seconds and then refuse them.
    await rebuildToTheEnd({ afterSums: once(() => happen(received(8_002), completed(8_001, '2025-07-01'))) });

    expect(await contentsOf('b')).toEqual(await contentsOf('a'));
    expect(await state()).toEqual({ live_slot: 'b', building_slot: null });
  });

  it('hold the swap back when a process of the release before counted them, which knows the live copy alone', async () => {
    await happen(received(1));
    accepted(await order());

    const beside = (slot: 'b' | null) => rig.rows('UPDATE figure_state SET summed_slot = $1', [slot]);
    await rebuildToTheEnd({ afterComparison: once(async () => void [await beside(null), await happen(received(2)), await beside('b')]) });

    expect(await contentsOf('b')).toEqual(await contentsOf('a'));
    expect((await rig.summary()).figures).toMatchObject({ received: 2 });
  });

  it('hold the swap back when they have to be passed over after the comparison', async () => {
    await happen(received(1));
    // Its first event is not in the log yet when the comparison asks; then both are there, behind the reader.
    await rig.projectDossiers([received(8_001)]);
    accepted(await order());

    await rebuildToTheEnd({ afterComparison: once(async () => {
      log.append([received(8_001), assigned(8_001)], 5);
      await rig.projectDossiers([assigned(8_001)]);
    }) });

    expect(await contentsOf('b')).toEqual(await contentsOf('a'));
    expect((await rig.summary()).figures).toMatchObject({ received: 2, open: 2 });
  });

  it('are fetched to the last one when the owner cannot answer about all of them at once', async () => {
    const facts = halfYear(30, seededRandom(9)).flat();
    await rig.projectDossiers(facts);
    log.append(facts);
    log.answerSize = 7;
    accepted(await order());
    const step = rig.rebuildStep(dossierId(9_001));
    await step.run();
    // The reader has passed all of them: they were committed late.
    await rig.rows(`UPDATE figure_rebuild SET position = '1000000'`);
    while (await step.run());

    expect((await contentsOf('b')).standings).toHaveLength(30);
    expect(await contentsOf('b')).toEqual(await contentsOf('a'));
  });
});

describe('a process that ends in the middle of a rebuild', () => {
  it('is replaced by another one that goes on where it stopped', async () => {
    await happen(...halfYear(80, seededRandom(7)).flat());
    accepted(await order());
    const first = rig.rebuildStep(dossierId(9_001));
    for (let step = 0; step < 3; step += 1) await first.run();
    const second = rig.rebuildStep(dossierId(9_002));
    expect(await second.run()).toBe(false);
    await rig.rows(`UPDATE figure_rebuild SET worker_seen_at = worker_seen_at - interval '1 minute'`);
    const asked: number[] = [];
    log.beforePage = (after) => {
      asked.push(after);
      return Promise.resolve();
    };

    while (await second.run());

    expect(asked[0]).toBe(800);
    expect(await contentsOf('b')).toEqual(await contentsOf('a'));
  });

  it('is replaced when it ends before its sums are kept', async () => {
    await happen(...halfYear(40, seededRandom(11)).flat());
    accepted(await order());

    await expect(rebuildToTheEnd({ afterSums: () => Promise.reject(new Error('ended')) })).rejects.toThrow('ended');
    await rebuildToTheEnd();

    expect(await contentsOf('b')).toEqual(await contentsOf('a'));
  });

  it('writes nothing any more when it comes back', async () => {
    await happen(...halfYear(40, seededRandom(8)).flat());
    accepted(await order());
    const first = rig.rebuildStep(dossierId(9_001));
    await first.run();
    let overtaken = false;
    log.beforePage = async () => {
      if (overtaken) return;
      overtaken = true;
      await rig.rows(`UPDATE figure_rebuild SET worker = $1`, [dossierId(9_002)]);
    };

    await expect(first.run()).rejects.toThrow('another worker has taken the rebuild over');

    expect(await contentsOf('b')).toEqual({ tallies: [], standings: [], steps: [] });
  });
});

describe('a fact that cannot be read', () => {
  it('is left out of the rebuilt figures with what follows it, as it is of the live ones', async () => {
    const broken = { ...received(2), data: { ...received(2).data, receivedOn: 'ngày mai' } };
    await happen(received(1));
    log.append([broken, completed(2, '2025-07-01')]);
    accepted(await order());

    await rebuildToTheEnd();

    expect((await rig.summary()).figures).toMatchObject({ received: 1, resolved: 0, open: 1 });
  });
});

describe('an order to rebuild', () => {
  it('is answered alike when it is given twice with one key, and joins the rebuild that runs when given with another', async () => {
    const first = accepted(await order('key-1'));

    expect(accepted(await order('key-1'))).toEqual(first);
    expect(accepted(await order('key-2'))).toEqual(first);
    expect(await rig.rows('SELECT state FROM figure_rebuild')).toEqual([{ state: 'running' }]);
    expect(await rig.rows(`SELECT actor, action FROM audit`)).toEqual([
      { actor: 'quantri', action: 'rebuild-figures' }, { actor: 'quantri', action: 'rebuild-figures' },
    ]);
  });

  it('begins a new rebuild when the last one is finished', async () => {
    const first = accepted(await order('key-1'));
    await rebuildToTheEnd();
    const second = accepted(await order('key-2'));

    expect(second.rebuildId).not.toBe(first.rebuildId);
    expect(accepted(await order('key-1'))).toEqual(first);
  });

  it('is refused to anybody but the administrator of the province', async () => {
    expect(await order('key-1', CHAIR)).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } });
    expect(await rig.rows('SELECT 1 FROM figure_rebuild')).toEqual([]);
  });

  it('does nothing to reports while nobody works on it', async () => {
    await happen(received(1, { unit: TRIEU_SON }));
    accepted(await order());

    expect((await rig.summary()).figures.received).toBe(1);
    expect(await state()).toEqual({ live_slot: 'a', building_slot: null });
  });
});
