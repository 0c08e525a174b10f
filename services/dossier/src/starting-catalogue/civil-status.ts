import {
  BY_PROVINCE, charge, days, declaration, earlierResult, entry, hoursOfDays, identityPaper, paper, sameDay, walk, workingDays, type ProcedureEntry,
} from './entry.js';
import { choice, count, day, form, line, maybeLine, paragraph, people, person, promise, SEX } from './form-parts.js';

const LAW = 'Luật Hộ tịch 2014; Nghị định 123/2015/NĐ-CP';
const field = 'Hộ tịch';
const inOneDay = walk({ hours: 8, work: 'Kiểm tra, ghi vào sổ và cơ sở dữ liệu hộ tịch, dự thảo kết quả' });
const byProvince = [charge(null, BY_PROVINCE)];
const NOT_CHECKED_LIMIT = 'Thời hạn chưa đối chiếu';
const FREE = { '/feeDong': 'Miễn phí theo hiểu biết chung, chưa đối chiếu' };
const LATE = 'Đăng ký quá hạn';
// Free in time; what a late registration costs each province sets.
const late = [{ ...charge(null, `${LATE}: theo nghị quyết của Hội đồng nhân dân tỉnh`), rule: { caseCodes: ['qua-han'] } }];
const TO_VERIFY = 'cần xác minh';
const BOTH_PRESENT = 'Hai bên phải có mặt, ký vào sổ và nhận kết quả theo luật hộ tịch';
const truth = promise('Tôi cam đoan nội dung khai là đúng sự thật');

const childPart = [
  line('hoTenTre', 'Họ, chữ đệm, tên của trẻ', 120), day('ngaySinhTre', 'Ngày sinh của trẻ'), choice('gioiTinhTre', 'Giới tính', SEX),
  line('noiSinh', 'Nơi sinh', 300), maybeLine('danTocTre', 'Dân tộc', 40), maybeLine('queQuan', 'Quê quán', 300), person('me', 'Người mẹ', false), person('cha', 'Người cha', false),
  choice('quanHe', 'Quan hệ của người khai với trẻ', { 'cha-me': 'Cha hoặc mẹ', 'ong-ba': 'Ông hoặc bà', khac: 'Người thân khác, cơ sở nuôi dưỡng' }),
];
const couple = [person('ben1', 'Bên nam hoặc bên thứ nhất'), person('ben2', 'Bên nữ hoặc bên thứ hai')];
const deathPart = [
  person('nguoiChet', 'Người đã chết'), day('ngayChet', 'Ngày chết'), line('noiChet', 'Nơi chết', 300), maybeLine('nguyenNhan', 'Nguyên nhân', 300),
  maybeLine('soGiayBaoTu', 'Số, ngày, nơi cấp giấy báo tử', 200),
];
const birthPapers = [
  declaration('Tờ khai đăng ký khai sinh hoặc mẫu điện tử tương tác', 'Tờ khai đăng ký khai sinh'),
  { ...paper('giay-chung-sinh', 'Giấy chứng sinh, hoặc văn bản của người làm chứng, hoặc giấy cam đoan về việc sinh', true), digitise: true },
];
const marriagePapers = [
  declaration('Tờ khai đăng ký kết hôn của hai bên', 'Tờ khai đăng ký kết hôn'),
  earlierResult('giay-tinh-trang-hon-nhan', 'Giấy xác nhận tình trạng hôn nhân (nếu cần)'),
  identityPaper,
];

/** Registrations of everyday life. */
export const CIVIL_STATUS: readonly ProcedureEntry[] = [
  entry({
    code: '1.001193', name: 'Đăng ký khai sinh', field, limit: sameDay, isSigned: true,
    fees: late, onlineFees: [], feeNote: 'Miễn phí khi đăng ký đúng hạn hoặc nộp trực tuyến; quá hạn theo nghị quyết của tỉnh', cases: [{ code: 'qua-han', name: LATE }],
    uncertain: { '/feeDong': 'Mức thu khi đăng ký quá hạn do từng tỉnh quy định; tỉnh nhập theo nghị quyết của mình' },
    components: [
      ...birthPapers, paper('giay-mang-thai-ho', 'Văn bản xác nhận việc mang thai hộ (nếu có)', false), identityPaper,
      earlierResult('giay-ket-hon-cha-me', 'Giấy chứng nhận kết hôn của cha mẹ (nếu có)'),
    ],
    result: 'Giấy khai sinh', basis: LAW, confidence: 'partly', process: inOneDay, form: form('Đăng ký khai sinh', [...childPart, truth]),
  }),
  entry({
    code: '1.000894', name: 'Đăng ký kết hôn', field, limit: sameDay, isSigned: true, partialBecause: BOTH_PRESENT,
    feeNote: 'Miễn phí (chưa đối chiếu); cần xác minh thì thời hạn tối đa 5 ngày làm việc, có nguồn ghi 3 ngày',
    components: marriagePapers, cases: [{ code: 'xac-minh', name: `Kết hôn ${TO_VERIFY} điều kiện`, limit: workingDays(5) }],
    uncertain: { '/timeLimit': 'Trong ngày theo hiểu biết chung, chưa đối chiếu', '/cases/0/timeLimit': 'Có nguồn ghi 3 ngày làm việc', ...FREE },
    result: 'Giấy chứng nhận kết hôn (hai bản chính)', basis: LAW, confidence: 'partly', process: inOneDay,
    form: form('Đăng ký kết hôn', [...couple, choice('lanThu', 'Kết hôn lần thứ', { 'lan-dau': 'Lần đầu', 'lan-sau': 'Từ lần thứ hai' }), truth]),
  }),
  entry({
    code: '1.000656', name: 'Đăng ký khai tử', field, limit: sameDay, isSigned: true,
    fees: late, feeNote: 'Miễn phí khi đăng ký đúng hạn (chưa đối chiếu), quá hạn theo nghị quyết của tỉnh; cần xác minh thì tối đa 3 ngày làm việc',
    components: [declaration('Tờ khai đăng ký khai tử'), paper('giay-bao-tu', 'Giấy báo tử hoặc giấy tờ thay giấy báo tử', true), identityPaper],
    cases: [{ code: 'xac-minh', name: `Khai tử ${TO_VERIFY}`, limit: workingDays(3) }, { code: 'qua-han', name: LATE }],
    uncertain: { '/timeLimit': 'Trong ngày, hoặc tối đa 3 ngày làm việc khi cần xác minh; chưa đối chiếu', '/feeDong': 'Miễn phí khi đúng hạn theo hiểu biết chung, chưa đối chiếu; mức thu khi quá hạn do từng tỉnh quy định' },
    result: 'Trích lục khai tử', basis: LAW, confidence: 'partly', process: inOneDay, form: form('Đăng ký khai tử', [...deathPart, truth]),
  }),
  entry({
    code: '1.004884', name: 'Đăng ký lại khai sinh', field, limit: workingDays(5), fees: byProvince, feeNote: BY_PROVINCE, isSigned: true,
    components: [
      declaration('Tờ khai đăng ký lại khai sinh, có cam đoan đã đăng ký nhưng không lưu được bản chính'),
      paper('giay-to-cu', 'Bản sao giấy khai sinh cũ hoặc giấy tờ có thông tin khai sinh', true, { originals: 0, copies: 1 }), identityPaper,
    ],
    cases: [{ code: 'xac-minh', name: `Đăng ký lại ${TO_VERIFY} ở nơi đã đăng ký`, limit: days(25) }],
    uncertain: { '/timeLimit': NOT_CHECKED_LIMIT, '/cases/0/timeLimit': 'Thời gian xác minh cộng thêm chưa đối chiếu; ghi theo mức thường gặp' },
    result: 'Giấy khai sinh', basis: LAW, confidence: 'partly', process: walk({ hours: hoursOfDays(5) }),
    form: form('Đăng ký lại khai sinh', [...childPart, line('noiDaDangKy', 'Nơi đã đăng ký trước đây', 300), maybeLine('namDaDangKy', 'Năm đã đăng ký', 10), truth]),
  }),
  entry({
    code: '1.004746', name: 'Đăng ký lại kết hôn', field, limit: workingDays(5), fees: byProvince, isSigned: true, partialBecause: BOTH_PRESENT,
    components: [declaration('Tờ khai đăng ký lại kết hôn'), paper('giay-chung-nhan-cu', 'Bản sao giấy chứng nhận kết hôn đã cấp trước đây', true, { originals: 0, copies: 1 }), identityPaper],
    cases: [{ code: 'xac-minh', name: `Đăng ký lại ${TO_VERIFY} ở nơi đã đăng ký`, limit: days(25) }],
    uncertain: { '/cases/0/timeLimit': 'Thời gian xác minh cộng thêm chưa đối chiếu; ghi theo mức thường gặp', '/timeLimit': NOT_CHECKED_LIMIT },
    result: 'Giấy chứng nhận kết hôn', basis: LAW, confidence: 'partly', process: walk({ hours: hoursOfDays(5) }),
    form: form('Đăng ký lại kết hôn', [...couple, line('noiDaDangKy', 'Nơi đã đăng ký trước đây', 300), day('ngayDaDangKy', 'Ngày đã đăng ký', false), truth]),
  }),
  entry({
    code: '1.005461', name: 'Đăng ký lại khai tử', field, limit: workingDays(5), fees: byProvince, isSigned: true,
    components: [declaration('Tờ khai đăng ký lại khai tử'), paper('giay-to-cu', 'Bản sao giấy tờ về việc khai tử trước đây', true, { originals: 0, copies: 1 }), identityPaper],
    cases: [{ code: 'xac-minh', name: `Đăng ký lại ${TO_VERIFY}`, limit: workingDays(10) }],
    uncertain: { '/cases/0/timeLimit': 'Thời gian xác minh cộng thêm chưa đối chiếu', '/timeLimit': NOT_CHECKED_LIMIT },
    result: 'Trích lục khai tử', basis: LAW, confidence: 'partly', process: walk({ hours: hoursOfDays(5) }),
    form: form('Đăng ký lại khai tử', [...deathPart, line('noiDaDangKy', 'Nơi đã đăng ký trước đây', 300), truth]),
  }),
  entry({
    code: '1.004873', name: 'Cấp Giấy xác nhận tình trạng hôn nhân', field, limit: workingDays(3), isSigned: true,
    fees: byProvince, onlineFees: [], feeNote: `${BY_PROVINCE}; cần xác minh thì tối đa 23 ngày`,
    components: [
      declaration('Tờ khai cấp Giấy xác nhận tình trạng hôn nhân'),
      earlierResult('giay-ly-hon-bao-tu', 'Bản án ly hôn hoặc giấy báo tử của vợ, chồng (nếu có)'),
      paper('giay-xac-nhan-cu', 'Giấy xác nhận đã cấp trước đó (nếu xin cấp lại)', false), identityPaper,
    ],
    cases: [{ code: 'xac-minh', name: `Người từng cư trú nhiều nơi, ${TO_VERIFY}`, limit: days(23) }],
    result: 'Giấy xác nhận tình trạng hôn nhân', basis: LAW, confidence: 'unverified', process: walk({ hours: hoursOfDays(3) }),
    form: form('Cấp Giấy xác nhận tình trạng hôn nhân', [
      person('nguoiDuocXacNhan', 'Người được xác nhận'), choice('tinhTrang', 'Tình trạng hiện tại', { 'chua-ket-hon': 'Chưa đăng ký kết hôn với ai', 'da-ly-hon': 'Đã ly hôn', 'vo-chong-chet': 'Vợ hoặc chồng đã chết', 'dang-co': 'Đang có vợ hoặc chồng' }),
      line('mucDich', 'Dùng vào việc', 300), paragraph('noiCuTruTruoc', 'Các nơi cư trú từ khi đủ tuổi kết hôn', false), truth,
    ]),
  }),
  entry({
    code: '1.004837', name: 'Đăng ký giám hộ', field, limit: workingDays(3), isSigned: true,
    components: [declaration('Tờ khai đăng ký giám hộ'), paper('van-ban-cu', 'Văn bản cử người giám hộ, hoặc giấy tờ chứng minh giám hộ đương nhiên', true), identityPaper],
    uncertain: { '/timeLimit': NOT_CHECKED_LIMIT, ...FREE },
    result: 'Trích lục đăng ký giám hộ', basis: LAW, confidence: 'partly', process: walk({ hours: hoursOfDays(3) }),
    form: form('Đăng ký giám hộ', [person('nguoiGiamHo', 'Người giám hộ'), person('nguoiDuocGiamHo', 'Người được giám hộ'), paragraph('lyDo', 'Lý do đăng ký giám hộ'), truth]),
  }),
  entry({
    code: '1.001022', name: 'Đăng ký nhận cha, mẹ, con', field, limit: workingDays(3), fees: byProvince, isSigned: true, partialBecause: 'Các bên phải có mặt khi đăng ký theo luật hộ tịch',
    components: [declaration('Tờ khai đăng ký nhận cha, mẹ, con'), paper('chung-cu', 'Chứng cứ chứng minh quan hệ cha, mẹ, con', true), identityPaper],
    cases: [{ code: 'xac-minh', name: `Nhận cha, mẹ, con ${TO_VERIFY}`, limit: workingDays(8) }],
    uncertain: { '/timeLimit': 'Thời hạn 3 ngày, cộng 5 ngày khi xác minh, chưa đối chiếu' },
    result: 'Trích lục đăng ký nhận cha, mẹ, con', basis: LAW, confidence: 'partly', process: walk({ hours: hoursOfDays(3) }),
    form: form('Đăng ký nhận cha, mẹ, con', [person('nguoiNhan', 'Người nhận'), person('nguoiDuocNhan', 'Người được nhận'), choice('quanHe', 'Nhận là', { cha: 'Cha', me: 'Mẹ', con: 'Con' }), truth]),
  }),
  entry({
    code: '1.000689', name: 'Đăng ký khai sinh kết hợp nhận cha, mẹ, con', field, limit: workingDays(3), fees: byProvince, isSigned: true, partialBecause: 'Các bên phải có mặt khi đăng ký theo luật hộ tịch',
    components: [...birthPapers, paper('to-khai-nhan', 'Tờ khai đăng ký nhận cha, mẹ, con', true), paper('chung-cu', 'Chứng cứ chứng minh quan hệ cha, mẹ, con', true), identityPaper],
    cases: [{ code: 'xac-minh', name: `Đăng ký ${TO_VERIFY}`, limit: workingDays(8) }],
    uncertain: { '/timeLimit': 'Thời hạn 3 ngày, cộng 5 ngày khi xác minh, chưa đối chiếu' },
    result: 'Giấy khai sinh và trích lục đăng ký nhận cha, mẹ, con', basis: LAW, confidence: 'partly', process: walk({ hours: hoursOfDays(3) }),
    form: form('Khai sinh kết hợp nhận cha, mẹ, con', [...childPart, person('nguoiNhan', 'Người nhận con'), truth]),
  }),
  entry({
    code: '1.004859', name: 'Thay đổi, cải chính, bổ sung thông tin hộ tịch, xác định lại dân tộc', field, limit: workingDays(3), fees: byProvince, isSigned: true,
    components: [declaration('Tờ khai thay đổi, cải chính, bổ sung thông tin hộ tịch, xác định lại dân tộc'), paper('can-cu', 'Giấy tờ làm căn cứ thay đổi, cải chính, bổ sung', true), identityPaper],
    cases: [
      { code: 'bo-sung', name: 'Bổ sung thông tin hộ tịch', limit: workingDays(1) },
      { code: 'xac-minh', name: `Thay đổi, cải chính ${TO_VERIFY}`, limit: workingDays(6) },
    ],
    uncertain: { '/timeLimit': 'Bổ sung 1 ngày; thay đổi, cải chính 3 ngày, cộng 3 ngày khi xác minh; chưa đối chiếu' },
    result: 'Trích lục thay đổi, cải chính, bổ sung hộ tịch', basis: LAW, confidence: 'partly', process: walk({ hours: hoursOfDays(3) }),
    form: form('Thay đổi, cải chính, bổ sung hộ tịch', [
      person('nguoiThayDoi', 'Người có thông tin cần thay đổi'), choice('viec', 'Đề nghị', { 'thay-doi': 'Thay đổi', 'cai-chinh': 'Cải chính', 'bo-sung': 'Bổ sung', 'dan-toc': 'Xác định lại dân tộc' }),
      line('tu', 'Từ nội dung', 300), line('thanh', 'Thành nội dung', 300), paragraph('lyDo', 'Lý do'), truth,
    ]),
  }),
  entry({
    code: '2.000635', isSimple: true, name: 'Cấp bản sao Trích lục hộ tịch', field, limit: sameDay,
    furtherLevels: ['department'], post: 'Người đứng đầu cơ quan quản lý cơ sở dữ liệu hộ tịch: cấp xã hoặc sở',
    fees: [fee8000()], feeNote: '8.000 đồng mỗi bản sao (chưa đối chiếu)',
    components: [declaration('Tờ khai cấp bản sao trích lục hộ tịch'), identityPaper, paper('van-ban-uy-quyen', 'Văn bản ủy quyền (nếu nộp thay)', false)],
    uncertain: { '/feeDong': 'Mức 8.000 đồng mỗi bản chưa đối chiếu' },
    result: 'Bản sao trích lục hộ tịch', basis: LAW, confidence: 'partly', process: walk({ hours: 8, isSimple: true, work: 'Tra cứu sổ, cơ sở dữ liệu hộ tịch và lập bản sao' }),
    form: form('Cấp bản sao trích lục hộ tịch', [
      person('nguoiTrongSo', 'Người có tên trong sổ hộ tịch'), choice('loai', 'Loại việc hộ tịch', { 'khai-sinh': 'Khai sinh', 'ket-hon': 'Kết hôn', 'khai-tu': 'Khai tử', khac: 'Việc khác' }),
      line('noiDaDangKy', 'Nơi đã đăng ký', 300), maybeLine('soQuyen', 'Số, quyển số (nếu biết)', 60), count('soBan', 'Số bản sao', 20),
    ]),
  }),
];

function fee8000() {
  return { ...charge(8_000, '8.000 đồng mỗi bản sao (chưa đối chiếu)', 'per-copy'), code: 'phi-ban-sao', name: 'Phí cấp bản sao trích lục hộ tịch', kind: 'fee' as const };
}

const mobile = { partialBecause: 'Cán bộ đến tận nơi để đăng ký; người dân không phải nộp trực tuyến' };
const foreign = paper('giay-to-nuoc-ngoai', 'Giấy tờ do cơ quan nước ngoài cấp về tình trạng hôn nhân', true);
const foreignBasis = `${LAW}; chuyển từ cấp huyện về cấp xã từ 01/7/2025`;

/** Registrations at a home, with a foreign side, and at the border. */
export const CIVIL_STATUS_ELSEWHERE: readonly ProcedureEntry[] = [
  entry({
    code: '1.003583', name: 'Đăng ký khai sinh lưu động', field, limit: workingDays(5), isSigned: true, ...mobile, notByPost: true,
    components: birthPapers, uncertain: { '/timeLimit': NOT_CHECKED_LIMIT, ...FREE },
    result: 'Giấy khai sinh', basis: LAW, confidence: 'partly', process: walk({ hours: hoursOfDays(5) }),
    form: form('Đăng ký khai sinh lưu động', [...childPart, line('diaDiem', 'Nơi đề nghị đến đăng ký', 300), truth]),
  }),
  entry({
    code: '1.000419', name: 'Đăng ký khai tử lưu động', field, limit: workingDays(5), isSigned: true, ...mobile, notByPost: true,
    components: [declaration('Tờ khai đăng ký khai tử')], uncertain: { '/timeLimit': NOT_CHECKED_LIMIT, ...FREE },
    result: 'Trích lục khai tử', basis: LAW, confidence: 'partly', process: walk({ hours: hoursOfDays(5) }),
    form: form('Đăng ký khai tử lưu động', [...deathPart, line('diaDiem', 'Nơi đề nghị đến đăng ký', 300), truth]),
  }),
  entry({
    code: '2.000528', name: 'Đăng ký khai sinh có yếu tố nước ngoài', field, limit: sameDay, fees: byProvince, isSigned: true, from: '2025-07-01',
    components: [...birthPapers, paper('thoa-thuan-quoc-tich', 'Văn bản thỏa thuận chọn quốc tịch cho con', true), identityPaper],
    cases: [{ code: 'xac-minh', name: `Trẻ sinh ở nước ngoài hoặc ${TO_VERIFY}`, limit: days(15) }],
    uncertain: { '/timeLimit': 'Trong ngày hoặc 15 ngày tùy trường hợp, chưa đối chiếu' },
    result: 'Giấy khai sinh', basis: foreignBasis, confidence: 'partly', process: inOneDay,
    form: form('Khai sinh có yếu tố nước ngoài', [...childPart, line('quocTichChon', 'Quốc tịch chọn cho trẻ', 60), truth]),
  }),
  entry({
    code: '2.000806', name: 'Đăng ký kết hôn có yếu tố nước ngoài', field, limit: days(15), fees: byProvince, isSigned: true, partialBecause: BOTH_PRESENT, from: '2025-07-01',
    components: [...marriagePapers, foreign, paper('giay-kham-suc-khoe', 'Giấy xác nhận của tổ chức y tế về sức khỏe tâm thần', true)],
    uncertain: { '/timeLimit': 'Nguồn ghi từ 10 đến 15 ngày; ghi mức dài nhất' },
    result: 'Giấy chứng nhận kết hôn', basis: foreignBasis, confidence: 'partly', process: walk({ hours: 64 }),
    form: form('Kết hôn có yếu tố nước ngoài', [...couple, line('soHoChieu', 'Số hộ chiếu của bên nước ngoài', 30), truth]),
  }),
  entry({
    code: '1.000110', name: 'Đăng ký khai sinh có yếu tố nước ngoài tại khu vực biên giới', field, limit: sameDay, isSigned: true, scope: 'none',
    components: [...birthPapers, paper('giay-to-bien-gioi', 'Giấy tờ chứng minh cư trú ở khu vực biên giới', true, { originals: 0, copies: 1 })],
    uncertain: { '/timeLimit': NOT_CHECKED_LIMIT, ...FREE },
    result: 'Giấy khai sinh', basis: LAW, confidence: 'partly', process: inOneDay,
    form: form('Khai sinh tại khu vực biên giới', [...childPart, line('xaBienGioi', 'Nơi thường trú ở nước láng giềng', 300), truth]),
  }),
  entry({
    code: '1.000094', name: 'Đăng ký kết hôn có yếu tố nước ngoài tại khu vực biên giới', field, limit: workingDays(3), isSigned: true, scope: 'none', partialBecause: BOTH_PRESENT,
    components: [declaration('Tờ khai đăng ký kết hôn của hai bên', 'Tờ khai đăng ký kết hôn'), foreign, paper('giay-to-bien-gioi', 'Giấy tờ chứng minh cư trú ở khu vực biên giới', true, { originals: 0, copies: 1 })],
    cases: [{ code: 'xac-minh', name: `Kết hôn ${TO_VERIFY}`, limit: workingDays(8) }],
    uncertain: { '/timeLimit': 'Nguồn ghi từ 3 đến 8 ngày, chưa đối chiếu', ...FREE },
    result: 'Giấy chứng nhận kết hôn', basis: LAW, confidence: 'partly', process: walk({ hours: hoursOfDays(3) }),
    form: form('Kết hôn tại khu vực biên giới', [...couple, people('nhanChung', 'Người làm chứng', 4), line('xaBienGioi', 'Nơi thường trú ở nước láng giềng', 300), truth]),
  }),
];
