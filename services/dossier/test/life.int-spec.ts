import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ListDossiers } from '../src/dossier/list-dossiers.js';
import { TrackOwnDossier } from '../src/own-dossier/track-own-dossier.js';
import { ListTimeline } from '../src/timeline/list-timeline.js';
import { TrackDossier } from '../src/tracking/track-dossier.js';
import { accepted, CITIZEN, dossierRig, OTHER_CITIZEN, PEOPLE, refusedWith, UNITS, type DossierRig } from './dossier-rig.js';
import { leadThroughLife, REFUSE_INTAKE, REGISTRATION, STEPS, STOP } from './whole-life.js';

let rig: DossierRig;
beforeAll(async () => {
  rig = await dossierRig();
});
afterAll(() => rig.close());

const START = '2025-07-01T08:00:00+07:00';
const trackOwn = async (dossierId: string) => accepted(await rig.app.get(TrackOwnDossier).run({ dossierId }, CITIZEN));
const track = async (dossierId: string) => {
  const { dossier, trackingSecret } = filings.get(dossierId) ?? {};
  return accepted(await rig.app.get(TrackDossier).run({ code: dossier?.code ?? '', secret: trackingSecret ?? '', afterVersion: 0 }));
};
const filings = new Map<string, { dossier: { code: string }; trackingSecret: string }>();
const aSubmitted = async (changes = {}) => {
  rig.clock.set(START);
  const filed = accepted(await rig.receive({ ...REGISTRATION, ...changes }, CITIZEN));
  filings.set(filed.dossier.dossierId, filed);
  return filed.dossier.dossierId;
};
const aReceived = async (changes = {}, desk = PEOPLE.desk) => {
  rig.clock.set(START);
  const filed = accepted(await rig.receive({ ...REGISTRATION, ...changes }, desk));
  filings.set(filed.dossier.dossierId, filed);
  return filed.dossier.dossierId;
};
const anAssigned = async () => {
  const dossierId = await aReceived();
  accepted(await rig.assign({ dossierId, expectedVersion: 1, assigneeId: PEOPLE.specialist.accountId }));
  return dossierId;
};
const SUPPLEMENT = { reasonCode: 'incomplete', reasonText: 'Thiếu bản sao giấy cũ của bà Lê Thị Bình.', missing: [{ code: 'giay-to-cu', note: 'Bản chứng thực' }, { code: 'to-khai' }] };
const eventsOf = (dossierId: string) =>
  rig.rows<{ type: string; version: number; body: Record<string, unknown> }>('SELECT type, version, body FROM event WHERE aggregate_id = $1 ORDER BY version', [dossierId]);

describe('a dossier that is led through a whole life', () => {
  it('has versions and facts without a gap, a step for each, and ends as returned', async () => {
    rig.clock.set(START);
    const { dossierId, version, replies } = await leadThroughLife(rig);

    const events = await eventsOf(dossierId);
    expect(version).toBe(STEPS.length + 1);
    expect(events.map((event) => event.version)).toEqual(Array.from({ length: version }, (_, index) => index + 1));
    expect(events.map(({ type }) => type.split('.').at(-2))).toEqual([
      'submitted', 'received', 'assigned', 'supplement-requested', 'supplemented', 'submitted-for-approval', 'approval-returned',
      'submitted-for-approval', 'approved', 'withdrawal-requested', 'withdrawal-refused', 'signed', 'numbered', 'issued', 'completed', 'result-returned',
    ]);
    expect(Object.values(replies).map(({ nationalStatus }) => nationalStatus)).toEqual([1, 2, 4, 5, 4, 4, 4, 4, 4, 7, 4, 4, 4, 4, 9, 10]);
    const { entries } = accepted(await rig.app.get(ListTimeline).run({ dossierId, afterVersion: 0 }, CITIZEN));
    expect(entries.every(({ sentence }) => /^[A-ZĐ].+\.$/.test(sentence))).toBe(true);
  });

  it('tells no free text in facts, audit rows or sentences', async () => {
    const dossierId = await anAssigned();
    accepted(await rig.requestSupplement({ dossierId, expectedVersion: 2, ...SUPPLEMENT }, PEOPLE.specialist));

    const [found] = await rig.rows<{ told: string }>(
      `SELECT (SELECT string_agg(body::text, '') FROM event WHERE aggregate_id = $1) || (SELECT string_agg(a::text, '') FROM audit a WHERE object_id = $2)
         || (SELECT string_agg(s::text, '') FROM dossier_step s WHERE dossier_id = $1) AS told`, [dossierId, dossierId]);

    expect(found?.told).not.toContain('Bình');
    expect(found?.told).not.toContain('Bản chứng thực');
    expect(found?.told).toContain('incomplete');
  });
});

describe('a dossier that a citizen filed', () => {
  it('has a code and no appointment until the desk receives it; then the clock starts', async () => {
    const dossierId = await aSubmitted();
    rig.clock.set('2025-07-02T09:00:00+07:00');

    const received = accepted(await rig.receiveSubmitted({ dossierId, expectedVersion: 1 }, PEOPLE.desk));

    expect((await eventsOf(dossierId))[0]?.body).toMatchObject({ status: 'submitted', receivedAt: null, dueOn: null });
    expect(received).toMatchObject({
      version: 2, status: 'received', channel: 'online', submittedAt: START, receivedAt: '2025-07-02T09:00:00+07:00', dueOn: '2025-07-09',
    });
  });

  it('is refused with a reason, which the citizen reads', async () => {
    const dossierId = await aSubmitted();

    const refused = accepted(await rig.refuseIntake({ dossierId, expectedVersion: 1, ...REFUSE_INTAKE }, PEOPLE.desk));

    expect(refused).toMatchObject({ status: 'refused', nationalStatus: 3, reasonCode: 'duplicate', reasonLabel: 'Hồ sơ trùng với hồ sơ đã nộp', allowedActions: [], receivedAt: null });
    expect(await trackOwn(dossierId)).toMatchObject({ status: 'refused', reason: { code: 'duplicate', label: 'Hồ sơ trùng với hồ sơ đã nộp', text: REFUSE_INTAKE.reasonText } });
  });

  it('is refused with words that may name persons, so whoever holds its paper reads the reason of the catalogue alone', async () => {
    const dossierId = await aSubmitted();
    accepted(await rig.refuseIntake({ dossierId, expectedVersion: 1, ...REFUSE_INTAKE, reasonText: 'Trùng với hồ sơ của bà Lê Thị Bình.' }, PEOPLE.desk));

    const tracked = await track(dossierId);
    expect(tracked.reason).toEqual({ code: 'duplicate', label: 'Hồ sơ trùng với hồ sơ đã nộp', text: null });
    expect(JSON.stringify(tracked)).not.toContain('Lê Thị Bình');
  });

  it('is received by the desk it was sent to and by no other', async () => {
    const dossierId = await aSubmitted({ receivingUnitId: UNITS.hoangHoa, competentUnitId: UNITS.hacThanh });

    expect(await rig.receiveSubmitted({ dossierId, expectedVersion: 1 }, PEOPLE.desk)).toEqual(refusedWith('UNIT_NOT_IN_SCOPE', { unitId: UNITS.hoangHoa }));
    expect(await rig.receiveSubmitted({ dossierId, expectedVersion: 1 }, CITIZEN)).toEqual(refusedWith('FORBIDDEN'));
    expect((await rig.receiveSubmitted({ dossierId, expectedVersion: 1 }, PEOPLE.otherDesk)).ok).toBe(true);
  });

  it('gets the answer of its filing again also after it was received', async () => {
    rig.clock.set(START);
    const first = await rig.receive(REGISTRATION, CITIZEN, 'filed-once');
    accepted(await rig.receiveSubmitted({ dossierId: accepted(first).dossier.dossierId, expectedVersion: 1 }, PEOPLE.desk));

    expect(await rig.receive(REGISTRATION, CITIZEN, 'filed-once')).toEqual(first);
  });
});

describe('a supplement', () => {
  it('stops the clock, and moves the appointment by the working time it took', async () => {
    const dossierId = await anAssigned();
    rig.clock.set('2025-07-02T17:00:00+07:00');
    const asked = accepted(await rig.requestSupplement({ dossierId, expectedVersion: 2, ...SUPPLEMENT }, PEOPLE.specialist));
    rig.clock.set('2025-07-04T17:00:00+07:00');

    const supplied = accepted(await rig.supply({ dossierId, expectedVersion: 3, components: [{ code: 'giay-to-cu', copies: 1 }, { code: 'to-khai', originals: 1 }] }, PEOPLE.desk));

    expect(asked).toMatchObject({ status: 'supplement-requested', nationalStatus: 5, pausedAt: '2025-07-02T17:00:00+07:00', dueOn: '2025-07-08' });
    expect(supplied).toMatchObject({ status: 'assigned', version: 4, pausedAt: null, dueOn: '2025-07-10', originalDueOn: '2025-07-08' });
    expect(await rig.rows('SELECT version, reason_code, paused_minutes, due_on_before::text, due_on_after::text FROM deadline_adjustment WHERE dossier_id = $1', [dossierId]))
      .toEqual([{ version: 4, reason_code: 'supplement', paused_minutes: 960, due_on_before: '2025-07-08', due_on_after: '2025-07-10' }]);
    expect(await rig.rows(`SELECT code, originals, copies FROM dossier_component WHERE dossier_id = $1 ORDER BY code`, [dossierId]))
      .toEqual([{ code: 'giay-to-cu', originals: 0, copies: 2 }, { code: 'to-khai', originals: 2, copies: 0 }]);
  });

  it('shows the citizen one list of what is missing, with names and notes', async () => {
    const dossierId = await anAssigned();
    accepted(await rig.requestSupplement({ dossierId, expectedVersion: 2, ...SUPPLEMENT }, PEOPLE.specialist));

    expect(await track(dossierId)).toMatchObject({
      status: 'supplement-requested', reason: { code: 'incomplete', text: null }, pausedAt: START, returningUnitName: 'Phường Hạc Thành',
      missing: [
        { code: 'to-khai', name: expect.stringContaining('Tờ khai'), note: null },
        { code: 'giay-to-cu', name: expect.stringContaining('Bản sao giấy khai sinh cũ'), note: 'Bản chứng thực' },
      ],
    });
  });

  it('is not closed by a part of it, and asks for nothing the procedure does not know', async () => {
    const dossierId = await anAssigned();
    expect(await rig.requestSupplement({ dossierId, expectedVersion: 2, ...SUPPLEMENT, missing: [{ code: 'giay-bao-tu' }] }, PEOPLE.specialist))
      .toEqual(refusedWith('COMPONENT_UNKNOWN', { components: ['giay-bao-tu'] }));
    accepted(await rig.requestSupplement({ dossierId, expectedVersion: 2, ...SUPPLEMENT }, PEOPLE.specialist));

    expect(await rig.supply({ dossierId, expectedVersion: 3, components: [{ code: 'to-khai', originals: 1 }] }, PEOPLE.desk))
      .toEqual(refusedWith('SUPPLEMENT_INCOMPLETE', { components: [expect.objectContaining({ code: 'giay-to-cu' })], allowedActions: ['supply', 'request-withdrawal', 'correct', 'assess-fees'] }));
  });
});

describe('approval', () => {
  it('is needed for what is not simple, and is the chair\'s', async () => {
    const dossierId = await anAssigned();

    expect(await rig.complete({ dossierId, expectedVersion: 2 })).toEqual(refusedWith('DOSSIER_STATE_FORBIDS', {
      status: 'assigned', allowedActions: ['assign', 'request-supplement', 'submit-for-approval', 'request-consultation', 'stop', 'correct', 'assess-fees', 'require-payment'],
    }));
    accepted(await rig.submitForApproval({ dossierId, expectedVersion: 2 }, PEOPLE.specialist));
    expect(await rig.approve({ dossierId, expectedVersion: 3 }, PEOPLE.specialist)).toEqual(refusedWith('FORBIDDEN'));
    accepted(await rig.approve({ dossierId, expectedVersion: 3 }, PEOPLE.chair));
    expect(await rig.complete({ dossierId, expectedVersion: 4 })).toEqual(refusedWith('DOSSIER_STATE_FORBIDS', {
      status: 'approved', allowedActions: ['stop', 'correct', 'assess-fees'],
      wayOut: [['sign', ['chair']], ['request-withdrawal', ['one-stop-officer', 'citizen']], ['stop', ['chair', 'specialist']], ['correct', ['one-stop-officer', 'specialist', 'chair']],
        ['assess-fees', ['one-stop-officer', 'specialist']]].map(([action, roles]) => ({ action, roles, unitIds: [UNITS.hacThanh] })),
    }));
    accepted(await rig.signResult({ dossierId, expectedVersion: 4, kind: 'paper' }, PEOPLE.chair));
    accepted(await rig.assignNumber({ dossierId, expectedVersion: 5 }, PEOPLE.chair));
    accepted(await rig.issue({ dossierId, expectedVersion: 6 }, PEOPLE.chair));
    expect(accepted(await rig.complete({ dossierId, expectedVersion: 7 }))).toMatchObject({ status: 'completed', nationalStatus: 9 });
  });
});

describe('a dossier that is late', () => {
  it('is completed and returned like any other', async () => {
    const dossierId = await aReceived({ procedureCode: '2.000815', components: [{ code: 'ban-chinh', originals: 1 }, { code: 'ban-sao', copies: 1 }] });
    accepted(await rig.assign({ dossierId, expectedVersion: 1, assigneeId: PEOPLE.specialist.accountId }));
    rig.clock.set('2026-07-01T08:00:00+07:00');

    expect(accepted(await rig.complete({ dossierId, expectedVersion: 2 }))).toMatchObject({ timeliness: 'late' });
    expect(accepted(await rig.returnResult({ dossierId, expectedVersion: 3 }, PEOPLE.desk))).toMatchObject({ status: 'result-returned', timeliness: 'late', nationalStatus: 10 });
  });
});

describe('a result', () => {
  it('is handed over where the receipt says', async () => {
    const dossierId = await aReceived({ procedureCode: '2.000815', components: [{ code: 'ban-chinh', originals: 1 }, { code: 'ban-sao', copies: 1 }], returningUnitId: UNITS.hoangHoa });
    accepted(await rig.assign({ dossierId, expectedVersion: 1, assigneeId: PEOPLE.specialist.accountId }));
    accepted(await rig.complete({ dossierId, expectedVersion: 2 }));

    expect(await rig.returnResult({ dossierId, expectedVersion: 3 }, PEOPLE.desk)).toEqual(refusedWith('UNIT_NOT_IN_SCOPE', { unitId: UNITS.hoangHoa }));
    expect(accepted(await rig.returnResult({ dossierId, expectedVersion: 3 }, PEOPLE.otherDesk))).toMatchObject({ status: 'result-returned' });
    expect(await rig.stop({ dossierId, expectedVersion: 4, ...STOP }, PEOPLE.chair)).toEqual(refusedWith('DOSSIER_STATE_FORBIDS', { allowedActions: ['withdraw-result'] }));
  });
});

describe('a withdrawal', () => {
  const WISH = { reasonCode: 'no-longer-needed', reasonText: 'Tôi không cần nữa.' };

  it('is asked for by its owner and by nobody else', async () => {
    const dossierId = await aSubmitted();

    expect(await rig.requestWithdrawal({ dossierId, expectedVersion: 1, ...WISH }, OTHER_CITIZEN)).toEqual(refusedWith('DOSSIER_NOT_FOUND'));
    expect(accepted(await rig.requestWithdrawal({ dossierId, expectedVersion: 1, ...WISH }, CITIZEN))).toMatchObject({ status: 'withdrawal-requested', nationalStatus: 7 });
    expect(accepted(await rig.stop({ dossierId, expectedVersion: 2, reasonCode: 'withdrawn', reasonText: 'Theo đề nghị.' }, PEOPLE.desk))).toMatchObject({ status: 'stopped', nationalStatus: 8, receivedAt: null });
    expect((await eventsOf(dossierId)).at(-1)?.body).toMatchObject({ withdrawn: true, reasonCode: 'withdrawn', receivedOn: null });
  });

  it('that is refused gives the dossier back to where it was, supplement included', async () => {
    const dossierId = await anAssigned();
    accepted(await rig.requestSupplement({ dossierId, expectedVersion: 2, ...SUPPLEMENT }, PEOPLE.specialist));
    accepted(await rig.requestWithdrawal({ dossierId, expectedVersion: 3, ...WISH }, PEOPLE.desk));

    const back = accepted(await rig.refuseWithdrawal({ dossierId, expectedVersion: 4, reasonCode: 'third-party', reasonText: 'Liên quan người khác.' }, PEOPLE.chair));

    expect(back).toMatchObject({ status: 'supplement-requested', version: 5, pausedAt: START, missingComponents: [{ code: 'to-khai' }, { code: 'giay-to-cu' }] });
  });
});

describe('a dossier that is given out again', () => {
  it('tells of somebody else only when it goes to somebody else', async () => {
    const dossierId = await anAssigned();
    accepted(await rig.assign({ dossierId, expectedVersion: 2, assigneeId: PEOPLE.specialist.accountId }));
    accepted(await rig.assign({ dossierId, expectedVersion: 3, assigneeId: PEOPLE.chair.accountId }));

    expect(await rig.rows('SELECT version, (sentence ->> \'again\')::boolean AS again FROM dossier_step WHERE dossier_id = $1 AND version > 1 ORDER BY version', [dossierId]))
      .toEqual([{ version: 2, again: false }, { version: 3, again: false }, { version: 4, again: true }]);
  });
});

describe('an action that needs a reason', () => {
  it.each([
    ['no code', { reasonText: 'Vì thế.' }], ['no text', { reasonCode: 'dispute' }], ['a code of another action', { reasonCode: 'duplicate', reasonText: 'Vì thế.' }],
  ])('is refused with %s and names the codes', async (_, said) => {
    const dossierId = await aReceived();

    expect(await rig.stop({ dossierId, expectedVersion: 1, ...said }, PEOPLE.chair))
      .toEqual(refusedWith('REASON_REQUIRED', { action: 'stop', reasonCodes: ['conditions-not-met', 'dispute', 'authority-order'] }));
  });

  it('is refused with a reason that is not true of the dossier: nobody has asked to withdraw it', async () => {
    const dossierId = await aReceived();

    expect(await rig.stop({ dossierId, expectedVersion: 1, reasonCode: 'withdrawn', reasonText: 'Không ai đề nghị.' }, PEOPLE.chair)).toMatchObject({ error: { code: 'REASON_REQUIRED' } });
  });
});

describe('every step of a life', () => {
  it('is stale against an older version', async () => {
    const dossierId = await anAssigned();
    const stale = { dossierId, expectedVersion: 1 };

    expect(await rig.stop({ ...stale, ...STOP }, PEOPLE.chair)).toEqual(refusedWith('DOSSIER_STALE', { currentVersion: 2 }));
    expect(await rig.requestSupplement({ ...stale, ...SUPPLEMENT }, PEOPLE.specialist)).toEqual(refusedWith('DOSSIER_STALE', { currentVersion: 2 }));
    expect(await rig.submitForApproval(stale, PEOPLE.specialist)).toEqual(refusedWith('DOSSIER_STALE', { currentVersion: 2 }));
  });

  it('of another unit\'s dossier is as if there were none', async () => {
    const dossierId = await anAssigned();

    expect(await rig.stop({ dossierId, expectedVersion: 2, ...STOP }, PEOPLE.otherSpecialist)).toEqual(refusedWith('DOSSIER_NOT_FOUND'));
  });
});

describe('a person\'s own worklist', () => {
  it('is asked for with me, by group and by appointment', async () => {
    const waiting = await anAssigned();
    accepted(await rig.requestSupplement({ dossierId: waiting, expectedVersion: 2, ...SUPPLEMENT }, PEOPLE.specialist));
    const late = await anAssigned();
    rig.clock.set('2025-07-20T08:00:00+07:00');
    const mine = async (filter: object) => accepted(await rig.app.get(ListDossiers).run({ limit: 200, assigneeId: 'me', ...filter }, PEOPLE.specialist)).items.map(({ dossierId }) => dossierId);

    expect(await mine({ statusGroup: 'waiting' })).toContain(waiting);
    expect(await mine({ statusGroup: 'open' })).not.toContain(waiting);
    expect(await mine({ due: 'overdue' })).toContain(late);
    expect(await mine({ due: 'overdue' })).not.toContain(waiting);
    expect(await mine({ due: 'today' })).toEqual([]);
    expect(accepted(await rig.app.get(ListDossiers).run({ limit: 200, assigneeId: 'me' }, PEOPLE.leader)).items).toEqual([]);
  });
});
