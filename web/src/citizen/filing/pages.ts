import type { PageRoute } from '../../frame/page-route.js';

export const filingPages: readonly PageRoute[] = [{ path: '/nop-ho-so/$code', load: async () => (await import('./filing-page.js')).FilingPage }];
