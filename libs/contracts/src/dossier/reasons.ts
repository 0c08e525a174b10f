import type { InWords, Language } from '../core/language.js';
import type { AllowedAction } from './dossiers.js';

/** A reason people choose from; the code travels in facts, the words are read by the citizen. */
export interface Reason extends InWords {
  readonly code: string;
}

/**
 * Why an office may do what goes against somebody's wish, by action: the list every province begins with. It lies in the table of
 * reasons beside what a province adds, and is spoken for here because steps of earlier releases kept their code without its words.
 * A code is never given to another reason.
 */
export const DOSSIER_REASONS = {
  'refuse-intake': [
    { code: 'not-competent', vi: 'Không thuộc thẩm quyền giải quyết của cơ quan trong tỉnh', en: 'No office of the province is competent for it' },
    { code: 'incomplete', vi: 'Hồ sơ chưa đầy đủ thành phần theo quy định', en: 'The dossier lacks papers that the rules ask for' },
    { code: 'incorrect', vi: 'Thông tin kê khai hoặc giấy tờ chưa chính xác', en: 'What was declared or a paper is not correct' },
    { code: 'duplicate', vi: 'Hồ sơ trùng với hồ sơ đã nộp', en: 'The same dossier has been filed before' },
    { code: 'conditions-not-met', vi: 'Không đáp ứng điều kiện thực hiện thủ tục', en: 'The conditions of the procedure are not met' },
  ],
  'request-supplement': [
    { code: 'incomplete', vi: 'Thiếu thành phần hồ sơ', en: 'Papers are missing' },
    { code: 'incorrect', vi: 'Giấy tờ hoặc thông tin chưa chính xác, chưa hợp lệ', en: 'A paper or what was declared is not correct or not valid' },
    { code: 'data-not-found', vi: 'Không lấy được dữ liệu từ cơ sở dữ liệu đã kết nối', en: 'The data could not be fetched from the connected database' },
    { code: 'needs-clarification', vi: 'Cần làm rõ nội dung để giải quyết', en: 'Something has to be made clear before a decision' },
  ],
  'request-intake-supplement': [
    { code: 'incomplete', vi: 'Thiếu thành phần hồ sơ', en: 'Papers are missing' },
    { code: 'incorrect', vi: 'Giấy tờ hoặc thông tin chưa chính xác, chưa hợp lệ', en: 'A paper or what was declared is not correct or not valid' },
    { code: 'data-not-found', vi: 'Không lấy được dữ liệu từ cơ sở dữ liệu đã kết nối', en: 'The data could not be fetched from the connected database' },
  ],
  'ask-supplement-consent': [
    { code: 'found-in-appraisal', vi: 'Nội dung cần bổ sung chỉ phát hiện được khi thẩm định', en: 'What is missing could only be found while the dossier was appraised' },
    { code: 'supplied-incorrectly', vi: 'Giấy tờ đã bổ sung chưa chính xác, chưa hợp lệ', en: 'A paper that was supplied is not correct or not valid' },
    { code: 'consulted-unit', vi: 'Cơ quan được lấy ý kiến đề nghị bổ sung', en: 'The unit that was consulted asks for it' },
    { code: 'law-changed', vi: 'Quy định pháp luật đã thay đổi sau lần yêu cầu trước', en: 'The law has changed since the last request' },
  ],
  'refuse-supplement-consent': [
    { code: 'was-foreseeable', vi: 'Nội dung này phải được yêu cầu từ lần đầu', en: 'This should have been asked for the first time' },
    { code: 'not-required', vi: 'Giấy tờ này không thuộc thành phần hồ sơ phải có', en: 'This paper is not part of the dossier' },
    { code: 'obtain-internally', vi: 'Cơ quan tự tra cứu, lấy dữ liệu thay cho người nộp', en: 'The office looks it up itself instead of the applicant' },
  ],
  correct: [
    { code: 'typing-error', vi: 'Nhập sai khi tiếp nhận', en: 'Entered wrongly at the desk' },
    { code: 'applicant-request', vi: 'Người nộp đề nghị sửa', en: 'The applicant asked for it' },
    { code: 'database-check', vi: 'Đối chiếu cơ sở dữ liệu quốc gia thấy khác', en: 'The national database says something else' },
  ],
  'return-approval': [
    { code: 'draft-incorrect', vi: 'Dự thảo kết quả chưa chính xác', en: 'The draft of the result is not correct' },
    { code: 'appraisal-incomplete', vi: 'Nội dung thẩm định chưa đầy đủ', en: 'The appraisal is not complete' },
    { code: 'legal-basis', vi: 'Căn cứ pháp lý chưa phù hợp', en: 'The legal basis does not fit' },
  ],
  stop: [
    { code: 'withdrawn', vi: 'Người nộp đề nghị rút hồ sơ', en: 'The applicant asked to withdraw the dossier' },
    { code: 'supplement-overdue', vi: 'Quá thời hạn bổ sung mà không nhận được hồ sơ bổ sung', en: 'Nothing was supplied within the time for it' },
    { code: 'conditions-not-met', vi: 'Không đủ điều kiện giải quyết theo quy định', en: 'The conditions for a decision are not met' },
    { code: 'dispute', vi: 'Có tranh chấp, khiếu nại đang được cơ quan có thẩm quyền giải quyết', en: 'A dispute or a complaint is before the competent authority' },
    { code: 'authority-order', vi: 'Theo văn bản của cơ quan có thẩm quyền', en: 'A document of the competent authority says so' },
  ],
  'require-payment': [
    { code: 'financial-obligation', vi: 'Cần thực hiện nghĩa vụ tài chính theo thông báo', en: 'A financial obligation has to be met as notified' },
  ],
  'request-withdrawal': [
    { code: 'no-longer-needed', vi: 'Không còn nhu cầu', en: 'It is not needed any more' },
    { code: 'filed-by-mistake', vi: 'Nộp nhầm thủ tục hoặc nhầm nơi nộp', en: 'The wrong procedure or the wrong place was chosen' },
    { code: 'will-file-again', vi: 'Rút để hoàn thiện và nộp lại', en: 'To complete it and file it again' },
  ],
  'refuse-withdrawal': [
    { code: 'result-prepared', vi: 'Kết quả đã được chuẩn bị xong', en: 'The result is prepared already' },
    { code: 'third-party', vi: 'Việc rút hồ sơ ảnh hưởng đến quyền lợi của người khác', en: 'A withdrawal touches the rights of somebody else' },
    { code: 'applicant-changed-mind', vi: 'Người nộp đề nghị tiếp tục giải quyết', en: 'The applicant asked to go on' },
  ],
  extend: [
    { code: 'verification', vi: 'Cần thêm thời gian xác minh, kiểm tra thực tế', en: 'More time is needed to verify and to look on the spot' },
    { code: 'consultation', vi: 'Chờ ý kiến của cơ quan, đơn vị phối hợp', en: 'The opinion of another office is awaited' },
    { code: 'overload', vi: 'Số lượng hồ sơ tăng đột biến, cơ quan chưa giải quyết kịp', en: 'There are suddenly many more dossiers than the office can decide' },
    { code: 'system-failure', vi: 'Sự cố hệ thống, đường truyền', en: 'The system or the line failed' },
    { code: 'force-majeure', vi: 'Thiên tai, dịch bệnh hoặc sự kiện bất khả kháng', en: 'Natural disaster, epidemic or force majeure' },
    { code: 'officer-fault', vi: 'Sơ suất của cơ quan trong quá trình giải quyết', en: 'The office made a mistake on the way' },
  ],
  transfer: [
    { code: 'not-competent', vi: 'Thuộc thẩm quyền giải quyết của cơ quan khác', en: 'Another office is competent for it' },
    { code: 'delegated-by-law', vi: 'Theo quy định phân cấp, phân quyền, ủy quyền', en: 'Competence was delegated or authorised by law' },
    { code: 'reorganisation', vi: 'Sắp xếp, tổ chức lại đơn vị', en: 'The unit was reorganised' },
    { code: 'authority-order', vi: 'Theo văn bản của cơ quan có thẩm quyền', en: 'A document of the competent authority says so' },
  ],
  'withdraw-consultation': [
    { code: 'no-longer-needed', vi: 'Không còn cần lấy ý kiến', en: 'The opinion is not needed any more' },
    { code: 'wrong-unit', vi: 'Gửi nhầm cơ quan', en: 'It went to the wrong office' },
    { code: 'asked-again', vi: 'Hỏi lại với nội dung khác', en: 'It is asked again with other content' },
  ],
  'withdraw-signature': [
    { code: 'content-incorrect', vi: 'Nội dung kết quả có sai sót, phát hiện trước khi phát hành', en: 'An error in the result was found before it was issued' },
    { code: 'legal-basis', vi: 'Kết quả không đúng quy định của pháp luật', en: 'The result is against the law' },
    { code: 'new-facts', vi: 'Có thông tin, tài liệu mới phải xem xét trước khi phát hành', en: 'New facts or papers have to be looked at before it is issued' },
    { code: 'damaged', vi: 'Bản kết quả bị hỏng trước khi phát hành', en: 'The result was damaged before it was issued' },
  ],
  'withdraw-result': [
    { code: 'content-incorrect', vi: 'Nội dung kết quả có sai sót', en: 'There is an error in the result' },
    { code: 'legal-basis', vi: 'Kết quả không đúng quy định của pháp luật', en: 'The result is against the law' },
    { code: 'authority-decision', vi: 'Theo bản án, quyết định của cơ quan có thẩm quyền', en: 'A judgment or decision of the competent authority says so' },
    { code: 'damaged', vi: 'Bản kết quả bị hỏng trước khi trả', en: 'The result was damaged before it was handed over' },
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

/** The words of a reason for whoever reads another language. What a province worded itself stands as it worded it. */
export function wordsFor(language: Language, action: ReasonedAction, { code, words }: { readonly code: string; readonly words: string }): string {
  const reasons: readonly Reason[] = DOSSIER_REASONS[action];
  const known = reasons.find((reason) => reason.code === code && reason.vi === words);
  return known === undefined ? words : known[language];
}
