import { t } from '../../text/language.js';

/** What the rules are about, in the order in which they are shown. */
export const SUBJECT_WORDS: Readonly<Record<string, string>> = {
  dossier: t('Hồ sơ'), file: t('Tệp'), person: t('Người nộp'), register: t('Sổ theo dõi'), delegation: t('Ủy quyền'), 'saved-view': t('Bộ lọc đã lưu'), officer: t('Cán bộ'), calendar: t('Lịch làm việc'),
  'procedure-draft': t('Bản thảo thủ tục'), 'paper-template': t('Mẫu giấy'), reason: t('Danh mục lý do'), 'fee-rule': t('Quy định mức thu'), 'deadline-policy': t('Quy định thời hạn'),
  'deadline-recalculation': t('Tính lại ngày hẹn'), 'payment-reconciliation': t('Đối soát khoản thu'), boundaries: t('Ranh giới'), figures: t('Số liệu'),
};

/** Each action on each kind of object, as an office says it. */
export const ACTION_WORDS: Readonly<Record<string, string>> = {
  'dossier file': t('Nhận hồ sơ tại quầy'), 'dossier file-own': t('Nộp hồ sơ của mình'), 'dossier receive': t('Tiếp nhận hồ sơ nộp trực tuyến'), 'dossier refuse-intake': t('Từ chối tiếp nhận'),
  'dossier read': t('Xem hồ sơ'), 'dossier see-name': t('Xem tên và số giấy tờ, không che'), 'dossier read-note': t('Đọc ghi chú nội bộ'), 'dossier assign': t('Giao xử lý'),
  'dossier request-supplement': t('Yêu cầu bổ sung'), 'dossier request-intake-supplement': t('Yêu cầu bổ sung trước khi tiếp nhận'), 'dossier supply': t('Nộp giấy tờ bổ sung'),
  'dossier ask-supplement-consent': t('Xin yêu cầu bổ sung lần nữa'), 'dossier consent-to-supplement': t('Đồng ý yêu cầu bổ sung lần nữa'), 'dossier refuse-supplement-consent': t('Không cho yêu cầu bổ sung lần nữa'),
  'dossier correct': t('Sửa thông tin hồ sơ'), 'dossier transfer': t('Chuyển cơ quan khác'), 'dossier request-consultation': t('Lấy ý kiến đơn vị khác'), 'dossier withdraw-consultation': t('Rút yêu cầu lấy ý kiến'),
  'dossier answer-consultation': t('Trả lời ý kiến'), 'dossier extend': t('Gia hạn và xin lỗi'), 'dossier submit-for-approval': t('Trình duyệt'), 'dossier approve': t('Duyệt hồ sơ'),
  'dossier return-approval': t('Trả lại hồ sơ trình duyệt'), 'dossier complete': t('Hoàn thành'), 'dossier sign': t('Ký kết quả'), 'dossier assign-number': t('Cấp số kết quả'), 'dossier issue': t('Phát hành kết quả'),
  'dossier withdraw-signature': t('Thu hồi chữ ký'), 'dossier withdraw-result': t('Thu hồi kết quả'), 'dossier replace-result': t('Lập kết quả thay thế'), 'dossier return-result': t('Trả kết quả'),
  'dossier request-withdrawal': t('Xin rút hồ sơ'), 'dossier refuse-withdrawal': t('Không đồng ý cho rút'), 'dossier stop': t('Dừng giải quyết'), 'dossier remind': t('Nhắc đơn vị về hồ sơ'),
  'dossier assess-fees': t('Xác định phí, lệ phí'), 'dossier take-payment': t('Thu tiền tại quầy'), 'dossier request-payment': t('Mở thanh toán trực tuyến'), 'dossier cancel-payment': t('Hủy lần thanh toán, biên lai'),
  'dossier refund-payment': t('Ghi nhận hoàn tiền'), 'dossier require-payment': t('Yêu cầu thực hiện nghĩa vụ tài chính'), 'dossier confirm-payment': t('Xác nhận đã nộp tiền'),
  'file read': t('Xem tệp'), 'file sign': t('Ký số tệp'), 'person search': t('Tìm người đã nộp hồ sơ'), 'register read-clear': t('In sổ theo dõi đủ tên'), 'register read-masked': t('In sổ theo dõi che tên'),
  'delegation command': t('Ủy quyền và rút ủy quyền'), 'saved-view share': t('Chia sẻ bộ lọc trong đơn vị'), 'officer list': t('Xem danh sách cán bộ'), 'officer import': t('Nhập danh sách cán bộ'),
  'calendar edit': t('Đặt giờ làm việc, ngày nghỉ'), 'procedure-draft edit': t('Soạn và ban hành thủ tục'), 'procedure-draft read': t('Đọc bản thảo thủ tục'), 'paper-template edit': t('Sửa và ban hành mẫu giấy'),
  'reason edit': t('Thêm và kết thúc lý do'), 'fee-rule edit': t('Soạn và ban hành quy định mức thu'), 'deadline-policy edit': t('Đặt quy định thời hạn'), 'deadline-recalculation command': t('Tính lại ngày hẹn hàng loạt'),
  'payment-reconciliation command': t('Đối soát và xử lý chênh lệch'), 'boundaries import': t('Nhập ranh giới đơn vị'), 'figures rebuild': t('Dựng lại số liệu'), 'figures read-steps': t('Xem thời gian từng bước'),
};

export const PLACE_WORDS: Readonly<Record<string, string>> = {
  anywhere: t('toàn tỉnh'), unit: t('đơn vị mình'), receiving: t('nơi tiếp nhận'), competent: t('nơi giải quyết'), returning: t('nơi trả kết quả'), asked: t('nơi được hỏi ý kiến'), support: t('nơi hỗ trợ'),
  involved: t('nơi đã tham gia'),
};
