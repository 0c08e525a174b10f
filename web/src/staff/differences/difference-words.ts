import type { ProcedureDifference } from '@haicap/contracts';
import { t } from '../../text/language.js';

const NAMES: Readonly<Record<string, string>> = {
  name: t('Tên'), field: t('Lĩnh vực'), competentLevel: t('Cấp thẩm quyền'), furtherCompetentLevels: t('Cấp thẩm quyền khác'), competentPost: t('Chức danh quyết định'),
  timeLimit: t('Thời hạn giải quyết'), feeDong: t('Mức thu'), feeNote: t('Ghi chú mức thu'), channels: t('Cách thức thực hiện'), components: t('Thành phần hồ sơ'), cases: t('Trường hợp'),
  resultCode: t('Mã kết quả'), result: t('Kết quả'), resultIsPaper: t('Kết quả bản giấy'), needsSignature: t('Cần ký số'), allowsBatchApproval: t('Phê duyệt nhiều hồ sơ một lần'),
  legalBasis: t('Căn cứ pháp lý'), publishingDecision: t('Quyết định công bố'), validFrom: t('Hiệu lực từ'), validTo: t('Hết hiệu lực'), onlineLevel: t('Mức độ trực tuyến'), onlineLevelReason: t('Lý do chưa toàn trình'),
  nonTerritorialScope: t('Phạm vi phi địa giới'), sameDayCutOff: t('Giờ chốt trong ngày'), noAppointment: t('Không hẹn ngày'), supplementDays: t('Thời hạn bổ sung, ngày'), consultationSilence: t('Quá hạn lấy ý kiến'),
  process: t('Quy trình nội bộ'), eForm: t('Biểu mẫu điện tử'), isSimple: t('Giải quyết không qua phê duyệt'), confidence: t('Độ chắc chắn'), uncertain: t('Mục chưa chắc chắn'),
  code: t('Mã'), required: t('Bắt buộc'), originals: t('Bản chính'), copies: t('Bản sao'), replaceableByData: t('Thay bằng dữ liệu'), template: t('Mẫu'), digitise: t('Số hóa'), fees: t('Phí, lệ phí'),
  kind: t('Loại'), amountDong: t('Số tiền, đồng'), unit: t('Đơn vị tính'), note: t('Ghi chú'), amount: t('Số'), role: t('Vai trò'), hours: t('Số giờ'), number: t('Số văn bản'), issuedOn: t('Ngày ban hành'), issuedBy: t('Cơ quan ban hành'),
  channel: t('Cách thức'), schema: t('Nội dung biểu mẫu'), uiSchema: t('Cách trình bày biểu mẫu'), pointer: t('Mục'), url: t('Địa chỉ'), rule: t('Cách tính'), properties: t('Mục điền'), title: t('Nhãn'),
};

const VALUES: Readonly<Record<string, string>> = {
  commune: t('cấp xã'), province: t('cấp tỉnh'), department: t('cấp sở'), counter: t('trực tiếp'), online: t('trực tuyến'), postal: t('bưu chính'), full: t('toàn trình'), partial: t('một phần'), information: t('cung cấp thông tin'),
  nation: t('toàn quốc'), none: t('không'), verified: t('đã đối chiếu'), partly: t('đối chiếu một phần'), unverified: t('chưa đối chiếu'), fee: t('phí'), charge: t('lệ phí'),
  'working-day': t('ngày làm việc'), day: t('ngày'), 'working-hour': t('giờ làm việc'), month: t('tháng'), 'same-day': t('trong ngày'), agreement: t('coi như đồng ý'), 'no-answer': t('coi như chưa trả lời'),
};

/** Where a difference lies, as people say it: "Thành phần hồ sơ · to-khai · Tên". */
export function placeWords(pointer: string): string {
  return pointer.split('/').slice(1).map((part) => NAMES[part] ?? (/^\d+$/.test(part) ? `#${Number(part) + 1}` : (VALUES[part] ?? part))).join(' · ');
}

/** A value as text: lists and groups become lines. */
export function valueWords(value: unknown): string {
  if (value === null || value === undefined || value === '') return t('(trống)');
  if (typeof value !== 'object') return plainWords(value);
  if (Array.isArray(value)) return value.length === 0 ? t('(trống)') : value.map((one) => `– ${inLine(one)}`).join('\n');
  return Object.entries(value).map(([name, one]) => `${NAMES[name] ?? name}: ${inLine(one)}`).join('\n');
}

function plainWords(value: unknown): string {
  if (typeof value === 'boolean') return value ? t('Có') : t('Không');
  return typeof value === 'number' ? value.toLocaleString('vi') : (VALUES[String(value)] ?? String(value));
}

function inLine(value: unknown): string {
  if (typeof value !== 'object' || value === null) return valueWords(value);
  if (Array.isArray(value)) return value.map(inLine).join(', ');
  return Object.entries(value).map(([name, one]) => `${NAMES[name] ?? name}: ${inLine(one)}`).join('; ');
}

export const KINDS: Readonly<Record<ProcedureDifference['kind'], string>> = { added: t('Thêm'), removed: t('Bỏ'), changed: t('Đổi') };
