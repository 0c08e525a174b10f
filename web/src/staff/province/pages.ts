import { PATHS } from '../../paths.js';
import { leadsProvince } from '../../session/permissions.js';
import { t } from '../../text/language.js';
import type { StaffPage } from '../staff-page.js';

export const provincePages: readonly StaffPage[] = [
  { path: PATHS.lead, load: async () => (await import('./lead-page.js')).LeadPage, nav: { label: t('Toàn tỉnh'), group: 'province', isFor: leadsProvince, keys: 'g>n', startRank: 5 } },
  { path: PATHS.figureRows, load: async () => (await import('./rows-page.js')).RowsPage },
];
