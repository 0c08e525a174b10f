import { PATHS } from '../../paths.js';
import { seesAccess } from '../../session/permissions.js';
import { t } from '../../text/language.js';
import type { StaffPage } from '../staff-page.js';

export const auditPages: readonly StaffPage[] = [
  { path: PATHS.audit, load: async () => (await import('./audit-page.js')).AuditPage, nav: { label: t('Nhật ký kiểm toán'), group: 'admin', isFor: seesAccess } },
];
