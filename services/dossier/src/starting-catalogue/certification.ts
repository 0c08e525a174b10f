import {
  declaration, earlierResult, entry, fee, hoursOfDays, identityPaper, paper, sameDay, walk, workingDays, type ProcedureEntry,
} from './entry.js';
import { choice, count, form, line, maybeLine, paragraph, people, person, promise } from './form-parts.js';

const DECREE = 'Nghị định 23/2015/NĐ-CP; Thông tư 226/2016/TT-BTC (mức thu)';
const field = 'Chứng thực';
const ORIGINAL_SHOWN = 'Phải xuất trình bản chính hoặc ký trước người chứng thực; nộp trực tuyến để giữ chỗ và nộp phí';
const COPY_PRICE = '2.000 đồng mỗi trang ở hai trang đầu, 1.000 đồng từ trang thứ ba, tối đa 200.000 đồng mỗi bản';

// Circular 226/2016: by the place of the page in the document, at most so much per copy.
const certifiedCopy = {
  ...fee(2_000, COPY_PRICE, 'per-page'), code: 'phi-chung-thuc-ban-sao', name: 'Phí chứng thực bản sao từ bản chính',
  rule: {
    price: { type: 'per-page', bands: [{ upToPage: 2, amountDong: 2_000 }, { upToPage: null, amountDong: 1_000 }], maxPerCopyDong: 200_000 },
    basis: 'Thông tư 226/2016/TT-BTC',
  },
};
const signature = { ...fee(10_000, '10.000 đồng mỗi trường hợp (chưa đối chiếu)', 'per-case'), code: 'phi-chung-thuc-chu-ky', name: 'Phí chứng thực chữ ký' };
const will = { ...fee(50_000, '50.000 đồng mỗi di chúc (chưa đối chiếu)'), code: 'phi-chung-thuc-di-chuc', name: 'Phí chứng thực di chúc' };

export const CERTIFICATION: readonly ProcedureEntry[] = [
  entry({
    code: '2.000815', isSimple: true, name: 'Chứng thực bản sao từ bản chính', field, limit: sameDay, fees: [certifiedCopy], partialBecause: ORIGINAL_SHOWN,
    feeNote: `${COPY_PRICE}; nhiều trang thì thêm tối đa 2 ngày làm việc`,
    components: [paper('ban-chinh', 'Bản chính giấy tờ cần chứng thực', true), paper('ban-sao', 'Bản sao cần chứng thực', true, { originals: 0, copies: 1 })],
    cases: [{ code: 'nhieu-trang', name: 'Bản chính nhiều trang, nhiều bản sao, nội dung phức tạp', limit: workingDays(2) }],
    result: 'Bản sao được chứng thực', basis: DECREE, confidence: 'verified', process: walk({ hours: 8, isSimple: true, work: 'Đối chiếu bản sao với bản chính, ký chứng thực' }),
    form: form('Chứng thực bản sao từ bản chính', [line('tenGiayTo', 'Tên giấy tờ', 300), count('soTrang', 'Số trang của bản chính', 2_000), count('soBan', 'Số bản sao', 200)]),
  }),
  entry({
    code: '2.000884', isSimple: true, name: 'Chứng thực chữ ký', field, limit: sameDay, fees: [signature], feeNote: '10.000 đồng mỗi trường hợp (chưa đối chiếu)', partialBecause: ORIGINAL_SHOWN,
    components: [paper('giay-to-can-chung-thuc', 'Giấy tờ, văn bản cần chứng thực chữ ký', true), identityPaper],
    uncertain: { '/timeLimit': 'Trong ngày theo hiểu biết chung, chưa đối chiếu', '/feeDong': 'Mức 10.000 đồng mỗi trường hợp chưa đối chiếu' },
    result: 'Giấy tờ có chữ ký được chứng thực', basis: DECREE, confidence: 'partly', process: walk({ hours: 8, isSimple: true, work: 'Chứng kiến việc ký, ghi lời chứng' }),
    form: form('Chứng thực chữ ký', [person('nguoiKy', 'Người ký'), line('tenGiayTo', 'Tên giấy tờ, văn bản', 300), count('soTruongHop', 'Số trường hợp', 50)]),
  }),
  entry({
    code: '2.000908', isSimple: true, isSigned: true, name: 'Cấp bản sao từ sổ gốc', field, post: 'Người đứng đầu cơ quan đang quản lý sổ gốc', furtherLevels: ['province'], limit: sameDay,
    components: [paper('yeu-cau', 'Văn bản yêu cầu cấp bản sao', true), identityPaper],
    result: 'Bản sao cấp từ sổ gốc', basis: 'Nghị định 23/2015/NĐ-CP', confidence: 'verified',
    // The steps and hours that a city approved for this procedure: one working day.
    process: [
      { code: 'tiep-nhan', name: 'Tiếp nhận yêu cầu', role: 'one-stop-officer', unit: 'receiving', hours: 2 },
      { code: 'tham-dinh', name: 'Đối chiếu sổ gốc, lập bản sao', role: 'specialist', unit: 'competent', hours: 3 },
      { code: 'ky', name: 'Ký bản sao', role: 'chair', unit: 'competent', hours: 2 },
      { code: 'phat-hanh', name: 'Đóng dấu, phát hành và trả kết quả', role: 'one-stop-officer', unit: 'returning', hours: 1 },
    ],
    form: form('Cấp bản sao từ sổ gốc', [person('nguoiTrongSo', 'Người có tên trong sổ gốc'), line('loaiGiayTo', 'Loại giấy tờ', 200), maybeLine('namCap', 'Năm cấp bản chính', 10), count('soBan', 'Số bản sao', 50)]),
  }),
  entry({
    code: '2.001019', name: 'Chứng thực di chúc', field, limit: workingDays(2), fees: [will], partialBecause: ORIGINAL_SHOWN, notByPost: true, isSigned: true,
    components: [paper('di-chuc', 'Dự thảo di chúc', true), identityPaper, paper('giay-to-tai-san', 'Giấy tờ về quyền sở hữu, quyền sử dụng tài sản', true, { originals: 0, copies: 1 })],
    uncertain: { '/timeLimit': 'Không quá 2 ngày làm việc, chưa đối chiếu', '/feeDong': 'Mức 50.000 đồng chưa đối chiếu' },
    result: 'Di chúc được chứng thực', basis: DECREE, confidence: 'partly', process: walk({ hours: hoursOfDays(2), decision: 'Chứng kiến việc lập di chúc, ký chứng thực' }),
    form: form('Chứng thực di chúc', [person('nguoiLap', 'Người lập di chúc'), paragraph('taiSan', 'Tài sản'), people('nguoiLamChung', 'Người làm chứng', 4)]),
  }),
];

const truth = promise('Tôi cam đoan nội dung khai là đúng sự thật');
const childOfJoint = [
  line('hoTenTre', 'Họ, chữ đệm, tên của trẻ', 120), choice('gioiTinhTre', 'Giới tính', { nam: 'Nam', nu: 'Nữ' }), line('noiSinh', 'Nơi sinh', 300),
  person('me', 'Người mẹ', false), person('cha', 'Người cha', false),
];

/** Procedures of several agencies behind one filing (liên thông). */
export const JOINT: readonly ProcedureEntry[] = [
  entry({
    code: '2.002621', name: 'Liên thông: đăng ký khai sinh, đăng ký thường trú, cấp thẻ bảo hiểm y tế cho trẻ em dưới 6 tuổi', field: 'Liên thông', limit: workingDays(6), isSigned: true, notByPost: true,
    components: [declaration('Tờ khai điện tử liên thông', 'Tờ khai điện tử'), paper('giay-chung-sinh', 'Giấy chứng sinh hoặc giấy tờ thay thế', true), identityPaper],
    uncertain: { '/timeLimit': 'Không quá 6 ngày làm việc, chưa đối chiếu', '/feeDong': 'Không có khoản thu trong nguồn' },
    result: 'Giấy khai sinh, thông tin thường trú và thẻ bảo hiểm y tế', basis: 'Nghị định 63/2024/NĐ-CP (chưa đối chiếu)', confidence: 'partly',
    process: [
      { code: 'tiep-nhan', name: 'Tiếp nhận hồ sơ liên thông', role: 'one-stop-officer', unit: 'receiving', hours: 2 },
      { code: 'khai-sinh', name: 'Đăng ký khai sinh', role: 'specialist', unit: 'competent', hours: 6 },
      { code: 'ky-khai-sinh', name: 'Ký giấy khai sinh', role: 'chair', unit: 'competent', hours: 2 },
      { code: 'thuong-tru', name: 'Công an đăng ký thường trú', role: 'specialist', unit: 'consulted', hours: 20 },
      { code: 'bao-hiem', name: 'Bảo hiểm xã hội cấp thẻ bảo hiểm y tế', role: 'specialist', unit: 'consulted', hours: 16 },
      { code: 'tra-ket-qua', name: 'Trả kết quả', role: 'one-stop-officer', unit: 'returning', hours: 2 },
    ],
    form: form('Liên thông khai sinh', [...childOfJoint, line('noiThuongTru', 'Nơi đăng ký thường trú cho trẻ', 300), line('noiKhamBenh', 'Nơi đăng ký khám bệnh ban đầu', 200), truth]),
  }),
  entry({
    code: '2.002622', name: 'Liên thông: đăng ký khai tử, xóa đăng ký thường trú, giải quyết mai táng phí', field: 'Liên thông', limit: workingDays(20), isSigned: true, notByPost: true,
    components: [declaration('Tờ khai điện tử liên thông', 'Tờ khai điện tử'), paper('giay-bao-tu', 'Giấy báo tử hoặc giấy tờ thay thế', true), identityPaper],
    uncertain: { '/timeLimit': 'Không quá 20 ngày làm việc, chưa đối chiếu', '/feeDong': 'Không có khoản thu trong nguồn' },
    result: 'Trích lục khai tử, kết quả xóa thường trú và quyết định hỗ trợ mai táng', basis: 'Nghị định 63/2024/NĐ-CP (chưa đối chiếu)', confidence: 'partly',
    process: [
      { code: 'tiep-nhan', name: 'Tiếp nhận hồ sơ liên thông', role: 'one-stop-officer', unit: 'receiving', hours: 2 },
      { code: 'khai-tu', name: 'Đăng ký khai tử', role: 'specialist', unit: 'competent', hours: 6 },
      { code: 'ky-khai-tu', name: 'Ký trích lục khai tử', role: 'chair', unit: 'competent', hours: 2 },
      { code: 'xoa-thuong-tru', name: 'Công an xóa đăng ký thường trú', role: 'specialist', unit: 'consulted', hours: 24 },
      { code: 'mai-tang', name: 'Giải quyết mai táng phí', role: 'specialist', unit: 'consulted', hours: 80 },
      { code: 'tra-ket-qua', name: 'Trả kết quả', role: 'one-stop-officer', unit: 'returning', hours: 2 },
    ],
    form: form('Liên thông khai tử', [person('nguoiChet', 'Người đã chết'), line('noiChet', 'Nơi chết', 300), maybeLine('dienHuong', 'Diện hưởng mai táng phí', 200), truth]),
  }),
];

const residenceBasis = 'Luật Cư trú 2020';
const police = 'Trưởng Công an cấp xã';
const residenceFee = [{ ...fee(null, 'Theo nghị quyết của Hội đồng nhân dân tỉnh'), code: 'le-phi-cu-tru', name: 'Lệ phí đăng ký cư trú', kind: 'charge' as const }];
const ct01 = { ...declaration('Tờ khai thay đổi thông tin cư trú (mẫu CT01)', 'CT01'), code: 'ct01' };
const residencePart = [person('nguoiDeNghi', 'Người đề nghị'), line('noiO', 'Địa chỉ chỗ ở', 300), maybeLine('chuHo', 'Họ tên chủ hộ', 120)];
const atPolice = (amount: number) => walk({ hours: hoursOfDays(amount), work: 'Xác minh, cập nhật cơ sở dữ liệu cư trú', decision: 'Trưởng Công an cấp xã duyệt' });
const UNCERTAIN_DAYS = { '/timeLimit': 'Nguồn ghi từ 1 đến 5 ngày làm việc cho nhóm thủ tục này; ghi theo mức chưa đối chiếu' };

export const RESIDENCE: readonly ProcedureEntry[] = [
  entry({
    code: '1.004222', name: 'Đăng ký thường trú', field: 'Cư trú', post: police, limit: workingDays(7), fees: residenceFee,
    components: [ct01, earlierResult('cho-o-hop-phap', 'Giấy tờ chứng minh chỗ ở hợp pháp', true), identityPaper],
    result: 'Thông báo kết quả đăng ký thường trú', basis: residenceBasis, confidence: 'partly', process: atPolice(7),
    form: form('Đăng ký thường trú', [...residencePart, people('thanhVien', 'Thành viên cùng đăng ký')]),
  }),
  entry({
    code: '1.004194', name: 'Đăng ký tạm trú', field: 'Cư trú', post: police, limit: workingDays(3), fees: residenceFee,
    components: [ct01, paper('cho-o-hop-phap', 'Giấy tờ chứng minh chỗ ở hợp pháp', true, { originals: 0, copies: 1 }), identityPaper],
    uncertain: { '/timeLimit': 'Thời hạn chưa đối chiếu' },
    result: 'Thông báo kết quả đăng ký tạm trú', basis: residenceBasis, confidence: 'partly', process: atPolice(3),
    form: form('Đăng ký tạm trú', [...residencePart, line('thoiHan', 'Thời hạn tạm trú', 60), people('thanhVien', 'Thành viên cùng đăng ký')]),
  }),
  entry({
    code: '1.002755', name: 'Gia hạn tạm trú', field: 'Cư trú', post: police, limit: workingDays(3), fees: residenceFee, components: [ct01, identityPaper], uncertain: UNCERTAIN_DAYS,
    result: 'Thông báo kết quả gia hạn tạm trú', basis: residenceBasis, confidence: 'partly', process: atPolice(3),
    form: form('Gia hạn tạm trú', [...residencePart, line('thoiHan', 'Gia hạn đến', 60)]),
  }),
  entry({
    code: '1.010028', name: 'Xóa đăng ký tạm trú', field: 'Cư trú', post: police, limit: workingDays(1), components: [ct01, identityPaper], uncertain: { ...UNCERTAIN_DAYS, '/feeDong': 'Không thu theo hiểu biết chung, chưa đối chiếu' },
    result: 'Thông báo xóa đăng ký tạm trú', basis: residenceBasis, confidence: 'partly', process: atPolice(1),
    form: form('Xóa đăng ký tạm trú', [...residencePart, paragraph('lyDo', 'Lý do')]),
  }),
  entry({
    code: '1.003677', name: 'Khai báo tạm vắng', field: 'Cư trú', post: police, limit: workingDays(1), scope: 'none', notByPost: true,
    components: [{ ...declaration('Đề nghị khai báo tạm vắng (mẫu CT03)', 'CT03'), code: 'ct03' }, identityPaper], uncertain: { ...UNCERTAIN_DAYS, '/feeDong': 'Không thu theo hiểu biết chung, chưa đối chiếu' },
    result: 'Phiếu khai báo tạm vắng', basis: residenceBasis, confidence: 'partly', process: atPolice(1),
    form: form('Khai báo tạm vắng', [person('nguoiDeNghi', 'Người khai báo'), line('noiDen', 'Nơi đến', 300), line('thoiGian', 'Thời gian tạm vắng', 100), paragraph('lyDo', 'Lý do')]),
  }),
  entry({
    code: '1.003197', name: 'Xóa đăng ký thường trú', field: 'Cư trú', post: police, limit: workingDays(5), components: [ct01, paper('giay-to-chung-minh', 'Giấy tờ chứng minh thuộc trường hợp xóa thường trú', true, { originals: 0, copies: 1 }), identityPaper],
    uncertain: { ...UNCERTAIN_DAYS, '/feeDong': 'Không thu theo hiểu biết chung, chưa đối chiếu' },
    result: 'Thông báo xóa đăng ký thường trú', basis: residenceBasis, confidence: 'partly', process: atPolice(5),
    form: form('Xóa đăng ký thường trú', [...residencePart, paragraph('lyDo', 'Lý do')]),
  }),
  entry({
    code: '1.010038', name: 'Tách hộ', field: 'Cư trú', post: police, limit: workingDays(5), fees: residenceFee, components: [ct01, identityPaper], uncertain: UNCERTAIN_DAYS,
    result: 'Thông báo kết quả tách hộ', basis: residenceBasis, confidence: 'partly', process: atPolice(5),
    form: form('Tách hộ', [...residencePart, people('thanhVien', 'Thành viên của hộ mới')]),
  }),
];
