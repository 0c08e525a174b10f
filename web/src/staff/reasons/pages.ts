import { PATHS } from '../../paths.js';
import { seesSettings } from '../../session/permissions.js';
import { t } from '../../text/language.js';
import type { StaffPage } from '../staff-page.js';

export const reasonPages: readonly StaffPage[] = [
  { path: PATHS.reasons, load: async () => (await import('./reasons-page.js')).ReasonsPage, nav: { label: t('Lý do'), group: 'admin', isFor: seesSettings } },
];
