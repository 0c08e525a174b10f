import type { PaperForm } from '@haicap/contracts';
import { PLACEHOLDERS, type PaperModel, type Placeholders } from './paper-model.js';

const OFFICE_WORDS = {
  agency: 'UBND xã Ví Dụ', desk: 'Trung tâm Phục vụ hành chính công xã Ví Dụ', placeAndDay: 'Ví Dụ, ngày 15 tháng 7 năm 2025', circular: '', formNumber: '',
  unit: 'Xã Ví Dụ', from: '01/07/2025', to: '31/07/2025', rows: '2', nothing: '',
};
const DOSSIER_WORDS = {
  code: 'H00.00.00-250715-0001', applicant: 'Nguyễn Văn Ví Dụ', personalNumber: '000000000000', organisationCode: '0000000000', phone: '0900000000', email: 'vidu@example.vn',
  address: 'Thôn 1, xã Ví Dụ', submitter: 'Trần Thị Ví Dụ', representative: 'Lê Văn Ví Dụ', procedure: 'Đăng ký khai sinh', procedureCode: '1.000000', field: 'Hộ tịch',
  receivingUnit: 'Xã Ví Dụ', receivingDesk: 'Trung tâm Phục vụ hành chính công xã Ví Dụ', competentUnit: 'Xã Ví Dụ', competentAgency: 'UBND xã Ví Dụ', returningUnit: 'Xã Ví Dụ',
  returningDesk: 'Trung tâm Phục vụ hành chính công xã Ví Dụ', submittedAt: '08 giờ 30 phút, ngày 15/07/2025', receivedAt: '08 giờ 45 phút, ngày 15/07/2025', dueAt: '16 giờ 00 phút, ngày 18/07/2025',
  trackingAddress: 'https://example.vn/tra-cuu', secret: 'VIDU-0000', sets: '1', case: 'Đúng hạn', timeLimit: '3 ngày làm việc', dueReasons: 'Tiếp nhận trước 15 giờ, nên tính từ ngày làm việc tiếp theo.',
  firstDueAt: '16 giờ 00 phút, ngày 17/07/2025', fee: '8.000 đồng', returnDesk: 'Quầy số 2', returnByPost: 'Không', channel: 'Trực tiếp', receivedBy: 'Phạm Thị Ví Dụ',
};
const STEP_WORDS = {
  reason: 'Thiếu giấy tờ trong thành phần hồ sơ', reasonText: 'Bản chụp bị mờ, đề nghị nộp bản rõ.', issuingAgency: 'UBND xã Ví Dụ', requestedAt: '09 giờ 00 phút, ngày 15/07/2025',
  supplyBy: '30/07/2025', waitingNote: 'Thời gian chờ bổ sung không tính vào thời hạn giải quyết.', requestedBy: 'Phạm Thị Ví Dụ', refusedAt: '09 giờ 00 phút, ngày 15/07/2025', refusedBy: 'Phạm Thị Ví Dụ',
  previousDueAt: '16 giờ 00 phút, ngày 17/07/2025', newDueAt: '16 giờ 00 phút, ngày 22/07/2025', extendedAt: '10 giờ 00 phút, ngày 17/07/2025', standing: 'Đang giải quyết',
  stoppedAt: '10 giờ 00 phút, ngày 17/07/2025', atRequest: 'Theo đề nghị của người nộp', outcome: 'Đã giải quyết',
};
const ROW_WORDS = {
  name: 'Tờ khai theo mẫu', originals: '1', copies: '0', certifiedCopies: '1', note: 'Chữ ký còn thiếu', from: 'Bộ phận một cửa', to: 'Chuyên viên', handedAt: '09 giờ 00 phút, ngày 15/07/2025', contact: '0900000000',
  returnedAt: '15 giờ 00 phút, ngày 18/07/2025', method: 'Trực tiếp',
};

/** Everything that a form may name, invented: it shows how a paper will look before there is a dossier to show it with. */
const WORDS: Readonly<Record<string, string>> = { ...OFFICE_WORDS, ...DOSSIER_WORDS, ...STEP_WORDS };
const CELLS: Readonly<Record<string, string>> = { ...WORDS, ...ROW_WORDS };
const ROWS = 2;

/** A paper about nobody. */
export function exampleModel(form: PaperForm, own: { readonly circular: string; readonly formNumber: string }): PaperModel {
  const { values, tables }: Placeholders = PLACEHOLDERS[form];
  const rowOf = (columns: readonly string[], place: number) => Object.fromEntries(columns.map((column) => [column, column === 'number' ? String(place + 1) : CELLS[column] ?? '']));
  return {
    values: { ...Object.fromEntries(values.map((name) => [name, WORDS[name] ?? ''])), ...own },
    tables: Object.fromEntries(Object.entries(tables).map(([table, columns]) => [table, Array.from({ length: ROWS }, (_, place) => rowOf(columns, place))])),
  };
}
