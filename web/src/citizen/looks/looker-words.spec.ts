import { lookerWords } from './looker-words.js';

const HAC_THANH = { unitId: '3b1c0a52-5a0e-5c55-8f0e-000000014797', unitName: 'Phường Hạc Thành' };

describe('who looked', () => {
  it('is told by what they do and where, and not by name', () => {
    expect(lookerWords({ kind: 'officer', posts: [{ ...HAC_THANH, role: 'specialist' }, { ...HAC_THANH, unitName: null, role: 'chair' }], units: [] })).toBe('Chuyên viên, Phường Hạc Thành; Lãnh đạo đơn vị');
  });

  it('is told by the kind of who it was where there is no post', () => {
    expect(lookerWords({ kind: 'client', posts: [], units: [] })).toBe('Một ứng dụng đã đăng ký với tỉnh');
    expect(lookerWords({ kind: 'anonymous', posts: [], units: [] })).toContain('mã trên biên nhận');
  });

  it('is told with the units a program works for, the first of them by name', () => {
    const units = ['Hạc Thành', 'Hàm Rồng', 'Nguyệt Viên', 'Quảng Phú', 'Sầm Sơn'].map((name) => ({ unitId: HAC_THANH.unitId, unitName: `Phường ${name}` }));

    expect(lookerWords({ kind: 'client', posts: [], units: units.slice(0, 1) })).toBe('Một ứng dụng đã đăng ký với tỉnh, cho Phường Hạc Thành');
    expect(lookerWords({ kind: 'client', posts: [], units })).toBe('Một ứng dụng đã đăng ký với tỉnh, cho Phường Hạc Thành, Phường Hàm Rồng, Phường Nguyệt Viên và 2 đơn vị khác');
  });
});
