import { charge, days, declaration, earlierResult, entry, fee, hoursOfDays, identityPaper, paper, walk, workingDays, type ProcedureEntry } from './entry.js';
import { area, choice, day, dong, form, line, maybeLine, paragraph, people, person, promise } from './form-parts.js';

const truth = promise('Tôi cam đoan nội dung khai là đúng sự thật');
const LAND = 'Luật Đất đai 2024 (chưa đối chiếu chi tiết)';
const landOffice = 'Người có thẩm quyền của cơ quan quản lý đất đai cấp tỉnh';
const landFee = [{ ...fee(null, 'Theo nghị quyết của Hội đồng nhân dân tỉnh'), code: 'phi-tham-dinh-dat-dai', name: 'Phí thẩm định hồ sơ đất đai' }];
const parcel = [line('toBanDo', 'Tờ bản đồ số', 20), line('thuaDat', 'Thửa đất số', 20), line('diaChiThua', 'Địa chỉ thửa đất', 300), area('dienTich', 'Diện tích (m²)')];
const SITE = 'Phải kiểm tra hiện trạng sử dụng đất';
const landWork = (amount: number) => walk({ hours: hoursOfDays(amount), work: 'Kiểm tra hồ sơ, lấy ý kiến, trích đo, chuyển thông tin xác định nghĩa vụ tài chính', decision: 'Ký kết quả' });

export const OTHER_FIELDS: readonly ProcedureEntry[] = [
  entry({
    code: '1.001612', name: 'Đăng ký thành lập hộ kinh doanh', field: 'Đăng ký kinh doanh', post: 'Trưởng phòng Kinh tế (Kinh tế, Hạ tầng và Đô thị) cấp xã', limit: workingDays(3), from: '2025-07-01', isSigned: true,
    fees: [{ ...charge(null, 'Khoảng 100.000 đồng, mỗi tỉnh một mức'), code: 'le-phi-dkkd', name: 'Lệ phí đăng ký hộ kinh doanh' }], feeNote: 'Khoảng 100.000 đồng, mỗi tỉnh một mức',
    components: [
      paper('giay-de-nghi', 'Giấy đề nghị đăng ký hộ kinh doanh', true), identityPaper,
      paper('bien-ban-hop', 'Biên bản họp thành viên hộ gia đình (nếu các thành viên cùng đăng ký)', false, { originals: 0, copies: 1 }),
    ],
    uncertain: { '/timeLimit': 'Thời hạn chưa đối chiếu' },
    // Until 30 June 2025 the district received it; with the districts gone it belongs to the commune.
    result: 'Giấy chứng nhận đăng ký hộ kinh doanh', basis: 'Nghị định 168/2025/NĐ-CP (chưa đối chiếu)', confidence: 'partly', process: walk({ hours: hoursOfDays(3) }),
    form: form('Đăng ký thành lập hộ kinh doanh', [
      line('tenHo', 'Tên hộ kinh doanh', 150), line('truSo', 'Địa chỉ trụ sở', 300), paragraph('nganhNghe', 'Ngành, nghề kinh doanh'), dong('vonKinhDoanh', 'Vốn kinh doanh (đồng)'),
      person('chuHo', 'Chủ hộ kinh doanh'), people('thanhVien', 'Thành viên cùng đăng ký', 30), truth,
    ]),
  }),
  entry({
    code: '2.001263', name: 'Đăng ký việc nuôi con nuôi trong nước', field: 'Nuôi con nuôi', limit: days(30), isSigned: true, partialBecause: 'Phải lấy ý kiến trực tiếp và giao nhận con nuôi tại trụ sở',
    fees: [{ ...charge(400_000, '400.000 đồng mỗi trường hợp, có trường hợp được miễn'), code: 'le-phi-con-nuoi', name: 'Lệ phí đăng ký nuôi con nuôi trong nước' }],
    components: [
      { ...declaration('Đơn xin nhận con nuôi'), code: 'don-nhan-con-nuoi' }, paper('phieu-ly-lich', 'Phiếu lý lịch tư pháp của người nhận', true), paper('giay-kham-suc-khoe', 'Giấy khám sức khỏe của người nhận và của trẻ', true),
      paper('hoan-canh-gia-dinh', 'Văn bản xác nhận hoàn cảnh gia đình, chỗ ở, kinh tế', true), earlierResult('giay-khai-sinh-tre', 'Giấy khai sinh của trẻ', true), identityPaper,
    ],
    uncertain: { '/timeLimit': 'Thời hạn chưa đối chiếu' },
    result: 'Giấy chứng nhận nuôi con nuôi', basis: 'Luật Nuôi con nuôi 2010; Nghị định 114/2016/NĐ-CP (lệ phí, chưa đối chiếu)', confidence: 'partly', process: walk({ hours: 120 }),
    form: form('Đăng ký nuôi con nuôi', [person('nguoiNhan', 'Người nhận con nuôi'), person('nguoiNhanThuHai', 'Vợ hoặc chồng cùng nhận', false), person('tre', 'Trẻ được nhận làm con nuôi'), paragraph('lyDo', 'Lý do nhận con nuôi'), truth]),
  }),
  entry({
    code: '2.000950', name: 'Công nhận tổ trưởng tổ hòa giải', field: 'Hòa giải', limit: days(5), isSigned: true,
    components: [paper('de-nghi', 'Văn bản đề nghị công nhận tổ trưởng tổ hòa giải', true), paper('bien-ban-bau', 'Biên bản kiểm phiếu hoặc biểu quyết bầu tổ trưởng', true)],
    uncertain: { '/timeLimit': 'Thời hạn chưa đối chiếu', '/feeDong': 'Miễn phí theo hiểu biết chung, chưa đối chiếu' },
    result: 'Quyết định công nhận tổ trưởng tổ hòa giải', basis: 'Luật Hòa giải ở cơ sở 2013', confidence: 'partly', process: walk({ hours: 24 }),
    form: form('Công nhận tổ trưởng tổ hòa giải', [line('tenTo', 'Tổ hòa giải', 200), person('toTruong', 'Người được đề nghị'), day('ngayBau', 'Ngày bầu'), maybeLine('ghiChu', 'Ghi chú', 300)]),
  }),
  entry({
    code: '1.013227', name: 'Gia hạn giấy phép xây dựng', field: 'Xây dựng', furtherLevels: ['department'],
    post: 'Chủ tịch Ủy ban nhân dân cấp xã hoặc Giám đốc sở', limit: workingDays(5), isSigned: true, fees: [{ ...charge(15_000, '15.000 đồng mỗi giấy phép (chưa đối chiếu)'), code: 'le-phi-xay-dung', name: 'Lệ phí gia hạn giấy phép xây dựng' }],
    components: [{ ...declaration('Đơn đề nghị gia hạn giấy phép xây dựng'), code: 'don-de-nghi' }, { ...paper('giay-phep-cu', 'Bản chính giấy phép xây dựng đã được cấp', true), digitise: true }],
    uncertain: { '/code': 'Mã là một biến thể theo loại công trình; tỉnh chọn mã đúng khi nhập danh mục', '/timeLimit': 'Thời hạn chưa đối chiếu', '/feeDong': 'Mức 15.000 đồng chưa đối chiếu', '/competentLevel': 'Cấp xã hoặc sở, tùy loại công trình' },
    result: 'Giấy phép xây dựng được gia hạn', basis: 'Luật Xây dựng 2014 (sửa đổi 2020), chưa đối chiếu', confidence: 'partly', process: walk({ hours: hoursOfDays(5) }),
    form: form('Gia hạn giấy phép xây dựng', [line('soGiayPhep', 'Số giấy phép xây dựng', 60), day('ngayCap', 'Ngày cấp'), person('chuDauTu', 'Chủ đầu tư'), line('diaDiem', 'Địa điểm xây dựng', 300), paragraph('lyDo', 'Lý do đề nghị gia hạn'), truth]),
  }),
  entry({
    code: '1.012753', name: 'Đăng ký đất đai, cấp Giấy chứng nhận lần đầu đối với tổ chức', field: 'Đất đai', level: 'province', post: landOffice, limit: workingDays(20), fees: landFee, feeNote: 'Theo nghị quyết của Hội đồng nhân dân tỉnh',
    isSigned: true, partialBecause: SITE,
    components: [
      paper('don-dang-ky', 'Đơn đăng ký đất đai, tài sản gắn liền với đất (mẫu số 15)', true),
      paper('giay-to-dat-dai', 'Giấy tờ về quyền sử dụng đất, tài sản gắn liền với đất', true, { originals: 0, copies: 1 }),
    ],
    uncertain: { '/timeLimit': 'Không quá 20 ngày làm việc, chưa đối chiếu' },
    result: 'Giấy chứng nhận quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất', basis: LAND, confidence: 'partly', process: landWork(20),
    form: form('Đăng ký đất đai lần đầu (tổ chức)', [line('tenToChuc', 'Tên tổ chức', 200), line('maSo', 'Mã số doanh nghiệp hoặc quyết định thành lập', 60), ...parcel, line('nguonGoc', 'Nguồn gốc sử dụng đất', 300), truth]),
  }),
  entry({
    code: '1.012756', name: 'Đăng ký đất đai đối với trường hợp được Nhà nước giao đất để quản lý', field: 'Đất đai', level: 'province', post: landOffice, limit: workingDays(20), fees: landFee, isSigned: true, partialBecause: SITE,
    components: [paper('don-dang-ky', 'Đơn đăng ký đất đai', true), paper('quyet-dinh-giao', 'Quyết định giao đất để quản lý hoặc giấy tờ liên quan', true, { originals: 0, copies: 1 })],
    uncertain: { '/timeLimit': 'Nguồn ghi từ 10 đến 20 ngày làm việc; ghi mức dài nhất' },
    result: 'Thông báo kết quả đăng ký đất đai', basis: LAND, confidence: 'partly', process: landWork(10),
    form: form('Đăng ký đất được giao quản lý', [line('tenToChuc', 'Tên tổ chức, cộng đồng được giao', 200), ...parcel, maybeLine('soQuyetDinh', 'Số quyết định giao', 60), truth]),
  }),
  entry({
    code: '1.012766', name: 'Xóa đăng ký cho thuê, cho thuê lại quyền sử dụng đất', field: 'Đất đai', level: 'province', post: landOffice, limit: workingDays(10), fees: landFee, isSigned: true,
    components: [paper('don-dang-ky', 'Đơn đề nghị xóa đăng ký', true), paper('thanh-ly', 'Văn bản thanh lý hợp đồng thuê, thuê lại', true), earlierResult('giay-chung-nhan', 'Giấy chứng nhận đã cấp')],
    uncertain: { '/timeLimit': 'Nguồn ghi từ 10 đến 20 ngày làm việc, chưa đối chiếu' },
    result: 'Giấy chứng nhận đã xác nhận xóa đăng ký', basis: LAND, confidence: 'partly', process: landWork(10),
    form: form('Xóa đăng ký cho thuê', [line('benChoThue', 'Bên cho thuê', 200), line('benThue', 'Bên thuê', 200), ...parcel, day('ngayThanhLy', 'Ngày thanh lý hợp đồng'), truth]),
  }),
  entry({
    code: '2.000488', name: 'Cấp Phiếu lý lịch tư pháp', field: 'Lý lịch tư pháp', level: 'province', post: 'Thủ trưởng cơ quan Công an có thẩm quyền', limit: days(10), isSigned: true, scope: 'nation',
    fees: [{ ...fee(200_000, '200.000 đồng mỗi lần (chưa đối chiếu)'), code: 'phi-ly-lich-tu-phap', name: 'Phí cấp Phiếu lý lịch tư pháp' }],
    components: [declaration('Tờ khai yêu cầu cấp Phiếu lý lịch tư pháp'), identityPaper],
    uncertain: { '/timeLimit': 'Thời hạn chưa đối chiếu', '/feeDong': 'Mức 200.000 đồng chưa đối chiếu', '/nonTerritorialScope': 'Tiếp nhận qua VNeID trên cả nước, chưa đối chiếu' },
    result: 'Phiếu lý lịch tư pháp', basis: 'Luật Lý lịch tư pháp 2009; chuyển sang Công an từ năm 2025', confidence: 'partly', process: walk({ hours: 56, work: 'Tra cứu, xác minh thông tin lý lịch tư pháp' }),
    form: form('Cấp Phiếu lý lịch tư pháp', [person('nguoiDuocCap', 'Người được cấp'), choice('loaiPhieu', 'Loại phiếu', { 'so-1': 'Phiếu số 1', 'so-2': 'Phiếu số 2' }), line('mucDich', 'Mục đích', 300), paragraph('quaTrinhCuTru', 'Quá trình cư trú từ năm 14 tuổi'), truth]),
  }),
];
