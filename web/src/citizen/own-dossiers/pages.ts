import type { PageRoute } from '../../frame/page-route.js';
import { PATHS } from '../../paths.js';

export const ownDossierPages: readonly PageRoute[] = [
  { path: PATHS.ownDossiers, load: async () => (await import('./own-dossiers-page.js')).OwnDossiersPage },
  { path: `${PATHS.ownDossiers}/$dossierId`, load: async () => (await import('./own-dossier-page.js')).OwnDossierPage },
];
