import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { changeView, correctDossier, lookUpFiling, removeView, saveView, SAVED_VIEWS_MAX, searchPersons, type Actor, type RpcInput } from '@haicap/contracts';
import { AuditWitness, BULK_LOAD_LOCK } from '@haicap/outbox';
import { createLogger } from '@haicap/service-kit';
import { Client } from 'pg';
import { CorrectDossier } from '../src/correction/correct-dossier.js';
import { ListCorrections } from '../src/correction/list-corrections.js';
import { AskedBefore } from '../src/database/migrations/0022-asked-before.js';
import { SearchPersons } from '../src/earlier-filing/search-persons.js';
import { LookUpFiling } from '../src/filing/look-up-filing.js';
import { KeepViews } from '../src/saved-view/keep-views.js';
import { ListViews } from '../src/saved-view/list-views.js';
import { IndexPersons } from '../src/search/index-persons.js';
import { SearchDossiers } from '../src/search/search-dossiers.js';
import { AnswerSupplementConsent } from '../src/supplement/answer-supplement-consent.js';
import { AskSupplementConsent } from '../src/supplement/ask-supplement-consent.js';
import { RequestSupplement } from '../src/supplement/request-supplement.js';
import { accepted, aFact, CITIZEN, dossierRig, OTHER_CITIZEN, PEOPLE, refusedWith, UNITS, type DossierRig } from './dossier-rig.js';
import { aKnownFile } from './known-files.js';
import { REGISTRATION } from './whole-life.js';

let rig: DossierRig;
beforeAll(async () => {
  rig = await dossierRig();
});
afterAll(() => rig.close());

/** A connection of the role that migrates: row-level security binds it too. */
const asOwner = async () => {
  const client = new Client({ connectionString: rig.database.ownerUrl });
  await client.connect();
  return client;
};
const START = '2025-07-01T08:00:00+07:00';
const ASK = { reasonCode: 'incomplete', reasonText: 'Thiếu giấy cũ.', missing: [{ code: 'giay-to-cu' }] };
const SUPPLY = { components: [{ code: 'giay-to-cu', copies: 1 }] };
const aReceived = async (changes = {}) => {
  rig.clock.set(START);
  return accepted(await rig.receive({ ...REGISTRATION, ...changes })).dossier.dossierId;
};
const anAssigned = async (changes = {}) => {
  const dossierId = await aReceived(changes);
  accepted(await rig.assign({ dossierId, expectedVersion: 1, assigneeId: PEOPLE.specialist.accountId }));
  return dossierId;
};
const aSubmitted = async () => {
  rig.clock.set(START);
  return accepted(await rig.receive(REGISTRATION, CITIZEN)).dossier;
};

describe('an online filing', () => {
  it('is answered within eight working hours, and it is recorded when it was not', async () => {
    const inTime = await aSubmitted();
    rig.clock.set('2025-07-02T08:00:00+07:00');
    const received = accepted(await rig.receiveSubmitted({ dossierId: inTime.dossierId, expectedVersion: 1 }, PEOPLE.desk));
    const late = await aSubmitted();
    rig.clock.set('2025-07-02T15:00:00+07:00');

    expect(inTime).toMatchObject({ intakeDueAt: '2025-07-02T08:00:00+07:00', intakeLate: null });
    expect(received).toMatchObject({ intakeLate: false });
    expect(accepted(await rig.receiveSubmitted({ dossierId: late.dossierId, expectedVersion: 1 }, PEOPLE.desk))).toMatchObject({ intakeLate: true });
  });

  it('is supplemented before receipt by the citizen who filed it, without an appointment', async () => {
    const { dossierId } = await aSubmitted();
    const requesting = rig.app.get(RequestSupplement);
    const asked = accepted(await requesting.beforeReceipt({ dossierId, expectedVersion: 1, ...ASK, supplyWithinDays: 10 }, PEOPLE.desk, rig.nextKey()));
    expect(await rig.supply({ dossierId, expectedVersion: 2, ...SUPPLY }, OTHER_CITIZEN)).toEqual(refusedWith('DOSSIER_NOT_FOUND'));
    rig.clock.set('2025-07-03T09:00:00+07:00');
    const files = [await aKnownFile(rig, { owner: CITIZEN })];
    const supplied = accepted(await rig.supply({ dossierId, expectedVersion: 2, components: [{ code: 'giay-to-cu', files }] }, CITIZEN));

    expect(asked).toMatchObject({ status: 'supplement-requested', nationalStatus: 5, dueOn: null, supplement: { count: 1, dueOn: '2025-07-11' } });
    expect(supplied).toMatchObject({ status: 'submitted', nationalStatus: 1, intakeDueAt: '2025-07-04T09:00:00+07:00' });
    expect(await requesting.beforeReceipt({ dossierId, expectedVersion: 3, ...ASK }, PEOPLE.desk, rig.nextKey())).toEqual(refusedWith('SUPPLEMENT_CONSENT_REQUIRED'));
  });
});

describe('a supplement of an earlier release', () => {
  it('counts after the upgrade, and a later consent stays', async () => {
    const before = await anAssigned();
    accepted(await rig.requestSupplement({ dossierId: before, expectedVersion: 2, ...ASK }, PEOPLE.specialist));
    await rig.rows(`UPDATE dossier SET supplements = '{"count": 0, "consent": "given"}' WHERE id = $1`, [before]);

    const owner = await asOwner();
    await owner.query('BEGIN');
    await new AskedBefore().up({ query: (sql: string) => owner.query(sql) } as never);
    await owner.query('COMMIT');
    await owner.end();

    expect(await rig.rows('SELECT supplements FROM dossier WHERE id = $1', [before])).toEqual([{ supplements: { count: 1, consent: 'given' } }]);
  });
});

describe('a second supplement', () => {
  it('needs the consent of a superior, who is somebody else, and the evidence of both stays', async () => {
    const dossierId = await anAssigned();
    accepted(await rig.requestSupplement({ dossierId, expectedVersion: 2, ...ASK }, PEOPLE.specialist));
    accepted(await rig.supply({ dossierId, expectedVersion: 3, ...SUPPLY }, PEOPLE.desk));
    const asking = rig.app.get(AskSupplementConsent);
    const answering = rig.app.get(AnswerSupplementConsent);

    expect(await rig.requestSupplement({ dossierId, expectedVersion: 4, ...ASK }, PEOPLE.specialist))
      .toEqual(refusedWith('SUPPLEMENT_CONSENT_REQUIRED', { allowedActions: ['assign', 'submit-for-approval', 'request-consultation', 'stop', 'ask-supplement-consent', 'correct', 'assess-fees', 'require-payment'] }));
    expect(await asking.run({ dossierId, expectedVersion: 4, reasonCode: '', reasonText: '' }, PEOPLE.specialist, rig.nextKey())).toEqual(refusedWith('REASON_REQUIRED'));
    accepted(await asking.run({ dossierId, expectedVersion: 4, reasonCode: 'found-in-appraisal', reasonText: 'Thẩm định mới thấy.' }, PEOPLE.specialist, rig.nextKey()));
    expect(await answering.consent({ dossierId, expectedVersion: 5 }, PEOPLE.specialist, rig.nextKey())).toEqual(refusedWith('FORBIDDEN'));
    accepted(await answering.consent({ dossierId, expectedVersion: 5 }, PEOPLE.chair, rig.nextKey()));
    expect(accepted(await rig.requestSupplement({ dossierId, expectedVersion: 6, ...ASK }, PEOPLE.specialist))).toMatchObject({ supplement: { count: 2, consent: null } });
    expect(await rig.rows(`SELECT type, reason FROM (SELECT version, split_part(type, '.', 5) AS type, body ->> 'reasonCode' AS reason FROM event WHERE aggregate_id = $1) e WHERE type LIKE 'supplement-consent%' ORDER BY version`, [dossierId]))
      .toEqual([{ type: 'supplement-consent-asked', reason: 'found-in-appraisal' }, { type: 'supplement-consent-given', reason: null }]);
  });

  it('that never came lets the unit stop once its last day is over, and not before', async () => {
    const dossierId = await anAssigned();
    accepted(await rig.requestSupplement({ dossierId, expectedVersion: 2, ...ASK, supplyWithinDays: 5 }, PEOPLE.specialist));
    const overdue = { dossierId, expectedVersion: 3, reasonCode: 'supplement-overdue', reasonText: 'Không bổ sung.' };
    // Five days later is a Sunday, so Monday is the last day.
    for (const tooEarly of ['2025-07-06T16:00:00+07:00', '2025-07-07T16:59:00+07:00']) {
      rig.clock.set(tooEarly);
      expect(await rig.stop(overdue, PEOPLE.chair)).toEqual(refusedWith('REASON_REQUIRED'));
    }
    rig.clock.set('2025-07-08T08:00:00+07:00');

    expect(accepted(await rig.stop(overdue, PEOPLE.chair))).toMatchObject({ status: 'stopped', reasonCode: 'supplement-overdue' });
  });
});

describe('the last day to supply', () => {
  const close = (unitId: string, fromDay: string, toDay: string) => rig.projectCalendar([aFact('calendar.closure-added', `00000000-0000-7000-8000-0000${fromDay.replaceAll('-', '')}`, {
    closureId: `00000000-0000-7000-8000-0000${fromDay.replaceAll('-', '')}`, unitId, fromDay, toDay, decision: '125/QĐ-UBND', reason: 'Bão số 3' })]);
  const lastDayOf = (asked: { readonly supplement: { readonly dueOn: string | null } }) => asked.supplement.dueOn;

  it('in the days of Tết is the first working day after them', async () => {
    rig.clock.set('2026-02-09T08:00:00+07:00');
    const { dossierId } = accepted(await rig.receive(REGISTRATION)).dossier;
    accepted(await rig.assign({ dossierId, expectedVersion: 1, assigneeId: PEOPLE.specialist.accountId }));

    expect(lastDayOf(accepted(await rig.requestSupplement({ dossierId, expectedVersion: 2, ...ASK, supplyWithinDays: 10 }, PEOPLE.specialist)))).toBe('2026-02-23');
  });

  it('is none on which the desk that takes the papers is closed, whatever the unit that decides does', async () => {
    await close(UNITS.hoangHoa, '2025-07-14', '2025-07-15');
    rig.clock.set(START);
    const { dossierId } = accepted(await rig.receive({ ...REGISTRATION, receivingUnitId: UNITS.hoangHoa, competentUnitId: UNITS.hacThanh }, CITIZEN)).dossier;
    const elsewhere = await anAssigned();
    const asking = { dossierId, expectedVersion: 1, ...ASK, supplyWithinDays: 13 };

    expect(lastDayOf(accepted(await rig.app.get(RequestSupplement).beforeReceipt(asking, PEOPLE.otherDesk, rig.nextKey())))).toBe('2025-07-16');
    expect(lastDayOf(accepted(await rig.requestSupplement({ dossierId: elsewhere, expectedVersion: 2, ...ASK, supplyWithinDays: 13 }, PEOPLE.specialist)))).toBe('2025-07-14');
  });

  it('that became a day off after it was set is no reason to stop on the morning after', async () => {
    const dossierId = await anAssigned();
    const asked = accepted(await rig.requestSupplement({ dossierId, expectedVersion: 2, ...ASK, supplyWithinDays: 20 }, PEOPLE.specialist));
    await close(UNITS.hacThanh, '2025-07-21', '2025-07-22');
    const overdue = { dossierId, expectedVersion: 3, reasonCode: 'supplement-overdue', reasonText: 'Không bổ sung.' };
    rig.clock.set('2025-07-23T08:00:00+07:00');

    expect(lastDayOf(asked)).toBe('2025-07-21');
    expect(await rig.stop(overdue, PEOPLE.chair)).toEqual(refusedWith('REASON_REQUIRED'));
    rig.clock.set('2025-07-24T08:00:00+07:00');
    expect(accepted(await rig.stop(overdue, PEOPLE.chair))).toMatchObject({ status: 'stopped' });
  });
});

describe('the persons of a dossier', () => {
  const company = {
    applicant: { kind: 'organisation' as const, fullName: 'Công ty TNHH Sao Mai', organisationCode: '2800123456', phone: '02373 123 456' },
    representative: { fullName: 'Lê Thị Bình', personalNumber: '038190000001', dateOfBirth: '1991-05-04' },
    representation: { basis: 'power-of-attorney' as const, documentNumber: '12/UQ-SM', documentOn: '2025-06-20' },
  };

  it('are kept encrypted in their roles, and shown in full to their officers, each look audited', async () => {
    rig.clock.set(START);
    const { dossier, warnings } = accepted(await rig.receive(company));
    const filing = accepted(await rig.app.get(LookUpFiling).run({ dossierId: dossier.dossierId }, PEOPLE.desk));

    expect(warnings).toEqual([{ code: 'BIRTH_YEAR_DIFFERS', birthYear: 1990, declaredBirthYear: 1991, role: 'representative' }]);
    expect(filing).toMatchObject({
      parties: [{ role: 'applicant', kind: 'organisation', organisationCode: '2800123456' }, { role: 'representative', personalNumber: '038190000001', dateOfBirth: '1991-05-04' }],
      representation: company.representation, components: [{ code: 'ban-chinh', originals: 1 }, { code: 'ban-sao', copies: 1 }],
    });
    expect(await rig.rows(`SELECT 1 FROM dossier_person p WHERE p::text ~ 'Sao Mai|038190000001|12/UQ'`)).toEqual([]);
    const witness = new AuditWitness({ dataSource: rig.dataSource, clock: rig.clock, logger: createLogger({ service: 'dossier', level: 'silent' }) });
    await witness.looked(lookUpFiling, PEOPLE.desk, lookUpFiling.looks?.ids(filing, { dossierId: dossier.dossierId }) ?? []);
    await witness.stop();
    const looks = await rig.rows(`SELECT actor, detail->>'kind' AS kind, detail->'posts'->0->>'role' AS role FROM audit WHERE object_id = $1 AND action = 'look-up-filing'`, [dossier.dossierId]);
    expect(looks).toEqual([{ actor: PEOPLE.desk.accountId, kind: 'officer', role: 'one-stop-officer' }]);
    expect(await rig.app.get(LookUpFiling).run({ dossierId: dossier.dossierId }, PEOPLE.otherDesk)).toEqual(refusedWith('DOSSIER_NOT_FOUND'));
  });

  const search = (request: RpcInput<typeof searchPersons>, actor: Actor = PEOPLE.desk) => rig.app.get(SearchPersons).run(searchPersons.request.parse(request), actor);

  it('are found again by number at a desk, masked where they were elsewhere, and papers are used again', async () => {
    const applicant = { fullName: 'Phạm Thị Cúc', personalNumber: '038185000009', phone: '0988000111' };
    const earlier = await aReceived({ applicant });
    const here = accepted(await search({ personalNumber: '038 185 000 009' }));
    const elsewhere = accepted(await search({ personalNumber: '038185000009' }, PEOPLE.otherDesk));
    const again = { ...REGISTRATION, applicant, components: [{ code: 'to-khai', originals: 1 }, { code: 'giay-to-cu', reusedFrom: earlier }] };

    expect(here).toMatchObject({ persons: [{ fullName: 'Phạm Thị Cúc', phone: '0988000111', masked: false, dossierId: earlier }], components: [{ code: 'giay-to-cu', dossierId: earlier }, { code: 'to-khai', dossierId: earlier }] });
    expect(elsewhere).toMatchObject({ persons: [{ masked: true, phone: null, dossierId: null, fullName: expect.stringContaining('•') }], components: [] });
    expect(await search({ personalNumber: '038185000009' }, PEOPLE.specialist)).toEqual(refusedWith('FORBIDDEN'));
    expect(await search({})).toEqual(refusedWith('REQUEST_INVALID'));
    const { dossierId } = accepted(await rig.receive(again)).dossier;
    expect(accepted(await rig.app.get(LookUpFiling).run({ dossierId }, PEOPLE.desk)).components).toContainEqual(expect.objectContaining({ code: 'giay-to-cu', reusedFrom: earlier }));
    expect(await rig.receive({ ...again, applicant: { ...applicant, personalNumber: '038185000008' } })).toEqual(refusedWith('REUSE_NOT_POSSIBLE', { components: ['giay-to-cu'] }));
    const looks = await rig.rows<{ object_id: string }>(`SELECT object_id FROM audit WHERE action = 'search-person'`);
    expect(looks).toHaveLength(2);
    expect(looks.every(({ object_id }) => /^[0-9a-f]{32}$/.test(object_id))).toBe(true);
  });
});

describe('a correction', () => {
  const correct = (request: RpcInput<typeof correctDossier>, actor: Actor) => rig.app.get(CorrectDossier).run(correctDossier.request.parse(request), actor, rig.nextKey());
  const BECAUSE = { reasonCode: 'typing-error', reasonText: 'Gõ nhầm tên.' };

  it('keeps both values for officers, and tells others only that data were corrected', async () => {
    const dossierId = await anAssigned({ applicant: { fullName: 'Đỗ Văn Sai', phone: '0911000222' } });
    const corrected = accepted(await correct({ dossierId, expectedVersion: 2, ...BECAUSE, changes: { fullName: 'Đỗ Văn Đúng', phone: '' } }, PEOPLE.desk));
    const { corrections } = accepted(await rig.app.get(ListCorrections).run({ dossierId }, PEOPLE.specialist));

    expect(corrected).toMatchObject({ version: 3, status: 'assigned', applicantName: 'Đỗ Văn Đúng' });
    expect(corrections).toEqual([
      expect.objectContaining({ version: 3, field: 'fullName', before: 'Đỗ Văn Sai', after: 'Đỗ Văn Đúng', reasonText: 'Gõ nhầm tên.', correctedBy: PEOPLE.desk.accountId }),
      expect.objectContaining({ field: 'phone', before: '0911000222', after: null }),
    ]);
    const [told] = await rig.rows<{ told: string }>(
      `SELECT (SELECT string_agg(body::text, '') FROM event WHERE aggregate_id = $1) || (SELECT string_agg(s::text, '') FROM dossier_step s WHERE dossier_id = $1)
         || (SELECT string_agg(c::text, '') FROM dossier_correction c WHERE dossier_id = $1) || (SELECT string_agg(a::text, '') FROM audit a WHERE object_id = $1::text) AS told`, [dossierId]);
    expect(told?.told).not.toMatch(/Sai|Đúng|0911000222|nhầm/);
    const found = (name: string) => rig.app.get(SearchDossiers).run({ name, limit: 10 }, PEOPLE.desk);
    expect(accepted(await found('do van dung')).items.map((one) => one.dossierId)).toEqual([dossierId]);
    expect(accepted(await found('do van sai')).items).toEqual([]);
    expect(await rig.app.get(ListCorrections).run({ dossierId }, PEOPLE.otherSpecialist)).toEqual(refusedWith('DOSSIER_NOT_FOUND'));
  });

  it('of a name makes the old one unfindable in every unit of the dossier, also where whoever corrects sees nothing', async () => {
    const { dossierId } = accepted(await rig.receive({ receivingUnitId: UNITS.hacThanh, competentUnitId: UNITS.hoangHoa, applicant: { fullName: 'Quách Thị Nhầm' } })).dossier;
    const found = async (name: string, actor: Actor) => accepted(await rig.app.get(SearchDossiers).run({ name, limit: 10 }, actor)).items.map((one) => one.dossierId);
    expect(await found('quach thi nham', PEOPLE.otherSpecialist)).toEqual([dossierId]);

    accepted(await correct({ dossierId, expectedVersion: 1, ...BECAUSE, changes: { fullName: 'Quách Thị Thật' } }, PEOPLE.desk));

    for (const actor of [PEOPLE.desk, PEOPLE.otherSpecialist]) {
      expect([await found('quach thi nham', actor), await found('quach thi that', actor)]).toEqual([[], [dossierId]]);
    }
  });

  it('of who somebody is is the chair\'s once a draft names him, and nobody\'s once the dossier has ended', async () => {
    const dossierId = await anAssigned();
    accepted(await rig.submitForApproval({ dossierId, expectedVersion: 2 }, PEOPLE.specialist));
    const name = { dossierId, expectedVersion: 3, ...BECAUSE, changes: { fullName: 'Nguyễn Văn Anh' } };

    expect(await correct(name, PEOPLE.desk)).toEqual(refusedWith('FIELD_NOT_CORRECTABLE', { fields: ['fullName'], correctableFields: ['phone', 'address', 'email'] }));
    expect(await correct({ ...name, changes: {} }, PEOPLE.chair)).toEqual(refusedWith('CORRECTION_EMPTY'));
    expect(await correct({ ...name, changes: { personalNumber: '1' } }, PEOPLE.chair)).toEqual(refusedWith('PERSONAL_NUMBER_INVALID'));
    accepted(await correct(name, PEOPLE.chair));
    accepted(await rig.stop({ dossierId, expectedVersion: 4, reasonCode: 'dispute', reasonText: 'Tranh chấp.' }, PEOPLE.chair));
    expect(await correct({ ...name, expectedVersion: 5 }, PEOPLE.chair)).toEqual(refusedWith('DOSSIER_STATE_FORBIDS'));
  });
});

describe('a saved view', () => {
  const views = () => rig.app.get(KeepViews);
  const names = async (actor: Actor) => accepted(await rig.app.get(ListViews).run(actor)).items.map(({ name, isOwn }) => `${name}${isOwn ? '' : ' *'}`);
  const save = (content: RpcInput<typeof saveView>, actor = PEOPLE.specialist, key = rig.nextKey()) => views().save(saveView.request.parse(content), actor, key);

  it('is an account\'s own or its unit\'s, in order, and one opens first', async () => {
    const mine = accepted(await save({ name: 'Việc của tôi', filter: { assigneeId: 'me' }, isDefault: true }));
    const ours = accepted(await save({ name: 'Quá hạn', filter: { due: 'overdue' }, sharedWithUnitId: UNITS.hacThanh, isDefault: true }));

    expect([mine.position, ours.position]).toEqual([0, 1]);
    expect(await names(PEOPLE.specialist)).toEqual(['Việc của tôi', 'Quá hạn']);
    expect(await names(PEOPLE.desk)).toEqual(['Quá hạn *']);
    expect(await names(PEOPLE.otherDesk)).toEqual([]);
    expect(accepted(await rig.app.get(ListViews).run(PEOPLE.specialist)).items.map(({ isDefault }) => isDefault)).toEqual([false, true]);
    expect(await save({ name: 'Quá hạn', filter: {} })).toEqual(refusedWith('VIEW_NAME_TAKEN'));
    expect(await save({ name: 'Nơi khác', filter: {}, sharedWithUnitId: UNITS.hoangHoa })).toEqual(refusedWith('UNIT_NOT_IN_SCOPE'));
  });

  it('is changed and removed by its account alone, as it was seen, and a repeated command answers as before', async () => {
    const saved = accepted(await save({ name: 'Chờ bổ sung', filter: { statusGroup: 'waiting' } }, PEOPLE.chair, 'view-1'));
    const change = (expectedVersion: number, actor: Actor) => views().change(changeView.request.parse({ viewId: saved.viewId, expectedVersion, name: 'Chờ người nộp', filter: {} }), actor, rig.nextKey());

    expect(accepted(await save({ name: 'Chờ bổ sung', filter: { statusGroup: 'waiting' } }, PEOPLE.chair, 'view-1'))).toEqual(saved);
    expect(await change(1, PEOPLE.desk)).toEqual(refusedWith('VIEW_NOT_FOUND'));
    expect(await change(9, PEOPLE.chair)).toEqual(refusedWith('VIEW_STALE'));
    expect(accepted(await change(1, PEOPLE.chair))).toMatchObject({ version: 2, name: 'Chờ người nộp', position: saved.position });
    accepted(await views().remove(removeView.request.parse({ viewId: saved.viewId, expectedVersion: 2 }), PEOPLE.chair, rig.nextKey()));
    expect(await names(PEOPLE.chair)).toEqual(['Quá hạn *']);
  });

  it('more than an account may keep is refused with the limit', async () => {
    for (let n = 0; n < SAVED_VIEWS_MAX.ofAccount; n += 1) accepted(await save({ name: `Lọc ${n}`, filter: {} }, PEOPLE.auditor));

    expect(await save({ name: 'Một nữa', filter: {} }, PEOPLE.auditor)).toEqual(refusedWith('VIEW_LIMIT_REACHED', { limit: SAVED_VIEWS_MAX.ofAccount }));
  });
});

describe('persons that came without keys', () => {
  it('are made findable in turns, but not while a load is under way or its facts have not left', async () => {
    const dossierId = await aReceived({ applicant: { fullName: 'Vương Thị Muộn', phone: '0977111222' } });
    await rig.rows(`DELETE FROM dossier_name_word WHERE dossier_id = $1`, [dossierId]);
    await rig.rows(`UPDATE dossier_person SET search_version = 0, phone_index = NULL WHERE dossier_id = $1`, [dossierId]);
    const found = async (request: object) => accepted(await rig.app.get(SearchDossiers).run({ limit: 10, ...request }, PEOPLE.desk)).items.map((one) => one.dossierId);
    expect(await found({ name: 'vuong muon' })).toEqual([]);

    const load = await asOwner();
    await load.query('SELECT pg_advisory_lock($1)', [BULK_LOAD_LOCK]);
    expect(await rig.app.get(IndexPersons).run()).toBe(false);
    expect(await found({ name: 'vuong muon' })).toEqual([]);
    await load.query('SELECT pg_advisory_unlock($1)', [BULK_LOAD_LOCK]);
    await load.query('UPDATE outbox SET bulk = true, published_at = NULL WHERE id = (SELECT min(id) FROM outbox)');
    await rig.app.get(IndexPersons).run();
    expect(await found({ name: 'vuong muon' })).toEqual([]);
    await load.query('UPDATE outbox SET published_at = now() WHERE bulk');
    await load.end();
    expect(await rig.app.get(IndexPersons).run()).toBe(false);

    expect(await found({ name: 'vuong muon' })).toEqual([dossierId]);
    expect(await found({ phone: '0977111222' })).toEqual([dossierId]);
  });
});
