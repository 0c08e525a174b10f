import type { FormCircular, PaperForm, PaperTemplateBody } from '@haicap/contracts';
import { fields, FOOTER, FOOTER_WITHOUT_FORM, HEADER, line, paragraph, PERSON, PLACE, SEAL, signatures, table, title } from './template-parts.js';

const TRACK = {
  kind: 'codes' as const, lines: [
    line('Mã tra cứu: {{secret}}', 'bold', 'left'),
    line('Quét mã QR để xem hồ sơ đang ở đâu, ai giải quyết và bao giờ xong. Giữ kín mã tra cứu; ai có mã này xem được tiến độ hồ sơ.', 'small', 'left'),
  ],
};
const portrait = (changes: Pick<PaperTemplateBody, 'title' | 'blocks'> & Partial<PaperTemplateBody>): PaperTemplateBody =>
  ({ orientation: 'portrait', header: HEADER, footer: FOOTER, ...changes });

const CLOSING = 'Trong quá trình thực hiện nếu có vướng mắc, mời Ông/Bà liên hệ {{receivingDesk}} để được hướng dẫn./.';

const receiptSlip = portrait({
  title: title('GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ'),
  blocks: [
    PLACE,
    fields(
      ['{{receivingDesk}} tiếp nhận hồ sơ của', '{{applicant}}'], ['Số định danh', '{{personalNumber}}', 'personalNumber'], ['Mã số tổ chức', '{{organisationCode}}', 'organisationCode'], ['Địa chỉ', '{{address}}', 'address'],
      ['Số điện thoại', '{{phone}}', 'phone'], ['Thư điện tử', '{{email}}', 'email'], ['Người nộp thay', '{{submitter}}', 'submitter'], ['Người đại diện', '{{representative}}', 'representative'], ['Nội dung yêu cầu giải quyết', '{{procedure}} ({{procedureCode}})'], ['Trường hợp', '{{case}}', 'case'],
    ),
    table('components', [['STT', '{{number}}', 2, 'center'], ['Thành phần hồ sơ', '{{name}}', 17], ['Bản chính', '{{originals}}', 3, 'center'], ['Bản sao chứng thực', '{{certifiedCopies}}', 4, 'center'], ['Bản sao', '{{copies}}', 3, 'center']]),
    table('dossiers', [['STT', '{{number}}', 3, 'center'], ['Mã hồ sơ', '{{code}}', 11], ['Thủ tục', '{{procedure}}', 11], ['Hẹn trả', '{{dueAt}}', 8], ['Mã tra cứu', '{{secret}}', 7]]),
    fields(
      ['Số lượng hồ sơ', '{{sets}}; hình thức nộp: {{channel}}'], ['Thời gian giải quyết theo quy định', '{{timeLimit}}'], ['Phí, lệ phí', '{{fee}}', 'fee'],
      ['Thời gian nộp hồ sơ', '{{submittedAt}}'], ['Thời gian nhận hồ sơ', '{{receivedAt}}'], ['Thời gian trả kết quả', '{{dueAt}}'],
      ['Ngày hẹn ban đầu', '{{firstDueAt}}', 'firstDueAt'], ['Nhận kết quả tại', '{{returnDesk}}', 'returnDesk'], ['Gửi kết quả qua bưu chính đến', '{{returnByPost}}', 'returnByPost'],
    ),
    paragraph('Cách tính ngày hẹn: {{dueReasons}}.', { style: 'small', when: 'dueReasons' }),
    TRACK,
    signatures('NGƯỜI NỘP HỒ SƠ', 'NGƯỜI TIẾP NHẬN HỒ SƠ'),
  ],
});

const supplementRequest = portrait({
  title: title('PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ'),
  blocks: [
    PLACE, PERSON,
    paragraph('Qua xem xét, {{issuingAgency}} đề nghị Ông/Bà bổ sung, hoàn thiện hồ sơ gồm những nội dung sau:'),
    table('missing', [['STT', '{{number}}', 2, 'center'], ['Giấy tờ, nội dung cần bổ sung', '{{name}}', 14], ['Hướng dẫn', '{{note}}', 13]]),
    fields(['Lý do', '{{reason}}'], ['Nội dung', '{{reasonText}}', 'reasonText'], ['Bổ sung chậm nhất ngày', '{{supplyBy}}', 'supplyBy']),
    paragraph('Danh mục trên là toàn bộ nội dung cần bổ sung. {{waitingNote}}'),
    paragraph(CLOSING), TRACK, signatures('NGƯỜI NỘP HỒ SƠ', 'NGƯỜI HƯỚNG DẪN'),
  ],
});

const intakeRefusal = portrait({
  title: title('PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ'),
  blocks: [
    PLACE, PERSON,
    paragraph('Qua xem xét, {{receivingDesk}} thông báo không tiếp nhận, giải quyết hồ sơ này với lý do cụ thể như sau:'),
    fields(['Lý do', '{{reason}}'], ['Nội dung', '{{reasonText}}', 'reasonText']),
    paragraph('Xin thông báo để Ông/Bà được biết và thực hiện./.'), TRACK, signatures('NGƯỜI NỘP HỒ SƠ', 'NGƯỜI TIẾP NHẬN HỒ SƠ'),
  ],
});

const apologyBlocks: PaperTemplateBody['blocks'] = [
  PLACE,
  paragraph('Kính gửi: {{applicant}}', { style: 'bold', align: 'center' }),
  fields(['Địa chỉ', '{{address}}', 'address'], ['Thủ tục', '{{procedure}} ({{procedureCode}})'], ['Thời gian nhận hồ sơ', '{{receivedAt}}'], ['Thời gian hẹn trả kết quả', '{{previousDueAt}}']),
  paragraph('Đến nay, {{competentAgency}} {{standing}} theo giấy tiếp nhận hồ sơ và hẹn trả kết quả.'),
  fields(['Lý do', '{{reason}}'], ['Nội dung', '{{reasonText}}', 'reasonText']),
];

const apology2025 = portrait({
  title: title('VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT'),
  blocks: [
    ...apologyBlocks,
    paragraph('{{competentAgency}} xin lỗi Ông/Bà về sự chậm trễ này và đề nghị gia hạn thời gian giải quyết hồ sơ đến {{newDueAt}}.', { style: 'bold' }),
    paragraph('Mong nhận được sự thông cảm của Ông/Bà./.'), TRACK,
    { kind: 'signatures', signers: [{ title: '', note: '', name: '' }, { title: 'THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ', note: SEAL, name: '' }] },
  ],
});

const apology2018 = portrait({
  title: title('PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ'),
  blocks: [
    ...apologyBlocks,
    paragraph('{{competentAgency}} xin lỗi Ông/Bà và hẹn lại thời gian trả kết quả: {{newDueAt}}.', { style: 'bold' }),
    paragraph('Mong nhận được sự thông cảm của Ông/Bà./.'), TRACK,
    { kind: 'signatures', signers: [{ title: '', note: '', name: '' }, { title: 'THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ', note: SEAL, name: '' }] },
  ],
});

const stopNotice = (footer: string) => portrait({
  title: title('THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ'), footer,
  blocks: [
    PLACE, PERSON,
    paragraph('{{atRequest}}', { when: 'atRequest' }),
    paragraph('{{issuingAgency}} thông báo dừng giải quyết hồ sơ từ {{stoppedAt}} với lý do cụ thể như sau:'),
    fields(['Lý do', '{{reason}}'], ['Nội dung', '{{reasonText}}', 'reasonText']),
    paragraph('Ông/Bà có thể nộp hồ sơ mới khi đáp ứng đủ điều kiện; giấy tờ đã nộp được trả lại tại {{returningDesk}}./.'), TRACK,
    { kind: 'signatures', signers: [{ title: '', note: '', name: '' }, { title: 'THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ', note: SEAL, name: '' }] },
  ],
});

const controlSlip: PaperTemplateBody = {
  orientation: 'landscape', header: HEADER, footer: FOOTER, title: title('PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ'),
  blocks: [
    fields(['Thủ tục', '{{procedure}} ({{procedureCode}})'], ['Cơ quan giải quyết', '{{competentAgency}}'], ['Nơi tiếp nhận', '{{receivingUnit}}'], ['Tiếp nhận; hẹn trả', '{{receivedAt}}; {{dueAt}}'], ['Kết quả giải quyết', '{{outcome}}', 'outcome']),
    table('handOvers', [
      ['TT', '{{number}}', 1, 'center'], ['Người, bộ phận giao', '{{from}}', 6], ['Người, bộ phận nhận', '{{to}}', 6], ['Giao lúc', '{{handedAt}}', 4], ['Nhận lúc', '{{receivedAt}}', 4],
      ['Hạn', '{{dueAt}}', 4], ['Kết quả', '{{outcome}}', 3], ['Ghi chú', '{{note}}', 5], ['Ký nhận', '', 3],
    ]),
    { kind: 'codes', lines: [line('Mỗi lần giao, nhận hồ sơ được ghi một dòng; phiếu lưu cùng hồ sơ.', 'small', 'left')] },
  ],
};

const trackingBook: PaperTemplateBody = {
  orientation: 'landscape', header: HEADER, footer: FOOTER,
  title: [line('SỔ THEO DÕI HỒ SƠ', 'heading'), line('{{unit}}, từ ngày {{from}} đến ngày {{to}}', 'normal')],
  blocks: [
    table('dossiers', [
      ['TT', '{{number}}', 2, 'center'], ['Mã hồ sơ', '{{code}}', 9], ['Tên thủ tục hành chính', '{{procedure}}', 8], ['Số bộ', '{{sets}}', 2, 'center'],
      ['Tên cá nhân, tổ chức', '{{applicant}}', 6], ['Địa chỉ, số điện thoại', '{{contact}}', 7], ['Cơ quan giải quyết', '{{competentUnit}}', 6], ['Nhận hồ sơ', '{{receivedAt}}', 4],
      ['Hẹn trả', '{{dueAt}}', 4], ['Trả kết quả', '{{returnedAt}}', 4], ['Hình thức', '{{method}}', 4], ['Ghi chú', '{{note}}', 4], ['Ký nhận', '', 3],
    ]),
    paragraph('Không có hồ sơ nào trong khoảng thời gian này.', { when: 'nothing' }),
    paragraph('{{placeAndDay}}', { style: 'italic', align: 'right' }),
    signatures('', 'NGƯỜI LẬP SỔ'),
  ],
};

/** What version 1 of every form says, by the structure of the circulars' appendices; a province brings its wording by a version of its own. */
export const BUILT_IN_BODIES: Readonly<Record<PaperForm, Readonly<Record<FormCircular, PaperTemplateBody>>>> = {
  'receipt-slip': { '01/2018/TT-VPCP': receiptSlip, '03/2025/TT-VPCP': receiptSlip },
  'supplement-request': { '01/2018/TT-VPCP': supplementRequest, '03/2025/TT-VPCP': supplementRequest },
  'intake-refusal': { '01/2018/TT-VPCP': intakeRefusal, '03/2025/TT-VPCP': intakeRefusal },
  'apology-extension': { '01/2018/TT-VPCP': apology2018, '03/2025/TT-VPCP': apology2025 },
  'stop-notice': { '01/2018/TT-VPCP': stopNotice(FOOTER_WITHOUT_FORM), '03/2025/TT-VPCP': stopNotice(FOOTER) },
  'control-slip': { '01/2018/TT-VPCP': controlSlip, '03/2025/TT-VPCP': controlSlip },
  'tracking-book': { '01/2018/TT-VPCP': trackingBook, '03/2025/TT-VPCP': trackingBook },
};
