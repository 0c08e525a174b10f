import { PATHS } from '../paths.js';
import { accessPages } from './access/pages.js';
import { worklistPages } from './worklist/pages.js';
import { todayPages } from './today/pages.js';
import { calendarPages } from './calendar/pages.js';
import { procedurePages } from './procedures/pages.js';
import { unitPages } from './units/pages.js';
import { reasonPages } from './reasons/pages.js';
import { paperTemplatePages } from './paper-templates/pages.js';
import { intakePages } from './intake/pages.js';
import { approvalPages } from './approval/pages.js';
import { inboxPages } from './inbox/pages.js';
import { dossierPages } from './dossier/pages.js';
import { returnPages } from './result-return/pages.js';
import { supplementPages } from './supplement/pages.js';
import { trackingBookPages } from './tracking-book/pages.js';
import { provincePages } from './province/pages.js';
import { auditPages } from './audit/pages.js';
import { deadLetterPages } from './dead-letters/pages.js';
import { startPages } from './start/pages.js';
import type { StaffPage } from './staff-page.js';

/** Every page that officers open. A noun folder lists its own. */
export const STAFF_PAGES: readonly StaffPage[] = [
  ...startPages, ...todayPages, ...intakePages, ...worklistPages, ...accessPages,
  ...returnPages, ...supplementPages, ...trackingBookPages,
  ...calendarPages, ...procedurePages, ...unitPages, ...reasonPages, ...paperTemplatePages,
  ...auditPages, ...deadLetterPages,
  ...dossierPages, ...inboxPages, ...approvalPages,
  ...provincePages,
  { path: `${PATHS.staff}${PATHS.sessions}`, load: async () => (await import('../session/sessions-page.js')).SessionsPage },
];
