import { describe, expect, it } from '@jest/globals';
import { procedure, PROCEDURE_CHARS_MAX, type Procedure } from '@haicap/contracts';
import { FormValidators } from '../e-form/form-validators.js';
import { feesOf } from '../fee/procedure-fees.js';
import { PROCEDURE_CATALOGUE } from '../procedure/procedure-catalogue.js';
import { checkContent } from '../procedure-draft/check-content.js';
import { contentOf } from '../procedure-draft/procedure-draft.js';

const validators = new FormValidators();
const versions: Procedure[] = PROCEDURE_CATALOGUE.map((entry, n) =>
  procedure.parse({ ...entry, procedureId: `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`, version: 1 }));
const version = (code: string) => versions.find((one) => one.code === code);

describe('the starting catalogue', () => {
  it('holds fifty procedures, each code once', () => {
    expect(new Set(versions.map(({ code }) => code)).size).toBe(50);
    expect(versions).toHaveLength(50);
  });

  it.each(versions.map((one) => [one.code, one.name, one] as const))('%s %s would pass the check it asks of a province', (_code, _name, one) => {
    const { problems, warnings } = checkContent(contentOf(one));

    expect([...problems, ...validators.problemsOf(one.eForm ?? { schema: {}, uiSchema: {} })]).toEqual([]);
    expect(warnings.filter(({ code }) => code !== 'verified-with-uncertainty')).toEqual([]);
    expect(JSON.stringify(one).length).toBeLessThan(PROCEDURE_CHARS_MAX / 2);
  });

  it('covers every procedure with an internal and an electronic process', () => {
    expect(versions.filter(({ process, eForm }) => process.length === 0 || eForm === null)).toEqual([]);
  });

  it('claims certainty for code, limit and fee of two procedures only, and doubts the code of one', () => {
    const codes = (confidence: Procedure['confidence']) => versions.filter((one) => one.confidence === confidence).map(({ code }) => code).toSorted();

    expect(codes('verified')).toEqual(['2.000815', '2.000908']);
    expect(codes('unverified')).toEqual(['1.004873']);
    expect(version('1.004873')?.uncertain).toContainEqual({ pointer: '/code', note: expect.stringContaining('chưa đối chiếu') });
  });

  it('says of every limit that no official source confirms that it is not certain', () => {
    const confirmed = ['1.001193', '1.004873', '2.000635', '2.000815', '2.000908', '1.004222'];
    const silent = versions.filter(({ code, uncertain }) => !confirmed.includes(code) && !uncertain.some(({ pointer }) => pointer === '/timeLimit'));

    expect(silent.map(({ code }) => code)).toEqual([]);
  });

  it('says the same of every amount, also of none at all; what each province sets has no amount', () => {
    const confirmed = ['1.004873', '2.000815', '2.000908', '2.001263'];
    const isOpen = ({ feeDong, channels }: Procedure) => feeDong === null && channels.some(({ fees }) => fees.some(({ amountDong }) => amountDong === null));
    const silent = versions.filter((one) => !confirmed.includes(one.code) && !isOpen(one) && !one.uncertain.some(({ pointer }) => pointer === '/feeDong'));

    expect(silent.map(({ code }) => code)).toEqual([]);
  });

  it('names no fee that no source names, and says so', () => {
    const open = versions.filter(({ feeDong }) => feeDong === null);

    expect(open.length).toBeGreaterThan(10);
    for (const { channels } of open) for (const fee of channels.flatMap(({ fees }) => fees)) expect(fee.amountDong !== null || fee.note !== '').toBe(true);
  });

  it.each(['1.001193', '1.000656'])('says that %s is free in time only: told too late it costs what the province sets, and that is not certain', (code) => {
    const one = version(code);
    const feesIn = (channel: 'counter' | 'online' | 'postal', caseCode?: string) => one && feesOf(one, channel, caseCode).map(({ price }) => price.type);

    expect(one).toMatchObject({ feeDong: null, confidence: 'partly', cases: expect.arrayContaining([expect.objectContaining({ code: 'qua-han' })]) });
    expect(one?.uncertain).toContainEqual({ pointer: '/feeDong', note: expect.stringContaining('quá hạn') });
    expect([feesIn('counter'), feesIn('counter', 'qua-han'), feesIn('postal', 'qua-han')]).toEqual([[], ['to-be-set'], ['to-be-set']]);
  });

  it('waives a late registration of a birth that is filed online', () => {
    const birth = version('1.001193');
    expect(birth && feesOf(birth, 'online', 'qua-han')).toEqual([]);
  });

  it('gives the case with verification its own limit', () => {
    expect(version('1.000894')).toMatchObject({ timeLimit: { unit: 'same-day' }, sameDayCutOff: '15:00', cases: [{ code: 'xac-minh', timeLimit: { unit: 'working-day', amount: 5 } }] });
    expect(version('1.004873')?.cases).toMatchObject([{ timeLimit: { unit: 'day', amount: 23 } }]);
  });

  it('prices certified copies page by page, and waives what is filed online where sources say so', () => {
    expect(version('2.000815')?.channels[0]?.fees).toMatchObject([{ unit: 'per-page', rule: { price: { maxPerCopyDong: 200_000 } } }]);
    expect(version('1.004873')?.channels.map(({ channel, fees }) => [channel, fees.length])).toEqual([['counter', 1], ['online', 0], ['postal', 1]]);
  });

  it('lets a chair approve what is simple or done on the same day in one go, and nothing else', () => {
    const together = versions.filter(({ allowsBatchApproval }) => allowsBatchApproval);
    expect(together).toEqual(versions.filter(({ timeLimit }) => timeLimit.unit === 'same-day'));
    expect(versions.filter(({ isSimple, allowsBatchApproval }) => isSimple === true && !allowsBatchApproval)).toEqual([]);
  });

  it('lets the chair sign every step that its process gives to the chair', () => {
    const signs = versions.filter(({ isSimple, process }) => isSimple === true && process.some(({ role }) => role === 'chair'));
    expect(signs.map(({ code, needsSignature }) => [code, needsSignature])).toEqual([['2.000908', true]]);
  });

  it('gives the register copy the eight hours a city approved', () => {
    expect(version('2.000908')?.process.map(({ hours }) => hours)).toEqual([2, 3, 2, 1]);
  });
});

describe('every form of the starting catalogue', () => {
  it.each(versions.map((one) => [one.code, one] as const))('of %s refuses an empty answer and anything it did not ask for', (_code, one) => {
    const empty = validators.check(one, {});
    const issues = validators.check(one, { somethingElse: 1 });

    expect(empty).toMatchObject({ ok: false, error: { code: 'FORM_DATA_INVALID' } });
    expect(JSON.stringify(issues)).toContain('additionalProperties');
  });

  it('of a birth takes what parents fill in', () => {
    const birth = version('1.001193');
    const filled = {
      hoTenTre: 'Nguyễn Văn Bé', ngaySinhTre: '2025-06-01', gioiTinhTre: 'nam', noiSinh: 'Bệnh viện Phụ sản', me: { hoTen: 'Trần Thị Mẹ', soDinhDanh: '038190012345' },
      quanHe: 'cha-me', camKet: true,
    };

    expect(birth && validators.check(birth, filled)).toEqual({ ok: true, value: filled });
    expect(birth && validators.check(birth, { ...filled, camKet: false })).toMatchObject({ ok: false });
  });
});
