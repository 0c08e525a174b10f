import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Dossier } from '@haicap/contracts';
import type { TimeLimit } from '@haicap/kernel';
import { AdvanceRecalculation } from '../src/deadline-recalculation/advance-recalculation.js';
import { PreviewRecalculation } from '../src/deadline-recalculation/preview-recalculation.js';
import { SettleRecalculation } from '../src/deadline-recalculation/settle-recalculation.js';
import { LookUpDeadlineLedger } from '../src/deadline/look-up-deadline-ledger.js';
import { LookUpDossier } from '../src/dossier/look-up-dossier.js';
import { ListTimeline } from '../src/timeline/list-timeline.js';
import { PROCEDURE_CATALOGUE } from '../src/procedure/procedure-catalogue.js';
import { PublishProcedures } from '../src/procedure/publish-procedures.js';
import { AnswerSupplementConsent } from '../src/supplement/answer-supplement-consent.js';
import { AskSupplementConsent } from '../src/supplement/ask-supplement-consent.js';
import { accepted, aFact, CITIZEN, dossierRig, PEOPLE, UNITS, type DossierRig } from './dossier-rig.js';
import { employ, officesOn } from './offices-rig.js';
import { REGISTRATION } from './whole-life.js';

// The golden cases of acceptance by their numbers; docs/golden-traps.md says where the others are held.
let rig: DossierRig;
beforeAll(async () => {
  rig = await dossierRig();
  await employ(rig);
});
afterAll(() => rig.close());

const COPY = { procedureCode: '2.000815', components: [{ code: 'ban-chinh', originals: 1 }, { code: 'ban-sao', copies: 1 }] };
const receive = async (at: string, changes = {}, desk = PEOPLE.desk) => {
  rig.clock.set(at);
  return accepted(await rig.receive({ ...REGISTRATION, ...changes }, desk)).dossier;
};
/** The same procedure with another limit, in force from today on. */
const publishWithLimit = async (code: string, timeLimit: TimeLimit) => {
  const entries = PROCEDURE_CATALOGUE.filter((entry) => entry.code === code)
    .map((entry) => ({ ...entry, timeLimit, channels: (entry.channels ?? []).map((channel) => ({ ...channel, timeLimit })) }));
  await rig.app.get(PublishProcedures).run({ entries, actor: 'service:dossier', mode: 'all' });
};
type Seen = Pick<Dossier, 'dossierId' | 'version'>;
const issuedFrom = async ({ dossierId, version }: Seen) => {
  const submitted = accepted(await rig.submitForApproval({ dossierId, expectedVersion: version }, PEOPLE.specialist));
  const approved = accepted(await rig.approve({ dossierId, expectedVersion: submitted.version }, PEOPLE.chair));
  accepted(await rig.signResult({ dossierId, expectedVersion: approved.version, kind: 'paper' }, PEOPLE.chair));
  accepted(await rig.assignNumber({ dossierId, expectedVersion: approved.version + 1, symbol: 'GKS-UBND' }, PEOPLE.chair));
  return accepted(await rig.issue({ dossierId, expectedVersion: approved.version + 2 }, PEOPLE.chair));
};
const ledger = async (dossierId: string) => accepted(await rig.app.get(LookUpDeadlineLedger).run({ dossierId }, PEOPLE.auditor));
const factsOf = (dossierId: string) => rig.rows<{ type: string; body: Record<string, unknown> }>(
  `SELECT split_part(type, '.', 5) AS type, body FROM event WHERE noun = 'dossier' AND aggregate_id = $1 ORDER BY version`, [dossierId]);

describe('trap 1: a same-day procedure received at 15:01 on the Friday before Tết', () => {
  it('is due on the first working day after it', async () => {
    expect(await receive('2026-02-13T15:01:00+07:00', COPY)).toMatchObject({ dueOn: '2026-02-23', clockStartsAt: '2026-02-23T07:00:00+07:00' });
  });
});

describe('trap 2: a procedure of four hours received in the lunch break', () => {
  const FOUR_HOURS = { procedureCode: '1.004837', components: [{ code: 'to-khai', originals: 1 }, { code: 'van-ban-cu', originals: 1 }] };
  const complete = async ({ dossierId }: { readonly dossierId: string }, at: string) => {
    const assigned = accepted(await rig.assign({ dossierId, expectedVersion: 1, assigneeId: PEOPLE.specialist.accountId }));
    const issued = await issuedFrom(assigned);
    rig.clock.set(at);
    return accepted(await rig.complete({ dossierId, expectedVersion: issued.version }));
  };

  it('begins in the afternoon, ends the next morning by the minute, and is judged by it', async () => {
    await publishWithLimit(FOUR_HOURS.procedureCode, { unit: 'working-hour', amount: 4 });
    const dossiers = [await receive('2025-07-01T11:45:00+07:00', FOUR_HOURS), await receive('2025-07-01T11:45:00+07:00', FOUR_HOURS)] as const;

    expect(dossiers[0]).toMatchObject({ clockStartsAt: '2025-07-01T13:30:00+07:00', dueAt: '2025-07-02T07:30:00+07:00', dueReasons: [{ code: 'received-in-lunch-break', startMinute: 810 }] });
    expect((await complete(dossiers[0], '2025-07-02T07:30:59+07:00')).timeliness).toBe('on-time');
    expect((await complete(dossiers[1], '2025-07-02T07:31:00+07:00')).timeliness).toBe('late');
  });
});

describe('trap 3: a limit that ends on a make-up Saturday', () => {
  it('is due on that Saturday', async () => {
    const dossier = await receive('2026-08-17T08:00:00+07:00');

    expect(dossier.dueOn).toBe('2026-08-22');
    expect(dossier.dueReasons).toContainEqual(expect.objectContaining({ code: 'make-up-day-counted', date: '2026-08-22' }));
  });
});

describe('trap 4: a supplement that is asked for twice', () => {
  const ASK = { reasonCode: 'incomplete', reasonText: 'Thiếu giấy tờ.', missing: [{ code: 'giay-to-cu' }] };
  const SUPPLY = { components: [{ code: 'giay-to-cu', copies: 1 }] };

  it('is kept as two requests, and the completion is judged by the appointment that both pauses moved', async () => {
    const { dossierId } = await receive('2025-07-01T08:00:00+07:00');
    accepted(await rig.assign({ dossierId, expectedVersion: 1, assigneeId: PEOPLE.specialist.accountId }));
    accepted(await rig.requestSupplement({ dossierId, expectedVersion: 2, ...ASK }, PEOPLE.specialist));
    rig.clock.set('2025-07-03T08:00:00+07:00');
    const once = accepted(await rig.supply({ dossierId, expectedVersion: 3, ...SUPPLY }, PEOPLE.desk));
    accepted(await rig.app.get(AskSupplementConsent).run({ dossierId, expectedVersion: 4, reasonCode: 'found-in-appraisal', reasonText: 'Thẩm định mới thấy.' }, PEOPLE.specialist, rig.nextKey()));
    accepted(await rig.app.get(AnswerSupplementConsent).consent({ dossierId, expectedVersion: 5 }, PEOPLE.chair, rig.nextKey()));
    accepted(await rig.requestSupplement({ dossierId, expectedVersion: 6, ...ASK }, PEOPLE.specialist));
    rig.clock.set('2025-07-04T08:00:00+07:00');
    const twice = accepted(await rig.supply({ dossierId, expectedVersion: 7, ...SUPPLY }, PEOPLE.desk));
    const issued = await issuedFrom(twice);
    rig.clock.set('2025-07-11T16:00:00+07:00');
    const completed = accepted(await rig.complete({ dossierId, expectedVersion: issued.version }));

    expect([once.dueOn, twice.dueOn, twice.originalDueOn]).toEqual(['2025-07-10', '2025-07-11', '2025-07-08']);
    expect(completed).toMatchObject({ timeliness: 'on-time', supplement: { count: 2 } });
    // What the index of Decision 766 counts as late and report II.06a, column 9, as on time: both figures follow from these facts.
    const facts = await factsOf(dossierId);
    expect(facts.filter(({ type }) => type === 'supplement-requested')).toHaveLength(2);
    expect(facts.at(-1)).toMatchObject({ type: 'completed', body: { timeliness: 'on-time', dueOn: '2025-07-11' } });
  });
});

describe('trap 5: a withdrawal', () => {
  const WISH = { reasonCode: 'no-longer-needed', reasonText: 'Tôi không cần nữa.' };
  const stop = (dossierId: string, by: typeof PEOPLE.chair) => rig.stop({ dossierId, expectedVersion: 2, reasonCode: 'withdrawn', reasonText: 'Theo đề nghị.' }, by);

  it('before receipt was never received and has no clock; after receipt it was, and its time counts', async () => {
    rig.clock.set('2025-07-01T08:00:00+07:00');
    const filed = accepted(await rig.receive(REGISTRATION, CITIZEN)).dossier.dossierId;
    const received = (await receive('2025-07-01T08:00:00+07:00')).dossierId;
    rig.clock.set('2025-07-01T10:00:00+07:00');
    accepted(await rig.requestWithdrawal({ dossierId: filed, expectedVersion: 1, ...WISH }, CITIZEN));
    accepted(await rig.requestWithdrawal({ dossierId: received, expectedVersion: 1, ...WISH }, PEOPLE.desk));
    rig.clock.set('2025-07-01T11:00:00+07:00');
    accepted(await stop(filed, PEOPLE.desk));
    accepted(await stop(received, PEOPLE.chair));

    expect((await factsOf(filed)).at(-1)?.body).toMatchObject({ withdrawn: true, receivedOn: null });
    expect((await factsOf(received)).at(-1)?.body).toMatchObject({ withdrawn: true, receivedOn: '2025-07-01' });
    expect([(await ledger(filed)).clockMinutes, (await ledger(received)).clockMinutes]).toEqual([0, 180]);
  });
});

describe('trap 6: a result that is signed and issued while a destination outside fails', () => {
  it('stays issued; delivery and synchronisation are told apart, and it is completed and returned all the same', async () => {
    const dossier = await receive('2025-07-01T08:00:00+07:00');
    const assigned = accepted(await rig.assign({ dossierId: dossier.dossierId, expectedVersion: 1, assigneeId: PEOPLE.specialist.accountId }));
    const issued = await issuedFrom(assigned);
    // What an exchange with the national portal writes when it fails; none is connected yet.
    await rig.rows(`UPDATE dossier SET sync = '{"national-portal": "failed"}' WHERE id = $1`, [dossier.dossierId]);
    const look = async () => accepted(await rig.app.get(LookUpDossier).run({ dossierId: dossier.dossierId }, PEOPLE.chair));

    expect(await look()).toMatchObject({ status: 'issued', nationalStatus: 4, deliveryStatus: 'not-ready', financialStatus: 'none', sync: { 'national-portal': 'failed' } });
    const completed = accepted(await rig.complete({ dossierId: dossier.dossierId, expectedVersion: issued.version }));
    expect(completed).toMatchObject({ status: 'completed', nationalStatus: 9, deliveryStatus: 'at-desk', sync: { 'national-portal': 'failed' } });
    expect(accepted(await rig.returnResult({ dossierId: dossier.dossierId, expectedVersion: completed.version }, PEOPLE.desk)))
      .toMatchObject({ status: 'result-returned', nationalStatus: 10, deliveryStatus: 'returned', sync: { 'national-portal': 'failed' } });
  });
});

describe('trap 9: a unit that is renamed while it works on a dossier', () => {
  it('stands under the old name in what it did before, and under the new one in what it does after', async () => {
    const { dossierId } = await receive('2025-07-01T08:00:00+07:00', { receivingUnitId: UNITS.hoangHoa }, PEOPLE.otherDesk);
    await rig.projectUnits([aFact('unit.revised', UNITS.hoangHoa, {
      unitId: UNITS.hoangHoa, code: '15865', level: 'commune', type: 'phuong', name: 'Hoằng Hóa', fullName: 'Phường Hoằng Hóa', parentId: null, provinceId: UNITS.thanhHoa, provinceCode: '38',
      validFrom: '2025-07-01', validTo: null, succeeds: [], agencyCode: { code: 'H56.158.65', provisional: true }, changedFrom: '2025-07-03', reason: 'Nghị quyết',
    }, 2)]);
    rig.clock.set('2025-07-03T08:00:00+07:00');
    accepted(await rig.assign({ dossierId, expectedVersion: 1, assigneeId: PEOPLE.otherSpecialist.accountId }, PEOPLE.otherChair));
    const { entries } = accepted(await rig.app.get(ListTimeline).run({ dossierId, afterVersion: 0 }, PEOPLE.otherChair));

    expect(entries.map(({ sentence }) => sentence.replace(/(Xã|Phường) Hoằng Hóa.*/, '$1'))).toEqual(['Xã', 'Phường']);
  });
});

describe('trap 10: a dossier received at one unit for another', () => {
  it('starts its clock at the one that decides', async () => {
    const dossier = await receive('2025-07-10T15:30:00+07:00', { competentUnitId: UNITS.hoangHoa });
    rig.clock.set('2025-07-11T09:00:00+07:00');

    expect(dossier).toMatchObject({ receivingUnitId: UNITS.hacThanh, competentUnitId: UNITS.hoangHoa, clockStartsAt: '2025-07-11T07:00:00+07:00', dueOn: '2025-07-18' });
    expect((await ledger(dossier.dossierId)).segments).toMatchObject([{ side: 'rule', rule: 'before-start', clockRuns: false }, { side: 'unit', unitId: UNITS.hoangHoa, clockRuns: true, workingMinutes: 120 }]);
  });
});

describe('trap 11: a dossier that another unit takes over with three of five days used', () => {
  it('goes on with two days left, and the ledger keeps both units apart', async () => {
    const { dossierId, dueAt: promised } = await receive('2025-07-14T07:00:00+07:00');
    rig.clock.set('2025-07-17T07:00:00+07:00');
    const moved = accepted(await officesOn(rig).transfer({ dossierId, expectedVersion: 1, toUnitId: UNITS.hoangHoa, reasonCode: 'not-competent', reasonText: 'Thuộc đơn vị kế thừa.' }, PEOPLE.chair));
    rig.clock.set('2025-07-18T07:00:00+07:00');
    const { byUnit, clockMinutes, remainingMinutes, current } = await ledger(dossierId);

    expect([moved.dueAt, current?.at]).toEqual([promised, promised]);
    expect(byUnit).toEqual([
      { unitId: UNITS.hacThanh, calendarMinutes: 1_440, workingMinutes: 1_440 }, { unitId: UNITS.hoangHoa, calendarMinutes: 480, workingMinutes: 480 },
    ]);
    expect([clockMinutes, remainingMinutes]).toEqual([1_920, 960]);
  });
});

describe('trap 12: a version of the procedure that changes on the way', () => {
  it('leaves a dossier its limit, also when its appointment is counted again', async () => {
    const dossier = await receive('2025-07-21T08:00:00+07:00');
    await publishWithLimit('1.004884', { unit: 'working-day', amount: 20 });

    expect(await rig.rows('SELECT procedure_version, time_limit, due_on::text FROM dossier WHERE id = $1', [dossier.dossierId]))
      .toEqual([{ procedure_version: 1, time_limit: { unit: 'working-day', amount: 5 }, due_on: '2025-07-28' }]);
    const later = await receive('2025-07-21T08:00:00+07:00');
    expect(later.dueOn).toBe('2025-08-18');

    const closureId = '00000000-0000-7000-8000-0000000000f9';
    await rig.projectCalendar([aFact('calendar.closure-added', closureId, { closureId, unitId: UNITS.hacThanh, fromDay: '2025-07-23', toDay: '2025-07-23', decision: '9/QĐ-UBND', reason: 'Bão' })]);
    const { recalculationId } = accepted(await rig.app.get(PreviewRecalculation).run({ reasonCode: 'unit-closure', document: '9/QĐ-UBND' }, PEOPLE.admin, rig.nextKey()));
    while (await rig.app.get(AdvanceRecalculation).run());
    accepted(await rig.app.get(SettleRecalculation).run('apply', { recalculationId, expectedVersion: 2 }, PEOPLE.admin, rig.nextKey()));
    while (await rig.app.get(AdvanceRecalculation).run());

    const dueOf = async (dossierId: string) => accepted(await rig.app.get(LookUpDossier).run({ dossierId }, PEOPLE.chair));
    expect(await dueOf(dossier.dossierId)).toMatchObject({ procedureVersion: 1, dueOn: '2025-07-29', originalDueOn: '2025-07-28' });
    expect(await dueOf(later.dossierId)).toMatchObject({ procedureVersion: 2, dueOn: '2025-08-19', originalDueOn: '2025-08-18' });
  });
});
