import type { PageRoute } from '../../frame/page-route.js';
import { PATHS } from '../../paths.js';

export const trackingPages: readonly PageRoute[] = [{ path: PATHS.tracking, load: async () => (await import('./tracking-page.js')).TrackingPage }];
