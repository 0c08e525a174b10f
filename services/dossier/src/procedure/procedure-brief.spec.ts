import { describe, expect, it } from '@jest/globals';
import { briefOf, type Briefed } from './procedure-brief.js';

const CERTIFIED_COPY: Briefed = {
  code: '2.000815', name: 'Chứng thực bản sao', field: 'Chứng thực', competentLevel: 'commune', competentPost: 'Chủ tịch', onlineLevel: 'partial', papers: 2,
  timeLimit: { unit: 'none' }, feeDong: 5_000,
  channels: [
    { channel: 'counter', timeLimit: { unit: 'same-day' }, fees: [{ code: 'phi', name: 'Phí', kind: 'fee', amountDong: 8_000, unit: 'per-page', note: 'dài' }] },
    { channel: 'online', timeLimit: { unit: 'working-day', amount: 1 }, fees: [] },
  ],
};

describe('a procedure in brief', () => {
  it('quotes limit and fees of filing online', () => {
    expect(briefOf(CERTIFIED_COPY)).toEqual({
      code: '2.000815', name: 'Chứng thực bản sao', field: 'Chứng thực', competentLevel: 'commune', competentPost: 'Chủ tịch', onlineLevel: 'partial', papers: 2,
      timeLimit: { unit: 'working-day', amount: 1 }, fees: [],
    });
  });

  it('quotes the desk where nothing is filed online, without the words of the fee', () => {
    expect(briefOf({ ...CERTIFIED_COPY, onlineLevel: 'information' })).toMatchObject({ timeLimit: { unit: 'same-day' }, fees: [{ amountDong: 8_000, unit: 'per-page' }] });
  });

  it('of a version of the first release has the one limit and the one fee of it', () => {
    expect(briefOf({ ...CERTIFIED_COPY, channels: null, competentPost: null, onlineLevel: null })).toMatchObject({
      timeLimit: { unit: 'none' }, fees: [{ amountDong: 5_000, unit: 'per-dossier' }], competentPost: '', onlineLevel: 'partial',
    });
    expect(briefOf({ ...CERTIFIED_COPY, channels: [], feeDong: 0 }).fees).toEqual([]);
  });
});
