import type { AllowedAction } from '@haicap/contracts';
import { t } from '../../text/language.js';

/** What a step asks of whoever takes it. */
export type FieldKind = 'note' | 'reason' | 'officer' | 'unit' | 'question' | 'by' | 'asked' | 'opinion' | 'draft' | 'evidence' | 'symbol' | 'resultNote';

/** A step that the action bar offers: in which words, under which key, where it is sent, and whether it can be taken back. */
export interface Verb {
  readonly action: AllowedAction;
  readonly label: string;
  readonly keys?: string;
  /** The sub-resource of the dossier; `{consultationId}` is filled in. */
  readonly path: string;
  readonly fields: readonly FieldKind[];
  /** A page of its own below the dossier, where a step needs more than a few fields. */
  readonly page?: string;
  /** What becomes of it, for a step that nothing takes back. It is asked for, and never deferred. */
  readonly consequence?: string;
}

/** In the order in which the bar shows them: what brings the dossier forward first. */
export const VERBS: readonly Verb[] = [
  { action: 'approve', label: t('Duyệt'), keys: 'd', path: 'approval', fields: ['note'], consequence: t('Hồ sơ được phê duyệt dưới tên bạn và chuyển sang ký kết quả. Không hoàn tác được.') },
  { action: 'sign', label: t('Ký kết quả'), keys: 's', path: 'signature', fields: ['evidence', 'note'], consequence: t('Chữ ký mang tên và chức danh của bạn, gắn với đúng tệp này. Chỉ thu hồi được bằng một quyết định có lý do.') },
  { action: 'assign-number', label: t('Cấp số'), keys: 'n', path: 'result-number', fields: ['symbol'], consequence: t('Số tiếp theo trong sổ của đơn vị được dùng cho kết quả này. Số đã cấp không cấp lại cho hồ sơ khác.') },
  { action: 'issue', label: t('Phát hành'), keys: 'h', path: 'issuance', fields: ['note'], consequence: t('Kết quả có hiệu lực và người nộp được báo. Sau đó chỉ thu hồi và thay thế được.') },
  { action: 'complete', label: t('Hoàn thành'), keys: 'c', path: 'completion', fields: ['resultNote'] },
  { action: 'receive', label: t('Tiếp nhận'), keys: 't', path: 'receipt', fields: [], consequence: t('Thời hạn bắt đầu tính và người nộp nhận ngày hẹn.') },
  { action: 'submit-for-approval', label: t('Trình duyệt'), keys: 'a', path: 'approval-submission', fields: ['draft', 'note'] },
  { action: 'consent-to-supplement', label: t('Đồng ý yêu cầu bổ sung lần nữa'), keys: 'd', path: 'supplement-consent', fields: ['note'] },
  { action: 'return-approval', label: t('Trả lại để làm lại'), keys: 'l', path: 'approval-return', fields: ['reason'] },
  { action: 'answer-consultation', label: t('Trả lời ý kiến'), keys: 'w', path: 'consultations/{consultationId}/answer', fields: ['asked', 'opinion'] },
  { action: 'assign', label: t('Giao xử lý'), keys: 'm', path: 'assignments', fields: ['officer'] },
  { action: 'request-supplement', label: t('Yêu cầu bổ sung'), keys: 'b', path: 'supplement-requests', fields: [], page: 'bo-sung' },
  { action: 'request-intake-supplement', label: t('Yêu cầu bổ sung trước khi nhận'), keys: 'b', path: 'intake-supplement-requests', fields: [], page: 'bo-sung' },
  { action: 'ask-supplement-consent', label: t('Xin ý kiến để bổ sung lần nữa'), keys: 'b', path: 'supplement-consent-requests', fields: ['reason'] },
  { action: 'transfer', label: t('Chuyển cơ quan khác'), keys: 'e', path: 'transfers', fields: ['unit', 'reason'] },
  { action: 'request-consultation', label: t('Lấy ý kiến đơn vị khác'), keys: 'y', path: 'consultations', fields: ['unit', 'question'] },
  { action: 'extend', label: t('Gia hạn, xin lỗi'), keys: 'x', path: 'extensions', fields: ['by', 'reason'], consequence: t('Người nộp nhận giấy xin lỗi và ngày hẹn mới (mẫu 04). Mỗi hồ sơ chỉ được gia hạn số lần tỉnh cho phép.') },
  { action: 'refuse-supplement-consent', label: t('Không đồng ý bổ sung lần nữa'), path: 'supplement-consent-refusal', fields: ['reason'] },
  { action: 'withdraw-consultation', label: t('Rút yêu cầu lấy ý kiến'), path: 'consultations/{consultationId}/withdrawal', fields: ['asked', 'reason'] },
  { action: 'refuse-withdrawal', label: t('Không chấp nhận rút hồ sơ'), path: 'withdrawal-refusal', fields: ['reason'] },
  { action: 'stop', label: t('Dừng giải quyết'), path: 'stop', fields: ['reason'], consequence: t('Hồ sơ kết thúc không có kết quả và người nộp được báo lý do. Không mở lại được.') },
  { action: 'refuse-intake', label: t('Từ chối tiếp nhận'), path: 'intake-refusal', fields: ['reason'], consequence: t('Hồ sơ kết thúc tại đây và người nộp được báo lý do.') },
  { action: 'withdraw-signature', label: t('Thu hồi chữ ký'), path: 'signature-withdrawal', fields: ['reason'], consequence: t('Chữ ký và số (nếu đã cấp) bị hủy; số đó không dùng lại.') },
  { action: 'withdraw-result', label: t('Thu hồi kết quả'), path: 'result-withdrawal', fields: ['reason'], consequence: t('Kết quả hết hiệu lực, ai kiểm tra cũng thấy đã thu hồi. Phải lập kết quả thay thế.') },
  { action: 'replace-result', label: t('Lập kết quả thay thế'), path: 'result-replacement', fields: ['note'] },
];

/** The steps that this person may take now, in the order of the bar; each key belongs to the first that has it. */
export function verbsFor(allowed: readonly AllowedAction[]): Verb[] {
  const taken = new Set<string>();
  return VERBS.filter(({ action }) => allowed.includes(action)).map(({ keys, ...verb }) => {
    if (keys === undefined || taken.has(keys)) return verb;
    taken.add(keys);
    return { ...verb, keys };
  });
}

export const verbOf = (action: AllowedAction): Verb | undefined => VERBS.find((verb) => verb.action === action);
