import { fetcherOf, readReceipt } from './receipt-scan.js';

describe('what is scanned at the return desk', () => {
  it.each([
    ['https://dvc.thanhhoa.example/tra-cuu#the=Ab-12_x', { token: 'Ab-12_x' }], ['http://localhost:18600/tra-cuu#ma=H56.147.97-250701-0042&khoa=ABCDEFGHJK', { code: 'H56.147.97-250701-0042' }],
    [' H56.147.97-250701-0042 ', { code: 'H56.147.97-250701-0042' }], ['000.00.21.H56-240101-0001', { code: '000.00.21.H56-240101-0001' }],
  ])('%s names %j', (scanned, named) => {
    expect(readReceipt(scanned)).toEqual(named);
  });

  it.each(['', 'khai sinh', 'https://example.vn/tra-cuu#x=1', 'https://example.vn/#the=abc', '038187001421||Lê Văn Mẫu|14031987'])('"%s" names no dossier', (scanned) => {
    expect(readReceipt(scanned)).toBeNull();
  });
});

describe('who stands there', () => {
  it('is one of the dossier only by the number on the card', () => {
    const parties = [{ personalNumber: null, role: 'applicant' }, { personalNumber: '038187001421', role: 'submitter' }];
    expect(fetcherOf(parties, '038187001421')?.role).toBe('submitter');
    expect(fetcherOf(parties, '038187001422')).toBeUndefined();
  });
});
