import type { AllowedAction } from './dossiers.js';

/** A reason people choose from; the code travels in facts, the words are read by the citizen. */
export interface Reason {
  readonly code: string;
  readonly vi: string;
}

/**
 * Why an office may do what goes against somebody's wish, by action: the list every province begins with. It lies in the table of
 * reasons beside what a province adds, and is spoken for here because steps of earlier releases kept their code without its words.
 * A code is never given to another reason.
 */
export const DOSSIER_REASONS = {
  'refuse-intake': [
    { code: 'not-competent', vi: 'Không thuộc thẩm quyền giải quyết của cơ quan trong tỉnh' },
    { code: 'incomplete', vi: 'Hồ sơ chưa đầy đủ thành phần theo quy định' },
    { code: 'incorrect', vi: 'Thông tin kê khai hoặc giấy tờ chưa chính xác' },
    { code: 'duplicate', vi: 'Hồ sơ trùng với hồ sơ đã nộp' },
    { code: 'conditions-not-met', vi: 'Không đáp ứng điều kiện thực hiện thủ tục' },
  ],
  'request-supplement': [
    { code: 'incomplete', vi: 'Thiếu thành phần hồ sơ' },
    { code: 'incorrect', vi: 'Giấy tờ hoặc thông tin chưa chính xác, chưa hợp lệ' },
    { code: 'data-not-found', vi: 'Không lấy được dữ liệu từ cơ sở dữ liệu đã kết nối' },
    { code: 'needs-clarification', vi: 'Cần làm rõ nội dung để giải quyết' },
  ],
  'request-intake-supplement': [
    { code: 'incomplete', vi: 'Thiếu thành phần hồ sơ' },
    { code: 'incorrect', vi: 'Giấy tờ hoặc thông tin chưa chính xác, chưa hợp lệ' },
    { code: 'data-not-found', vi: 'Không lấy được dữ liệu từ cơ sở dữ liệu đã kết nối' },
  ],
  'ask-supplement-consent': [
    { code: 'found-in-appraisal', vi: 'Nội dung cần bổ sung chỉ phát hiện được khi thẩm định' },
    { code: 'supplied-incorrectly', vi: 'Giấy tờ đã bổ sung chưa chính xác, chưa hợp lệ' },
    { code: 'consulted-unit', vi: 'Cơ quan được lấy ý kiến đề nghị bổ sung' },
    { code: 'law-changed', vi: 'Quy định pháp luật đã thay đổi sau lần yêu cầu trước' },
  ],
  'refuse-supplement-consent': [
    { code: 'was-foreseeable', vi: 'Nội dung này phải được yêu cầu từ lần đầu' },
    { code: 'not-required', vi: 'Giấy tờ này không thuộc thành phần hồ sơ phải có' },
    { code: 'obtain-internally', vi: 'Cơ quan tự tra cứu, lấy dữ liệu thay cho người nộp' },
  ],
  correct: [
    { code: 'typing-error', vi: 'Nhập sai khi tiếp nhận' },
    { code: 'applicant-request', vi: 'Người nộp đề nghị sửa' },
    { code: 'database-check', vi: 'Đối chiếu cơ sở dữ liệu quốc gia thấy khác' },
  ],
  'return-approval': [
    { code: 'draft-incorrect', vi: 'Dự thảo kết quả chưa chính xác' },
    { code: 'appraisal-incomplete', vi: 'Nội dung thẩm định chưa đầy đủ' },
    { code: 'legal-basis', vi: 'Căn cứ pháp lý chưa phù hợp' },
  ],
  stop: [
    { code: 'withdrawn', vi: 'Người nộp đề nghị rút hồ sơ' },
    { code: 'supplement-overdue', vi: 'Quá thời hạn bổ sung mà không nhận được hồ sơ bổ sung' },
    { code: 'conditions-not-met', vi: 'Không đủ điều kiện giải quyết theo quy định' },
    { code: 'dispute', vi: 'Có tranh chấp, khiếu nại đang được cơ quan có thẩm quyền giải quyết' },
    { code: 'authority-order', vi: 'Theo văn bản của cơ quan có thẩm quyền' },
  ],
  'require-payment': [
    { code: 'financial-obligation', vi: 'Cần thực hiện nghĩa vụ tài chính theo thông báo' },
  ],
  'request-withdrawal': [
    { code: 'no-longer-needed', vi: 'Không còn nhu cầu' },
    { code: 'filed-by-mistake', vi: 'Nộp nhầm thủ tục hoặc nhầm nơi nộp' },
    { code: 'will-file-again', vi: 'Rút để hoàn thiện và nộp lại' },
  ],
  'refuse-withdrawal': [
    { code: 'result-prepared', vi: 'Kết quả đã được chuẩn bị xong' },
    { code: 'third-party', vi: 'Việc rút hồ sơ ảnh hưởng đến quyền lợi của người khác' },
    { code: 'applicant-changed-mind', vi: 'Người nộp đề nghị tiếp tục giải quyết' },
  ],
  extend: [
    { code: 'verification', vi: 'Cần thêm thời gian xác minh, kiểm tra thực tế' },
    { code: 'consultation', vi: 'Chờ ý kiến của cơ quan, đơn vị phối hợp' },
    { code: 'overload', vi: 'Số lượng hồ sơ tăng đột biến, cơ quan chưa giải quyết kịp' },
    { code: 'system-failure', vi: 'Sự cố hệ thống, đường truyền' },
    { code: 'force-majeure', vi: 'Thiên tai, dịch bệnh hoặc sự kiện bất khả kháng' },
    { code: 'officer-fault', vi: 'Sơ suất của cơ quan trong quá trình giải quyết' },
  ],
  transfer: [
    { code: 'not-competent', vi: 'Thuộc thẩm quyền giải quyết của cơ quan khác' },
    { code: 'delegated-by-law', vi: 'Theo quy định phân cấp, phân quyền, ủy quyền' },
    { code: 'reorganisation', vi: 'Sắp xếp, tổ chức lại đơn vị' },
    { code: 'authority-order', vi: 'Theo văn bản của cơ quan có thẩm quyền' },
  ],
  'withdraw-consultation': [
    { code: 'no-longer-needed', vi: 'Không còn cần lấy ý kiến' },
    { code: 'wrong-unit', vi: 'Gửi nhầm cơ quan' },
    { code: 'asked-again', vi: 'Hỏi lại với nội dung khác' },
  ],
  'withdraw-signature': [
    { code: 'content-incorrect', vi: 'Nội dung kết quả có sai sót, phát hiện trước khi phát hành' },
    { code: 'legal-basis', vi: 'Kết quả không đúng quy định của pháp luật' },
    { code: 'new-facts', vi: 'Có thông tin, tài liệu mới phải xem xét trước khi phát hành' },
    { code: 'damaged', vi: 'Bản kết quả bị hỏng trước khi phát hành' },
  ],
  'withdraw-result': [
    { code: 'content-incorrect', vi: 'Nội dung kết quả có sai sót' },
    { code: 'legal-basis', vi: 'Kết quả không đúng quy định của pháp luật' },
    { code: 'authority-decision', vi: 'Theo bản án, quyết định của cơ quan có thẩm quyền' },
    { code: 'damaged', vi: 'Bản kết quả bị hỏng trước khi trả' },
  ],
} as const satisfies Partial<Record<AllowedAction, readonly Reason[]>>;

export type ReasonedAction = keyof typeof DOSSIER_REASONS;

/** Every action with a list of reasons. */
export const REASONED_ACTIONS = Object.keys(DOSSIER_REASONS) as [ReasonedAction, ...ReasonedAction[]];

/** The words of a reason of the first list; another code stands for itself. */
export function firstWordsOf(action: ReasonedAction, code: string): string {
  const reasons: readonly Reason[] = DOSSIER_REASONS[action];
  return reasons.find((reason) => reason.code === code)?.vi ?? code;
}
