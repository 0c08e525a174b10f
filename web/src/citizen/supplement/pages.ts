import type { PageRoute } from '../../frame/page-route.js';

export const supplementPages: readonly PageRoute[] = [
  { path: '/ho-so-cua-toi/$dossierId/bo-sung', load: async () => (await import('./supplement-page.js')).SupplementPage },
];
