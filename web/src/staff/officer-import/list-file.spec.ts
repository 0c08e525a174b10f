import { readList, SAMPLE } from './list-file.js';

describe('a list of officers that somebody chooses', () => {
  it('is sent as it is, whatever its bytes and however long', () => {
    const bytes = Uint8Array.from({ length: 100_000 }, (_none, at) => at % 256);

    expect(readList('Cán bộ.XLSX', bytes)).toEqual({ name: 'Cán bộ.XLSX', format: 'xlsx', bytesBase64: Buffer.from(bytes).toString('base64') });
  });

  it('is not sent when it is of another kind, or too large for one request', () => {
    expect(readList('can-bo.xls', new Uint8Array(1))).toBe('other-kind');
    expect(readList('can-bo.csv', new Uint8Array(175_001))).toBe('too-large');
  });

  it('can begin from a sample that names every column', () => {
    expect(SAMPLE).toMatch(/^\uFEFFTài khoản,Họ và tên,Mã đơn vị,Vai trò,Chức danh,Từ ngày,Đến ngày\r\n/);
  });
});
