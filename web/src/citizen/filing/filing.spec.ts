import { procedure as procedureSchema, receiveDossier } from '@haicap/contracts';
import { filingDraft, withPaper, type DraftFile, type FilingDraft } from '../../draft/draft.js';
import { requestOf, stepOfRefusal } from './filing-request.js';
import { paperFor, problemsOfStep, stepsOf, type Step } from './filing-steps.js';

const TODAY = '2025-07-01';
const component = (code: string, required: boolean, replaceableByData = false) => ({ code, name: `Giấy ${code}`, required, originals: 1, copies: 0, replaceableByData });
const components = [component('to-khai', true), component('giay-chung-sinh', true), component('giay-to-tuy-than', true, true), component('giay-ket-hon', false, true)];
const birth = procedureSchema.parse({
  procedureId: '00000000-0000-7000-8000-00000000000f', code: '1.001193', version: 1, name: 'Đăng ký khai sinh', field: 'Hộ tịch', competentLevel: 'commune', timeLimit: { unit: 'same-day' }, feeDong: 0, feeNote: '',
  components, result: 'Giấy khai sinh', legalBasis: '', validFrom: '2025-01-01', validTo: null, confidence: 'partly',
  eForm: { schema: { type: 'object', required: ['hoTen', 'ngaySinh'], properties: { hoTen: { type: 'string', title: 'Họ tên', minLength: 1 }, ngaySinh: { type: 'string', format: 'date', title: 'Ngày sinh' } } }, uiSchema: {} },
});
const UNIT = { unitId: '00000000-0000-7000-8000-000000000001', fullName: 'Phường Hạc Thành' };
const file = (fileId: string | null): DraftFile => ({ localId: 'l', name: 'giay.pdf', sizeBytes: 10, uploadPath: null, fileId, pages: 1, thumb: null });
const FILE_ID = '00000000-0000-7000-8000-0000000000aa';
const empty = filingDraft({ code: birth.code, name: birth.name }, null, new Date('2025-07-01T08:00:00+07:00'));
const full: FilingDraft = withPaper({
  ...empty, unit: UNIT, returnWay: 'fetch', feesSeen: true, formData: { hoTen: ' An ', ngaySinh: '2025-6-1', bo: '' },
  person: { fullName: 'Lê Thị Thử', personalNumber: '038 190 000 001', dateOfBirth: '1990-3-7', sex: '', phone: '0912 345 678', address: 'Số 1', email: '' },
}, 'giay-chung-sinh', (paper) => ({ ...paper, files: [file(FILE_ID)] }));
const wordsOf = (step: Step, draft: FilingDraft) => problemsOfStep(step, birth, draft, TODAY).map(({ words }) => words);

describe('the steps of a filing', () => {
  it('ask only what the procedure needs', () => {
    expect(stepsOf(birth)).toEqual(['nguoi-nop', 'noi-nop', 'to-khai', 'giay-to', 'nhan-ket-qua', 'le-phi']);
    expect(stepsOf({ ...birth, eForm: null, cases: [{ code: 'a', name: 'A', components: [] }] })[0]).toBe('truong-hop');
  });

  it('are all open at first, each saying what to do', () => {
    expect(wordsOf('nguoi-nop', empty)).toContain('Nhập họ, chữ đệm, tên của bạn');
    expect(wordsOf('to-khai', empty)).toEqual(['Nhập họ tên', 'Nhập ngày sinh']);
    expect(wordsOf('giay-to', empty)).toEqual(['Giấy giay-chung-sinh: chụp ảnh hoặc chọn tệp']);
    expect(wordsOf('nhan-ket-qua', { ...empty, returnWay: 'post' })).toEqual(['Nhập địa chỉ nhận kết quả qua bưu điện']);
  });

  it('are done when everything is there', () => {
    expect(stepsOf(birth).flatMap((step) => wordsOf(step, full))).toEqual([]);
  });

  it('wait for a file that is still on its way', () => {
    expect(wordsOf('giay-to', withPaper(full, 'giay-chung-sinh', (paper) => ({ ...paper, files: [file(null)] })))).toEqual(['Giấy giay-chung-sinh: chờ gửi xong, hoặc bỏ tệp không nhận được']);
  });

  it('take no birthday of tomorrow', () => {
    expect(wordsOf('nguoi-nop', { ...full, person: { ...full.person, dateOfBirth: '2025-07-02' } })).toEqual(['Nhập đủ ngày, tháng, năm sinh']);
  });

  it('let the office look up what it can, until the person hands it in', () => {
    expect(paperFor(components[2] as never, empty).way).toBe('data');
    expect(paperFor(components[3] as never, empty).way).toBe('file');
  });
});

describe('what is sent', () => {
  it('is what the contract takes, without anything that was left empty', () => {
    const request = receiveDossier.request.parse(requestOf(birth, full));

    expect(request).toMatchObject({
      procedureCode: '1.001193', receivingUnitId: UNIT.unitId, formData: { hoTen: 'An', ngaySinh: '2025-06-01' },
      applicant: { fullName: 'Lê Thị Thử', personalNumber: '038190000001', dateOfBirth: '1990-03-07', phone: '0912345678', address: 'Số 1' },
    });
    expect(request.components).toEqual([
      { code: 'to-khai', originals: 1, copies: 0 }, { code: 'giay-chung-sinh', originals: 0, copies: 0, files: [FILE_ID] }, { code: 'giay-to-tuy-than', originals: 0, copies: 0, replacedByData: true },
    ]);
    expect([request.returnByPost, request.applicant.email, request.applicant.sex]).toEqual([undefined, undefined, undefined]);
  });

  it('says where the result goes by post', () => {
    expect(requestOf(birth, { ...full, returnWay: 'post', post: { recipient: '', phone: '', address: ' Số 2 ' } }).returnByPost).toEqual({ address: 'Số 2' });
  });

  it('leads back, when it is refused, to the page where it is mended', () => {
    expect(['PARTY_INVALID', 'UNIT_NOT_COMPETENT', 'FORM_DATA_INVALID', 'COMPONENT_MISSING', 'FILE_INFECTED', 'INTERNAL'].map((code) => stepOfRefusal({ code })))
      .toEqual(['nguoi-nop', 'noi-nop', 'to-khai', 'giay-to', 'giay-to', undefined]);
  });
});
