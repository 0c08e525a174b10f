import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listDossiers, type Actor, type Dossier, type RpcInput } from '@haicap/contracts';
import { ListConsultations } from '../src/consultation/list-consultations.js';
import { ListDossiers } from '../src/dossier/list-dossiers.js';
import { LookUpDossier } from '../src/dossier/look-up-dossier.js';
import { ListTimeline } from '../src/timeline/list-timeline.js';
import { accepted, aFact, CITIZEN, dossierRig, PEOPLE, refusedWith, UNITS, type DossierRig } from './dossier-rig.js';
import { anAssigned, at, delegate, employ, OFFICERS, officesOn } from './offices-rig.js';

let rig: DossierRig;
let offices: ReturnType<typeof officesOn>;
beforeAll(async () => {
  rig = await dossierRig();
  offices = officesOn(rig);
  await employ(rig);
});
afterAll(() => rig.close());

const QUESTION = { question: 'Đề nghị cho ý kiến về nguồn gốc đất của bà Lê Thị Bình.', limit: { unit: 'working-day' as const, amount: 2 } };
const lookUp = (dossierId: string, actor: Actor) => rig.app.get(LookUpDossier).run({ dossierId }, actor);
const worklist = (unitId: string, actor: Actor, state: 'open' | 'answered' = 'open') =>
  rig.app.get(ListConsultations).ofUnit({ unitId, state, limit: 50 }, actor);
const factsOf = (dossierId: string) =>
  rig.rows<{ type: string; body: Record<string, unknown>; actor: string }>('SELECT type, body, actor FROM event WHERE aggregate_id = $1 ORDER BY version', [dossierId]);
const askedOf = (dossier: Dossier) => dossier.openConsultations[0]?.consultationId ?? '';

describe('a dossier about which other units are asked', () => {
  it('stays where it is, lies in their worklists, and is read by their officers in full', async () => {
    const dossier = await anAssigned(rig);
    expect(await lookUp(dossier.dossierId, OFFICERS.departmentSpecialist)).toEqual(refusedWith('DOSSIER_NOT_FOUND'));

    const once = accepted(await offices.ask({ ...at(dossier), unitId: UNITS.department, ...QUESTION }, PEOPLE.specialist));
    const twice = accepted(await offices.ask({ ...at(once), unitId: UNITS.hoangHoa, ...QUESTION, limit: { unit: 'working-hour', amount: 4 } }, PEOPLE.specialist));

    expect(twice).toMatchObject({ status: 'assigned', dueOn: dossier.dueOn, openConsultations: [{ unitId: UNITS.department, dueOn: '2025-07-03', silence: 'waits' }, { unitId: UNITS.hoangHoa, dueOn: '2025-07-01' }] });
    expect(accepted(await worklist(UNITS.department, OFFICERS.departmentSpecialist)).items).toMatchObject([{ dossierCode: dossier.code, question: QUESTION.question, state: 'open' }]);
    expect(accepted(await lookUp(dossier.dossierId, OFFICERS.departmentSpecialist))).toMatchObject({ applicantMasked: false, allowedActions: ['answer-consultation'] });
    expect(await worklist(UNITS.hoangHoa, OFFICERS.departmentSpecialist)).toEqual(refusedWith('UNIT_NOT_IN_SCOPE'));
  });

  it('is approved after each has answered for itself; until then the refusal names whom one waits for', async () => {
    const dossier = await anAssigned(rig);
    const once = accepted(await offices.ask({ ...at(dossier), unitId: UNITS.department, ...QUESTION }, PEOPLE.specialist));
    const submitted = accepted(await rig.submitForApproval(at(once), PEOPLE.specialist));

    expect(await rig.approve(at(submitted), PEOPLE.chair)).toEqual(refusedWith('CONSULTATIONS_OPEN', {
      consultations: [{ consultationId: askedOf(once), unitId: UNITS.department, dueOn: '2025-07-03' }], wayOut: expect.arrayContaining([expect.objectContaining({ action: 'answer-consultation', unitIds: [UNITS.department] })]),
    }));
    expect((await offices.answer({ ...at(submitted), consultationId: askedOf(once), outcome: 'agrees', answer: 'Thống nhất.' }, PEOPLE.otherSpecialist)).ok).toBe(false);
    const answered = accepted(await offices.answer({ ...at(submitted), consultationId: askedOf(once), outcome: 'agrees', answer: 'Thống nhất với bà Bình.' }, OFFICERS.departmentSpecialist));
    expect(accepted(await rig.approve(at(answered), PEOPLE.chair))).toMatchObject({ status: 'approved', openConsultations: [] });

    const facts = await factsOf(dossier.dossierId);
    expect(facts.at(-2)).toMatchObject({ actor: OFFICERS.departmentSpecialist.accountId, body: { consultedUnitId: UNITS.department, outcome: 'agrees' } });
    expect(JSON.stringify(facts)).not.toContain('Bình');
    const { items } = accepted(await rig.app.get(ListConsultations).ofDossier({ dossierId: dossier.dossierId }, PEOPLE.chair));
    expect(items).toMatchObject([{ state: 'answered', answer: 'Thống nhất với bà Bình.' }]);
    expect(accepted(await rig.app.get(ListConsultations).ofDossier({ dossierId: dossier.dossierId }, PEOPLE.auditor)).items).toMatchObject([{ question: null, answer: null, outcome: 'agrees' }]);
    const kept = await rig.rows<{ told: string }>('SELECT question || answer AS told FROM consultation WHERE dossier_id = $1', [dossier.dossierId]);
    expect(JSON.stringify(kept)).not.toContain('Bình');
  });

  it('is answered for a unit by who decides there, and by nobody who decides only at another unit that was asked', async () => {
    const once = accepted(await offices.ask({ ...at(await anAssigned(rig)), unitId: UNITS.department, ...QUESTION }, PEOPLE.specialist));
    const twice = accepted(await offices.ask({ ...at(once), unitId: UNITS.hoangHoa, ...QUESTION }, PEOPLE.specialist));
    const answer = (unitId: string) => offices.answer({
      ...at(twice), consultationId: twice.openConsultations.find((one) => one.unitId === unitId)?.consultationId ?? '', outcome: 'agrees', answer: 'Thống nhất.',
    }, OFFICERS.departmentSpecialistAtDesk);

    expect(await answer(UNITS.hoangHoa)).toEqual(refusedWith('UNIT_NOT_IN_SCOPE', { unitId: UNITS.hoangHoa }));
    expect(accepted(await answer(UNITS.department)).openConsultations).toMatchObject([{ unitId: UNITS.hoangHoa }]);
  });

  it('gives the asked unit its limit in its own days and hours, not in those of the province', async () => {
    const closureId = '00000000-0000-7000-8000-0000000000f7';
    const closure = { closureId, unitId: UNITS.department, fromDay: '2025-07-02', toDay: '2025-07-02', decision: '7/QĐ-SNNMT', reason: 'Mất điện' };
    await rig.projectCalendar([aFact('calendar.closure-added', closureId, closure)]);
    rig.clock.set('2025-07-01T08:00:00+07:00');
    const dossier = await anAssigned(rig);
    const once = accepted(await offices.ask({ ...at(dossier), unitId: UNITS.department, ...QUESTION }, PEOPLE.specialist));
    const twice = accepted(await offices.ask({ ...at(once), unitId: UNITS.hoangHoa, ...QUESTION }, PEOPLE.specialist));
    await rig.projectCalendar([aFact('calendar.closure-withdrawn', closureId, { ...closure, withdrawnBy: PEOPLE.admin.accountId }, 2)]);

    expect(twice.openConsultations).toMatchObject([{ unitId: UNITS.department, dueOn: '2025-07-04' }, { unitId: UNITS.hoangHoa, dueOn: '2025-07-03' }]);
  });

  it('takes silence for agreement only where that was said, and only after the time', async () => {
    rig.clock.set('2025-07-01T08:00:00+07:00');
    const dossier = await anAssigned(rig);
    const asked = accepted(await offices.ask({ ...at(dossier), unitId: UNITS.department, ...QUESTION, silence: 'agrees' }, PEOPLE.specialist));
    const submitted = accepted(await rig.submitForApproval(at(asked), PEOPLE.specialist));
    expect(await rig.approve(at(submitted), PEOPLE.chair)).toEqual(refusedWith('CONSULTATIONS_OPEN'));
    rig.clock.set('2025-07-04T08:00:00+07:00');

    expect(accepted(await rig.approve(at(submitted), PEOPLE.chair)).status).toBe('approved');
    expect(await rig.rows('SELECT state FROM consultation WHERE dossier_id = $1', [dossier.dossierId])).toEqual([{ state: 'silent' }]);
    rig.clock.set('2025-07-01T08:00:00+07:00');
  });

  it('is hidden again from a unit whose question was taken back', async () => {
    const dossier = await anAssigned(rig);
    const asked = accepted(await offices.ask({ ...at(dossier), unitId: UNITS.department, ...QUESTION }, PEOPLE.specialist));
    expect(await offices.ask({ ...at(asked), unitId: UNITS.department, ...QUESTION }, PEOPLE.specialist)).toEqual(refusedWith('CONSULTATION_UNIT_INVALID', { reason: 'asked-already' }));
    expect(await offices.ask({ ...at(asked), unitId: UNITS.hacThanh, ...QUESTION }, PEOPLE.specialist)).toEqual(refusedWith('CONSULTATION_UNIT_INVALID', { reason: 'own-unit' }));

    accepted(await offices.takeBack({ ...at(asked), consultationId: askedOf(asked), reasonCode: 'wrong-unit', reasonText: 'Gửi nhầm sở.' }, PEOPLE.specialist));

    expect(await lookUp(dossier.dossierId, OFFICERS.departmentSpecialist)).toEqual(refusedWith('DOSSIER_NOT_FOUND'));
  });
});

/** How often the list of somebody's units holds a dossier. */
const listed = async (dossierId: string, actor: Actor, request: RpcInput<typeof listDossiers> = {}) =>
  accepted(await rig.app.get(ListDossiers).run(listDossiers.request.parse({ limit: 200, ...request }), actor)).items.filter((one) => one.dossierId === dossierId).length;

describe('a dossier that was filed with the help of a support point', () => {
  it('is in the list of the support point once, and found by the desk that received it', async () => {
    const { dossier: { dossierId } } = accepted(await rig.receive({
      procedureCode: '1.012753', components: [{ code: 'don-dang-ky', originals: 1 }, { code: 'giay-to-dat-dai', copies: 1 }],
      receivingUnitId: UNITS.hacThanh, competentUnitId: UNITS.department, returningUnitId: UNITS.hoangHoa, supportUnitId: UNITS.hoangHoa,
    }));

    expect([await listed(dossierId, PEOPLE.otherDesk), await listed(dossierId, PEOPLE.desk)]).toEqual([1, 1]);
    expect([await listed(dossierId, PEOPLE.otherDesk, { receivingUnitId: UNITS.hacThanh }), await listed(dossierId, PEOPLE.desk, { receivingUnitId: UNITS.hoangHoa })]).toEqual([1, 0]);
    expect(await listed(dossierId, PEOPLE.leader, { receivingUnitId: UNITS.hacThanh, competentUnitId: UNITS.department, procedureCode: '1.012753' })).toBe(1);
  });
});

describe('a dossier that is handed to the competent unit', () => {
  const WHY = { reasonCode: 'delegated-by-law', reasonText: 'Sở giải quyết theo quy định phân cấp.' };

  it('is worked on there from then on, with the same appointment, and the former unit still sees it', async () => {
    const dossier = await anAssigned(rig, { receivingUnitId: UNITS.hoangHoa, competentUnitId: UNITS.hacThanh }, PEOPLE.otherDesk);
    expect(await offices.transfer({ ...at(dossier), toUnitId: UNITS.department, ...WHY }, PEOPLE.specialist)).toEqual(refusedWith('FORBIDDEN', { roles: ['chair'] }));
    expect(await offices.transfer({ ...at(dossier), toUnitId: UNITS.thanhHoa, ...WHY }, PEOPLE.chair)).toEqual(refusedWith('TRANSFER_UNIT_INVALID', { reason: 'level' }));

    const key = rig.nextKey();
    const sent = await offices.transfer({ ...at(dossier), toUnitId: UNITS.department, ...WHY }, PEOPLE.chair, key);

    expect(accepted(sent)).toMatchObject({ status: 'received', competentUnitId: UNITS.department, assigneeId: null, dueOn: dossier.dueOn });
    expect(await offices.transfer({ ...at(dossier), toUnitId: UNITS.department, ...WHY }, PEOPLE.chair, key)).toEqual(sent);
    expect((await lookUp(dossier.dossierId, PEOPLE.chair)).ok).toBe(true);
    const taken = accepted(await rig.assign({ ...at(accepted(sent)), assigneeId: OFFICERS.departmentSpecialist.accountId }, OFFICERS.departmentChair));
    expect(taken).toMatchObject({ status: 'assigned', assigneeId: OFFICERS.departmentSpecialist.accountId });
    const page = accepted(await rig.app.get(ListDossiers).run({ limit: 200, competentUnitId: UNITS.department } as never, OFFICERS.departmentChair));
    expect(page.items.map(({ dossierId }) => dossierId)).toContain(dossier.dossierId);
    expect(await listed(dossier.dossierId, PEOPLE.chair)).toBe(1);
    expect(await rig.assign({ ...at(taken), assigneeId: PEOPLE.specialist.accountId }, PEOPLE.chair)).toEqual(refusedWith('UNIT_NOT_IN_SCOPE'));
    expect((await factsOf(dossier.dossierId))[2]?.body).toMatchObject({ competentUnitId: UNITS.department, fromUnitId: UNITS.hacThanh, reasonCode: 'delegated-by-law' });
  });

  it('goes to another level than the one its procedure is decided at by a rule of law alone, and the refusal says so', async () => {
    const dossier = await anAssigned(rig);
    const to = (toUnitId: string, reasonCode: string) => offices.transfer({ ...at(dossier), toUnitId, reasonCode, reasonText: 'Chuyển đúng thẩm quyền.' }, PEOPLE.chair);

    expect(await to(UNITS.department, 'not-competent')).toEqual(refusedWith('TRANSFER_UNIT_INVALID', {
      reason: 'not-competent', level: 'department', competentLevel: 'commune', unlessReasonCode: 'delegated-by-law',
    }));
    expect(accepted(await to(UNITS.hoangHoa, 'not-competent'))).toMatchObject({ status: 'received', competentUnitId: UNITS.hoangHoa });
  });

  it('goes to a further level that decides its procedure as to the first one', async () => {
    const permit = { procedureCode: '1.013227', components: [{ code: 'don-de-nghi', originals: 1 }, { code: 'giay-phep-cu', originals: 1 }] };
    const { dossier } = accepted(await rig.receive(permit));

    const sent = await offices.transfer({ ...at(dossier), toUnitId: UNITS.department, reasonCode: 'not-competent', reasonText: 'Công trình thuộc thẩm quyền của sở.' }, PEOPLE.chair);

    expect(accepted(sent)).toMatchObject({ status: 'received', competentUnitId: UNITS.department });
  });

  it('answers an earlier command again as it was then', async () => {
    const { dossier } = accepted(await rig.receive({ receivingUnitId: UNITS.hacThanh }));
    const first = await rig.assign({ ...at(dossier), assigneeId: PEOPLE.specialist.accountId }, PEOPLE.chair, 'assigned-before-transfer');
    accepted(await offices.transfer({ ...at(accepted(first)), toUnitId: UNITS.department, ...WHY }, PEOPLE.chair));

    expect(accepted(await rig.assign({ ...at(dossier), assigneeId: PEOPLE.specialist.accountId }, PEOPLE.chair, 'assigned-before-transfer')).competentUnitId).toBe(UNITS.hacThanh);
  });
});

describe('who works on a dossier', () => {
  it('is somebody whose post can bring it to an end', async () => {
    const { dossier } = accepted(await rig.receive());

    expect(await rig.assign({ ...at(dossier), assigneeId: PEOPLE.desk.accountId })).toEqual(refusedWith('ASSIGNEE_NOT_ABLE', { roles: ['chair', 'specialist'] }));
  });

  it('alone submits it; a colleague is told to take it over, and may after that', async () => {
    const dossier = await anAssigned(rig);

    expect(await rig.submitForApproval(at(dossier), OFFICERS.colleague)).toEqual(refusedWith('NOT_ASSIGNEE', { assigneeId: PEOPLE.specialist.accountId, takeOverBy: 'assign', roles: ['chair'] }));
    const taken = accepted(await rig.assign({ ...at(dossier), assigneeId: OFFICERS.colleague.accountId }, OFFICERS.colleague));
    expect(accepted(await rig.submitForApproval(at(taken), OFFICERS.colleague)).status).toBe('pending-approval');
  });
});

describe('a delegate', () => {
  it('approves in the chair\'s place, and fact, step and audit row name both', async () => {
    await delegate(rig);
    rig.clock.advance(60_000);
    const submitted = accepted(await rig.submitForApproval(at(await anAssigned(rig)), PEOPLE.specialist));

    const approved = accepted(await rig.approve(at(submitted), OFFICERS.deputy));

    expect((await factsOf(approved.dossierId)).at(-1)).toMatchObject({ actor: OFFICERS.deputy.accountId, body: { onBehalfOf: PEOPLE.chair.accountId } });
    expect(await rig.rows('SELECT account_id, on_behalf_of FROM dossier_step WHERE dossier_id = $1 AND version = $2', [approved.dossierId, approved.version]))
      .toEqual([{ account_id: OFFICERS.deputy.accountId, on_behalf_of: PEOPLE.chair.accountId }]);
    expect(await rig.rows(`SELECT detail ->> 'onBehalfOf' AS whose FROM audit WHERE object_id = $1 AND version = $2`, [approved.dossierId, approved.version])).toEqual([{ whose: PEOPLE.chair.accountId }]);
  });

  it('may do only what was delegated, only in its time, and not after it was taken back', async () => {
    const submitted = accepted(await rig.submitForApproval(at(await anAssigned(rig)), PEOPLE.specialist));
    expect(await rig.returnApproval({ ...at(submitted), reasonCode: 'legal-basis', reasonText: 'Xem lại.' }, OFFICERS.deputy)).toEqual(refusedWith('FORBIDDEN'));
    rig.clock.set('2025-07-02T08:00:00+07:00');
    expect((await lookUp(submitted.dossierId, OFFICERS.deputy))).toMatchObject({ value: { allowedActions: ['approve', 'stop', 'correct', 'assess-fees'] } });
    await delegate(rig, { withdrawnAt: '2025-07-02T08:00:00+07:00' }, 'withdrawn', 2);
    rig.clock.advance(60_000);
    expect(await rig.approve(at(submitted), OFFICERS.deputy)).toEqual(refusedWith('FORBIDDEN'));
    await delegate(rig, { delegationId: '00000000-0000-7000-8000-0000000000df' });
    rig.clock.set('2025-07-31T17:00:00+07:00');
    expect(await lookUp(submitted.dossierId, OFFICERS.deputy)).toMatchObject({ value: { allowedActions: ['approve', 'stop', 'correct', 'assess-fees'] } });
    rig.clock.set('2025-08-01T08:00:00+07:00');

    expect(await rig.approve(at(submitted), OFFICERS.deputy)).toEqual(refusedWith('FORBIDDEN'));
    rig.clock.set('2025-07-01T08:00:00+07:00');
  });
});

describe('a withdrawal of what no desk has received', () => {
  const WISH = { reasonCode: 'filed-by-mistake', reasonText: 'Nộp nhầm.' };

  it('is answered by that desk', async () => {
    const { dossier } = accepted(await rig.receive({ receivingUnitId: UNITS.hacThanh }, CITIZEN));
    const asked = accepted(await rig.requestWithdrawal({ ...at(dossier), ...WISH }, CITIZEN));

    expect(await rig.stop({ ...at(asked), reasonCode: 'withdrawn', reasonText: 'Theo đề nghị.' }, PEOPLE.chair)).toEqual(refusedWith('FORBIDDEN', { roles: ['one-stop-officer'] }));
    expect(accepted(await rig.stop({ ...at(asked), reasonCode: 'withdrawn', reasonText: 'Theo đề nghị.' }, PEOPLE.desk))).toMatchObject({ status: 'stopped', receivedAt: null });
  });
});

describe('what an officer wrote beside a step', () => {
  it('is read by officers of the dossier, by its owner only what was written to the owner, and by nobody else', async () => {
    const { dossier } = accepted(await rig.receive({ receivingUnitId: UNITS.hacThanh, procedureCode: '1.004884', components: [{ code: 'to-khai', originals: 1 }, { code: 'giay-to-cu', copies: 1 }] }, CITIZEN));
    const received = accepted(await rig.receiveSubmitted(at(dossier), PEOPLE.desk));
    const assigned = accepted(await rig.assign({ ...at(received), assigneeId: PEOPLE.specialist.accountId }));
    const submitted = accepted(await rig.submitForApproval({ ...at(assigned), note: 'Kính trình, bà Bình chờ.' }, PEOPLE.specialist));
    accepted(await rig.stop({ ...at(submitted), reasonCode: 'dispute', reasonText: 'Bà Bình đang khiếu nại.' }, PEOPLE.chair));
    const notes = async (actor: Actor) => accepted(await rig.app.get(ListTimeline).run({ dossierId: dossier.dossierId, afterVersion: 0 }, actor)).entries.flatMap(({ note }) => (note ? [note.text] : []));

    expect(await notes(PEOPLE.specialist)).toEqual(['Kính trình, bà Bình chờ.', 'Bà Bình đang khiếu nại.']);
    expect(await notes(CITIZEN)).toEqual(['Bà Bình đang khiếu nại.']);
    expect(await notes(PEOPLE.auditor)).toEqual([]);
  });
});
