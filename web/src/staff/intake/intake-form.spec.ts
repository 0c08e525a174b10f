import { componentsOf, EMPTY, isBegun, missingOf, openFields, requestOf, withCard, withoutScan, withPaper, withProcedure, type ProcedureOfForm } from './intake-form.js';

const component = (code: string, changes = {}) => ({ code, name: code, required: true, originals: 1, copies: 0, replaceableByData: false, ...changes });
const BIRTH: ProcedureOfForm = {
  code: '1.001193', name: 'Đăng ký khai sinh', field: 'Hộ tịch',
  components: [component('to-khai'), component('ket-hon', { replaceableByData: true }), component('uy-quyen', { required: false, originals: 0, copies: 2 })],
  cases: [{ code: 'bo-roi', name: 'Trẻ bị bỏ rơi', components: [component('bien-ban')] }],
};
const UNIT = '0190c0de-0000-7000-8000-000000000001';
const CARD = { personalNumber: '038187001421', fullName: 'Nguyễn Thị Người Mẫu', dateOfBirth: '1987-03-14', sex: 'female', address: 'Phường Hạc Thành' } as const;
const given = { isGiven: true };

describe('an intake', () => {
  const form = withProcedure(withCard(EMPTY, CARD, 7), BIRTH, null);

  it('takes a card over and begins to count the time with it', () => {
    expect(form).toMatchObject({ fullName: CARD.fullName, birth: '14/03/1987', sex: 'female', begunAt: 7 });
    expect(withCard({ ...form, phone: '0912345678' }, CARD, 9)).toMatchObject({ phone: '0912345678', begunAt: 7 });
  });

  it('keeps nothing of the person before when another card is scanned', () => {
    expect(withCard({ ...form, phone: '0912345678' }, { personalNumber: '038087001422', fullName: 'Lê Văn Khác' }, 9)).toMatchObject({ phone: '', birth: '', sex: '', address: '' });
  });

  it('takes out of a field what the scanner typed into it', () => {
    expect(withoutScan({ ...EMPTY, query: 'ks038|x', phone: '0912' }, '038|x')).toMatchObject({ query: 'ks', phone: '0912' });
    expect(withoutScan({ ...EMPTY, query: 'ks038187001421|1|Lê Mẫu|14031987' }, '038187001421|1|L Mu|14031987').query).toBe('ks');
  });

  it('has the papers of the procedure, or of the case, as they are usually handed in', () => {
    expect(form.papers).toEqual({ 'to-khai': { isGiven: false, kind: 'original', count: 1 }, 'ket-hon': { isGiven: false, kind: 'original', count: 1 }, 'uy-quyen': { isGiven: false, kind: 'copy', count: 2 } });
    expect(componentsOf(BIRTH, 'bo-roi').map(({ code }) => code)).toEqual(['bien-ban']);
    expect(Object.keys(withProcedure(form, BIRTH, 'bo-roi').papers)).toEqual(['bien-ban']);
  });

  it('keeps its ticks when the same procedure is chosen once more', () => {
    expect(withProcedure(withPaper(form, 'to-khai', () => given), BIRTH, null).papers['to-khai']).toMatchObject(given);
  });

  it('misses what is required, was not handed in, and stands in no database', () => {
    expect(missingOf(form, BIRTH).map(({ code }) => code)).toEqual(['to-khai']);
    expect(missingOf(withPaper(form, 'to-khai', () => given), BIRTH)).toEqual([]);
  });

  it('says what still has to be filled in, and lets a person without a number through', () => {
    expect(openFields(EMPTY)).toEqual(['fullName', 'query']);
    expect(openFields({ ...form, personalNumber: '', birth: '' })).toEqual([]);
    expect(openFields({ ...form, personalNumber: '0381', birth: '31/02/1987', returns: 'postal' })).toEqual(['personalNumber', 'birth', 'postalAddress']);
  });

  it('is sent with what was handed in, and with nothing that is empty', () => {
    const ticked = withPaper(withPaper(form, 'to-khai', () => given), 'uy-quyen', () => ({ ...given, count: 3 }));
    expect(requestOf(ticked, UNIT, BIRTH.code, false)).toEqual({
      procedureCode: '1.001193', receivingUnitId: UNIT, channel: 'counter',
      applicant: { fullName: CARD.fullName, personalNumber: CARD.personalNumber, dateOfBirth: '1987-03-14', sex: 'female', address: 'Phường Hạc Thành' },
      components: [{ code: 'to-khai', originals: 1, copies: 0 }, { code: 'uy-quyen', originals: 0, copies: 3 }],
    });
    expect(requestOf({ ...ticked, returns: 'postal', postalAddress: ' Số 1 ' }, UNIT, BIRTH.code, true)).toMatchObject({ submitOnly: true, returnByPost: { address: 'Số 1' } });
  });

  it('is worth keeping from the first letter on', () => {
    expect([isBegun(EMPTY), isBegun({ ...EMPTY, phone: '0' })]).toEqual([false, true]);
  });
});
