import { PATHS } from '../../paths.js';
import { t } from '../../text/language.js';
import { administers, seesAccess } from '../../session/permissions.js';
import type { StaffPage } from '../staff-page.js';

export const accessPages: readonly StaffPage[] = [
  { path: PATHS.accounts, load: async () => (await import('./accounts-page.js')).AccountsPage, nav: { label: t('Tài khoản'), group: 'admin', isFor: seesAccess, startRank: 80 } },
  { path: PATHS.officers, load: async () => (await import('../officer-import/import-page.js')).ImportPage, nav: { label: t('Nhập cán bộ'), group: 'admin', isFor: administers } },
  { path: PATHS.permissions, load: async () => (await import('../permission-matrix/permissions-page.js')).PermissionsPage, nav: { label: t('Phân quyền'), group: 'admin', isFor: seesAccess } },
  { path: PATHS.programs, load: async () => (await import('../programs/programs-page.js')).ProgramsPage, nav: { label: t('Ứng dụng'), group: 'admin', isFor: seesAccess } },
];
