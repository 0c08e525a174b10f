import type { PageRoute } from '../../frame/page-route.js';
import { PATHS } from '../../paths.js';

export const procedurePages: readonly PageRoute[] = [{ path: `${PATHS.procedure}/$code`, load: async () => (await import('./procedure-page.js')).ProcedurePage }];
