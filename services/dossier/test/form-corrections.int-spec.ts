import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { correctDossier, type Actor, type RpcInput } from '@haicap/contracts';
import { CorrectDossier } from '../src/correction/correct-dossier.js';
import { ListCorrections } from '../src/correction/list-corrections.js';
import { LookUpFiling } from '../src/filing/look-up-filing.js';
import { accepted, answersTo, dossierRig, PEOPLE, refusedWith, type DossierRig } from './dossier-rig.js';
import { anAssigned, REGISTRATION } from './offices-rig.js';

let rig: DossierRig;
beforeAll(async () => {
  rig = await dossierRig();
});
afterAll(() => rig.close());

describe('a correction of what was filled into the form', () => {
  const correct = (request: RpcInput<typeof correctDossier>, actor: Actor) => rig.app.get(CorrectDossier).run(correctDossier.request.parse(request), actor, rig.nextKey());
  const WHY = { reasonCode: 'applicant-request', reasonText: 'Người nộp khai nhầm.' };
  const registered = async () => (await anAssigned(rig, { ...REGISTRATION, ...answersTo(REGISTRATION.procedureCode) })).dossierId;
  const answersOf = async (dossierId: string) => accepted(await rig.app.get(LookUpFiling).run({ dossierId }, PEOPLE.specialist)).formData;

  it('keeps both values, for those who see persons, and tells others the places alone', async () => {
    const dossierId = await registered();
    const before = await answersOf(dossierId);

    const corrected = accepted(await correct({ dossierId, expectedVersion: 2, ...WHY, form: { '/hoTenTre': 'Lò Thị Nhỏ', '/me': { hoTen: 'Lò Thị Lớn' } } }, PEOPLE.desk));

    expect(corrected).toMatchObject({ version: 3, status: 'assigned' });
    expect(await answersOf(dossierId)).toEqual({ ...before, hoTenTre: 'Lò Thị Nhỏ', me: { hoTen: 'Lò Thị Lớn' } });
    const { corrections, formCorrections } = accepted(await rig.app.get(ListCorrections).run({ dossierId }, PEOPLE.specialist));
    expect(corrections).toEqual([]);
    expect(formCorrections).toEqual([
      expect.objectContaining({ version: 3, pointer: '/hoTenTre', before: 'Thử', after: 'Lò Thị Nhỏ', reasonText: WHY.reasonText, correctedBy: PEOPLE.desk.accountId }),
      expect.objectContaining({ pointer: '/me', before: null, after: { hoTen: 'Lò Thị Lớn' } }),
    ]);
    const [told] = await rig.rows<{ body: object; told: string }>(
      `SELECT (SELECT body FROM event WHERE aggregate_id = $1 AND version = 3) AS body, (SELECT string_agg(body::text, '') FROM event WHERE aggregate_id = $1)
         || (SELECT string_agg(s::text, '') FROM dossier_step s WHERE dossier_id = $1) || (SELECT string_agg(c::text, '') FROM dossier_correction c WHERE dossier_id = $1)
         || (SELECT string_agg(f::text, '') FROM dossier_form f WHERE dossier_id = $1) AS told`, [dossierId]);
    expect(told?.body).toMatchObject({ fields: [], form: ['/hoTenTre', '/me'] });
    expect(told?.told).not.toMatch(/Lò Thị|khai nhầm/);
  });

  it('leaves the form right as a whole, and is the chair\'s once a draft rests on it', async () => {
    const dossierId = await registered();
    const request = { dossierId, expectedVersion: 2, ...WHY };
    expect(await correct({ ...request, form: { '/ngaySinhTre': 'hôm qua' } }, PEOPLE.desk)).toEqual(refusedWith('FORM_DATA_INVALID', { issues: [{ pointer: '/ngaySinhTre', code: 'format' }] }));
    expect(await correct({ ...request, form: { '/hoTenTre': null } }, PEOPLE.desk)).toEqual(refusedWith('FORM_DATA_INVALID', { issues: [{ pointer: '/hoTenTre', code: 'required' }] }));
    expect(await correct({ ...request, form: { '/hoTenTre': 'Thử' } }, PEOPLE.desk)).toEqual(refusedWith('CORRECTION_EMPTY'));
    expect(() => correct({ ...request, form: { '/__proto__/x': 1 } }, PEOPLE.desk)).toThrow('form');
    accepted(await rig.submitForApproval({ dossierId, expectedVersion: 2 }, PEOPLE.specialist));

    const late = { ...request, expectedVersion: 3, changes: { phone: '0911000333' }, form: { '/noiSinh': 'Mường Lát' } };
    expect(await correct(late, PEOPLE.desk)).toEqual(refusedWith('FIELD_NOT_CORRECTABLE', { fields: ['/noiSinh'] }));
    expect(accepted(await correct(late, PEOPLE.chair)).version).toBe(4);
    expect(await answersOf(dossierId)).toMatchObject({ noiSinh: 'Mường Lát' });
  });
});

describe('a correction of where the result goes by post', () => {
  const correct = (request: RpcInput<typeof correctDossier>, actor: Actor = PEOPLE.desk) => rig.app.get(CorrectDossier).run(correctDossier.request.parse(request), actor, rig.nextKey());
  const WHY = { reasonCode: 'applicant-request', reasonText: 'Người nộp chuyển chỗ ở.' };
  const wished = { address: 'Số 1 Trần Phú', recipient: 'Lò Văn Nhận' };
  const moved = { address: 'Số 9 Lê Lợi', phone: '0911000444' };
  const filed = async (changes = {}) => (await anAssigned(rig, { ...REGISTRATION, ...changes })).dossierId;
  const filing = async (dossierId: string) => accepted(await rig.app.get(LookUpFiling).run({ dossierId }, PEOPLE.specialist));

  it('keeps both values sealed, and tells others that it happened', async () => {
    const dossierId = await filed({ returnByPost: wished, sets: 2 });
    accepted(await correct({ dossierId, expectedVersion: 2, ...WHY, returnByPost: moved }));

    expect(await filing(dossierId)).toMatchObject({ returnByPost: moved, sets: 2 });
    const listed = accepted(await rig.app.get(ListCorrections).run({ dossierId }, PEOPLE.specialist));
    expect(listed).toMatchObject({ corrections: [], formCorrections: [], postCorrections: [{ version: 3, before: wished, after: moved, reasonText: WHY.reasonText, correctedBy: PEOPLE.desk.accountId }] });
    const [told] = await rig.rows<{ body: object; told: string }>(
      `SELECT (SELECT body FROM event WHERE aggregate_id = $1 AND version = 3) AS body, (SELECT string_agg(body::text, '') FROM event WHERE aggregate_id = $1)
         || (SELECT string_agg(s::text, '') FROM dossier_step s WHERE dossier_id = $1) || (SELECT string_agg(c::text, '') FROM dossier_correction c WHERE dossier_id = $1)
         || (SELECT string_agg(w::text, '') FROM dossier_wish w WHERE dossier_id = $1) AS told`, [dossierId]);
    expect(told?.body).toMatchObject({ fields: [], post: true });
    expect(told?.told).not.toMatch(/Trần Phú|Lê Lợi|0911000444/);
  });

  it('is wished for the first time, and taken back', async () => {
    const dossierId = await filed();
    accepted(await correct({ dossierId, expectedVersion: 2, ...WHY, returnByPost: moved }));
    expect((await filing(dossierId)).returnByPost).toEqual(moved);
    expect(await correct({ dossierId, expectedVersion: 3, ...WHY, returnByPost: moved })).toEqual(refusedWith('CORRECTION_EMPTY'));
    accepted(await correct({ dossierId, expectedVersion: 3, ...WHY, returnByPost: null, changes: { phone: '0911000555' } }));

    expect((await filing(dossierId)).returnByPost).toBeNull();
    const { corrections, postCorrections } = accepted(await rig.app.get(ListCorrections).run({ dossierId }, PEOPLE.specialist));
    expect([corrections.map(({ field }) => field), postCorrections.map(({ before, after }) => [before, after])]).toEqual([['phone'], [[moved, null], [null, moved]]]);
  });

  it('is nobody\'s once the dossier has ended, and not another unit\'s', async () => {
    const dossierId = await filed();
    expect(await correct({ dossierId, expectedVersion: 2, ...WHY, returnByPost: moved }, PEOPLE.otherSpecialist)).toEqual(refusedWith('DOSSIER_NOT_FOUND'));
    accepted(await rig.stop({ dossierId, expectedVersion: 2, reasonCode: 'dispute', reasonText: 'Tranh chấp.' }, PEOPLE.chair));
    expect(await correct({ dossierId, expectedVersion: 3, ...WHY, returnByPost: moved })).toEqual(refusedWith('DOSSIER_STATE_FORBIDS'));
  });
});
