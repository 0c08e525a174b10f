/**
 * The kinds of refusal. Each code of the catalogue has exactly one kind; the gateway alone maps a kind to an HTTP
 * status. A client matches on `code` and never on text.
 */
export type ErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'stale'
  | 'too-large'
  | 'unsupported-media'
  | 'key-reused'
  | 'precondition-required'
  | 'too-many'
  | 'too-slow'
  | 'bug'
  | 'unavailable';

interface CatalogueEntry {
  readonly kind: ErrorKind;
  /** What a person reads. */
  readonly vi: string;
  readonly en: string;
}

/** Every code that may cross a service's edge. Adding one is additive; removing or renaming one breaks clients. */
export const ERROR_CATALOGUE = {
  REQUEST_INVALID: { kind: 'invalid', vi: 'Yêu cầu chưa đúng định dạng.', en: 'The request does not have the expected form.' },
  CURSOR_INVALID: { kind: 'invalid', vi: 'Con trỏ trang không đọc được. Hãy tải lại từ trang đầu.', en: 'The page cursor cannot be read. Start again from the first page.' },
  TOKEN_MISSING: { kind: 'unauthenticated', vi: 'Bạn cần đăng nhập.', en: 'Sign in first.' },
  TOKEN_INVALID: { kind: 'unauthenticated', vi: 'Phiên đăng nhập không còn hiệu lực. Hãy đăng nhập lại.', en: 'The access token is not valid any more. Sign in again.' },
  FORBIDDEN: { kind: 'forbidden', vi: 'Bạn không có quyền thực hiện việc này.', en: 'You may not do this.' },
  ORIGIN_FOREIGN: { kind: 'forbidden', vi: 'Yêu cầu không đến từ trang của hệ thống này. Hãy mở lại trang và thử lại.', en: 'The request did not come from a page of this installation. Programs use a bearer token.' },
  CSRF_TOKEN_WRONG: { kind: 'forbidden', vi: 'Trang đã cũ. Hãy tải lại trang rồi thử lại.', en: 'The X-CSRF-Token is not that of the session. Read it again at /api/v1/session.' },
  UNIT_NOT_IN_SCOPE: { kind: 'forbidden', vi: 'Hồ sơ hoặc đơn vị này không thuộc phạm vi của bạn.', en: 'This unit is outside your scope.' },
  NOT_FOUND: { kind: 'not-found', vi: 'Không tìm thấy.', en: 'Not found.' },
  UNIT_NOT_FOUND: { kind: 'not-found', vi: 'Không tìm thấy đơn vị.', en: 'No such unit.' },
  AUDIT_ROOT_NOT_FOUND: { kind: 'not-found', vi: 'Chưa có mã băm của nhật ký kiểm toán cho ngày này. Mã của một ngày được công bố sau khi ngày đó kết thúc; xem danh sách các ngày đã có.', en: 'No audit root has been published for this day. A day gets its root once it is over; the list shows the days that have one.' },
  AUDIT_WINDOW_TOO_LONG: { kind: 'invalid', vi: 'Khoảng thời gian tìm trong nhật ký quá dài. Hãy chọn tối đa 31 ngày, hoặc nêu tài khoản hay đối tượng cần tìm.', en: 'The audit trail is searched for at most 31 days at once, unless an account or an object is named.' },
  DEAD_LETTER_NOT_FOUND: { kind: 'not-found', vi: 'Không có sự kiện nào bị giữ lại với số này ở dịch vụ đã nêu. Hãy tải lại danh sách.', en: 'The service has set no such fact aside. Load the list again.' },
  PROCEDURE_NOT_FOUND: { kind: 'not-found', vi: 'Không tìm thấy thủ tục.', en: 'No such procedure.' },
  DOSSIER_NOT_FOUND: { kind: 'not-found', vi: 'Không tìm thấy hồ sơ.', en: 'No such dossier.' },
  TRACKING_NOT_FOUND: { kind: 'not-found', vi: 'Mã hồ sơ hoặc mã tra cứu chưa đúng. Hãy xem lại hai mã trên giấy tiếp nhận.', en: 'The dossier code or the tracking secret is wrong. Check both on your receipt.' },
  SIGNED_FILE_NOT_FOUND: { kind: 'not-found', vi: 'Không có tệp nào với đúng nội dung này được ký tại đây. Tệp đã bị sửa, chưa ký, hoặc do nơi khác ký.', en: 'No file with exactly these bytes was signed here. It was altered, never signed, or signed elsewhere.' },
  SIGNING_REFUSED: { kind: 'conflict', vi: 'Dịch vụ ký số từ chối. Hãy kiểm tra chứng thư và mã xác nhận rồi ký lại.', en: 'The signing service refused. Check certificate and PIN, then sign again.' },
  SIGNING_PIN_REQUIRED: { kind: 'invalid', vi: 'Cần mã xác nhận ký số của bạn.', en: 'Your signing PIN is required.' },
  SIGNING_UNAVAILABLE: { kind: 'unavailable', vi: 'Dịch vụ ký số chưa trả lời. Chưa có gì được ký; hãy thử lại với cùng khóa.', en: 'The signing service does not answer. Nothing was signed; try again with the same key.' },
  RECEIPT_KEY_NOT_FOUND: { kind: 'not-found', vi: 'Không có khóa ký biên nhận với mã này. Xem các khóa tại /.well-known/haicap-receipt-keys.json.', en: 'No receipt key has this id. See the keys at /.well-known/haicap-receipt-keys.json.' },
  UNIT_NOT_ACTIVE: { kind: 'invalid', vi: 'Đơn vị này không còn hoạt động vào ngày tiếp nhận.', en: 'This unit is not active on that date.' },
  UNIT_NOT_COMPETENT: { kind: 'invalid', vi: 'Đơn vị này không có thẩm quyền giải quyết thủ tục.', en: 'This unit is not competent for the procedure.' },
  PROCEDURE_NOT_IN_FORCE: { kind: 'invalid', vi: 'Thủ tục chưa có hoặc không còn hiệu lực vào ngày tiếp nhận.', en: 'The procedure is not in force on that date.' },
  PROCEDURE_CHANNEL_NOT_OFFERED: { kind: 'invalid', vi: 'Thủ tục này không nhận hồ sơ theo cách thức đã chọn. Hãy chọn cách thức khác.', en: 'The procedure is not offered by this channel. Choose one of those it names.' },
  PROCEDURE_CASE_UNKNOWN: { kind: 'invalid', vi: 'Thủ tục không có trường hợp này. Hãy chọn trong danh sách trường hợp.', en: 'The procedure has no such case. Choose one of those it names.' },
  CODE_NOT_OF_BLOCK: { kind: 'invalid', vi: 'Số này không thuộc dải số ngoại tuyến của quầy. Hãy kiểm tra số trên giấy tiếp nhận, đơn vị và tên quầy.', en: 'The number is not of an offline block of this desk. Check the number on the receipt, the unit and the desk.' },
  CODE_USED: { kind: 'conflict', vi: 'Số này đã có hồ sơ. Hãy xem các số chưa dùng của dải số tại /api/v1/code-blocks.', en: 'A dossier has this number. See the unused ones of the block at /api/v1/code-blocks.' },
  OFFLINE_TIME_INVALID: { kind: 'invalid', vi: 'Giờ tiếp nhận không hợp lệ: phải trong ngày của dải số, trước bây giờ và không quá số ngày cho phép. Hồ sơ cũ hơn thì nạp bằng tệp.', en: 'The time of receipt has to lie on the day of the block, before now, and not too many days ago. What is older comes by the bulk path.' },
  PROCEDURE_EXISTS: { kind: 'conflict', vi: 'Thủ tục với mã này đã có. Hãy tạo bản thảo từ phiên bản đang có.', en: 'A procedure with this code exists. Start a draft from its version.' },
  PROCEDURE_DRAFT_NOT_FOUND: { kind: 'not-found', vi: 'Không tìm thấy bản thảo thủ tục.', en: 'No such draft of a procedure.' },
  PROCEDURE_DRAFT_STALE: { kind: 'stale', vi: 'Bản thảo vừa được người khác sửa. Hãy tải lại.', en: 'Somebody changed the draft meanwhile. Load it again.' },
  PROCEDURE_DRAFT_CLOSED: { kind: 'conflict', vi: 'Bản thảo đã công bố hoặc đã hủy. Hãy tạo bản thảo mới.', en: 'The draft is published or discarded. Start another one.' },
  PROCEDURE_DRAFT_OUTDATED: { kind: 'conflict', vi: 'Có phiên bản mới hơn được công bố sau khi tạo bản thảo. Hãy so sánh rồi cập nhật phiên bản gốc của bản thảo.', en: 'A newer version was published since the draft began. Compare, then tell the draft its new base version.' },
  PROCEDURE_INCOMPLETE: { kind: 'invalid', vi: 'Bản thảo còn thiếu hoặc sai nội dung. Hãy bổ sung các mục được liệt kê.', en: 'The draft is incomplete. Add what is listed.' },
  IMPORT_NOT_FOUND: { kind: 'not-found', vi: 'Không tìm thấy lần nhập thủ tục này, hoặc lần nhập không tạo bản thảo nào.', en: 'No such import of procedures, or it made no drafts.' },
  IMPORT_NOT_PUBLISHABLE: { kind: 'invalid', vi: 'Chưa công bố thủ tục nào vì có bản thảo chưa đạt. Hãy sửa hoặc hủy các bản thảo được liệt kê, hoặc để chúng lại (except).', en: 'Nothing was published, because some drafts are refused. Mend or discard those that are listed, or leave them out (except).' },
  PROCEDURE_TOO_LARGE: { kind: 'too-large', vi: 'Nội dung thủ tục quá lớn. Hãy rút gọn biểu mẫu điện tử hoặc thành phần hồ sơ.', en: 'The procedure is too large. Shorten the form or the components.' },
  PROCEDURE_VALID_FROM_PAST: { kind: 'invalid', vi: 'Ngày có hiệu lực của phiên bản mới không được trước hôm nay.', en: 'A new version cannot be valid from a day before today.' },
  PROCEDURE_MOVE_NOT_FOUND: { kind: 'not-found', vi: 'Không tìm thấy đợt chuyển phiên bản.', en: 'No such move between versions.' },
  PROCEDURE_MOVE_STALE: { kind: 'stale', vi: 'Đợt chuyển vừa thay đổi. Hãy tải lại.', en: 'The move has changed meanwhile. Load it again.' },
  PROCEDURE_MOVE_STATE_FORBIDS: { kind: 'conflict', vi: 'Đợt chuyển đang ở trạng thái không cho phép việc này.', en: 'The state of the move does not allow this.' },
  PROCEDURE_MOVE_UNDER_WAY: { kind: 'conflict', vi: 'Thủ tục này đang có một đợt chuyển khác. Hãy hoàn tất hoặc bỏ đợt đó trước.', en: 'Another move of this procedure is under way. Finish or cancel it first.' },
  IMPORT_UNREADABLE: { kind: 'invalid', vi: 'Không đọc được tệp. Hãy dùng tệp đã xuất từ hệ thống làm mẫu.', en: 'The file cannot be read. Take an exported file as a pattern.' },
  FORM_DATA_INVALID: { kind: 'invalid', vi: 'Biểu mẫu điện tử điền chưa đúng. Hãy sửa các mục được chỉ ra.', en: 'The electronic form is not filled in correctly. Correct the places named.' },
  COMPONENT_MISSING: { kind: 'invalid', vi: 'Hồ sơ còn thiếu thành phần bắt buộc.', en: 'Required components are missing.' },
  COMPONENT_UNKNOWN: { kind: 'invalid', vi: 'Có thành phần không thuộc thủ tục này.', en: 'A component does not belong to this procedure.' },
  PERSONAL_NUMBER_INVALID: { kind: 'invalid', vi: 'Số định danh cá nhân phải có 12 chữ số.', en: 'A personal number has 12 digits.' },
  COMPONENT_INVALID: { kind: 'invalid', vi: 'Có thành phần ghi hai lần, chưa ghi số bản nộp hoặc bổ sung trực tuyến mà chưa kèm tệp. Hãy xem lại từng thành phần.', en: 'A component is listed twice, without a count, or supplied online without a file. Check each component.' },
  REUSE_NOT_POSSIBLE: { kind: 'invalid', vi: 'Không dùng lại được giấy tờ từ hồ sơ trước. Hãy nộp giấy tờ này.', en: 'A component of an earlier dossier cannot be used again. Hand it in.' },
  CHANNEL_NOT_ALLOWED: { kind: 'invalid', vi: 'Kênh nộp không đúng với người nộp. Tại quầy: trực tiếp hoặc bưu chính; công dân tự nộp: trực tuyến.', en: 'This channel is not for this caller. At a desk: counter or postal; a citizen files online.' },
  PARTY_INVALID: { kind: 'invalid', vi: 'Thông tin người nộp, người đại diện chưa đủ hoặc chưa đúng. Hãy xem lại mục được nêu.', en: 'The data of the applicant, submitter or representative are incomplete or wrong. Check the field named.' },
  PARTY_NOT_FOUND: { kind: 'invalid', vi: 'Hồ sơ không có người ở vai trò này.', en: 'The dossier names nobody in this role.' },
  FIELD_NOT_CORRECTABLE: { kind: 'invalid', vi: 'Ở trạng thái này, vai trò của bạn không được sửa thông tin đã chọn.', en: 'In this state your role may not correct this field.' },
  CORRECTION_EMPTY: { kind: 'invalid', vi: 'Không có thông tin nào khác với thông tin đang lưu.', en: 'Nothing differs from what is kept.' },
  SUPPLEMENT_CONSENT_REQUIRED: { kind: 'conflict', vi: 'Đã yêu cầu bổ sung một lần. Muốn yêu cầu lần nữa phải được lãnh đạo đồng ý và nêu lý do.', en: 'The citizen was asked once. Asking again needs the consent of a superior and a reason.' },
  SEARCH_NOT_PERMITTED: { kind: 'forbidden', vi: 'Chỉ cán bộ của đơn vị giải quyết hoặc tiếp nhận được tìm theo họ tên, số định danh, điện thoại.', en: 'Only officers of the units concerned may search by name, number or phone.' },
  RATING_NOT_OPEN: { kind: 'conflict', vi: 'Hồ sơ chưa kết thúc nên chưa đánh giá được. Bạn đánh giá sau khi có kết quả.', en: 'The dossier has not ended. It can be rated once it has.' },
  RATING_CLOSED: { kind: 'conflict', vi: 'Đã quá thời hạn sửa đánh giá. Đánh giá trước đây của bạn vẫn được giữ.', en: 'The rating cannot be changed any more. The earlier one is kept.' },
  COMMAND_NOT_DEFERRABLE: { kind: 'invalid', vi: 'Việc này không hoãn để hoàn tác được: hãy làm trực tiếp, sau khi đã chắc chắn.', en: 'This cannot be put off and undone: do it directly, once you are sure.' },
  DEFERRAL_TIME_INVALID: { kind: 'invalid', vi: 'Thời điểm có hiệu lực phải ở phía trước và không quá một phút. Bỏ trống để dùng mười giây.', en: 'The moment of effect has to lie ahead, by a minute at most. Leave it out for ten seconds.' },
  DEFERRED_COMMAND_PENDING: { kind: 'conflict', vi: 'Hồ sơ này đang có một thao tác chờ hiệu lực. Hãy đợi vài giây rồi xem lại hồ sơ, hoặc hoàn tác thao tác đó.', en: 'A command on this dossier waits to take effect. Look at the dossier again in some seconds, or take that command back.' },
  DEFERRED_COMMAND_NOT_FOUND: { kind: 'not-found', vi: 'Không tìm thấy thao tác chờ hiệu lực này của bạn.', en: 'You have no such deferred command.' },
  DEFERRED_COMMAND_ENDED: { kind: 'conflict', vi: 'Thao tác đã kết thúc nên không hoàn tác được nữa. Hãy mở hồ sơ để xem bước tiếp theo.', en: 'The command has ended and cannot be taken back any more. Open the dossier for what can be done now.' },
  DEFERRED_COMMAND_FAILED: { kind: 'unavailable', vi: 'Hệ thống đã thử nhiều lần mà chưa thực hiện được. Hồ sơ giữ nguyên; hãy làm lại thao tác.', en: 'It was tried several times and could not be carried out. The dossier is as it was; do it again.' },
  FILING_DRAFT_NOT_FOUND: { kind: 'not-found', vi: 'Máy chủ không còn giữ bản nháp này: nó đã được gửi, đã xóa, hoặc quá 30 ngày.', en: 'This draft is not kept any more: it was sent, deleted, or is older than 30 days.' },
  FILING_DRAFT_STALE: { kind: 'stale', vi: 'Bản nháp vừa được sửa ở máy khác. Hãy tải lại.', en: 'The draft was changed on another device. Load it again.' },
  FILING_DRAFT_LIMIT_REACHED: { kind: 'conflict', vi: 'Đã đủ số bản nháp được giữ. Hãy gửi hoặc xóa bớt một bản nháp.', en: 'No more drafts are kept. Send or delete one first.' },
  VIEW_NOT_FOUND: { kind: 'not-found', vi: 'Không tìm thấy bộ lọc đã lưu.', en: 'No such saved view.' },
  VIEW_STALE: { kind: 'stale', vi: 'Bộ lọc vừa được thay đổi. Hãy tải lại.', en: 'The view was changed meanwhile. Load it again.' },
  VIEW_LIMIT_REACHED: { kind: 'conflict', vi: 'Đã lưu đủ số bộ lọc cho phép. Hãy xóa bớt một bộ lọc.', en: 'No more views may be saved. Remove one first.' },
  VIEW_NAME_TAKEN: { kind: 'conflict', vi: 'Đã có bộ lọc cùng tên. Hãy đặt tên khác.', en: 'A view of this name exists. Choose another name.' },
  ASSIGNEE_NOT_IN_UNIT: { kind: 'invalid', vi: 'Người được giao không thuộc đơn vị giải quyết.', en: 'The assignee does not hold a post in the competent unit.' },
  DOSSIER_STATE_FORBIDS: { kind: 'conflict', vi: 'Hồ sơ đang ở trạng thái không cho phép việc này.', en: 'The state of the dossier does not allow this.' },
  REASON_REQUIRED: { kind: 'invalid', vi: 'Cần chọn lý do trong danh mục và ghi rõ nội dung.', en: 'Choose a reason from the catalogue and write down what it is about.' },
  SUPPLEMENT_INCOMPLETE: { kind: 'invalid', vi: 'Còn thiếu thành phần đã yêu cầu bổ sung.', en: 'Something that was asked for is still missing.' },
  PROCEDURE_IS_FREE: { kind: 'conflict', vi: 'Thủ tục này không thu phí, lệ phí; không có bước thanh toán.', en: 'This procedure asks for no money; there is no payment step.' },
  FEE_UNKNOWN: { kind: 'invalid', vi: 'Có khoản thu không thuộc thủ tục này. Hãy dùng mã trong danh sách khoản thu.', en: 'A fee does not belong to this procedure. Use a code of its list of fees.' },
  FEE_TO_BE_SET: { kind: 'invalid', vi: 'Có khoản chưa có mức thu trong quy định. Hãy nhập số tiền kèm căn cứ cho các khoản đó.', en: 'No rule prices some fees. Enter their amounts with the basis.' },
  FEE_QUANTITY_REQUIRED: { kind: 'invalid', vi: 'Khoản này tính theo số trang hoặc số bản. Hãy nhập số lượng.', en: 'This fee counts pages or copies. Give their number.' },
  FEE_SET_BY_RULE: { kind: 'invalid', vi: 'Khoản này đã có mức thu theo quy định, không nhập số tiền khác.', en: 'A rule prices this fee; no other amount can be entered.' },
  FEE_ALREADY_PAID: { kind: 'conflict', vi: 'Hồ sơ đã có khoản nộp hoặc đang thanh toán. Hãy hủy hoặc hoàn trả trước khi xác định lại.', en: 'Money has been paid or is on its way. Cancel or refund it before assessing again.' },
  FEE_UNPAID: { kind: 'conflict', vi: 'Quy định yêu cầu nộp phí trước khi trả kết quả. Hãy thu phí rồi trả.', en: 'The rule wants this fee paid before the result is returned. Take the payment first.' },
  FEE_RULE_NOT_FOUND: { kind: 'not-found', vi: 'Không tìm thấy quy định về phí, lệ phí.', en: 'No such fee rule.' },
  FEE_RULE_STALE: { kind: 'stale', vi: 'Quy định vừa được người khác thay đổi. Hãy tải lại.', en: 'Somebody changed the rule meanwhile. Load it again.' },
  FEE_RULE_STATE_FORBIDS: { kind: 'conflict', vi: 'Quy định đã ban hành không sửa được; hãy ghi ngày hết hiệu lực và soạn quy định mới.', en: 'A published rule does not change. End it and draft another one.' },
  FEE_RULE_INCOMPLETE: { kind: 'invalid', vi: 'Quy định còn thiếu mức thu hoặc mức giảm, hoặc ngày hiệu lực chưa hợp lý.', en: 'The rule lacks its figure, or its days do not fit.' },
  DOSSIER_REASON_NOT_FOUND: { kind: 'not-found', vi: 'Không tìm thấy lý do này trong danh mục.', en: 'No such reason in the list.' },
  DOSSIER_REASON_STALE: { kind: 'stale', vi: 'Lý do vừa được người khác thay đổi. Hãy tải lại.', en: 'Somebody changed the reason meanwhile. Load it again.' },
  DOSSIER_REASON_EXISTS: { kind: 'conflict', vi: 'Mã lý do này đã có cho việc này, kể cả khi đã hết hiệu lực. Hãy dùng mã khác.', en: 'This code is taken for this action, even if it has ended. Choose another code.' },
  DOSSIER_REASON_FIXED: { kind: 'conflict', vi: 'Lý do dùng chung không kết thúc được, lý do đã có ngày hết hiệu lực thì không đổi ngày. Hãy thêm lý do riêng của tỉnh.', en: 'A reason of the common list does not end, and one that has its last day keeps it. Add a reason of the province.' },
  DOSSIER_REASON_DAY_INVALID: { kind: 'invalid', vi: 'Ngày hiệu lực phải từ hôm nay trở đi, ngày hết hiệu lực không trước ngày bắt đầu.', en: 'It begins and ends today or later, and does not end before it begins.' },
  DOSSIER_REASONS_TOO_MANY: { kind: 'conflict', vi: 'Việc này đã có quá nhiều lý do riêng của tỉnh. Hãy kết thúc lý do không còn dùng trước.', en: 'The province has too many reasons for this action. End one that is not used any more.' },
  PAYMENT_NOT_DUE: { kind: 'conflict', vi: 'Hồ sơ không còn khoản phải nộp. Nếu chưa xác định phí, hãy xác định trước.', en: 'Nothing is outstanding. If the fees are not assessed yet, assess them first.' },
  PAYMENT_AMOUNT_DIFFERS: { kind: 'invalid', vi: 'Số tiền không khớp với số phải nộp hoặc số có thể hoàn. Hãy tải lại và dùng số tiền hiện tại.', en: 'The amount is not what is outstanding or refundable. Load it again.' },
  PAYMENT_OPEN: { kind: 'conflict', vi: 'Đang có một lần thanh toán trực tuyến chờ kết quả. Hãy hủy lần đó hoặc chờ.', en: 'An online payment is waiting. Cancel it, or wait for it.' },
  PAYMENT_NOT_FOUND: { kind: 'not-found', vi: 'Không tìm thấy lần thanh toán.', en: 'No such payment.' },
  PAYMENT_STATE_FORBIDS: { kind: 'conflict', vi: 'Lần thanh toán đang ở trạng thái không cho phép việc này.', en: 'The state of the payment does not allow this.' },
  REFUND_FEE_REQUIRED: { kind: 'invalid', vi: 'Hãy nêu mã khoản được hoàn trả, một trong các khoản mà lần thanh toán này đã nộp.', en: 'Name the fee that is refunded, one of those this payment has paid.' },
  ONLINE_PAYMENT_UNAVAILABLE: { kind: 'conflict', vi: 'Chưa kết nối nền tảng thanh toán trực tuyến. Hãy nộp tiền mặt tại quầy.', en: 'No payment platform is connected. Pay in cash at the desk.' },
  RECONCILIATION_NOT_FOUND: { kind: 'not-found', vi: 'Không tìm thấy lần đối soát.', en: 'No such reconciliation.' },
  RECONCILIATION_DAY_NOT_OVER: { kind: 'invalid', vi: 'Chỉ đối soát ngày đã kết thúc. Hãy chọn một ngày trước hôm nay.', en: 'Only a day that is over is reconciled. Choose an earlier one.' },
  DIFFERENCE_ALREADY_SETTLED: { kind: 'conflict', vi: 'Chênh lệch này đã được xử lý.', en: 'This difference is settled already.' },
  EXPORT_TOO_LARGE: { kind: 'invalid', vi: 'Quá nhiều dòng cho một lần xuất. Hãy chọn một đơn vị.', en: 'Too many rows for one export. Choose a unit.' },
  EXTENSION_NOT_OPEN: { kind: 'conflict', vi: 'Chưa đến lúc gia hạn hoặc hồ sơ không có ngày hẹn trả. Hãy xem thời điểm được gia hạn.', en: 'It is too early for an extension, or the dossier has no appointment. See when it opens.' },
  EXTENSION_LIMIT_REACHED: { kind: 'conflict', vi: 'Hồ sơ đã được gia hạn đủ số lần cho phép. Hãy giải quyết và trả kết quả; hồ sơ quá hạn vẫn được trả.', en: 'The dossier has been extended as often as the province allows. Complete it; being late forbids nothing.' },
  CALENDAR_INVALID: { kind: 'invalid', vi: 'Lịch có dòng chưa đúng hoặc thiếu ngày nghỉ theo luật. Hãy sửa các dòng và thêm các ngày được nêu rồi công bố lại.', en: 'The calendar has wrong lines or lacks statutory holidays. Correct the lines and add the days that are named, then publish again.' },
  CALENDAR_STALE: { kind: 'stale', vi: 'Lịch vừa được người khác thay đổi. Hãy tải lại.', en: 'Somebody changed the calendar meanwhile. Load it again.' },
  CLOSURE_INVALID: { kind: 'invalid', vi: 'Khoảng ngày ngừng làm việc chưa đúng: ngày cuối không trước ngày đầu, nhiều nhất 60 ngày.', en: 'The days of the closure are wrong: the last not before the first, at most 60 days.' },
  CLOSURE_NOT_FOUND: { kind: 'not-found', vi: 'Không tìm thấy ngày ngừng làm việc này.', en: 'No such closure.' },
  SERVICE_HOURS_INVALID: { kind: 'invalid', vi: 'Giờ làm việc chưa đúng: hai buổi nối tiếp nhau, tổng cộng 8 giờ, hiệu lực từ hôm nay trở đi.', en: 'The hours are wrong: two sessions in order, eight hours in all, from today on.' },
  DEADLINE_POLICY_INVALID: { kind: 'invalid', vi: 'Quy định về thời hạn chỉ có hiệu lực từ hôm nay trở đi; đổi cách tính ngày nghỉ lễ chỉ có hiệu lực từ ngày mai trở đi. Hãy chọn ngày có hiệu lực muộn hơn.', en: 'A deadline policy holds from today or later; a change of how holidays are counted holds from tomorrow or later. Choose a later first day.' },
  RECALCULATION_NOT_FOUND: { kind: 'not-found', vi: 'Không tìm thấy lần tính lại ngày hẹn này.', en: 'No such recalculation.' },
  RECALCULATION_UNDER_WAY: { kind: 'conflict', vi: 'Đang có một lần tính lại chưa xong. Hãy áp dụng hoặc bỏ lần đó trước.', en: 'Another recalculation is not finished. Apply or cancel it first.' },
  RECALCULATION_STATE_FORBIDS: { kind: 'conflict', vi: 'Lần tính lại đang ở trạng thái không cho phép việc này.', en: 'The state of the recalculation does not allow this.' },
  RECALCULATION_STALE: { kind: 'stale', vi: 'Lần tính lại đã thay đổi. Hãy tải lại.', en: 'The recalculation has changed. Load it again.' },
  ASSIGNEE_NOT_ABLE: { kind: 'invalid', vi: 'Người được giao không giữ vị trí giải quyết hồ sơ tại đơn vị này. Hãy chọn chuyên viên hoặc lãnh đạo của đơn vị.', en: 'The assignee holds no post in the competent unit that works on dossiers. Choose a specialist or a chair.' },
  NOT_ASSIGNEE: { kind: 'conflict', vi: 'Hồ sơ đang do người khác thụ lý. Hãy nhận hồ sơ về mình (giao lại) rồi thực hiện, hoặc đề nghị lãnh đạo thực hiện.', en: 'Somebody else works on this dossier. Take it over first (assign it to yourself), or let a chair do it.' },
  CONSULTATIONS_OPEN: { kind: 'conflict', vi: 'Còn đơn vị chưa trả lời ý kiến. Hãy chờ trả lời hoặc rút yêu cầu lấy ý kiến.', en: 'Units that were asked have not answered. Wait for them, or withdraw the questions.' },
  CONSULTATION_NOT_FOUND: { kind: 'not-found', vi: 'Không có yêu cầu lấy ý kiến nào đang mở với mã này.', en: 'There is no open consultation with this id.' },
  CONSULTATION_UNIT_INVALID: { kind: 'invalid', vi: 'Không thể lấy ý kiến đơn vị này: đó là đơn vị đang giải quyết hoặc đã được hỏi và chưa trả lời.', en: 'This unit cannot be asked: it decides itself, or was asked and has not answered.' },
  TRANSFER_UNIT_INVALID: { kind: 'invalid', vi: 'Không thể chuyển hồ sơ đến đơn vị này: chọn xã, phường, đặc khu hoặc sở, ngành khác với đơn vị đang giải quyết và thuộc cấp có thẩm quyền; trường hợp đã phân cấp, ủy quyền thì chọn lý do phân cấp, ủy quyền.', en: 'The dossier cannot go to this unit: choose another commune or department of the competent level, or give delegation by law as the reason.' },
  RESULT_EVIDENCE_REQUIRED: { kind: 'invalid', vi: 'Kết quả điện tử phải kèm tệp đã ký số (fileId). Hãy ký tệp rồi chọn tệp đã ký; nếu là bản giấy, hãy ghi nhận kết quả giấy.', en: 'An electronic result is a signed file (fileId). Sign the file first and name the signed one, or record a paper result.' },
  RESULT_FILE_UNUSABLE: { kind: 'invalid', vi: 'Không dùng được tệp kết quả: tệp chưa tải lên xong, đang chờ quét, có mã độc, quá hạn hoặc không khớp mã băm. Hãy thử lại sau ít phút hoặc chọn tệp khác.', en: 'The file of the result cannot be used: it is not complete, waits for its scan, holds malware, is too old or does not have this hash. Try again in a few minutes or choose another file.' },
  RESULT_SIGNATURE_DIFFERS: { kind: 'invalid', vi: 'Tệp kết quả không mang chữ ký số của chính người thực hiện, nhân danh cơ quan giải quyết. Hãy ký số tệp cho cơ quan này rồi chọn tệp vừa ký, hoặc để người đã ký tệp thực hiện bước này.', en: 'The file is not signed by you for the unit that decides. Sign it for that unit and name the signed file, or let whoever signed the file do this.' },
  DELIVERY_RECIPIENT_REQUIRED: { kind: 'invalid', vi: 'Gửi kết quả qua bưu chính phải ghi người nhận.', en: 'A result that is sent by post needs a recipient.' },
  BATCH_NOT_ALLOWED: { kind: 'conflict', vi: 'Thủ tục này phải phê duyệt từng hồ sơ.', en: 'Dossiers of this procedure are approved one by one.' },
  SERVICE_CLIENT_NOT_FOUND: { kind: 'not-found', vi: 'Không tìm thấy ứng dụng này.', en: 'No such service client.' },
  SERVICE_CLIENT_WITHDRAWN: { kind: 'conflict', vi: 'Ứng dụng này đã bị thu hồi. Hãy đăng ký ứng dụng mới.', en: 'This service client was withdrawn. Register another one.' },
  SERVICE_CLIENT_VALIDITY_INVALID: { kind: 'invalid', vi: 'Ngày hết hiệu lực phải từ hôm nay trở đi.', en: 'The last day of validity is today or later.' },
  SESSION_NOT_FOUND: { kind: 'not-found', vi: 'Không tìm thấy phiên đăng nhập này; có thể phiên đã kết thúc.', en: 'No such session; it may have ended.' },
  DELEGATION_NOT_FOUND: { kind: 'not-found', vi: 'Không tìm thấy ủy quyền.', en: 'No such delegation.' },
  DELEGATION_INVALID: { kind: 'invalid', vi: 'Ủy quyền chưa hợp lệ: người được ủy quyền phải giữ vị trí khác tại cùng đơn vị, thời gian không quá một năm và không lùi về trước.', en: 'The delegation is not valid: the delegate holds another post in the same unit, the time is at most a year and does not begin in the past.' },
  DELEGATION_STALE: { kind: 'stale', vi: 'Ủy quyền vừa được thay đổi. Hãy tải lại.', en: 'Somebody changed the delegation meanwhile. Load it again.' },
  DELEGATION_ENDED: { kind: 'conflict', vi: 'Ủy quyền này đã kết thúc hoặc đã được rút.', en: 'This delegation has ended or was withdrawn.' },
  ACCOUNT_NOT_FOUND: { kind: 'not-found', vi: 'Không tìm thấy tài khoản.', en: 'No such account.' },
  ACCOUNT_LOCKED: { kind: 'conflict', vi: 'Tài khoản này đang bị khóa. Muốn dùng lại thì mở khóa.', en: 'The account is locked. Unlock it to use it again.' },
  ACCOUNT_NOT_LOCKED: { kind: 'conflict', vi: 'Tài khoản này không bị khóa.', en: 'The account is not locked.' },
  SECOND_FACTOR_NOT_SET_UP: { kind: 'conflict', vi: 'Tài khoản này chưa thiết lập xác thực hai lớp; không có gì để đặt lại.', en: 'The account has no second factor yet; there is nothing to reset.' },
  ACCOUNT_IS_OWN: { kind: 'conflict', vi: 'Không tự khóa, mở khóa hoặc đặt lại xác thực hai lớp của chính mình. Hãy nhờ một quản trị viên khác.', en: 'Nobody does this to the own account. Ask another administrator.' },
  DOSSIER_STALE: { kind: 'stale', vi: 'Hồ sơ vừa được người khác thay đổi. Hãy tải lại.', en: 'Somebody changed the dossier meanwhile. Load it again.' },
  PAPER_NOT_FOUND: { kind: 'not-found', vi: 'Không tìm thấy giấy tờ.', en: 'No such paper.' },
  PAPER_NOT_DUE: { kind: 'conflict', vi: 'Hồ sơ chưa đến bước có giấy tờ này. Hãy chọn một mẫu trong danh sách có thể in.', en: 'The dossier has not come to the step of this paper. Choose one of the available forms.' },
  PAPER_TOO_LARGE: { kind: 'too-large', vi: 'Giấy tờ quá dài hoặc mẫu in quá phức tạp. Hãy chia nhỏ khoảng ngày hoặc rút gọn mẫu in.', en: 'The paper is too long or its template too complex. Ask for a shorter period or shorten the template.' },
  PAPER_PRESS_FULL: { kind: 'unavailable', vi: 'Đang có quá nhiều giấy tờ chờ in. Hãy thử lại sau giây lát với cùng khóa.', en: 'Too many papers are waiting to be printed. Try again in a moment with the same key.' },
  PAPER_SHARED: { kind: 'forbidden', vi: 'Giấy này ghi cả mã tra cứu của hồ sơ khác mà bạn không được xem. Hãy in giấy riêng của hồ sơ này.', en: 'This paper also opens another dossier that you may not read. Print one for this dossier alone.' },
  RECEIPT_NOT_SHARED: { kind: 'invalid', vi: 'Một giấy tiếp nhận chỉ ghi chung hồ sơ đã tiếp nhận của cùng một người tại cùng một nơi. Hãy in riêng hồ sơ được nêu.', en: 'One receipt lists only received dossiers of one person at one desk. Print the named ones by themselves.' },
  PAPER_TEMPLATE_NOT_FOUND: { kind: 'not-found', vi: 'Không tìm thấy mẫu in.', en: 'No such template.' },
  PAPER_TEMPLATE_INVALID: { kind: 'invalid', vi: 'Mẫu in có chỗ chưa đúng. Hãy sửa các chỗ được nêu; trường được dùng nằm trong danh sách của mẫu.', en: 'The template is not right in the named places. What it may use is listed with the template.' },
  PAPER_TEMPLATE_PUBLISHED: { kind: 'conflict', vi: 'Mẫu in này đã ban hành hoặc có sẵn, không sửa được. Hãy lập dự thảo mới.', en: 'This template is published or built in and cannot change. Begin a new draft.' },
  PAPER_TEMPLATE_STALE: { kind: 'stale', vi: 'Mẫu in vừa được người khác thay đổi. Hãy tải lại.', en: 'Somebody changed the template meanwhile. Load it again.' },
  PAPER_TEMPLATE_DAY_PASSED: { kind: 'invalid', vi: 'Mẫu in không thể có hiệu lực từ ngày đã qua. Hãy chọn từ hôm nay trở đi.', en: 'A template cannot come into force on a day that has passed. Choose today or later.' },
  PAPER_TEMPLATES_TOO_MANY: { kind: 'conflict', vi: 'Loại giấy tờ này đã có quá nhiều dự thảo. Hãy sửa hoặc ban hành một dự thảo đang có.', en: 'This form has too many drafts. Revise or publish one of them.' },
  IF_MATCH_REQUIRED: { kind: 'precondition-required', vi: 'Thiếu If-Match với phiên bản bạn đang xem.', en: 'If-Match with the version you saw is required.' },
  IDEMPOTENCY_KEY_REQUIRED: { kind: 'invalid', vi: 'Thiếu Idempotency-Key.', en: 'Idempotency-Key is required.' },
  IDEMPOTENCY_KEY_REUSED: { kind: 'key-reused', vi: 'Khóa này đã dùng cho một yêu cầu khác.', en: 'This key was used with another body.' },
  IDEMPOTENCY_KEY_IN_FLIGHT: { kind: 'conflict', vi: 'Yêu cầu cùng khóa đang được xử lý. Hãy thử lại sau giây lát.', en: 'A request with this key is being processed. Try again in a moment.' },
  FILE_NOT_FOUND: { kind: 'not-found', vi: 'Không tìm thấy tệp. Tệp có thể đã bị xóa vì không hồ sơ nào dùng; hãy tải lên lại.', en: 'No such file. It may have been deleted because no dossier named it; upload it again.' },
  FILE_NOT_COMPLETE: { kind: 'conflict', vi: 'Tệp chưa tải lên xong hoặc đang được kiểm tra. Hãy đợi giây lát rồi thử lại.', en: 'The file is not uploaded or checked completely yet. Try again in a moment.' },
  FILE_NOT_YOURS: { kind: 'forbidden', vi: 'Tệp này do người khác tải lên. Hãy tải lên tệp của bạn hoặc của bộ phận tiếp nhận.', en: 'Somebody else uploaded this file. Upload one of your own or of the receiving desk.' },
  FILE_INFECTED: { kind: 'invalid', vi: 'Tệp có mã độc nên không dùng được. Hãy quét lại máy và tải lên một bản sạch.', en: 'Malware was found in the file. Clean your computer and upload a clean copy.' },
  FILE_EMPTY: { kind: 'invalid', vi: 'Tệp rỗng. Hãy mở tệp để kiểm tra và tải lên lại.', en: 'The file is empty. Open it to see what is wrong and upload it again.' },
  FILE_TOO_LARGE: { kind: 'too-large', vi: 'Tệp quá lớn. Hãy quét với độ phân giải thấp hơn hoặc chia thành nhiều tệp.', en: 'The file is too large. Scan it at a lower resolution or split it.' },
  FILE_TYPE_NOT_ALLOWED: { kind: 'unsupported-media', vi: 'Chỉ nhận tệp PDF, JPEG, PNG, DOCX, XLSX. Ảnh HEIC: hãy chụp lại ở chế độ tương thích (JPEG).', en: 'Only PDF, JPEG, PNG, DOCX and XLSX are accepted. For HEIC pictures set the camera to "most compatible" (JPEG).' },
  FILE_TYPE_DIFFERS: { kind: 'invalid', vi: 'Nội dung tệp không đúng với loại đã khai. Hãy lưu lại tệp đúng định dạng.', en: 'The content of the file is not of the declared type. Save it again in the right format.' },
  FILE_UNREADABLE: { kind: 'invalid', vi: 'Không đọc được tệp: tệp hỏng, có mật khẩu hoặc quá nặng khi mở. Hãy xuất lại tệp và tải lên.', en: 'The file cannot be read: it is damaged, needs a password or unpacks to too much. Export it again and upload it.' },
  FILE_CHECK_BUSY: { kind: 'unavailable', vi: 'Máy chủ đang bận xem các tệp nên chưa xong tệp này. Chưa có gì bị mất; hãy thử lại sau ít phút.', en: 'The server is busy looking at files and has not finished this one. Nothing is lost; try again in a few minutes.' },
  FILE_NOT_SCANNED: { kind: 'conflict', vi: 'Tệp đang chờ quét mã độc nên chưa mở được. Hãy thử lại sau ít phút.', en: 'The file waits for its malware scan and cannot be opened yet. Try again in a few minutes.' },
  FILE_UNSCANNED: { kind: 'conflict', vi: 'Tệp chưa được quét mã độc. Chỉ cán bộ được mở, sau khi xác nhận (confirmUnscanned).', en: 'Nobody has scanned the file for malware. Only an officer may open it, after confirming (confirmUnscanned).' },
  FILES_TOO_MANY: { kind: 'invalid', vi: 'Hồ sơ có quá nhiều tệp hoặc tổng dung lượng quá lớn. Hãy ghép các ảnh thành một tệp PDF.', en: 'Too many files, or too many bytes, for one dossier. Join pictures into one PDF.' },
  UPLOAD_NOT_FOUND: { kind: 'not-found', vi: 'Không tìm thấy lượt tải lên; có thể đã hết hạn. Hãy bắt đầu lại.', en: 'No such upload; it may have expired. Start again.' },
  UPLOAD_OFFSET_DIFFERS: { kind: 'conflict', vi: 'Vị trí tải tiếp không khớp. Hãy hỏi lại vị trí (HEAD) rồi gửi tiếp.', en: 'The offset does not match. Ask for it (HEAD) and go on from there.' },
  UPLOAD_BUSY: { kind: 'conflict', vi: 'Lượt tải lên này đang nhận dữ liệu từ một kết nối khác. Hãy thử lại sau giây lát.', en: 'Another connection is sending to this upload. Try again in a moment.' },
  UPLOAD_COMPLETE: { kind: 'conflict', vi: 'Tệp đã tải lên xong nên không hủy được nữa; nếu không hồ sơ nào dùng, tệp sẽ tự xóa sau ít ngày.', en: 'The file is complete and cannot be cancelled; it goes away by itself when no dossier names it.' },
  UPLOAD_REQUEST_INVALID: { kind: 'invalid', vi: 'Yêu cầu tải lên không theo giao thức tus 1.0.', en: 'The request does not follow the upload protocol tus 1.0.' },
  UPLOAD_QUOTA_SPENT: { kind: 'too-many', vi: 'Bạn đã tải lên quá dung lượng cho phép trong ngày. Hãy tiếp tục vào ngày mai hoặc nộp tại bộ phận một cửa.', en: 'You have uploaded as much as one day allows. Go on tomorrow or come to the one-stop desk.' },
  UPLOADS_TOO_MANY: { kind: 'too-many', vi: 'Bạn đang có quá nhiều lượt tải lên dở dang. Hãy hoàn tất hoặc hủy bớt.', en: 'Too many of your uploads are unfinished. Finish or cancel some.' },
  STORAGE_FULL: { kind: 'unavailable', vi: 'Kho lưu tệp đã đầy. Phần đã gửi không mất; hãy thử lại sau.', en: 'The file store is full. What you sent is kept; try again later.' },
  TICKET_INVALID: { kind: 'unauthenticated', vi: 'Liên kết tải về không còn hiệu lực. Hãy mở lại tệp từ hồ sơ.', en: 'The download link is not valid any more. Open the file from its dossier again.' },
  TOO_MANY_REQUESTS: { kind: 'too-many', vi: 'Bạn thao tác quá nhanh. Hãy thử lại sau ít phút.', en: 'Too many requests. Try again later.' },
  BODY_TOO_LARGE: { kind: 'too-large', vi: 'Nội dung gửi lên quá lớn.', en: 'The body is too large.' },
  BODY_TOO_DEEP: { kind: 'invalid', vi: 'Nội dung gửi lên lồng quá nhiều cấp. Hãy rút gọn cấu trúc.', en: 'The body is nested too deeply. Send a flatter one.' },
  REQUEST_TOO_SLOW: { kind: 'too-slow', vi: 'Yêu cầu gửi quá lâu chưa xong. Hãy kiểm tra đường truyền rồi gửi lại với cùng khóa.', en: 'The request took too long to arrive. Check the line and send it again with the same key.' },
  MEDIA_TYPE_UNSUPPORTED: { kind: 'unsupported-media', vi: 'Chỉ nhận nội dung JSON.', en: 'Only JSON bodies are accepted.' },
  WEBHOOK_NOT_FOUND: { kind: 'not-found', vi: 'Không tìm thấy đăng ký nhận sự kiện.', en: 'No such webhook subscription.' },
  WEBHOOK_STALE: { kind: 'stale', vi: 'Đăng ký vừa được thay đổi. Hãy tải lại.', en: 'The subscription was changed meanwhile. Load it again.' },
  WEBHOOK_STATE_FORBIDS: { kind: 'conflict', vi: 'Đăng ký đang ở trạng thái không cho phép việc này. Hãy bật hoặc tạo đăng ký mới.', en: 'The state of the subscription does not allow this. Enable it or create another one.' },
  WEBHOOK_TARGET_REFUSED: { kind: 'invalid', vi: 'Không gửi đến địa chỉ này: cần https, không kèm tên và mật khẩu, không phải địa chỉ nội bộ chưa được cài đặt cho phép.', en: 'Nothing is sent to this address: it has to be https, without name and password, and no private address that the installation does not allow.' },
  WEBHOOK_LIMIT_REACHED: { kind: 'conflict', vi: 'Đã đủ số đăng ký cho phép. Hãy bỏ bớt một đăng ký.', en: 'No more subscriptions are allowed. Remove one first.' },
  WEBHOOK_DELIVERY_NOT_FOUND: { kind: 'not-found', vi: 'Không tìm thấy lần gửi này, hoặc nhật ký đã quá hạn giữ.', en: 'No such delivery, or its log is over.' },
  SERVICE_UNAVAILABLE: { kind: 'unavailable', vi: 'Dịch vụ tạm thời gián đoạn. Dữ liệu đã gửi không mất; hãy thử lại với cùng khóa.', en: 'The service is unavailable. Try again with the same key.' },
  DEADLINE_EXCEEDED: { kind: 'unavailable', vi: 'Dịch vụ chưa trả lời kịp. Hãy thử lại với cùng khóa.', en: 'The service did not answer in time. Try again with the same key.' },
  OUTCOME_UNKNOWN: { kind: 'unavailable', vi: 'Chưa rõ kết quả. Hãy gửi lại với cùng khóa để nhận câu trả lời.', en: 'The outcome is unknown. Send again with the same key.' },
  OVERLOADED: { kind: 'unavailable', vi: 'Hệ thống đang quá tải. Hãy thử lại sau giây lát.', en: 'The service is overloaded. Try again in a moment.' },
  INTERNAL: { kind: 'bug', vi: 'Có lỗi ngoài dự kiến. Hãy báo mã lần theo cho bộ phận hỗ trợ.', en: 'Unexpected fault. Give the trace id to support.' },
} as const satisfies Record<string, CatalogueEntry>;

export type ErrorCode = keyof typeof ERROR_CATALOGUE;

/** Values that explain a refusal to a program. Never personal data. */
export type ErrorParams = Readonly<Record<string, unknown>>;

/** A refusal: business says no. It is returned, never thrown inside the core. */
export interface Refusal {
  readonly code: ErrorCode;
  readonly params: ErrorParams;
}

/** The error as it travels in an RPC reply. */
export interface WireError extends Refusal {
  readonly kind: ErrorKind;
  readonly traceId: string;
}

/** Makes a refusal. Example: `refusal('DOSSIER_STATE_FORBIDS', { allowedActions: ['complete'] })`. */
export function refusal(code: ErrorCode, params: ErrorParams = {}): Refusal {
  return { code, params };
}

/** The kind of a code. */
export function kindOf(code: ErrorCode): ErrorKind {
  return ERROR_CATALOGUE[code].kind;
}

/** True when the text is a code of the catalogue; used when a reply is read from the wire. */
export function isErrorCode(text: string): text is ErrorCode {
  return Object.hasOwn(ERROR_CATALOGUE, text);
}
