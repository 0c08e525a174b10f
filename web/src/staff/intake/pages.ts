import { PATHS } from '../../paths.js';
import { receives } from '../../session/permissions.js';
import { t } from '../../text/language.js';
import type { StaffPage } from '../staff-page.js';

export const intakePages: readonly StaffPage[] = [
  { path: PATHS.intake, load: async () => (await import('./intake-page.js')).IntakePage, nav: { label: t('Nhận hồ sơ'), group: 'desk', isFor: receives, keys: 'f2', startRank: 40 } },
];
