import type { ClientScope } from '@haicap/contracts';
import { t } from './language.js';

/** What a program may be let in for, as people say it. */
export const SCOPE_WORDS: Readonly<Record<ClientScope, string>> = {
  'dossier:read': t('Xem hồ sơ đang ở đâu'), 'dossier:write': t('Nộp và cập nhật hồ sơ'), 'webhook:manage': t('Đăng ký nhận tin khi hồ sơ thay đổi'), 'export:read': t('Tải dữ liệu hàng loạt'),
};
