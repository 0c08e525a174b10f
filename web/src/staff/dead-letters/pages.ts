import { PATHS } from '../../paths.js';
import { administers } from '../../session/permissions.js';
import { t } from '../../text/language.js';
import type { StaffPage } from '../staff-page.js';

export const deadLetterPages: readonly StaffPage[] = [
  { path: PATHS.deadLetters, load: async () => (await import('./dead-letters-page.js')).DeadLettersPage, nav: { label: t('Sự kiện bị giữ lại'), group: 'admin', isFor: administers } },
];
