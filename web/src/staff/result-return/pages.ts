import { PATHS } from '../../paths.js';
import { receives } from '../../session/permissions.js';
import { t } from '../../text/language.js';
import type { StaffPage } from '../staff-page.js';

export const returnPages: readonly StaffPage[] = [
  { path: PATHS.resultReturn, load: async () => (await import('./return-page.js')).ReturnPage, nav: { label: t('Trả kết quả'), group: 'desk', isFor: receives, keys: 'g>r', startRank: 45 } },
];
