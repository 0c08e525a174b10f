import type { MigrationInterface, QueryRunner } from 'typeorm';

// Action, place in its list, code, words: what every province begins with.
const REASONS: readonly (readonly [action: string, position: number, code: string, words: string])[] = [
  ['refuse-intake', 1, 'not-competent', 'Không thuộc thẩm quyền giải quyết của cơ quan trong tỉnh'],
  ['refuse-intake', 2, 'incomplete', 'Hồ sơ chưa đầy đủ thành phần theo quy định'],
  ['refuse-intake', 3, 'incorrect', 'Thông tin kê khai hoặc giấy tờ chưa chính xác'],
  ['refuse-intake', 4, 'duplicate', 'Hồ sơ trùng với hồ sơ đã nộp'],
  ['refuse-intake', 5, 'conditions-not-met', 'Không đáp ứng điều kiện thực hiện thủ tục'],
  ['request-supplement', 1, 'incomplete', 'Thiếu thành phần hồ sơ'],
  ['request-supplement', 2, 'incorrect', 'Giấy tờ hoặc thông tin chưa chính xác, chưa hợp lệ'],
  ['request-supplement', 3, 'data-not-found', 'Không lấy được dữ liệu từ cơ sở dữ liệu đã kết nối'],
  ['request-supplement', 4, 'needs-clarification', 'Cần làm rõ nội dung để giải quyết'],
  ['request-intake-supplement', 1, 'incomplete', 'Thiếu thành phần hồ sơ'],
  ['request-intake-supplement', 2, 'incorrect', 'Giấy tờ hoặc thông tin chưa chính xác, chưa hợp lệ'],
  ['request-intake-supplement', 3, 'data-not-found', 'Không lấy được dữ liệu từ cơ sở dữ liệu đã kết nối'],
  ['ask-supplement-consent', 1, 'found-in-appraisal', 'Nội dung cần bổ sung chỉ phát hiện được khi thẩm định'],
  ['ask-supplement-consent', 2, 'supplied-incorrectly', 'Giấy tờ đã bổ sung chưa chính xác, chưa hợp lệ'],
  ['ask-supplement-consent', 3, 'consulted-unit', 'Cơ quan được lấy ý kiến đề nghị bổ sung'],
  ['ask-supplement-consent', 4, 'law-changed', 'Quy định pháp luật đã thay đổi sau lần yêu cầu trước'],
  ['refuse-supplement-consent', 1, 'was-foreseeable', 'Nội dung này phải được yêu cầu từ lần đầu'],
  ['refuse-supplement-consent', 2, 'not-required', 'Giấy tờ này không thuộc thành phần hồ sơ phải có'],
  ['refuse-supplement-consent', 3, 'obtain-internally', 'Cơ quan tự tra cứu, lấy dữ liệu thay cho người nộp'],
  ['correct', 1, 'typing-error', 'Nhập sai khi tiếp nhận'],
  ['correct', 2, 'applicant-request', 'Người nộp đề nghị sửa'],
  ['correct', 3, 'database-check', 'Đối chiếu cơ sở dữ liệu quốc gia thấy khác'],
  ['return-approval', 1, 'draft-incorrect', 'Dự thảo kết quả chưa chính xác'],
  ['return-approval', 2, 'appraisal-incomplete', 'Nội dung thẩm định chưa đầy đủ'],
  ['return-approval', 3, 'legal-basis', 'Căn cứ pháp lý chưa phù hợp'],
  ['stop', 1, 'withdrawn', 'Người nộp đề nghị rút hồ sơ'],
  ['stop', 2, 'supplement-overdue', 'Quá thời hạn bổ sung mà không nhận được hồ sơ bổ sung'],
  ['stop', 3, 'conditions-not-met', 'Không đủ điều kiện giải quyết theo quy định'],
  ['stop', 4, 'dispute', 'Có tranh chấp, khiếu nại đang được cơ quan có thẩm quyền giải quyết'],
  ['stop', 5, 'authority-order', 'Theo văn bản của cơ quan có thẩm quyền'],
  ['require-payment', 1, 'financial-obligation', 'Cần thực hiện nghĩa vụ tài chính theo thông báo'],
  ['request-withdrawal', 1, 'no-longer-needed', 'Không còn nhu cầu'],
  ['request-withdrawal', 2, 'filed-by-mistake', 'Nộp nhầm thủ tục hoặc nhầm nơi nộp'],
  ['request-withdrawal', 3, 'will-file-again', 'Rút để hoàn thiện và nộp lại'],
  ['refuse-withdrawal', 1, 'result-prepared', 'Kết quả đã được chuẩn bị xong'],
  ['refuse-withdrawal', 2, 'third-party', 'Việc rút hồ sơ ảnh hưởng đến quyền lợi của người khác'],
  ['refuse-withdrawal', 3, 'applicant-changed-mind', 'Người nộp đề nghị tiếp tục giải quyết'],
  ['extend', 1, 'verification', 'Cần thêm thời gian xác minh, kiểm tra thực tế'],
  ['extend', 2, 'consultation', 'Chờ ý kiến của cơ quan, đơn vị phối hợp'],
  ['extend', 3, 'overload', 'Số lượng hồ sơ tăng đột biến, cơ quan chưa giải quyết kịp'],
  ['extend', 4, 'system-failure', 'Sự cố hệ thống, đường truyền'],
  ['extend', 5, 'force-majeure', 'Thiên tai, dịch bệnh hoặc sự kiện bất khả kháng'],
  ['extend', 6, 'officer-fault', 'Sơ suất của cơ quan trong quá trình giải quyết'],
  ['transfer', 1, 'not-competent', 'Thuộc thẩm quyền giải quyết của cơ quan khác'],
  ['transfer', 2, 'delegated-by-law', 'Theo quy định phân cấp, phân quyền, ủy quyền'],
  ['transfer', 3, 'reorganisation', 'Sắp xếp, tổ chức lại đơn vị'],
  ['transfer', 4, 'authority-order', 'Theo văn bản của cơ quan có thẩm quyền'],
  ['withdraw-consultation', 1, 'no-longer-needed', 'Không còn cần lấy ý kiến'],
  ['withdraw-consultation', 2, 'wrong-unit', 'Gửi nhầm cơ quan'],
  ['withdraw-consultation', 3, 'asked-again', 'Hỏi lại với nội dung khác'],
  ['withdraw-result', 1, 'content-incorrect', 'Nội dung kết quả có sai sót'],
  ['withdraw-result', 2, 'legal-basis', 'Kết quả không đúng quy định của pháp luật'],
  ['withdraw-result', 3, 'authority-decision', 'Theo bản án, quyết định của cơ quan có thẩm quyền'],
  ['withdraw-result', 4, 'damaged', 'Bản kết quả bị hỏng trước khi trả'],
];

/**
 * The reasons people choose from become data of the province. They are added and end; nothing is deleted or worded anew, and a code is
 * given once for an action, so that what was told for a reason stays true.
 */
export class Reasons implements MigrationInterface {
  readonly name = 'Reasons1760000000026';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE dossier_reason (
        reason_id uuid PRIMARY KEY,
        version integer NOT NULL CHECK (version >= 1),
        action text NOT NULL,
        code text NOT NULL CHECK (code ~ '^[a-z][a-z0-9-]*$' AND length(code) <= 40),
        words text NOT NULL CHECK (words <> ''),
        origin text NOT NULL CHECK (origin IN ('national', 'province')),
        basis text NOT NULL DEFAULT '',
        position smallint NOT NULL DEFAULT 0,
        valid_from date NOT NULL,
        valid_to date CHECK (valid_to >= valid_from),
        UNIQUE (action, code),
        CHECK (origin = 'national' OR basis <> ''),
        CHECK (origin = 'province' OR valid_to IS NULL)
      )`);
    await runner.query(
      `INSERT INTO dossier_reason (reason_id, version, action, position, code, words, origin, valid_from)
       SELECT gen_random_uuid(), 1, reason ->> 0, (reason ->> 1)::smallint, reason ->> 2, reason ->> 3, 'national', '2000-01-01'
       FROM jsonb_array_elements($1::jsonb) reason`, [JSON.stringify(REASONS)]);
    await runner.query(`GRANT SELECT, INSERT ON dossier_reason TO dossier_app`);
    await runner.query(`GRANT UPDATE (version, valid_to) ON dossier_reason TO dossier_app`);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}
