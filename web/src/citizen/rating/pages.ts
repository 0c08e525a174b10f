import type { PageRoute } from '../../frame/page-route.js';

export const ratingPages: readonly PageRoute[] = [{ path: '/ho-so-cua-toi/$dossierId/danh-gia', load: async () => (await import('./rating-page.js')).RatingPage }];
