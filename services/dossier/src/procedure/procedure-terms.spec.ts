import { describe, expect, it } from '@jest/globals';
import { procedure } from '@haicap/contracts';
import { termsOf } from './procedure-terms.js';

const paper = { code: 'to-khai', name: 'Tờ khai', required: true, originals: 1, copies: 0, replaceableByData: false };
const aMarriage = (changes: object = {}) => procedure.parse({
  procedureId: '00000000-0000-7000-8000-000000000001', version: 2, code: '1.000894', name: 'Đăng ký kết hôn', field: 'Hộ tịch', competentLevel: 'commune',
  timeLimit: { unit: 'same-day' }, feeDong: 0, feeNote: '', result: 'Giấy chứng nhận kết hôn', legalBasis: 'Luật Hộ tịch', validFrom: '2025-01-01', validTo: null,
  confidence: 'partly', components: [paper],
  channels: [
    { channel: 'counter', timeLimit: { unit: 'same-day' }, fees: [] },
    { channel: 'online', timeLimit: { unit: 'working-day', amount: 2 }, fees: [{ code: 'le-phi', name: 'Lệ phí', kind: 'charge', amountDong: 5000, unit: 'per-dossier' }] },
  ],
  cases: [{ code: 'xac-minh', name: 'Cần xác minh', timeLimit: { unit: 'working-day', amount: 5 }, components: [paper, { ...paper, code: 'xac-nhan' }] }],
  ...changes,
});

describe('the terms of a dossier', () => {
  it('are those of the channel when no case is chosen', () => {
    expect(termsOf(aMarriage(), { channel: 'counter' })).toMatchObject({ ok: true, value: { caseCode: null, timeLimit: { unit: 'same-day' }, fees: [], components: [{ code: 'to-khai' }] } });
    expect(termsOf(aMarriage(), { channel: 'online' })).toMatchObject({ ok: true, value: { timeLimit: { unit: 'working-day', amount: 2 }, fees: [{ amountDong: 5000 }] } });
  });

  it('take papers and limit of the case and fees of the channel', () => {
    expect(termsOf(aMarriage(), { channel: 'online', caseCode: 'xac-minh' })).toMatchObject({
      ok: true, value: { caseCode: 'xac-minh', caseName: 'Cần xác minh', timeLimit: { amount: 5 }, fees: [{ amountDong: 5000 }], components: [{ code: 'to-khai' }, { code: 'xac-nhan' }] },
    });
  });

  it('keep the limit of the channel when the case has none of its own', () => {
    const withoutLimit = aMarriage({ cases: [{ code: 'khac', name: 'Khác', components: [paper] }] });

    expect(termsOf(withoutLimit, { channel: 'online', caseCode: 'khac' })).toMatchObject({ ok: true, value: { timeLimit: { amount: 2 } } });
  });

  it('are refused for a channel that is not offered, with those that are', () => {
    expect(termsOf(aMarriage(), { channel: 'postal' })).toEqual({
      ok: false, error: { code: 'PROCEDURE_CHANNEL_NOT_OFFERED', params: { channel: 'postal', offered: ['counter', 'online'] } },
    });
  });

  it('are refused for an unknown case, with those there are', () => {
    expect(termsOf(aMarriage(), { channel: 'counter', caseCode: 'khong-co' })).toEqual({
      ok: false, error: { code: 'PROCEDURE_CASE_UNKNOWN', params: { caseCode: 'khong-co', cases: [{ code: 'xac-minh', name: 'Cần xác minh' }] } },
    });
  });

  it('of a version older than channels are its one limit and its one fee, whatever the channel', () => {
    const old = aMarriage({ channels: [], cases: [], feeDong: 2000, feeNote: 'mỗi trang' });

    expect(termsOf(old, { channel: 'postal' })).toMatchObject({ ok: true, value: { timeLimit: { unit: 'same-day' }, fees: [{ amountDong: 2000, note: 'mỗi trang' }] } });
    expect(termsOf(aMarriage({ channels: [] }), { channel: 'postal' })).toMatchObject({ ok: true, value: { fees: [] } });
  });
});
