import { PATHS } from '../../paths.js';
import { receives } from '../../session/permissions.js';
import { t } from '../../text/language.js';
import type { StaffPage } from '../staff-page.js';

export const todayPages: readonly StaffPage[] = [
  { path: PATHS.today, load: async () => (await import('./today-page.js')).TodayPage, nav: { label: t('Hôm nay'), group: 'desk', isFor: receives, keys: 'g>t', startRank: 10 } },
];
