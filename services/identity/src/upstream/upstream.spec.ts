import { isEnough, readPerson, withTold, type Claims, type ProfileSettings } from './upstream.js';

const vneid: ProfileSettings = { kind: 'vneid', minimumAssurance: 2, loginClaim: 'login' };
const province: ProfileSettings = { kind: 'province', minimumAssurance: 2, loginClaim: 'login' };
const citizen: Claims = {
  sub: 'v-1', LoaiTaiKhoan: '1', SoDinhDanh: '000185900001', HoVaTen: 'Nguyễn Văn Thử', NgayThangNamSinh: '19850312', GioiTinh: 'Nam', DanToc: 'Kinh',
  ThuongTru: 'Số 1', SoDienThoai: '0900000001', loAs: '2',
};

describe('the claims of VNeID', () => {
  it('become subject, name, date of birth, number and level, and nothing else', () => {
    expect(readPerson(citizen, vneid)).toEqual({ ok: true, value: {
      kind: 'citizen', subject: 'v-1', fullName: 'Nguyễn Văn Thử', birthDate: '1985-03-12', personalNumber: '000185900001', assurance: 2,
    } });
  });

  it('may tell the level as a number, and may leave out number and date of birth', () => {
    const { SoDinhDanh: _number, NgayThangNamSinh: _born, ...rest } = citizen;

    expect(readPerson({ ...rest, loAs: 2, LoaiTaiKhoan: 1 }, vneid)).toMatchObject({ ok: true, value: { personalNumber: null, birthDate: null, assurance: 2 } });
  });

  it('of level 1 are refused where level 2 is asked for, and enough where it is not', () => {
    expect(readPerson({ ...citizen, loAs: '1' }, vneid)).toEqual({ ok: false, error: 'assurance-too-low' });
    expect(readPerson({ ...citizen, loAs: '1' }, { ...vneid, minimumAssurance: 1 })).toMatchObject({ ok: true, value: { assurance: 1 } });
    expect(readPerson({ ...citizen, loAs: '0' }, { ...vneid, minimumAssurance: 1 })).toEqual({ ok: false, error: 'assurance-too-low' });
  });

  it('of level 1 tell no number: it is the word of the person, and would open the account of whoever has it', () => {
    expect(readPerson({ ...citizen, loAs: '1' }, { ...vneid, minimumAssurance: 1 })).toMatchObject({ ok: true, value: { personalNumber: null, assurance: 1 } });
  });

  it.each(['LoaiTaiKhoan', 'loAs', 'HoVaTen'])('are asked for at the provider while %s is not known', (name) => {
    expect([isEnough(citizen, vneid), isEnough({ ...citizen, [name]: undefined }, vneid)]).toEqual([true, false]);
  });

  it('that were signed are not replaced by what the provider tells beside them', () => {
    const { HoVaTen: fullName, ...signed } = citizen;

    expect(withTold({ ...signed, loAs: '1' }, { HoVaTen: fullName, loAs: '2', sub: 'v-2' })).toEqual({ ...citizen, loAs: '1' });
  });

  it.each(['LoaiTaiKhoan', 'loAs', 'HoVaTen', 'sub'])('without %s say too little', (name) => {
    expect(readPerson({ ...citizen, [name]: '' }, vneid)).toEqual({ ok: false, error: 'claims-missing' });
  });

  it('of an organisation are not a person', () => {
    expect(readPerson({ ...citizen, LoaiTaiKhoan: '2' }, vneid)).toEqual({ ok: false, error: 'not-a-person' });
  });
});

describe('the claims of a province', () => {
  it('become a login, in the claim that the settings name', () => {
    expect(readPerson({ sub: 'p-1', login: 'MotCua.14797' }, province)).toEqual({ ok: true, value: { kind: 'officer', subject: 'p-1', login: 'motcua.14797' } });
    expect(readPerson({ sub: 'p-1', preferred_username: 'an' }, { ...province, loginClaim: 'preferred_username' })).toMatchObject({ ok: true, value: { login: 'an' } });
  });

  it.each(['một cửa', "a' OR 1=1", `${'a'.repeat(90)}`])('with the login %s are nobody of registry', (login) => {
    expect(readPerson({ sub: 'p-1', login }, province)).toEqual({ ok: false, error: 'no-officer' });
  });

  it('never make a citizen, whatever else they say', () => {
    expect(readPerson({ ...citizen, login: undefined }, province)).toEqual({ ok: false, error: 'claims-missing' });
  });
});
