import { PATHS } from '../../paths.js';
import type { StaffPage } from '../staff-page.js';

export const startPages: readonly StaffPage[] = [{ path: PATHS.staff, load: async () => (await import('./start-page.js')).StartPage }];
