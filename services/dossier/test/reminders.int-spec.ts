import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ListReminders } from '../src/reminder/list-reminders.js';
import { RemindUnit } from '../src/reminder/remind-unit.js';
import { accepted, dossierRig, PEOPLE, refusedWith, UNITS, type DossierRig } from './dossier-rig.js';

let rig: DossierRig;
let keys = 0;
beforeAll(async () => { rig = await dossierRig(); });
afterAll(() => rig.close());

const receive = async (desk = PEOPLE.desk, changes = {}) => accepted(await rig.receive(changes, desk)).dossier;
const remind = (dossierId: string, actor = PEOPLE.leader, key = `remind-${(keys += 1)}`) => rig.app.get(RemindUnit).run({ dossierId }, actor, key);
const list = async (actor = PEOPLE.chair, request = {}) => accepted(await rig.app.get(ListReminders).run({ limit: 50, ...request }, actor));
const audited = () => rig.rows<{ object: string }>(`SELECT object_id AS object FROM audit WHERE action = 'remind' ORDER BY seq`);

describe('a reminder', () => {
  it('is shown to the unit that decides and to the province, once however often it is sent, and changes nothing in the dossier', async () => {
    const dossier = await receive();
    const first = accepted(await remind(dossier.dossierId, PEOPLE.leader, 'once'));
    const again = accepted(await remind(dossier.dossierId, PEOPLE.leader, 'once'));
    const another = accepted(await remind(dossier.dossierId, PEOPLE.chair, 'also'));
    const anotherAgain = accepted(await remind(dossier.dossierId, PEOPLE.chair, 'also'));

    expect(first).toMatchObject({ isNew: true, reminder: { dossierId: dossier.dossierId, code: dossier.code, unitId: UNITS.hacThanh, byRole: 'province-leader', dueOn: dossier.dueOn } });
    expect([again, another, anotherAgain]).toEqual([first, { ...first, isNew: false }, another]);
    for (const actor of [PEOPLE.chair, PEOPLE.desk, PEOPLE.leader, PEOPLE.auditor]) expect((await list(actor)).items).toEqual([first.reminder]);
    expect((await list(PEOPLE.otherChair)).items).toEqual([]);
    expect(await rig.rows('SELECT version FROM dossier WHERE id = $1', [dossier.dossierId])).toEqual([{ version: dossier.version }]);
    expect(await audited()).toEqual([{ object: dossier.dossierId }]);
  });

  it('has done its work once anything happens with the dossier, and may be sent anew', async () => {
    const dossier = await receive();
    accepted(await remind(dossier.dossierId));
    accepted(await rig.assign({ dossierId: dossier.dossierId, expectedVersion: dossier.version, assigneeId: PEOPLE.specialist.accountId }));

    expect((await list()).items.map(({ dossierId }) => dossierId)).not.toContain(dossier.dossierId);
    expect(accepted(await remind(dossier.dossierId)).isNew).toBe(true);
  });

  it('comes page by page, the latest first', async () => {
    const all = await list(PEOPLE.auditor);
    const first = await list(PEOPLE.auditor, { limit: 1 });

    expect([...first.items, ...(await list(PEOPLE.auditor, { cursor: first.nextCursor })).items]).toEqual(all.items);
    expect(await rig.app.get(ListReminders).run({ limit: 5, cursor: 'x' }, PEOPLE.chair)).toEqual(refusedWith('CURSOR_INVALID'));
  });

  it('is sent by a chair in the own unit alone, by no desk and no auditor, and about nothing that is hidden', async () => {
    const { dossierId } = await receive();

    expect(await remind(dossierId, PEOPLE.otherChair)).toEqual(refusedWith('DOSSIER_NOT_FOUND'));
    for (const actor of [PEOPLE.desk, PEOPLE.auditor]) expect(await remind(dossierId, actor)).toEqual(refusedWith('FORBIDDEN'));
  });

  it('is refused of what has ended', async () => {
    const { dossierId, version } = await receive();
    const assigned = accepted(await rig.assign({ dossierId, expectedVersion: version, assigneeId: PEOPLE.specialist.accountId }));
    accepted(await rig.complete({ dossierId, expectedVersion: assigned.version }));

    expect(await remind(dossierId)).toEqual(refusedWith('DOSSIER_STATE_FORBIDS'));
  });
});
