import { PATHS } from '../../paths.js';
import type { StaffPage } from '../staff-page.js';

export const supplementPages: readonly StaffPage[] = [{ path: `${PATHS.worklist}/$dossierId/bo-sung`, load: async () => (await import('./supplement-page.js')).SupplementPage }];
