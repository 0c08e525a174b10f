import { PATHS } from '../../paths.js';
import type { StaffPage } from '../staff-page.js';

export const dossierPages: readonly StaffPage[] = [{ path: `${PATHS.worklist}/$dossierId`, load: async () => (await import('./dossier-page.js')).DossierPage }];
