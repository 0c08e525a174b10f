import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listDossiers, type Actor, type Role } from '@haicap/contracts';
import { withScope } from '@haicap/service-kit';
import { DataSource } from 'typeorm';
import { FindRights } from '../src/access/find-rights.js';
import { DelegationMirrorConsumer } from '../src/delegation-mirror/delegation-mirror.consumer.js';
import { ListDossiers } from '../src/dossier/list-dossiers.js';
import { LookUpDossier } from '../src/dossier/look-up-dossier.js';
import { CheckDossierReadable } from '../src/work-reach/check-dossier-readable.js';
import { LookUpWorkReach } from '../src/work-reach/look-up-work-reach.js';
import { accepted, aFact, dossierRig, PEOPLE, postsOf, refusedWith, UNITS, type DossierRig } from './dossier-rig.js';

const [DONG_VE, QUANG_THANG, SPLIT, BEFORE] = [0xe1, 0xe2, 0xe3, 0xe4].map((n) => `00000000-0000-5000-8000-0000000000${n.toString(16)}`) as [string, string, string, string];
const [LAST_DAY, DAY_AFTER] = ['2025-12-31T16:59:00+07:00', '2026-01-01T08:00:00+07:00'];

let rig: DossierRig;
let left: { dossierId: string; version: number };
let people: Record<'desk' | 'specialist' | 'chair' | 'ofSplit', Actor>;
beforeAll(async () => {
  rig = await dossierRig();
  people = { desk: officer(0xf1, 'one-stop-officer', DONG_VE), specialist: officer(0xf2, 'specialist', DONG_VE), chair: officer(0xf3, 'chair', DONG_VE), ofSplit: officer(0xf4, 'one-stop-officer', SPLIT) };
  await rig.projectUnits([unit(DONG_VE, 'Phường Đông Vệ'), unit(QUANG_THANG, 'Phường Quảng Thắng'), unit(SPLIT, 'Xã Hoằng Tân')]);
  await rig.projectOfficers(Object.values(people).map((actor) => postsOf(actor)));
  left = accepted(await rig.receive({ receivingUnitId: DONG_VE }, people.desk)).dossier;
});
afterAll(() => rig.close());

const officer = (n: number, role: Role, unitId: string): Actor => ({ accountId: `00000000-0000-7000-8000-0000000000${n.toString(16)}`, kind: 'officer', posts: [{ unitId, role }] });
const known = (unitId: string, fullName: string) => ({
  unitId, code: unitId.slice(-5), level: 'commune', type: 'phuong', name: fullName, fullName, parentId: null, provinceId: UNITS.thanhHoa, provinceCode: '38',
  validFrom: null, validTo: null, succeeds: [] as unknown[], agencyCode: { code: `H56.990.0${unitId.slice(-1)}`, provisional: true },
});
const unit = (unitId: string, fullName: string) => aFact('unit.registered', unitId, known(unitId, fullName));
/** What the registry tells of the turn of the year: a unit whose last day is over then, or one that former ones go into. */
const revised = (unitId: string, fullName: string, { ends = false, from = [], kind = 'merged' }: { ends?: boolean; from?: string[]; kind?: string }) => aFact('unit.revised', unitId, {
  ...known(unitId, fullName), ...(ends ? { validTo: '2025-12-31' } : {}), changedFrom: '2026-01-01', reason: 'Nghị quyết 1/NQ',
  succeeds: from.map((former) => ({ unitId: former, kind, effectiveOn: '2026-01-01' })),
}, 2);

const lookUp = (actor: Actor) => rig.app.get(LookUpDossier).run({ dossierId: left.dossierId }, actor);
const reachOf = async (actor: Actor) => accepted(await rig.app.get(LookUpWorkReach).run(actor));
const readable = (actor: Actor) => rig.app.get(CheckDossierReadable).run(left.dossierId, actor);
const listed = async (actor: Actor) => accepted(await rig.app.get(ListDossiers).run(listDossiers.request.parse({ limit: 200 }), actor)).items.map(({ dossierId }) => dossierId);

describe('a unit that is merged into another', () => {
  beforeAll(() => rig.projectUnits([revised(DONG_VE, 'Phường Đông Vệ', { ends: true }), revised(UNITS.hacThanh, 'Phường Hạc Thành', { from: [DONG_VE] })]));

  it('keeps its dossiers to itself until its last day is over', async () => {
    rig.clock.set(LAST_DAY);

    expect(accepted(await lookUp(people.chair))).toMatchObject({ dossierId: left.dossierId, status: 'received', applicantMasked: false });
    expect([await lookUp(PEOPLE.chair), await listed(PEOPLE.chair)]).toEqual([refusedWith('DOSSIER_NOT_FOUND'), []]);
  });

  it('is followed live by its own officers alone until then, and whoever may not read the dossier cannot be at it', async () => {
    expect([await reachOf(people.chair), (await reachOf(PEOPLE.chair)).unitIds]).toEqual([{ everywhere: false, unitIds: [DONG_VE] }, [UNITS.hacThanh]]);
    expect([accepted(await readable(people.desk)), await readable(PEOPLE.chair)]).toEqual([{ dossierId: left.dossierId, version: left.version }, refusedWith('DOSSIER_NOT_FOUND')]);
  });

  it('leaves them to its successor from the day on: seen in full, assigned, completed', async () => {
    rig.clock.set(DAY_AFTER);
    expect(accepted(await lookUp(PEOPLE.desk))).toMatchObject({ dossierId: left.dossierId, applicantMasked: false });
    expect(await listed(PEOPLE.specialist)).toEqual([left.dossierId]);
    expect(await lookUp(PEOPLE.otherChair)).toEqual(refusedWith('DOSSIER_NOT_FOUND'));

    expect([(await reachOf(PEOPLE.chair)).unitIds, (await reachOf(people.chair)).unitIds]).toEqual([[UNITS.hacThanh, DONG_VE], []]);
    expect(accepted(await readable(PEOPLE.chair))).toEqual({ dossierId: left.dossierId, version: left.version });

    const assigned = accepted(await rig.assign({ dossierId: left.dossierId, expectedVersion: left.version, assigneeId: PEOPLE.specialist.accountId }));
    expect(accepted(await rig.complete({ dossierId: left.dossierId, expectedVersion: assigned.version }))).toMatchObject({ status: 'completed', competentUnitId: DONG_VE });
  });

  it('leaves nothing to those who had a post in it, whatever their tokens and the registry still say', async () => {
    for (const actor of [people.desk, people.specialist, people.chair]) expect(await lookUp(actor)).toEqual(refusedWith('DOSSIER_NOT_FOUND'));
    expect(await rig.receive({ receivingUnitId: DONG_VE }, people.desk)).toEqual(refusedWith('FORBIDDEN'));
    expect(await rig.assign({ dossierId: left.dossierId, expectedVersion: 3, assigneeId: PEOPLE.specialist.accountId }, people.chair)).toEqual(refusedWith('FORBIDDEN'));
  });
});

describe('what the chair of a unit that is gone handed on', () => {
  it('is of no use to whoever works in its successor now', async () => {
    const heir = officer(0xf6, 'specialist', UNITS.hacThanh);
    await rig.projectOfficers([postsOf(heir)]);
    const delegationId = '00000000-0000-7000-8000-0000000000dd';
    await withScope(rig.app.get(DataSource), { kind: 'installation' }, (tx) => rig.app.get(DelegationMirrorConsumer).project(tx, [aFact('delegation.granted', delegationId, {
      delegationId, fromOfficerId: people.chair.accountId, unitId: DONG_VE, role: 'chair', toOfficerId: heir.accountId, actions: ['assign'], validFrom: '2025-07-01', validTo: '2026-12-31', basis: null,
    })]));
    rig.clock.set('2026-01-01T08:30:00+07:00');

    expect((await rig.app.get(FindRights).of(heir)).delegations).toEqual([]);
  });
});

describe('a line of units', () => {
  it('is followed to its end: what went into a unit that went on itself', async () => {
    await rig.projectUnits([unit(BEFORE, 'Xã Đông Hải')]);
    const old = officer(0xf5, 'one-stop-officer', BEFORE);
    await rig.projectOfficers([postsOf(old)]);
    rig.clock.set(LAST_DAY);
    const { dossier } = accepted(await rig.receive({ receivingUnitId: BEFORE }, old));
    await rig.projectUnits([
      revised(BEFORE, 'Xã Đông Hải', { ends: true }), revised(QUANG_THANG, 'Phường Quảng Thắng', { ends: true, from: [BEFORE] }), revised(UNITS.hacThanh, 'Phường Hạc Thành', { from: [QUANG_THANG] }),
    ]);
    rig.clock.set('2026-01-01T09:00:00+07:00');

    expect(await listed(PEOPLE.chair)).toContain(dossier.dossierId);
  });
});

describe('a unit that is split between several', () => {
  it('has no heir: nobody gets its dossiers by lineage, and its own officers none any more', async () => {
    rig.clock.set(LAST_DAY);
    const { dossier } = accepted(await rig.receive({ receivingUnitId: SPLIT }, people.ofSplit));
    await rig.projectUnits([
      revised(SPLIT, 'Xã Hoằng Tân', { ends: true }),
      revised(UNITS.hacThanh, 'Phường Hạc Thành', { from: [SPLIT], kind: 'split' }), revised(UNITS.hoangHoa, 'Xã Hoằng Hóa', { from: [SPLIT], kind: 'split' }),
    ]);
    rig.clock.set('2026-01-01T10:00:00+07:00');

    for (const actor of [PEOPLE.chair, PEOPLE.otherChair, people.ofSplit]) expect(await rig.app.get(LookUpDossier).run({ dossierId: dossier.dossierId }, actor)).toEqual(refusedWith('DOSSIER_NOT_FOUND'));
    expect(accepted(await rig.app.get(LookUpDossier).run({ dossierId: dossier.dossierId }, PEOPLE.leader))).toMatchObject({ applicantMasked: true });
  });
});
