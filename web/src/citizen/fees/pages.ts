import type { PageRoute } from '../../frame/page-route.js';

export const feePages: readonly PageRoute[] = [{ path: '/ho-so-cua-toi/$dossierId/le-phi', load: async () => (await import('./fees-page.js')).FeesPage }];
