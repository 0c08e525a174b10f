import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { withScope, type Scope } from '@haicap/service-kit';
import { reportingRig, type ReportingRig } from './reporting-rig.js';
import { HAC_THANH, received, TRIEU_SON, unitId } from './sample-facts.js';

let rig: ReportingRig;
beforeAll(async () => {
  rig = await reportingRig();
  await rig.projectDossiers([received(1), received(2, { unit: TRIEU_SON })]);
});
afterAll(() => rig.close());

const unitsSeen = (scope: Scope) => withScope(rig.dataSource, scope, async (tx) => {
  const rows: { unit_id: string }[] = await tx.query(
    `SELECT unit_id FROM tally WHERE grain = 3 UNION SELECT competent_unit_id FROM dossier_standing ORDER BY 1`);
  return rows.map((row) => row.unit_id);
});

describe('row-level security', () => {
  it('is forced on every part of a table of units', async () => {
    const [row] = await rig.rows<{ parts: number; unprotected: number }>(
      `SELECT count(*)::integer AS parts, count(*) FILTER (WHERE NOT (relrowsecurity AND relforcerowsecurity))::integer AS unprotected
       FROM pg_class WHERE relkind IN ('r', 'p') AND relname ~ '^(tally|dossier_standing|step_tally)(_|$)' AND relname NOT LIKE '%pkey'`);

    expect(row).toEqual({ parts: 1 + 2 + 10 + 1 + 2 + 1 + 2, unprotected: 0 });
  });

  it('shows a transaction the units of its scope and no others', async () => {
    expect(await unitsSeen({ kind: 'installation' })).toEqual([HAC_THANH, TRIEU_SON]);
    expect(await unitsSeen({ kind: 'units', unitIds: [TRIEU_SON] })).toEqual([TRIEU_SON]);
    expect(await unitsSeen({ kind: 'units', unitIds: [unitId(77)] })).toEqual([]);
    expect(await unitsSeen({ kind: 'none' })).toEqual([]);
  });

  it('keeps a transaction from counting in a unit outside of its scope', async () => {
    const count = withScope(rig.dataSource, { kind: 'units', unitIds: [TRIEU_SON] }, (tx) => tx.query(
      `INSERT INTO tally VALUES ('a', 3, 1, '2025-07-01', $1, '', '', 1, 0, 0, 0, 1, 0, 0)`, [unitId(77)]));

    await expect(count).rejects.toThrow(/row-level security/);
  });
});
