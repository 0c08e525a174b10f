import { boundaryTopology, importBoundaries, type Actor, type RpcInput } from '@haicap/contracts';
import { ImportBoundaries } from '../src/boundary/import-boundaries.js';
import { LookUpBoundaries } from '../src/boundary/look-up-boundaries.js';
import { unitIdOf } from '../src/unit/unit-id.js';
import { registryStage, type RegistryStage } from './registry-stage.js';

const THANH_HOA = unitIdOf('2025', '38');
const administrator: Actor = { accountId: 'admin-1', kind: 'officer', posts: [{ unitId: THANH_HOA, role: 'province-admin' }] };
let stage: RegistryStage;
let keys = 0;
beforeAll(async () => {
  stage = await registryStage({ withDemoOfficers: false });
  // 15664 ends on 31 December and 15700 begins the day after; a commune of another province and one of an unknown end are nobody's here.
  await stage.database.admin.query(
    `INSERT INTO unit SELECT gen_random_uuid(), '2025', code, 'commune', $1, province, begins::date, ends::date, known, 1
     FROM (VALUES ('14797', '38', '2025-07-01', NULL, true), ('15664', '38', '2025-07-01', '2025-12-31', true), ('15700', '38', '2026-01-01', NULL, true),
       ('00004', '01', '2025-07-01', NULL, true), ('14800', '38', '2025-07-01', NULL, false)) AS u(code, province, begins, ends, known)`, [THANH_HOA]);
}, 60_000);
afterAll(() => stage.stop());

const squares = (codes: readonly string[]) => boundaryTopology.parse({
  type: 'Topology', transform: { scale: [0.01, 0.01], translate: [105.7, 19.8] },
  arcs: [[[10, 0], [0, 10]], [[10, 10], [-10, 0], [0, -10], [10, 0]], [[10, 0], [10, 0], [0, 10], [-10, 0]]],
  objects: { communes: { type: 'GeometryCollection', geometries: codes.map((id, at) => ({ type: 'Polygon', id, properties: { terrain: 'mountain' }, arcs: at === 0 ? [[0, 1]] : [[2, -1]] })) } },
});
const importing = (request: Partial<RpcInput<typeof importBoundaries>>, { by = administrator, key = `key-${(keys += 1)}` } = {}) =>
  stage.app.get(ImportBoundaries).run(importBoundaries.request.parse({ validFrom: '2025-07-01', topology: squares(['14797', '15664']), source: 'Lưới thử', ...request }), by, key);
const heldOn = async (asOf?: string, parts: 'all' | 'units' = 'all') => {
  const reply = await stage.app.get(LookUpBoundaries).run({ asOf, parts });
  return reply.ok ? reply.value.boundaries : null;
};

describe('boundaries of communes', () => {
  it('are none before the first import, and a dry run changes nothing', async () => {
    const tried = await importing({ dryRun: true });

    expect(tried).toMatchObject({ ok: true, value: { applied: false, units: 2, problems: [] } });
    expect(await heldOn()).toBeNull();
  });

  it('are kept whole, with source and terrain, and the same request says the same again', async () => {
    const first = await importing({}, { key: 'apply' });
    const again = await importing({}, { key: 'apply' });

    expect(first).toMatchObject({ ok: true, value: { applied: true, validFrom: '2025-07-01' } });
    expect(again).toEqual(first);
    expect(await heldOn()).toMatchObject({ importId: first.ok && first.value.importId, source: 'Lưới thử', validFrom: '2025-07-01' });
    expect((await heldOn())?.topology).toEqual(squares(['14797', '15664']));
    expect(await heldOn('2025-06-30')).toBeNull();
    expect(await heldOn(undefined, 'units')).toMatchObject({
      topology: null, units: ['14797', '15664'].map((code) => ({ code, terrain: 'mountain', unitId: expect.stringMatching(/^[0-9a-f-]{36}$/) })),
    });
  });

  it('have to be those of the communes of their first day', async () => {
    const early = await importing({ validFrom: '2026-01-01' });
    const right = await importing({ validFrom: '2026-01-01', topology: squares(['14797', '15700']) });

    expect(early).toMatchObject({ ok: true, value: { applied: false, problems: [{ code: 'unit-unknown', unitCode: '15664' }, { code: 'unit-missing', unitCode: '15700' }] } });
    expect(right).toMatchObject({ ok: true, value: { applied: true } });
    expect((await heldOn('2025-12-31'))?.validFrom).toBe('2025-07-01');
    expect((await heldOn('2026-01-01'))?.validFrom).toBe('2026-01-01');
  });

  it('change nothing when a commune is wrong, and an import of the same day stands in front of the one before', async () => {
    const before = await heldOn('2025-07-01');
    const wrong = await importing({ topology: squares(['14797', '00004']) });
    const between = await heldOn('2025-07-01');
    const better = await importing({ source: 'Lưới thử, bản 2' });

    expect(wrong).toMatchObject({ ok: true, value: { applied: false, problems: [{ code: 'unit-unknown', unitCode: '00004' }, { code: 'unit-missing', unitCode: '15664' }] } });
    expect(between).toEqual(before);
    expect(await heldOn('2025-07-01')).toMatchObject({ importId: better.ok && better.value.importId, source: 'Lưới thử, bản 2' });
  });

  it('are imported by the administrator of the province alone, and every try is in the audit trail', async () => {
    const refused = await importing({}, { by: { ...administrator, posts: [{ unitId: THANH_HOA, role: 'province-leader' }] } });
    const { rows } = await stage.database.admin.query<{ action: string }>(`SELECT action FROM audit WHERE object_type = 'boundaries' ORDER BY seq`);

    expect(refused).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } });
    expect(rows.map(({ action }) => action)).toEqual(['try-import', 'import', 'try-import', 'import', 'try-import', 'import']);
  });
});
