import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { FiguresStore } from '../src/figures/figures.store.js';
import { reportingRig, type ReportingRig } from './reporting-rig.js';
import { HAC_THANH, OLD_DIEN_BIEN, received, TRIEU_SON, unitFact, unitId } from './sample-facts.js';

const NEW_WARD = unitId(960);
const newWard = () => unitFact(NEW_WARD, {
  type: 'phuong', fullName: 'Phường Điện Biên', succeeds: [{ unitId: OLD_DIEN_BIEN, kind: 'merged', effectiveOn: '2025-07-01' }],
});

let rig: ReportingRig;
beforeEach(async () => {
  rig = await reportingRig();
  await rig.projectDossiers([received(1, { unit: OLD_DIEN_BIEN, receivedOn: '2025-06-30' }), received(2), received(3, { unit: TRIEU_SON })]);
});
afterEach(() => rig.close());

async function receivedUnderToday(): Promise<{ readonly events: number; readonly of: (unit: string) => number | undefined; readonly total: number }> {
  const { items, appliedEvents } = await rig.list({ by: 'unit', unitView: 'today', from: '2025-06-30', limit: 200 });
  return {
    events: appliedEvents, total: items.reduce((sum, { figures }) => sum + figures.received, 0),
    of: (unit) => items.find(({ key }) => key === unit)?.figures.received,
  };
}

describe('a report under the units of today', () => {
  it('follows a succession at once, also when it has answered before', async () => {
    const before = await receivedUnderToday();
    expect([before.of(HAC_THANH), before.of(NEW_WARD), before.total]).toEqual([2, undefined, 3]);

    // The ward that kept the name of the former one comes before the one with the lowest code.
    await rig.projectUnits([newWard()]);

    const after = await receivedUnderToday();
    expect([after.of(HAC_THANH), after.of(NEW_WARD), after.total]).toEqual([1, 1, 3]);
  });

  it('names the units that it counted for one of them', async () => {
    const { countedUnitIds } = await rig.list({ by: 'procedure', unitId: HAC_THANH, unitView: 'today' });

    expect(countedUnitIds).toContain(HAC_THANH);
    expect((await rig.rows<{ id: string }>('SELECT unit_id AS id FROM unit_today WHERE today_unit_id = $1', [HAC_THANH])).map(({ id }) => id)).toEqual(countedUnitIds?.slice(1));
    expect((await rig.list({ by: 'procedure', unitId: HAC_THANH })).countedUnitIds).toBeUndefined();
  });

  it('is of one moment when a succession comes between its figures and its lineage', async () => {
    const store = rig.app.get(FiguresStore);
    const answer = store.answer.bind(store);
    let asked = 0;
    jest.spyOn(store, 'answer').mockImplementation(async (tx, question) => {
      const figures = await answer(tx, question);
      asked += 1;
      if (asked === 1) await rig.projectUnits([newWard()]);
      return figures;
    });

    const { events, of, total } = await receivedUnderToday();

    expect(asked).toBe(2);
    expect([of(HAC_THANH), of(NEW_WARD), total]).toEqual([1, 1, 3]);
    expect(events).toBe((await rig.summary()).appliedEvents);
  });
});
