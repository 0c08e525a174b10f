import type { procedure } from '@haicap/contracts';
import type { z } from 'zod';

/** A procedure as a catalogue describes it, before it has an id and a version. What has a default may be left out. */
export type ProcedureEntry = Omit<z.input<typeof procedure>, 'procedureId' | 'version'>;

const CIVIL_STATUS_LAW = 'Luật Hộ tịch 2014; Nghị định 123/2015/NĐ-CP';
const CERTIFICATION_DECREE = 'Nghị định 23/2015/NĐ-CP; Thông tư 226/2016/TT-BTC (mức thu)';
const BY_PROVINCE = 'Theo nghị quyết của Hội đồng nhân dân tỉnh; nộp trực tuyến thường được miễn';

// Papers whose data lie in a connected national database are not asked for (Decree 309/2026, article 2).
const identityPaper = {
  code: 'giay-to-tuy-than', name: 'Giấy tờ tùy thân (căn cước, VNeID)', required: true, originals: 1, copies: 0, replaceableByData: true,
};
const declaration = (name: string) => ({
  code: 'to-khai', name, required: true, originals: 1, copies: 0, replaceableByData: false,
});
const paper = (code: string, name: string, required: boolean, counts: { originals?: number; copies?: number } = {}) => ({
  code, name, required, originals: counts.originals ?? 1, copies: counts.copies ?? 0, replaceableByData: false,
});

/**
 * Ten procedures as far as public sources of 2024–2026 show them; a province imports the official versions from the
 * national catalogue. `confidence` says how sure this file is: 'verified' for code, time limit and fee seen in sources,
 * 'partly' when time limit or fee is general knowledge, 'unverified' when the code itself is. An uncertain fee is null.
 */
export const PROCEDURE_CATALOGUE: readonly ProcedureEntry[] = [
  {
    code: '1.001193', name: 'Đăng ký khai sinh', field: 'Hộ tịch', competentLevel: 'commune',
    timeLimit: { unit: 'same-day' }, feeDong: 0, feeNote: 'Miễn phí khi đăng ký đúng hạn hoặc nộp trực tuyến; quá hạn theo nghị quyết của tỉnh',
    components: [
      declaration('Tờ khai đăng ký khai sinh hoặc mẫu điện tử tương tác'),
      paper('giay-chung-sinh', 'Giấy chứng sinh, hoặc văn bản của người làm chứng, hoặc giấy cam đoan về việc sinh', true),
      paper('giay-mang-thai-ho', 'Văn bản xác nhận việc mang thai hộ (nếu có)', false),
      identityPaper,
      { ...paper('giay-ket-hon-cha-me', 'Giấy chứng nhận kết hôn của cha mẹ (nếu có)', false), replaceableByData: true },
    ],
    result: 'Giấy khai sinh', legalBasis: CIVIL_STATUS_LAW, validFrom: '2025-01-01', validTo: null, confidence: 'verified',
  },
  {
    code: '1.000894', name: 'Đăng ký kết hôn', field: 'Hộ tịch', competentLevel: 'commune',
    timeLimit: { unit: 'same-day' }, feeDong: 0, feeNote: 'Miễn phí (chưa đối chiếu); cần xác minh thì thời hạn tối đa 5 ngày làm việc, có nguồn ghi 3 ngày',
    components: [
      declaration('Tờ khai đăng ký kết hôn của hai bên'),
      { ...paper('giay-tinh-trang-hon-nhan', 'Giấy xác nhận tình trạng hôn nhân (nếu cần)', false), replaceableByData: true },
      identityPaper,
    ],
    result: 'Giấy chứng nhận kết hôn (hai bản chính)', legalBasis: CIVIL_STATUS_LAW, validFrom: '2025-01-01', validTo: null, confidence: 'partly',
  },
  {
    code: '1.000656', name: 'Đăng ký khai tử', field: 'Hộ tịch', competentLevel: 'commune',
    timeLimit: { unit: 'same-day' }, feeDong: 0, feeNote: 'Miễn phí khi đăng ký đúng hạn (chưa đối chiếu); cần xác minh thì tối đa 3 ngày làm việc',
    components: [
      declaration('Tờ khai đăng ký khai tử'),
      paper('giay-bao-tu', 'Giấy báo tử hoặc giấy tờ thay giấy báo tử', true),
      identityPaper,
    ],
    result: 'Trích lục khai tử', legalBasis: CIVIL_STATUS_LAW, validFrom: '2025-01-01', validTo: null, confidence: 'partly',
  },
  {
    code: '1.004884', name: 'Đăng ký lại khai sinh', field: 'Hộ tịch', competentLevel: 'commune',
    timeLimit: { unit: 'working-day', amount: 5 }, feeDong: null, feeNote: BY_PROVINCE,
    components: [
      declaration('Tờ khai đăng ký lại khai sinh, có cam đoan đã đăng ký nhưng không lưu được bản chính'),
      paper('giay-to-cu', 'Bản sao giấy khai sinh cũ hoặc giấy tờ có thông tin khai sinh', true, { originals: 0, copies: 1 }),
      identityPaper,
    ],
    result: 'Giấy khai sinh', legalBasis: CIVIL_STATUS_LAW, validFrom: '2025-01-01', validTo: null, confidence: 'partly',
  },
  {
    code: '1.004873', name: 'Cấp Giấy xác nhận tình trạng hôn nhân', field: 'Hộ tịch', competentLevel: 'commune',
    timeLimit: { unit: 'working-day', amount: 3 }, feeDong: null, feeNote: `${BY_PROVINCE}; cần xác minh thì tối đa 23 ngày`,
    components: [
      declaration('Tờ khai cấp Giấy xác nhận tình trạng hôn nhân'),
      { ...paper('giay-ly-hon-bao-tu', 'Bản án ly hôn hoặc giấy báo tử của vợ, chồng (nếu có)', false), replaceableByData: true },
      paper('giay-xac-nhan-cu', 'Giấy xác nhận đã cấp trước đó (nếu xin cấp lại)', false),
      identityPaper,
    ],
    result: 'Giấy xác nhận tình trạng hôn nhân', legalBasis: CIVIL_STATUS_LAW, validFrom: '2025-01-01', validTo: null, confidence: 'unverified',
  },
  {
    code: '2.000635', isSimple: true, name: 'Cấp bản sao Trích lục hộ tịch', field: 'Hộ tịch', competentLevel: 'commune',
    timeLimit: { unit: 'same-day' }, feeDong: 8000, feeNote: '8.000 đồng mỗi bản sao (chưa đối chiếu)',
    components: [
      declaration('Tờ khai cấp bản sao trích lục hộ tịch'),
      identityPaper,
      paper('van-ban-uy-quyen', 'Văn bản ủy quyền (nếu nộp thay)', false),
    ],
    result: 'Bản sao trích lục hộ tịch', legalBasis: CIVIL_STATUS_LAW, validFrom: '2025-01-01', validTo: null, confidence: 'partly',
  },
  {
    code: '2.000815', isSimple: true, name: 'Chứng thực bản sao từ bản chính', field: 'Chứng thực', competentLevel: 'commune',
    timeLimit: { unit: 'same-day' }, feeDong: 2000,
    feeNote: '2.000 đồng mỗi trang ở hai trang đầu, 1.000 đồng từ trang thứ ba, tối đa 200.000 đồng mỗi bản; nhiều trang thì thêm tối đa 2 ngày làm việc',
    components: [
      paper('ban-chinh', 'Bản chính giấy tờ cần chứng thực', true),
      paper('ban-sao', 'Bản sao cần chứng thực', true, { originals: 0, copies: 1 }),
    ],
    result: 'Bản sao được chứng thực', legalBasis: CERTIFICATION_DECREE, validFrom: '2025-01-01', validTo: null, confidence: 'verified',
  },
  {
    code: '2.000884', isSimple: true, name: 'Chứng thực chữ ký', field: 'Chứng thực', competentLevel: 'commune',
    timeLimit: { unit: 'same-day' }, feeDong: 10_000, feeNote: '10.000 đồng mỗi trường hợp (chưa đối chiếu)',
    components: [
      paper('giay-to-can-chung-thuc', 'Giấy tờ, văn bản cần chứng thực chữ ký', true),
      identityPaper,
    ],
    result: 'Giấy tờ có chữ ký được chứng thực', legalBasis: CERTIFICATION_DECREE, validFrom: '2025-01-01', validTo: null, confidence: 'partly',
  },
  {
    code: '1.001612', name: 'Đăng ký thành lập hộ kinh doanh', field: 'Đăng ký kinh doanh', competentLevel: 'commune',
    timeLimit: { unit: 'working-day', amount: 3 }, feeDong: null, feeNote: 'Khoảng 100.000 đồng, mỗi tỉnh một mức',
    components: [
      paper('giay-de-nghi', 'Giấy đề nghị đăng ký hộ kinh doanh', true),
      identityPaper,
      paper('bien-ban-hop', 'Biên bản họp thành viên hộ gia đình (nếu các thành viên cùng đăng ký)', false, { originals: 0, copies: 1 }),
    ],
    // Until 30 June 2025 the district received it; with the districts gone it belongs to the commune.
    result: 'Giấy chứng nhận đăng ký hộ kinh doanh', legalBasis: 'Nghị định 168/2025/NĐ-CP (chưa đối chiếu)', validFrom: '2025-07-01', validTo: null, confidence: 'partly',
  },
  {
    code: '1.012753', name: 'Đăng ký đất đai, cấp Giấy chứng nhận lần đầu đối với tổ chức', field: 'Đất đai', competentLevel: 'province',
    timeLimit: { unit: 'working-day', amount: 20 }, feeDong: null, feeNote: 'Theo nghị quyết của Hội đồng nhân dân tỉnh',
    components: [
      paper('don-dang-ky', 'Đơn đăng ký đất đai, tài sản gắn liền với đất (mẫu số 15)', true),
      paper('giay-to-dat-dai', 'Giấy tờ về quyền sử dụng đất, tài sản gắn liền với đất', true, { originals: 0, copies: 1 }),
    ],
    result: 'Giấy chứng nhận quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất', legalBasis: 'Luật Đất đai 2024 (chưa đối chiếu chi tiết)',
    validFrom: '2025-01-01', validTo: null, confidence: 'partly',
  },
];
