import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dueAt, formatOnTimeRate, vietnamWorkingCalendar } from '@haicap/kernel';
import { LookUpDeadlineLedger } from '../src/deadline/look-up-deadline-ledger.js';
import { ListTimeline } from '../src/timeline/list-timeline.js';
import { PROCEDURE_CATALOGUE } from '../src/procedure/procedure-catalogue.js';
import { PublishProcedures } from '../src/procedure/publish-procedures.js';
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
const ledger = async (dossierId: string) => accepted(await rig.app.get(LookUpDeadlineLedger).run({ dossierId }, PEOPLE.auditor));
const factsOf = (dossierId: string) => rig.rows<{ type: string; body: Record<string, unknown> }>(
  `SELECT split_part(type, '.', 5) AS type, body FROM event WHERE noun = 'dossier' AND aggregate_id = $1 ORDER BY version`, [dossierId]);

describe('trap 1: a same-day procedure received at 15:01 on the Friday before Tết', () => {
  it('is due on the first working day after it', async () => {
    expect(await receive('2026-02-13T15:01:00+07:00', COPY)).toMatchObject({ dueOn: '2026-02-23', clockStartsAt: '2026-02-23T07:00:00+07:00' });
  });
});

describe('trap 2: a procedure of four hours received in the lunch break', () => {
  it('begins in the afternoon and ends the next morning', () => {
    const promise = dueAt({ limit: { unit: 'working-hour', amount: 4 }, clockStartsAt: new Date('2025-07-01T11:45:00+07:00'), calendar: vietnamWorkingCalendar() });

    expect(promise).toMatchObject({ startsAt: new Date('2025-07-01T13:30:00+07:00'), dueAt: new Date('2025-07-02T07:30:00+07:00') });
  });
});

describe('trap 3: a limit that ends on a make-up Saturday', () => {
  it('is due on that Saturday', async () => {
    const dossier = await receive('2026-08-17T08:00:00+07:00');

    expect(dossier.dueOn).toBe('2026-08-22');
    expect(dossier.dueReasons).toContainEqual(expect.objectContaining({ code: 'make-up-day-counted', date: '2026-08-22' }));
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
    const timeLimit = { unit: 'working-day' as const, amount: 20 };
    const entries = PROCEDURE_CATALOGUE.filter(({ code }) => code === '1.004884')
      .map((entry) => ({ ...entry, timeLimit, channels: (entry.channels ?? []).map((channel) => ({ ...channel, timeLimit })) }));
    await rig.app.get(PublishProcedures).run({ entries, actor: 'service:dossier', mode: 'all' });

    expect(await rig.rows('SELECT procedure_version, time_limit, due_on::text FROM dossier WHERE id = $1', [dossier.dossierId]))
      .toEqual([{ procedure_version: 1, time_limit: { unit: 'working-day', amount: 5 }, due_on: '2025-07-28' }]);
    expect((await receive('2025-07-21T08:00:00+07:00')).dueOn).toBe('2025-08-18');
  });
});

describe('trap 15: the totals of the first half of a year', () => {
  it('give 99,33 %', () => {
    expect(formatOnTimeRate({ onTime: 405_750, resolved: 408_503 })).toContain('99,33');
  });
});
