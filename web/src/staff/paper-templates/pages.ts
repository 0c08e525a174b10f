import { PATHS } from '../../paths.js';
import { seesSettings } from '../../session/permissions.js';
import { t } from '../../text/language.js';
import type { StaffPage } from '../staff-page.js';

export const paperTemplatePages: readonly StaffPage[] = [
  { path: PATHS.paperTemplates, load: async () => (await import('./templates-page.js')).TemplatesPage, nav: { label: t('Mẫu giấy'), group: 'admin', isFor: seesSettings } },
  { path: `${PATHS.paperTemplates}/$templateId`, load: async () => (await import('./template-page.js')).TemplatePage },
];
