import { days, declaration, earlierResult, entry, hoursOfDays, identityPaper, paper, walk, workingDays, type ProcedureEntry } from './entry.js';
import { choice, form, line, maybeLine, paragraph, people, person, promise } from './form-parts.js';

const field = 'Bảo trợ xã hội';
const basis = 'Nghị định 20/2021/NĐ-CP; Nghị định 76/2024/NĐ-CP (chưa đối chiếu)';
const FREE = { '/feeDong': 'Miễn phí theo hiểu biết chung, chưa đối chiếu' };
const request = (name: string) => ({ ...declaration(name), code: 'don-de-nghi' });
const truth = promise('Tôi cam đoan nội dung khai là đúng sự thật');
const beneficiary = person('doiTuong', 'Người được hưởng');
const proposer = person('nguoiDeNghi', 'Người đề nghị', false);
const account = maybeLine('taiKhoan', 'Số tài khoản nhận tiền và ngân hàng', 100);
const atOffice = (amount: number) => walk({ hours: hoursOfDays(amount), work: 'Phòng Văn hóa - Xã hội thẩm định, xác minh' });

export const SOCIAL: readonly ProcedureEntry[] = [
  entry({
    code: '1.001776', name: 'Thực hiện, điều chỉnh, thôi hưởng trợ cấp xã hội hằng tháng, hỗ trợ kinh phí chăm sóc, nuôi dưỡng hằng tháng', field, limit: workingDays(22), isSigned: true,
    components: [declaration('Tờ khai đề nghị trợ giúp xã hội'), earlierResult('giay-khuyet-tat', 'Giấy xác nhận khuyết tật (nếu có)'), identityPaper],
    cases: [
      { code: 'dieu-chinh', name: 'Điều chỉnh mức hưởng', limit: workingDays(10) }, { code: 'thoi-huong', name: 'Thôi hưởng', limit: workingDays(10) },
    ],
    uncertain: { ...FREE, '/timeLimit': 'Nguồn ghi từ 10 đến 22 ngày làm việc; ghi mức dài nhất' },
    result: 'Quyết định về trợ cấp xã hội hằng tháng', basis, confidence: 'partly', process: atOffice(10),
    form: form('Trợ cấp xã hội hằng tháng', [
      beneficiary, choice('viec', 'Đề nghị', { huong: 'Hưởng mới', 'dieu-chinh': 'Điều chỉnh', 'thoi-huong': 'Thôi hưởng' }), line('dien', 'Diện đối tượng', 200), account, truth,
    ]),
  }),
  entry({
    code: '1.001731', name: 'Hỗ trợ chi phí mai táng cho đối tượng bảo trợ xã hội', field, limit: workingDays(5), isSigned: true,
    components: [request('Đơn đề nghị hỗ trợ chi phí mai táng'), earlierResult('trich-luc-khai-tu', 'Trích lục khai tử hoặc giấy chứng tử', true)],
    uncertain: { ...FREE, '/timeLimit': 'Thời hạn chưa đối chiếu' },
    result: 'Quyết định hỗ trợ chi phí mai táng', basis, confidence: 'partly', process: atOffice(5),
    form: form('Hỗ trợ chi phí mai táng', [person('nguoiChet', 'Người đã chết'), person('nguoiMaiTang', 'Người tổ chức mai táng'), account, truth]),
  }),
  entry({
    code: '2.000744', name: 'Trợ giúp xã hội khẩn cấp về hỗ trợ chi phí mai táng', field, limit: days(3), isSigned: true,
    components: [request('Đơn đề nghị hỗ trợ chi phí mai táng khẩn cấp')], uncertain: { ...FREE, '/timeLimit': 'Nguồn ghi từ 2 đến 3 ngày; ghi mức dài nhất' },
    result: 'Quyết định hỗ trợ khẩn cấp', basis, confidence: 'partly', process: atOffice(2),
    form: form('Hỗ trợ mai táng khẩn cấp', [person('nguoiChet', 'Người đã chết'), proposer, paragraph('hoanCanh', 'Hoàn cảnh'), truth]),
  }),
  entry({
    code: '2.000751', name: 'Trợ giúp xã hội khẩn cấp về hỗ trợ làm nhà ở, sửa chữa nhà ở', field, limit: days(3), isSigned: true,
    components: [request('Tờ khai đề nghị hỗ trợ làm nhà ở, sửa chữa nhà ở'), identityPaper], uncertain: { ...FREE, '/timeLimit': 'Nguồn ghi từ 2 đến 3 ngày; ghi mức dài nhất' },
    result: 'Quyết định hỗ trợ khẩn cấp', basis, confidence: 'partly', process: atOffice(2),
    form: form('Hỗ trợ nhà ở khẩn cấp', [person('chuHo', 'Chủ hộ'), line('diaChiNha', 'Địa chỉ nhà bị thiệt hại', 300), paragraph('thietHai', 'Mức thiệt hại'), choice('deNghi', 'Đề nghị', { 'lam-moi': 'Làm nhà mới', 'sua-chua': 'Sửa chữa' }), truth]),
  }),
  entry({
    code: '2.000777', name: 'Trợ giúp xã hội khẩn cấp về hỗ trợ chi phí điều trị người bị thương nặng ngoài nơi cư trú không có người thân thích chăm sóc', field, limit: days(3), isSigned: true,
    components: [request('Văn bản đề nghị hỗ trợ chi phí điều trị')], uncertain: { ...FREE, '/timeLimit': 'Nguồn ghi từ 2 đến 3 ngày; ghi mức dài nhất' },
    result: 'Quyết định hỗ trợ khẩn cấp', basis, confidence: 'partly', process: atOffice(2),
    form: form('Hỗ trợ chi phí điều trị', [beneficiary, line('noiDieuTri', 'Cơ sở điều trị', 200), paragraph('tinhTrang', 'Tình trạng thương tích'), proposer, truth]),
  }),
  entry({
    code: '1.001758', name: 'Chi trả trợ cấp xã hội hằng tháng khi đối tượng thay đổi nơi cư trú trong cùng địa bàn', field, limit: workingDays(6), isSigned: true,
    components: [request('Đề nghị chi trả trợ cấp khi thay đổi nơi cư trú'), identityPaper], uncertain: { ...FREE, '/timeLimit': 'Nguồn ghi từ 6 đến 8 ngày làm việc, chưa đối chiếu' },
    result: 'Quyết định chi trả trợ cấp tại nơi cư trú mới', basis, confidence: 'partly', process: atOffice(6),
    form: form('Chuyển nơi nhận trợ cấp', [beneficiary, line('noiCu', 'Nơi cư trú cũ', 300), line('noiMoi', 'Nơi cư trú mới', 300), account, truth]),
  }),
  entry({
    code: '1.001753', name: 'Quyết định trợ cấp xã hội hằng tháng khi đối tượng thay đổi nơi cư trú giữa các địa bàn', field, limit: workingDays(8), isSigned: true,
    components: [request('Đề nghị hưởng trợ cấp tại nơi cư trú mới'), earlierResult('quyet-dinh-thoi-chi-tra', 'Quyết định thôi chi trả ở nơi cư trú cũ'), identityPaper],
    uncertain: { ...FREE, '/timeLimit': 'Nguồn ghi từ 6 đến 8 ngày làm việc, chưa đối chiếu' },
    result: 'Quyết định trợ cấp xã hội hằng tháng', basis, confidence: 'partly', process: atOffice(8),
    form: form('Trợ cấp khi đổi nơi cư trú', [beneficiary, line('noiCu', 'Nơi cư trú cũ', 300), line('noiMoi', 'Nơi cư trú mới', 300), account, truth]),
  }),
  entry({
    code: '2.000286', name: 'Tiếp nhận đối tượng bảo trợ xã hội vào cơ sở trợ giúp xã hội', field, limit: workingDays(32), isSigned: true,
    components: [request('Tờ khai đề nghị tiếp nhận vào cơ sở trợ giúp xã hội'), paper('giay-to-y-te', 'Giấy tờ y tế, giấy xác nhận khuyết tật (nếu có)', false, { originals: 0, copies: 1 }), identityPaper],
    cases: [{ code: 'khan-cap', name: 'Đối tượng cần bảo vệ khẩn cấp', limit: workingDays(7) }],
    uncertain: { ...FREE, '/timeLimit': 'Nguồn ghi từ 7 đến 32 ngày làm việc; ghi mức dài nhất' },
    result: 'Quyết định tiếp nhận vào cơ sở trợ giúp xã hội', basis, confidence: 'partly', process: atOffice(15),
    form: form('Tiếp nhận vào cơ sở trợ giúp xã hội', [beneficiary, proposer, paragraph('hoanCanh', 'Hoàn cảnh, lý do'), maybeLine('coSo', 'Cơ sở mong muốn', 200), truth]),
  }),
  entry({
    code: '2.000477', name: 'Dừng trợ giúp xã hội tại cơ sở trợ giúp xã hội', field, limit: workingDays(7), isSigned: true,
    components: [request('Đơn đề nghị dừng trợ giúp xã hội'), identityPaper], uncertain: { ...FREE, '/timeLimit': 'Nguồn ghi từ 7 đến 32 ngày làm việc cho nhóm thủ tục này, chưa đối chiếu' },
    result: 'Quyết định dừng trợ giúp xã hội', basis, confidence: 'partly', process: atOffice(7),
    form: form('Dừng trợ giúp xã hội', [beneficiary, proposer, paragraph('lyDo', 'Lý do'), truth]),
  }),
  entry({
    code: '1.001699', name: 'Xác định, xác định lại mức độ khuyết tật và cấp Giấy xác nhận khuyết tật', field, limit: days(25), isSigned: true, partialBecause: 'Hội đồng phải quan sát, phỏng vấn người khuyết tật',
    components: [request('Đơn đề nghị xác định mức độ khuyết tật'), paper('ho-so-y-te', 'Bản sao giấy tờ y tế chứng minh tình trạng khuyết tật', true, { originals: 0, copies: 1 }), identityPaper],
    uncertain: { ...FREE, '/timeLimit': 'Thời hạn chưa đối chiếu' },
    result: 'Giấy xác nhận khuyết tật', basis: 'Luật Người khuyết tật 2010; Thông tư 01/2019/TT-BLĐTBXH (chưa đối chiếu)', confidence: 'partly',
    process: walk({ hours: 120, work: 'Hội đồng xác định mức độ khuyết tật làm việc', decision: 'Ký Giấy xác nhận khuyết tật' }),
    form: form('Xác định mức độ khuyết tật', [beneficiary, choice('viec', 'Đề nghị', { 'lan-dau': 'Xác định lần đầu', lai: 'Xác định lại', 'cap-doi': 'Cấp đổi, cấp lại' }), paragraph('tinhTrang', 'Tình trạng khuyết tật'), truth]),
  }),
  entry({
    code: '1.011607', name: 'Công nhận hộ nghèo, hộ cận nghèo thường xuyên hằng năm', field: 'Giảm nghèo', limit: days(15), isSigned: true, partialBecause: 'Phải rà soát thực tế tại hộ gia đình',
    components: [request('Giấy đề nghị rà soát hộ nghèo, hộ cận nghèo')], uncertain: { ...FREE, '/timeLimit': 'Thời hạn chưa đối chiếu' },
    result: 'Quyết định công nhận hộ nghèo, hộ cận nghèo', basis: 'Quyết định 24/2021/QĐ-TTg (chưa đối chiếu)', confidence: 'partly', process: walk({ hours: 80, work: 'Rà soát, niêm yết, họp thôn, tổ dân phố' }),
    form: form('Công nhận hộ nghèo, hộ cận nghèo', [person('chuHo', 'Chủ hộ'), people('thanhVien', 'Thành viên trong hộ', 30), paragraph('hoanCanh', 'Hoàn cảnh'), truth]),
  }),
];
