import { PATHS } from '../../paths.js';
import { seesSettings } from '../../session/permissions.js';
import { t } from '../../text/language.js';
import type { StaffPage } from '../staff-page.js';

export const calendarPages: readonly StaffPage[] = [
  { path: PATHS.calendar, load: async () => (await import('./calendar-page.js')).CalendarPage, nav: { label: t('Lịch làm việc'), group: 'admin', isFor: seesSettings, keys: 'g>l' } },
];
