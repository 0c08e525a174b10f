import type { PageRoute } from '../../frame/page-route.js';
import { PATHS } from '../../paths.js';

export const looksPages: readonly PageRoute[] = [{ path: PATHS.looks, load: async () => (await import('./looks-page.js')).LooksPage }];
