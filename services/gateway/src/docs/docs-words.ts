import type { Language } from '@haicap/contracts';

const WORDS = {
  vi: {
    title: 'Tài liệu giao diện HaiCap', start: 'Bắt đầu', api: 'Giao diện HTTP', events: 'Sự kiện', errors: 'Mã lỗi', changes: 'Thay đổi', other: 'English', skip: 'Đến nội dung',
    intro: 'Mọi thứ ở đây được sinh từ chính các hợp đồng mà chương trình kiểm tra khi chạy, và xem được khi không có mạng.',
    documents: 'Tệp máy đọc được', groups: 'Nhóm', operations: 'Thao tác', parameters: 'Tham số', body: 'Nội dung gửi', answer: 'Câu trả lời', refusals: 'Có thể bị từ chối với', open: 'Không cần đăng nhập', access: 'Ai được gọi',
    required: 'bắt buộc', code: 'Mã', status: 'HTTP', meaning: 'Ý nghĩa', where: 'Thao tác', everywhere: 'mọi thao tác', subject: 'Kênh', data: 'Dữ liệu', deprecated: 'sắp bỏ', gives: 'Giá trị', deeper: 'xem trong tệp OpenAPI', characters: 'ký tự', keys: 'Khóa ký biên nhận',
    limits: 'Giới hạn của một yêu cầu', rates: 'Giới hạn theo người, chương trình và địa chỉ', limit: 'Giới hạn', value: 'Mức', priority: 'Ưu tiên khi quá tải', envelope: 'Mọi sự kiện nằm trong phong bì CloudEvents 1.0; dưới đây là phần data.',
    refusalRule: 'Chương trình chỉ dựa vào mã (code). Retry-After cho biết khi nào thử lại; ghi thì gửi lại với cùng Idempotency-Key.',
  },
  en: {
    title: 'HaiCap interface documents', start: 'Start', api: 'HTTP interface', events: 'Facts', errors: 'Error codes', changes: 'Changes', other: 'Tiếng Việt', skip: 'To the content',
    intro: 'All of this is made from the contracts that the programs check while they run, and can be read without a network.',
    documents: 'For machines', groups: 'Groups', operations: 'Operations', parameters: 'Parameters', body: 'Request body', answer: 'Answer', refusals: 'May be refused with', open: 'Needs no sign-in', access: 'Who may call',
    required: 'required', code: 'Code', status: 'HTTP', meaning: 'Meaning', where: 'Operations', everywhere: 'all operations', subject: 'Channel', data: 'Data', deprecated: 'deprecated', gives: 'Values', deeper: 'see the OpenAPI file', characters: 'characters', keys: 'Keys of receipts',
    limits: 'Limits of one request', rates: 'Limits by person, program and address', limit: 'Limit', value: 'Value', priority: 'Class under overload', envelope: 'Every fact lies in an envelope of CloudEvents 1.0; below is its data.',
    refusalRule: 'A program relies on the code alone. Retry-After says when another try makes sense; a write is sent again with the same Idempotency-Key.',
  },
} as const satisfies Record<Language, Record<string, string>>;

export type DocsWord = keyof (typeof WORDS)['vi'];
export type Words = Readonly<Record<DocsWord, string>>;
export const wordsOf = (language: Language): Words => WORDS[language];
