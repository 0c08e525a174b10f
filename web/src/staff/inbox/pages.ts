import { PATHS } from '../../paths.js';
import { resolves } from '../../session/permissions.js';
import { t } from '../../text/language.js';
import type { StaffPage } from '../staff-page.js';

export const inboxPages: readonly StaffPage[] = [
  { path: PATHS.inbox, load: async () => (await import('./inbox-page.js')).InboxPage, nav: { label: t('Xử lý'), group: 'work', isFor: resolves, keys: 'g>x', startRank: 20 } },
];
