import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { withScope } from '@haicap/service-kit';
import { anAssigned, at, employ, officesOn } from './offices-rig.js';
import { accepted, CITIZEN, dossierRig, PEOPLE, UNITS, type DossierRig } from './dossier-rig.js';

let rig: DossierRig;
let offices: ReturnType<typeof officesOn>;
beforeAll(async () => {
  rig = await dossierRig();
  offices = officesOn(rig);
  await employ(rig);
});
afterAll(() => rig.close());

type Changed = [rows: unknown, count: number];
const aReceived = async () => accepted(await rig.receive()).dossier.dossierId;
/** What somebody does who has got hold of the connection of a unit, past every check of the service. */
const as = <T>(unitId: string, sql: string, values: unknown[]) => withScope(rig.dataSource, { kind: 'units', unitIds: [unitId] }, (tx) => tx.query<T>(sql, values));
const PLACES = { receiving: 'receiving_unit_id', competent: 'competent_unit_id', returning: 'returning_unit_id' } as const;

/** A dossier in this state of which the unit has this part, and no other. */
async function whereUnitIs(place: keyof typeof PLACES, status: string): Promise<string> {
  const dossierId = await aReceived();
  const others = Object.values(PLACES).filter((column) => column !== PLACES[place]).map((column) => `${column} = '${UNITS.hoangHoa}'`);
  await rig.rows(`UPDATE dossier SET status = $2, ${others.join(', ')} WHERE id = $1`, [dossierId, status]);
  return dossierId;
}

describe('the connection of a unit that has a part in a dossier', () => {
  it.each<[what: string, place: keyof typeof PLACES, before: string, sql: string]>([
    ['that only received decides nothing', 'receiving', 'pending-approval', `status = 'approved'`],
    ['that only received completes nothing', 'receiving', 'approved', `status = 'completed'`],
    ['that only received gives the work to nobody', 'receiving', 'assigned', `assignee_id = 'thief'`],
    ['that only received moves no appointment', 'receiving', 'assigned', `due_at = due_at + interval '1 year'`],
    ['that only received takes no competence', 'receiving', 'received', `competent_unit_id = receiving_unit_id`],
    ['that only received returns no result', 'receiving', 'completed', `status = 'result-returned'`],
    ['that only returns receives nothing', 'returning', 'submitted', `status = 'received'`],
    ['that only returns hands out no result that is not there', 'returning', 'approved', `status = 'result-returned'`],
  ])('%s', async (_what, place, before, sql) => {
    const dossierId = await whereUnitIs(place, before);

    await expect(withScope(rig.dataSource, { kind: 'units', unitIds: [UNITS.hacThanh] }, async (tx) => {
      // Even with the word that lets a desk take money.
      await tx.query(`SELECT set_config('app.kept_status', $1, true)`, [before]);
      await tx.query(`UPDATE dossier SET ${sql} WHERE id = $1`, [dossierId]);
    })).rejects.toThrow('from here');
  });

  it('does what its place allows', async () => {
    const returned = as<Changed>(UNITS.hacThanh, `UPDATE dossier SET status = 'result-returned' WHERE id = $1`, [await whereUnitIs('returning', 'completed')]);
    const decided = as<Changed>(UNITS.hacThanh, `UPDATE dossier SET status = 'approved' WHERE id = $1`, [await whereUnitIs('competent', 'pending-approval')]);

    expect([(await returned)[1], (await decided)[1]]).toEqual([1, 1]);
  });
});

describe('the connection of a unit that was competent before', () => {
  it('changes nothing, though it goes on reading', async () => {
    const dossierId = await aReceived();
    accepted(await offices.transfer({ dossierId, expectedVersion: 1, toUnitId: UNITS.department, reasonCode: 'delegated-by-law', reasonText: 'Thuộc sở.' }, PEOPLE.chair));
    await rig.rows(`UPDATE dossier SET receiving_unit_id = $2, returning_unit_id = $2 WHERE id = $1`, [dossierId, UNITS.hoangHoa]);

    expect(await as<unknown[]>(UNITS.hacThanh, 'SELECT 1 FROM dossier WHERE id = $1', [dossierId])).toHaveLength(1);
    expect((await as<Changed>(UNITS.hacThanh, `UPDATE dossier SET status = 'assigned', assignee_id = 'thief' WHERE id = $1`, [dossierId]))[1]).toBe(0);
  });
});

describe('the connection of a unit that is asked', () => {
  it('writes its answer, and no result, no fee and no state', async () => {
    const { dossierId } = accepted(await offices.ask(
      { ...at(await anAssigned(rig)), unitId: UNITS.department, question: 'Đề nghị cho ý kiến.', limit: { unit: 'working-day', amount: 2 } }, PEOPLE.specialist));
    await rig.rows(`INSERT INTO result (id, dossier_id, ordinal, kind, unit_id) VALUES ($1, $1, 1, 'paper', $2)`, [dossierId, UNITS.hacThanh]);

    expect(await as<unknown[]>(UNITS.department, `SELECT 1 FROM result WHERE dossier_id = $1`, [dossierId])).toHaveLength(1);
    expect((await as<Changed>(UNITS.department, `UPDATE result SET issued_at = now() WHERE dossier_id = $1`, [dossierId]))[1]).toBe(0);
    await expect(as(UNITS.department, `INSERT INTO fee_line (dossier_id, version, line, source, counts, amount_dong, before_return, content, at)
      VALUES ($1, 9, 1, 'assessment', true, 1, false, '{}', now())`, [dossierId])).rejects.toThrow('row-level security');
    await expect(as(UNITS.department, `UPDATE dossier SET status = 'pending-approval' WHERE id = $1`, [dossierId])).rejects.toThrow('from here');
    expect((await as<Changed>(UNITS.department, `UPDATE consultation SET state = 'withdrawn', closed_at = now() WHERE dossier_id = $1`, [dossierId]))[1]).toBe(1);
  });
});

describe('the connection of a citizen', () => {
  it('asks an own dossier back, and receives nothing', async () => {
    const { dossierId } = accepted(await rig.receive({}, CITIZEN)).dossier;
    const change = (status: string) => withScope(rig.dataSource, { kind: 'none' }, (tx) => tx.query<Changed>(`UPDATE dossier SET status = $2 WHERE id = $1`, [dossierId, status]), { actor: CITIZEN.accountId });

    await expect(withScope(rig.dataSource, { kind: 'none' }, async (tx) => {
      await tx.query(`SELECT set_config('app.kept_status', 'received', true)`);
      await tx.query(`UPDATE dossier SET status = 'received' WHERE id = $1`, [dossierId]);
    }, { actor: CITIZEN.accountId })).rejects.toThrow('from here');
    expect((await change('withdrawal-requested'))[1]).toBe(1);
  });
});
