import type { PageRoute } from '../frame/page-route.js';
import { PATHS } from '../paths.js';
import { feePages } from './fees/pages.js';
import { filingPages } from './filing/pages.js';
import { homePages } from './home/pages.js';
import { looksPages } from './looks/pages.js';
import { ownDossierPages } from './own-dossiers/pages.js';
import { procedurePages } from './procedure/pages.js';
import { ratingPages } from './rating/pages.js';
import { supplementPages } from './supplement/pages.js';
import { trackingPages } from './tracking/pages.js';
import { verifyPages } from './verify/pages.js';

/** Every page that citizens open. A noun folder lists its own. */
export const CITIZEN_PAGES: readonly PageRoute[] = [
  ...homePages, ...procedurePages, ...trackingPages, ...verifyPages, ...looksPages, ...ownDossierPages, ...filingPages, ...feePages, ...ratingPages, ...supplementPages,
  { path: PATHS.province, load: async () => (await import('../province/province-page.js')).ProvincePage },
  { path: PATHS.sessions, load: async () => (await import('../session/sessions-page.js')).SessionsPage },
  { path: PATHS.signedIn, load: async () => (await import('../session/landing-pages.js')).SignedInPage },
  { path: PATHS.signedOut, load: async () => (await import('../session/landing-pages.js')).SignedOutPage },
];
