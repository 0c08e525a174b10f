import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { localDate } from '@haicap/kernel';
import { withScope, type Scope } from '@haicap/service-kit';
import { questionOf } from '../src/figures/figure-question.js';
import { FiguresStore, type FigureAnswer } from '../src/figures/figures.store.js';
import { reportingRig, type ReportingRig } from './reporting-rig.js';
import { HAC_THANH, received, TRIEU_SON } from './sample-facts.js';

const INSTALLATION: Scope = { kind: 'installation' };
const QUESTION = questionOf({ from: localDate('2025-07-01'), asOf: localDate('2025-07-01') }, 'unit', { unitIds: null, field: null, procedureCode: null });

let rig: ReportingRig;
beforeAll(async () => {
  rig = await reportingRig();
  await rig.projectDossiers([received(1), received(2, { unit: TRIEU_SON })]);
});
afterAll(() => rig.close());

const answerIn = (scope: Scope): Promise<FigureAnswer> => withScope(rig.dataSource, scope, (tx) => rig.app.get(FiguresStore).answer(tx, QUESTION), { onlyReads: true });
const receivedIn = async (scope: Scope) => Object.fromEntries([...(await answerIn(scope)).figures].map(([unitId, figures]) => [unitId, figures.received]));

describe('figures of which nothing has changed', () => {
  it('are given again without counting', async () => {
    const first = await answerIn(INSTALLATION);

    expect((await answerIn(INSTALLATION)).figures).toBe(first.figures);
  });

  it('are counted anew after a fact', async () => {
    const before = await answerIn(INSTALLATION);
    await rig.projectDossiers([received(3)]);

    expect(await receivedIn(INSTALLATION)).toEqual({ [HAC_THANH]: 2, [TRIEU_SON]: 1 });
    expect((await answerIn(INSTALLATION)).appliedEvents).toBe(before.appliedEvents + 1);
  });

  it('are not given to another scope', async () => {
    const all = await receivedIn(INSTALLATION);

    expect(await receivedIn({ kind: 'units', unitIds: [TRIEU_SON] })).toEqual({ [TRIEU_SON]: 1 });
    expect(await receivedIn({ kind: 'none' })).toEqual({});
    expect(await receivedIn(INSTALLATION)).toEqual(all);
  });

  it('are counted anew after the copies were swapped and swapped back, without a fact in between', async () => {
    const before = await receivedIn(INSTALLATION);
    await rig.rows(`UPDATE figure_state SET live_slot = 'b'`);
    await rig.rows(`UPDATE tally SET received = received + 10 WHERE slot = 'a' AND unit_id = $1`, [HAC_THANH]);
    await rig.rows(`UPDATE figure_state SET live_slot = 'a'`);

    expect(await receivedIn(INSTALLATION)).toEqual({ ...before, [HAC_THANH]: (before[HAC_THANH] ?? 0) + 10 });
  });
});
