import { supplementDraft, withPaper, type DraftFile } from '../../draft/draft.js';
import { paperProblems, suppliedOf } from './supplied.js';

const MISSING = [{ code: 'a', name: 'Giấy A', note: null }, { code: 'b', name: 'Giấy B', note: 'Ảnh bị mờ' }];
const file = (fileId: string | null): DraftFile => ({ localId: 'l', name: 'a.pdf', sizeBytes: 1, uploadPath: null, fileId, pages: 1, thumb: null });
const empty = supplementDraft({ dossierId: 'd', procedureName: 'Đăng ký khai sinh' }, 'an', new Date('2025-07-01T08:00:00+07:00'));
const half = withPaper(empty, 'a', (paper) => ({ ...paper, files: [file('f1')] }));

describe('a supplement', () => {
  it('is sent with everything that was asked for, or says what lacks', () => {
    expect(paperProblems(MISSING, half)).toEqual([{ id: 'paper-b', words: 'Giấy B: chụp ảnh hoặc chọn tệp' }]);
    expect(paperProblems(MISSING, withPaper(half, 'b', (paper) => ({ ...paper, files: [file(null)] })))).toEqual([{ id: 'paper-b', words: 'Giấy B: chờ gửi xong, hoặc bỏ tệp không nhận được' }]);
  });

  it('names the files of each paper', () => {
    expect(suppliedOf(MISSING, withPaper(half, 'b', (paper) => ({ ...paper, files: [file('f2'), file('f3')] })))).toEqual([{ code: 'a', files: ['f1'] }, { code: 'b', files: ['f2', 'f3'] }]);
  });
});
