import { componentsOf, EMPTY, formProblemsOf, isBegun, missingOf, openFields, requestOf, withCard, withoutScan, withPaper, withProcedure, type ProcedureOfForm } from './intake-form.js';

const component = (code: string, changes = {}) => ({ code, name: code, required: true, originals: 1, copies: 0, replaceableByData: false, ...changes });
const BIRTH: ProcedureOfForm = {
  code: '1.001193', name: 'Đăng ký khai sinh', field: 'Hộ tịch',
  components: [component('to-khai'), component('ket-hon', { replaceableByData: true }), component('uy-quyen', { required: false, originals: 0, copies: 2 })],
  cases: [{ code: 'bo-roi', name: 'Trẻ bị bỏ rơi', components: [component('bien-ban')] }],
};
const UNIT = '0190c0de-0000-7000-8000-000000000001';
const CARD = { personalNumber: '038187001421', fullName: 'Nguyễn Thị Người Mẫu', dateOfBirth: '1987-03-14', sex: 'female', address: 'Phường Hạc Thành' } as const;
const SENT = { receivingUnitId: UNIT, procedureCode: BIRTH.code, submitOnly: false, eForm: null };
const given = { isGiven: true };
const E_FORM = {
  schema: { type: 'object', required: ['hoTen'], properties: { hoTen: { type: 'string', title: 'Họ tên', minLength: 1 }, ngaySinh: { type: 'string', format: 'date', title: 'Ngày sinh' }, con: { type: 'array', title: 'Con', items: { type: 'string' } } } },
  uiSchema: {},
};

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
    expect(requestOf(ticked, SENT)).toEqual({
      procedureCode: '1.001193', receivingUnitId: UNIT, channel: 'counter',
      applicant: { fullName: CARD.fullName, personalNumber: CARD.personalNumber, dateOfBirth: '1987-03-14', sex: 'female', address: 'Phường Hạc Thành' },
      components: [{ code: 'to-khai', originals: 1, copies: 0 }, { code: 'uy-quyen', originals: 0, copies: 3 }],
    });
    expect(requestOf({ ...ticked, returns: 'postal', postalAddress: ' Số 1 ' }, { ...SENT, submitOnly: true })).toMatchObject({ submitOnly: true, returnByPost: { address: 'Số 1' } });
  });

  it('counts the declaration that was typed into the e-form as handed in, and sends whole days and nothing empty', () => {
    const typed = { ...form, answers: { hoTen: ' Nguyễn Mẫu ', ngaySinh: '2025-3-7', con: [''] } };
    expect([missingOf(typed, BIRTH), formProblemsOf(typed, E_FORM)]).toEqual([[], []]);
    expect(requestOf(typed, { ...SENT, eForm: E_FORM })).toMatchObject({ components: [{ code: 'to-khai', originals: 1, copies: 0 }], formData: { hoTen: 'Nguyễn Mẫu', ngaySinh: '2025-03-07' } });
  });

  it('may leave the e-form to the paper, but not half answered', () => {
    expect([formProblemsOf(form, E_FORM), requestOf(form, { ...SENT, eForm: E_FORM })]).toEqual([[], expect.not.objectContaining({ formData: expect.anything() })]);
    expect(formProblemsOf({ ...form, answers: { ngaySinh: '2025-03-07' } }, E_FORM)).toEqual([{ pointer: '/hoTen', words: 'Nhập họ tên' }]);
  });

  it('forgets the answers with another person or another procedure, and takes a scan out of them', () => {
    const typed = { ...form, answers: { hoTen: 'Nguyễn Mẫu', con: ['A038|x'] } };
    expect([withCard(typed, { personalNumber: '038087001422', fullName: 'Lê Văn Khác' }, 9).answers, withProcedure(typed, { ...BIRTH, code: '2' }, null).answers]).toEqual([{}, {}]);
    expect([withCard(typed, CARD, 9).answers, withoutScan(typed, '038|x').answers]).toEqual([typed.answers, { hoTen: 'Nguyễn Mẫu', con: ['A'] }]);
  });

  it('takes a paper that the procedure asks for since it was chosen', () => {
    const since = { ...BIRTH, components: [...BIRTH.components, component('moi')] };
    const ticked = withPaper(withPaper(form, 'to-khai', () => given), 'moi', () => given);
    expect([missingOf(ticked, since), requestOf(ticked, SENT).components]).toEqual([[], [{ code: 'to-khai', originals: 1, copies: 0 }, { code: 'moi', originals: 1, copies: 0 }]]);
  });

  it('tells a certified copy from a plain one', () => {
    expect(requestOf(withPaper(form, 'to-khai', () => ({ ...given, kind: 'certified', count: 2 })), SENT).components).toEqual([{ code: 'to-khai', originals: 0, copies: 0, certifiedCopies: 2 }]);
  });

  it('is worth keeping from the first letter on', () => {
    expect([isBegun(EMPTY), isBegun({ ...EMPTY, phone: '0' })]).toEqual([false, true]);
  });
});
