import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '@haicap/contracts';
import { seededRandom } from '@haicap/kernel';
import { withScope } from '@haicap/service-kit';
import { ListDossiers } from '../src/dossier/list-dossiers.js';
import { LookUpDossier } from '../src/dossier/look-up-dossier.js';
import { accepted, CITIZEN, dossierRig, OTHER_CITIZEN, PEOPLE, refusedWith, UNITS, type DossierRig } from './dossier-rig.js';

let rig: DossierRig;
let here: string;
let elsewhere: string;
let owned: string;
beforeAll(async () => {
  rig = await dossierRig();
  here = accepted(await rig.receive()).dossier.dossierId;
  elsewhere = accepted(await rig.receive({ receivingUnitId: UNITS.hoangHoa }, PEOPLE.otherDesk)).dossier.dossierId;
  owned = accepted(await rig.receive({ receivingUnitId: UNITS.hoangHoa }, CITIZEN)).dossier.dossierId;
});
afterAll(() => rig.close());

const lookUp = (dossierId: string, actor: Actor) => rig.app.get(LookUpDossier).run({ dossierId }, actor);

describe('the tables', () => {
  it('let the app role neither delete a dossier nor change a receipt', async () => {
    const [may] = await rig.rows(
      `SELECT has_table_privilege('dossier_app', 'dossier', 'DELETE') AS "delete", has_column_privilege('dossier_app', 'dossier', 'code', 'UPDATE') AS code,
         has_table_privilege('dossier_app', 'deadline_adjustment', 'UPDATE') OR has_table_privilege('dossier_app', 'deadline_adjustment', 'DELETE') AS ledger, has_table_privilege('dossier_app', 'dossier_step', 'UPDATE') AS step`);

    expect(may).toEqual({ delete: false, code: false, ledger: false, step: false });
    await expect(withScope(rig.dataSource, { kind: 'units', unitIds: [UNITS.hacThanh] }, (tx) =>
      tx.query(`UPDATE dossier SET received_at = received_at - interval '1 day' WHERE id = $1`, [here]))).rejects.toThrow('was received already');
  });
});

describe('a transaction', () => {
  const seen = async (scope: Parameters<typeof withScope>[1], actor?: string) => withScope(rig.dataSource, scope, async (tx) => {
    const counts = await Promise.resolve(tx.query(
      `SELECT (SELECT count(*) FROM dossier)::int AS dossiers, (SELECT count(*) FROM dossier_person)::int AS persons,
         (SELECT count(*) FROM dossier_step)::int AS steps, (SELECT count(*) FROM dossier_component)::int AS components, (SELECT count(*) FROM code_block)::int AS blocks`));
    return counts[0] as Record<string, number>;
  }, actor === undefined ? {} : { actor });

  it('without a scope sees nothing', async () => {
    expect(await seen({ kind: 'none' })).toEqual({ dossiers: 0, persons: 0, steps: 0, components: 0, blocks: 0 });
  });

  it('of a unit sees the rows of the unit', async () => {
    expect(await seen({ kind: 'units', unitIds: [UNITS.hacThanh] })).toEqual({ dossiers: 1, persons: 1, steps: 1, components: 2, blocks: 1 });
  });

  it('of an owner sees what the account owns', async () => {
    expect(await seen({ kind: 'none' }, CITIZEN.accountId)).toMatchObject({ dossiers: 1, persons: 1, steps: 1, blocks: 0 });
    expect(await seen({ kind: 'none' }, OTHER_CITIZEN.accountId)).toMatchObject({ dossiers: 0, persons: 0 });
  });

  it('of another unit changes nothing', async () => {
    const changed = await withScope(rig.dataSource, { kind: 'units', unitIds: [UNITS.hoangHoa] }, (tx) =>
      tx.query('UPDATE dossier SET assignee_id = $2 WHERE id = $1', [here, 'thief']));

    expect(changed[1]).toBe(0);
  });

  it('of a unit cannot receive for another', async () => {
    await expect(withScope(rig.dataSource, { kind: 'units', unitIds: [UNITS.hoangHoa] }, (tx) =>
      tx.query(`INSERT INTO code_counter VALUES ('H56.147.97', '2025-07-02', $1, 1)`, [UNITS.hacThanh]))).rejects.toThrow('row-level security');
  });

  it('of any random scope sees only dossiers that name one of its units', async () => {
    const random = seededRandom(1);
    const all = Object.values(UNITS);
    for (let probe = 0; probe < 100; probe += 1) {
      const unitIds = all.filter(() => random() < 0.4);
      const rows: { id: string }[] = await withScope(rig.dataSource, { kind: 'units', unitIds }, (tx) => tx.query(
        `SELECT id FROM dossier WHERE NOT (receiving_unit_id = ANY($1) OR competent_unit_id = ANY($1) OR returning_unit_id = ANY($1))`, [unitIds]));
      expect(rows).toEqual([]);
    }
  });
});

describe('looking a dossier up', () => {
  it('works for its unit, by id and by code, with the name in full', async () => {
    const found = accepted(await lookUp(here, PEOPLE.specialist));

    expect(found).toMatchObject({ dossierId: here, applicantName: 'Nguyễn Văn An', applicantMasked: false });
    expect(await rig.app.get(LookUpDossier).run({ code: ` ${found.code.toLowerCase()} ` }, PEOPLE.desk)).toEqual({ ok: true, value: { ...found, allowedActions: ['assign', 'request-supplement', 'request-withdrawal', 'correct', 'assess-fees'] } });
  });

  it.each([['a dossier of another unit', () => elsewhere], ['one that does not exist', () => UNITS.hacThanh]])('does not find %s', async (_, id) => {
    expect(await lookUp(id(), PEOPLE.desk)).toEqual(refusedWith('DOSSIER_NOT_FOUND'));
  });

  it('shows the province everything with masked names', async () => {
    for (const actor of [PEOPLE.leader, PEOPLE.auditor]) {
      expect(await lookUp(here, actor)).toMatchObject({ ok: true, value: { applicantName: 'N••• V•• A•', applicantMasked: true } });
      expect(await lookUp(elsewhere, actor)).toMatchObject({ ok: true });
    }
  });

  it('shows a citizen the own dossiers and no others', async () => {
    expect(await lookUp(owned, CITIZEN)).toMatchObject({ ok: true, value: { applicantMasked: false } });
    expect(await lookUp(owned, OTHER_CITIZEN)).toEqual(refusedWith('DOSSIER_NOT_FOUND'));
    expect(await lookUp(here, CITIZEN)).toEqual(refusedWith('DOSSIER_NOT_FOUND'));
  });

  it('shows a client without posts nothing', async () => {
    expect(await lookUp(here, { accountId: PEOPLE.desk.accountId, kind: 'client', posts: PEOPLE.desk.posts })).toEqual(refusedWith('DOSSIER_NOT_FOUND'));
  });

  it('by text that no code can be finds nothing', async () => {
    expect(await rig.app.get(LookUpDossier).run({ code: 'ầ!?' }, PEOPLE.desk)).toEqual(refusedWith('DOSSIER_NOT_FOUND'));
  });
});

describe('a worklist', () => {
  it('of somebody without a post is denied', async () => {
    expect(await rig.app.get(ListDossiers).run({ limit: 10 }, { ...PEOPLE.desk, posts: [] })).toEqual(refusedWith('FORBIDDEN'));
  });
});
