import { termsOf } from './terms.js';

const paper = (code: string, required = true) => ({ code, name: code, required, originals: 1, copies: 0, replaceableByData: false });
const fee = (amountDong: number | null) => ({ code: 'le-phi', name: 'Lệ phí', kind: 'charge' as const, amountDong, unit: 'per-dossier' as const, note: '' });
const procedure = {
  code: '1.001193', name: 'Đăng ký khai sinh', field: 'Hộ tịch', competentPost: 'Chủ tịch', onlineLevel: 'full' as const, feeDong: 8_000,
  timeLimit: { unit: 'same-day' as const }, components: [paper('to-khai'), paper('uy-quyen', false)],
  channels: [
    { channel: 'counter' as const, timeLimit: { unit: 'same-day' as const }, fees: [fee(8_000)] },
    { channel: 'online' as const, timeLimit: { unit: 'working-day' as const, amount: 1 }, fees: [] },
  ],
  cases: [{ code: 'xac-minh', name: 'Cần xác minh', timeLimit: { unit: 'working-day' as const, amount: 5 }, components: [paper('to-khai'), paper('chung-cu')] }],
};

describe('what a procedure asks for', () => {
  it('follows the way of filing, and a case goes before it', () => {
    expect(termsOf(procedure, { channel: 'online', caseCode: '' })).toMatchObject({ limit: { unit: 'working-day', amount: 1 }, fees: [] });
    expect(termsOf(procedure, { channel: 'online', caseCode: 'xac-minh' })).toMatchObject({ limit: { amount: 5 }, components: [{ code: 'to-khai' }, { code: 'chung-cu' }], fees: [] });
  });

  it('is that of the first way when an address names none that exists', () => {
    expect(termsOf(procedure, { channel: 'drone', caseCode: 'nhanh' }).choice).toEqual({ channel: 'counter', caseCode: '' });
    expect(termsOf({ ...procedure, channels: [], cases: [] }, { channel: '', caseCode: '' })).toMatchObject({ choice: { channel: 'counter' }, limit: { unit: 'same-day' } });
  });
});
