import type { PageRoute } from '../../frame/page-route.js';
import { PATHS } from '../../paths.js';

export const homePages: readonly PageRoute[] = [{ path: PATHS.home, load: async () => (await import('./home-page.js')).HomePage }];
