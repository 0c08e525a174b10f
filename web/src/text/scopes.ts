import type { ClientScope } from '@haicap/contracts';

/** What a program may be let in for, as people say it. */
export const SCOPE_WORDS: Readonly<Record<ClientScope, string>> = {
  'dossier:read': 'Xem hồ sơ đang ở đâu', 'dossier:write': 'Nộp và cập nhật hồ sơ', 'webhook:manage': 'Đăng ký nhận tin khi hồ sơ thay đổi', 'export:read': 'Tải dữ liệu hàng loạt',
};
