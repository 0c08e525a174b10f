import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isOpenTo, type Actor, type ClientScope } from '@haicap/contracts';
import { DOSSIER_CONTRACTS } from '../src/contracts.js';
import { ListDossiers } from '../src/dossier/list-dossiers.js';
import { LookUpDossier } from '../src/dossier/look-up-dossier.js';
import { ListTimeline } from '../src/timeline/list-timeline.js';
import { accepted, dossierRig, PEOPLE, refusedWith, UNITS, type DossierRig } from './dossier-rig.js';
import { anAssigned, at } from './offices-rig.js';

let rig: DossierRig;
beforeAll(async () => { rig = await dossierRig(); });
afterAll(() => rig.close());

const aProgram = (scopes: ClientScope[], unitIds: string[] = [UNITS.hacThanh]): Actor =>
  ({ accountId: '00000000-0000-7000-8000-0000000000c1', kind: 'client', posts: [], scopes, unitIds });
const READER = aProgram(['dossier:read']);
const WRITER = aProgram(['dossier:write']);
const openTo = (program: Actor) => DOSSIER_CONTRACTS.filter(({ access }) => access !== 'public' && isOpenTo(program, access)).map(({ name }) => name).sort();
const lookUp = (dossierId: string, actor: Actor) => rig.app.get(LookUpDossier).run({ dossierId }, actor);

describe('a program that reads', () => {
  it('is let in to how a dossier stands, and to none of its papers', () => {
    expect(openTo(READER)).toEqual(['list-components', 'list-dossier-payments', 'list-dossiers', 'list-results', 'list-timeline', 'look-up-dossier', 'look-up-fees']);
  });

  it('sees the dossiers of its units and finds no other, without units none', async () => {
    const here = accepted(await rig.receive()).dossier.dossierId;
    const elsewhere = accepted(await rig.receive({ receivingUnitId: UNITS.hoangHoa }, PEOPLE.otherDesk)).dossier.dossierId;
    const listed = async (actor: Actor) => accepted(await rig.app.get(ListDossiers).run({ limit: 200 }, actor)).items.map(({ dossierId }) => dossierId);

    expect(accepted(await lookUp(here, READER))).toMatchObject({ dossierId: here });
    expect(await lookUp(elsewhere, READER)).toEqual(refusedWith('DOSSIER_NOT_FOUND'));
    expect(await listed(READER)).toEqual([here]);
    expect(await lookUp(here, aProgram(['dossier:read'], []))).toEqual(refusedWith('DOSSIER_NOT_FOUND'));
    expect(await lookUp(here, aProgram(['webhook:manage']))).toEqual(refusedWith('DOSSIER_NOT_FOUND'));
  });

  it('is told what happened, and nothing of what officers wrote to each other or to the citizen', async () => {
    const submitted = accepted(await rig.submitForApproval({ ...at(await anAssigned(rig)), note: 'Kính trình, bà Bình chờ.' }, PEOPLE.specialist));
    accepted(await rig.stop({ ...at(submitted), reasonCode: 'dispute', reasonText: 'Bà Bình đang khiếu nại.' }, PEOPLE.chair));
    const entries = async (actor: Actor) => accepted(await rig.app.get(ListTimeline).run({ dossierId: submitted.dossierId, afterVersion: 0 }, actor)).entries;
    const byOfficer = await entries(PEOPLE.specialist);

    expect(byOfficer.filter(({ note }) => note !== undefined)).toHaveLength(2);
    expect(await entries(READER)).toEqual(byOfficer.map(({ note: _note, ...entry }) => entry));
  });
});

describe('a program that writes', () => {
  it('hands in and reads nothing', () => {
    expect(openTo(WRITER)).toEqual(['receive-dossier']);
  });

  it('hands in at a desk of its units and at no other', async () => {
    expect(accepted(await rig.receive({}, WRITER)).dossier).toMatchObject({ receivingUnitId: UNITS.hacThanh });
    expect(await rig.receive({ receivingUnitId: UNITS.hoangHoa }, WRITER)).toEqual(refusedWith('UNIT_NOT_IN_SCOPE'));
    expect(await rig.receive({}, READER)).toEqual(refusedWith('FORBIDDEN'));
  });
});
