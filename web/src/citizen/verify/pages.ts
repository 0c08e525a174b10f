import type { PageRoute } from '../../frame/page-route.js';
import { PATHS } from '../../paths.js';

export const verifyPages: readonly PageRoute[] = [{ path: PATHS.verify, load: async () => (await import('./verify-page.js')).VerifyPage }];
