import { describe, expect, it } from '@jest/globals';
import { procedure, type Procedure } from '@haicap/contracts';
import { filledForm, localDate, VIETNAM_CALENDAR_DAYS, type FormSchema } from '@haicap/kernel';
import { calendarsOf } from '../calendar-mirror/unit-calendar.js';
import { FormValidators } from '../e-form/form-validators.js';
import { PROCEDURE_CATALOGUE } from '../procedure/procedure-catalogue.js';
import type { KnownUnit } from '../unit-mirror/unit-mirror.js';
import { channelOf, decideReceipt, type IntakeFacts, type ReceiveRequest } from './receipt.js';

const aUnit = (unitId: string, changes: Partial<KnownUnit> = {}): KnownUnit => ({
  unitId, level: 'commune', fullName: 'Phường Hạc Thành', provinceCode: '38',
  validFrom: localDate('2025-07-01'), validTo: null, agencyCode: 'H56.147.97', ...changes,
});
const units = [
  aUnit('hac-thanh'),
  aUnit('hoang-hoa', { fullName: 'Xã Hoằng Hóa', agencyCode: 'H56.158.65' }),
  aUnit('so-nong-nghiep', { level: 'department', fullName: 'Sở Nông nghiệp và Môi trường', agencyCode: 'H56.D01' }),
  aUnit('thanh-hoa', { level: 'province', fullName: 'Tỉnh Thanh Hóa', agencyCode: 'H56' }),
  aUnit('ba-dinh', { fullName: 'Phường Ba Đình', provinceCode: '01', agencyCode: 'H26.000.04' }),
  aUnit('dien-bien-ward', { fullName: 'Phường Điện Biên', validFrom: null, validTo: localDate('2025-06-30') }),
  aUnit('no-code', { agencyCode: null }),
];
const facts: IntakeFacts = {
  provinceCode: '38',
  procedures: new Map(PROCEDURE_CATALOGUE.map((entry): [string, Procedure[]] => [entry.code, [procedure.parse({ ...entry, procedureId: '00000000-0000-7000-8000-00000000000a', version: 1 })]])),
  units: new Map(units.map((unit) => [unit.unitId, unit])),
  calendars: calendarsOf({ days: VIETNAM_CALENDAR_DAYS, closures: [], hours: [] }), calendarDaysSkipHolidays: false, feeRules: [],
  checkForm: (version, data) => new FormValidators().check(version, data),
};
const aRequest = (changes: Partial<ReceiveRequest> = {}): ReceiveRequest => ({
  procedureCode: '2.000815', channel: 'counter', receivingUnitId: 'hac-thanh', applicant: { fullName: 'Nguyễn Văn An' },
  components: [{ code: 'ban-chinh', originals: 1, copies: 0 }, { code: 'ban-sao', originals: 0, copies: 2 }], desk: '1', ...changes,
});
const decided = (changes: Partial<ReceiveRequest> = {}, at = '2025-07-01T08:00:00+07:00') =>
  decideReceipt({ dossierId: 'd', request: aRequest(changes), channel: 'counter', ownerAccountId: null, at: new Date(at) }, facts);
const refusedWith = (code: string, params: object = {}) => ({ ok: false, error: { code, params: expect.objectContaining(params) } });
const land = { procedureCode: '1.012753', components: [{ code: 'don-dang-ky', originals: 1, copies: 0 }, { code: 'giay-to-dat-dai', originals: 0, copies: 1 }] };

describe('a same-day procedure', () => {
  it('received at 15:00 is due the same day', () => {
    expect(decided({}, '2025-07-01T15:00:00+07:00')).toMatchObject({ ok: true, value: { due: { on: '2025-07-01', precision: 'day' } } });
  });

  it('received at 15:01 is due the next working day', () => {
    expect(decided({}, '2025-07-01T15:01:00+07:00')).toMatchObject({ ok: true, value: { due: { on: '2025-07-02' } } });
  });

  it('received at 15:01 on the last Friday before Tết is due on the first working day after it', () => {
    const decision = decided({}, '2026-02-13T15:01:00+07:00');

    expect(decision).toMatchObject({ ok: true, value: { due: { on: '2026-02-23', at: new Date('2026-02-23T17:00:00+07:00') } } });
    expect(decision.ok && decision.value.due.reasons.map(({ code }) => code)).toContain('received-after-same-day-cut-off');
  });
});

describe('a same-day procedure whose version says another hour', () => {
  const catalogued = facts.procedures.get('2.000815') ?? [];
  const until = (sameDayCutOff: string | null) =>
    ({ ...facts, procedures: new Map([['2.000815', catalogued.map((version) => ({ ...version, sameDayCutOff }))]]) });
  const receivedAt = (at: string, sameDayCutOff: string | null) =>
    decideReceipt({ dossierId: 'd', request: aRequest(), channel: 'counter', ownerAccountId: null, at: new Date(at) }, until(sameDayCutOff));

  it('is answered the same day until then, and the clock of what comes later starts with the next working day', () => {
    expect(receivedAt('2025-07-01T16:00:00+07:00', '16:00')).toMatchObject({ ok: true, value: { due: { on: '2025-07-01', limit: { unit: 'same-day', cutOffMinute: 960 } } } });
    const late = receivedAt('2025-07-01T16:01:00+07:00', '16:00');
    expect(late).toMatchObject({ ok: true, value: { due: { on: '2025-07-02' }, receipt: { clockStartsAt: new Date('2025-07-02T07:00:00+07:00') } } });
    expect(late.ok && late.value.due.reasons).toEqual([{ code: 'received-after-same-day-cut-off', cutOffMinute: 960, startsOn: '2025-07-02' }]);
    expect(receivedAt('2025-07-01T14:01:00+07:00', '14:00')).toMatchObject({ ok: true, value: { due: { on: '2025-07-02' } } });
  });

  it('and one that says none follows the hour of the law', () => {
    expect(receivedAt('2025-07-01T15:00:00+07:00', null)).toMatchObject({ ok: true, value: { due: { on: '2025-07-01', limit: { unit: 'same-day' } } } });
    expect(receivedAt('2025-07-01T15:01:00+07:00', null)).toMatchObject({ ok: true, value: { due: { on: '2025-07-02' } } });
  });
});

describe('the units of a dossier', () => {
  it('are all the receiving one unless said otherwise', () => {
    expect(decided()).toMatchObject({ ok: true, value: { agencyCode: 'H56.147.97', receipt: {
      supportUnitId: null, receivingUnitId: 'hac-thanh', competentUnitId: 'hac-thanh', returningUnitId: 'hac-thanh' } } });
  });

  it('may be four different ones, and the code is the receiving one\'s', () => {
    const decision = decided({ ...land, supportUnitId: 'hoang-hoa', competentUnitId: 'so-nong-nghiep', returningUnitId: 'hoang-hoa' });

    expect(decision).toMatchObject({ ok: true, value: { agencyCode: 'H56.147.97', competentUnitName: 'Sở Nông nghiệp và Môi trường' } });
  });

  it('are refused when one is unknown', () => {
    expect(decided({ returningUnitId: 'nowhere' })).toEqual(refusedWith('UNIT_NOT_FOUND', { unitId: 'nowhere', as: 'returning' }));
  });

  it('are refused when one was dissolved before the receiving day', () => {
    expect(decided({ receivingUnitId: 'dien-bien-ward' })).toEqual(refusedWith('UNIT_NOT_ACTIVE', { as: 'receiving', validTo: '2025-06-30' }));
    expect(decided({ supportUnitId: 'dien-bien-ward' })).toEqual(refusedWith('UNIT_NOT_ACTIVE', { as: 'support' }));
  });

  it('include the last day of a dissolved one', () => {
    expect(decided({ receivingUnitId: 'dien-bien-ward' }, '2025-06-30T08:00:00+07:00').ok).toBe(true);
  });

  it('are refused when one lies in another province', () => {
    expect(decided({ competentUnitId: 'ba-dinh' })).toEqual(refusedWith('UNIT_NOT_COMPETENT', { reason: 'other-province' }));
  });

  it('need an agency code to number from', () => {
    expect(decided({ receivingUnitId: 'no-code' })).toEqual(refusedWith('UNIT_NOT_ACTIVE', { reason: 'no-agency-code' }));
  });
});

describe('competence', () => {
  it('of the commune is not the province\'s', () => {
    expect(decided({ competentUnitId: 'thanh-hoa' })).toEqual(refusedWith('UNIT_NOT_COMPETENT', { competentLevel: 'commune', level: 'province' }));
  });

  it('of the province is not a commune\'s, which may receive all the same', () => {
    expect(decided(land)).toEqual(refusedWith('UNIT_NOT_COMPETENT', { competentLevel: 'province', level: 'commune' }));
    expect(decided({ ...land, competentUnitId: 'thanh-hoa' }).ok).toBe(true);
  });

  it('of several levels is that of each of them, and of no other', () => {
    const extract = { procedureCode: '2.000635', components: [{ code: 'to-khai', originals: 1, copies: 0 }, { code: 'giay-to-tuy-than', originals: 1, copies: 0 }] };
    const levels = ['hac-thanh', 'so-nong-nghiep'].map((competentUnitId) => decided({ ...extract, competentUnitId }).ok);

    expect(levels).toEqual([true, true]);
    expect(decided({ ...extract, competentUnitId: 'thanh-hoa' })).toEqual(refusedWith('UNIT_NOT_COMPETENT', {
      competentLevel: 'commune', furtherCompetentLevels: ['department'], level: 'province',
    }));
  });
});

describe('a procedure', () => {
  it('that nobody published is not found', () => {
    expect(decided({ procedureCode: '9.999999' })).toEqual(refusedWith('PROCEDURE_NOT_FOUND'));
  });

  it('that begins later is not in force', () => {
    expect(decided({ procedureCode: '1.001612', receivingUnitId: 'dien-bien-ward' }, '2025-06-30T08:00:00+07:00')).toEqual(refusedWith('PROCEDURE_NOT_IN_FORCE'));
  });
});

describe('a personal number', () => {
  const withNumber = (personalNumber: string) => decided({ applicant: { fullName: 'Nguyễn Văn An', personalNumber } });

  it('is kept without the spaces people write', () => {
    expect(withNumber('038 090 012 345')).toMatchObject({ ok: true, value: { parties: [{ role: 'applicant', personalNumber: '038090012345' }], warnings: [] } });
  });

  it('with another count of digits is refused without repeating it', () => {
    expect(withNumber('03809001234')).toEqual({ ok: false, error: { code: 'PERSONAL_NUMBER_INVALID', params: {} } });
  });

  it('that looks wrong is received with a warning', () => {
    expect(withNumber('038990012345')).toMatchObject({ ok: true, value: { warnings: [{ code: 'IMPLAUSIBLE_CENTURY' }] } });
    expect(withNumber('003090012345')).toMatchObject({ ok: true, value: { warnings: [{ code: 'IMPLAUSIBLE_BIRTHPLACE' }] } });
  });

  it('that disagrees with the day of birth or the sex that is declared comes with a warning for each', () => {
    const applicant = { fullName: 'Nguyễn Văn An', personalNumber: '038090012345', dateOfBirth: '1991-02-03', sex: 'female' as const };

    expect(decided({ applicant })).toMatchObject({ ok: true, value: { warnings: [{ code: 'BIRTH_YEAR_DIFFERS' }, { code: 'SEX_DIFFERS' }] } });
  });

  it('may be absent', () => {
    expect(decided()).toMatchObject({ ok: true, value: { parties: [{ personalNumber: null }] } });
  });
});

describe('the persons of a dossier', () => {
  const company = { kind: 'organisation' as const, fullName: 'Công ty TNHH Sao Mai', organisationCode: '2800123456' };
  const head = { representative: { fullName: 'Lê Thị Bình' }, representation: { basis: 'organisation-head' as const } };

  it('of an organisation are its code and whoever acts for it', () => {
    expect(decided({ applicant: company, ...head })).toMatchObject({ ok: true, value: { parties: [
      { role: 'applicant', kind: 'organisation', organisationCode: '2800123456' }, { role: 'representative', details: { representation: { basis: 'organisation-head' } } }] } });
    expect(decided({ applicant: company })).toEqual(refusedWith('PARTY_INVALID', { role: 'representative', reason: 'required-for-organisation' }));
    expect(decided({ applicant: { ...company, organisationCode: '28001' }, ...head })).toEqual(refusedWith('PARTY_INVALID', { field: 'organisationCode', reason: 'form' }));
  });

  it('that act for somebody say by what right, and with which document where the right rests on one', () => {
    const representative = { fullName: 'Lê Thị Bình', personalNumber: '038190000001' };

    expect(decided({ representative })).toEqual(refusedWith('PARTY_INVALID', { role: 'representation', field: 'basis' }));
    expect(decided({ representative, representation: { basis: 'power-of-attorney' } })).toEqual(refusedWith('PARTY_INVALID', { field: 'documentNumber' }));
    expect(decided({ representative, representation: { basis: 'power-of-attorney', documentNumber: '12/UQ' } })).toMatchObject({ ok: true });
    expect(decided({ representation: { basis: 'legal-guardian' } })).toEqual(refusedWith('PARTY_INVALID', { role: 'representative' }));
  });

  it('may be three, and a warning says about whom it is', () => {
    const decision = decided({ submitter: { fullName: 'Trần Văn Cường', personalNumber: '038490000001' }, representative: { fullName: 'Lê Thị Bình' }, representation: { basis: 'family-member' } });

    expect(decision).toMatchObject({ ok: true, value: { parties: [{ role: 'applicant' }, { role: 'submitter' }, { role: 'representative' }], warnings: [{ code: 'IMPLAUSIBLE_CENTURY', role: 'submitter' }] } });
  });
});

describe('the channel', () => {
  it.each([
    [false, undefined, 'counter'], [false, 'counter', 'counter'], [false, 'postal', 'postal'], [true, undefined, 'online'], [true, 'online', 'online'],
  ] as const)('of a citizen (%s) who says %s is %s', (isCitizen, asked, channel) => {
    expect(channelOf(isCitizen, asked)).toEqual({ ok: true, value: channel });
  });

  it.each([[false, 'online'], [true, 'postal'], [true, 'counter']] as const)('is never another than it was: citizen %s, %s', (isCitizen, asked) => {
    expect(channelOf(isCitizen, asked)).toEqual(refusedWith('CHANNEL_NOT_ALLOWED', { channel: asked }));
  });
});

describe('a case of a procedure', () => {
  const verified = procedure.parse({
    ...[...facts.procedures.get('2.000815') ?? []][0], cases: [{ code: 'xac-minh', name: 'Cần xác minh', timeLimit: { unit: 'working-day', amount: 2 }, components: [] }],
    nonTerritorialScope: 'none',
  });
  const withCases: IntakeFacts = { ...facts, procedures: new Map([['2.000815', [verified]]]) };
  const decidedFor = (changes: Partial<ReceiveRequest>) =>
    decideReceipt({ dossierId: 'd', request: aRequest(changes), channel: 'counter', ownerAccountId: null, at: new Date('2025-07-01T08:00:00+07:00') }, withCases);

  it('decides what is asked for and by when', () => {
    expect(decidedFor({ caseCode: 'xac-minh', components: [] })).toMatchObject({ ok: true, value: { due: { on: '2025-07-03' }, receipt: { caseCode: 'xac-minh' } } });
    expect(decidedFor({ caseCode: 'khac' })).toEqual(refusedWith('PROCEDURE_CASE_UNKNOWN', { cases: [{ code: 'xac-minh', name: 'Cần xác minh' }] }));
  });

  // Decree 118/2025, article 14: any centre of the province, whatever the procedure; 'none' says only that other provinces do not receive it.
  it('that is not for the whole nation is received at every centre of the province all the same', () => {
    expect(decidedFor({ competentUnitId: 'hoang-hoa', caseCode: 'xac-minh', components: [] }))
      .toMatchObject({ ok: true, value: { receipt: { receivingUnitId: 'hac-thanh', competentUnitId: 'hoang-hoa' } } });
  });
});

describe('the form of a procedure', () => {
  const birth = { procedureCode: '1.001193', components: [{ code: 'to-khai', originals: 1, copies: 0 }, { code: 'giay-chung-sinh', originals: 1, copies: 0 }] };
  const [version] = facts.procedures.get('1.001193') ?? [];
  const filed = (channel: 'counter' | 'online', changes: Partial<ReceiveRequest> = {}, known = facts) =>
    decideReceipt({ dossierId: 'd', request: aRequest({ ...birth, channel, ...changes }), channel, ownerAccountId: null, at: new Date('2025-07-01T08:00:00+07:00') }, known);

  it('is answered by who files online; a desk may leave it to the paper', () => {
    const answers = filledForm((version?.eForm?.schema ?? {}) as FormSchema);

    expect(filed('online')).toEqual(refusedWith('FORM_DATA_INVALID', { issues: expect.arrayContaining([expect.objectContaining({ pointer: '/hoTenTre' }), expect.objectContaining({ pointer: '/camKet' })]) }));
    expect(filed('online', { formData: answers })).toMatchObject({ ok: true, value: { formData: answers } });
    expect(filed('counter')).toMatchObject({ ok: true, value: { formData: null } });
  });

  it('is asked of nobody where the version has none', () => {
    const without = { ...facts, procedures: new Map([['1.001193', version ? [{ ...version, eForm: null }] : []]]) };
    expect(filed('online', {}, without)).toMatchObject({ ok: true });
  });
});
