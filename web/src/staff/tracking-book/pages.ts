import { PATHS } from '../../paths.js';
import { receives } from '../../session/permissions.js';
import { t } from '../../text/language.js';
import type { StaffPage } from '../staff-page.js';

export const trackingBookPages: readonly StaffPage[] = [
  { path: PATHS.trackingBook, load: async () => (await import('./tracking-book-page.js')).TrackingBookPage, nav: { label: t('Sổ theo dõi'), group: 'desk', isFor: receives } },
];
