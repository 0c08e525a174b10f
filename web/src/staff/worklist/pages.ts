import { PATHS } from '../../paths.js';
import { readsDossiers } from '../../session/permissions.js';
import { t } from '../../text/language.js';
import type { StaffPage } from '../staff-page.js';

export const worklistPages: readonly StaffPage[] = [
  { path: PATHS.worklist, load: async () => (await import('./worklist-page.js')).WorklistPage, nav: { label: t('Hồ sơ'), group: 'desk', isFor: readsDossiers, keys: 'g>h', startRank: 50 } },
];
