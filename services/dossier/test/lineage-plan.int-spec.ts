import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { localDate } from '@haicap/kernel';
import { UnitSuccessionStore } from '@haicap/outbox';
import type { EntityManager } from 'typeorm';
import { dossierRig, UNITS, type DossierRig } from './dossier-rig.js';

let rig: DossierRig;
beforeAll(async () => {
  rig = await dossierRig();
});
afterAll(() => rig.close());

const FORMER = 10_000;
const FILL = [
  `INSERT INTO unit_mirror (unit_id, as_from, level, full_name, province_code, valid_from, valid_to)
   SELECT ('00000000-0000-5000-9000-' || lpad(to_hex(n), 12, '0'))::uuid, '-infinity', 'commune', 'Xã cũ ' || n, '38', NULL, '2025-06-30' FROM generate_series(1, ${FORMER}) n`,
  `INSERT INTO unit_succession (from_unit_id, to_unit_id, effective_on)
   SELECT ('00000000-0000-5000-9000-' || lpad(to_hex(n), 12, '0'))::uuid, ('00000000-0000-5000-a000-' || lpad(to_hex(n / 3), 12, '0'))::uuid, '2025-07-01' FROM generate_series(1, ${FORMER}) n`,
];

describe('the lineage of a unit', () => {
  it('is looked up unit by unit by a kept plan, also before anything is known of how many units there are', async () => {
    for (const statement of FILL) await rig.rows(statement);
    const asked: string[] = [];
    const tx = { query: (text: string) => Promise.resolve(asked.push(text)).then(() => []) } as unknown as EntityManager;
    await new UnitSuccessionStore('unit_mirror').lineage(tx, [UNITS.hacThanh], localDate('2026-07-01'));
    const text = asked.find((one) => one.includes('RECURSIVE')) ?? '';

    await rig.rows(`SET plan_cache_mode = 'force_generic_plan'`);
    await rig.rows(`PREPARE lineage (uuid[], date) AS ${text}`);
    const plan = await rig.rows<{ 'QUERY PLAN': string }>(`EXPLAIN (ANALYZE, TIMING OFF) EXECUTE lineage ('{00000000-0000-5000-a000-000000000007}', '2026-07-01')`);

    // Of ten thousand rows three are wanted; whoever joins whole tables meets each of them.
    const rowsMet = plan.flatMap(({ 'QUERY PLAN': line }) => [...line.matchAll(/actual rows=([\d.]+) loops=(\d+)/g)].map(([, rows, loops]) => Number(rows) * Number(loops)));
    expect(rowsMet.length).toBeGreaterThan(0);
    expect(Math.max(...rowsMet)).toBeLessThan(100);
  });
});
