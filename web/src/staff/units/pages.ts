import { PATHS } from '../../paths.js';
import { t } from '../../text/language.js';
import { seesSettings } from '../../session/permissions.js';
import type { StaffPage } from '../staff-page.js';

export const unitPages: readonly StaffPage[] = [
  { path: PATHS.units, load: async () => (await import('./units-page.js')).UnitsPage, nav: { label: t('Đơn vị'), group: 'admin', isFor: seesSettings, keys: 'g>v' } },
];
