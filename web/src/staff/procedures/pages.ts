import { PATHS } from '../../paths.js';
import { seesSettings } from '../../session/permissions.js';
import { t } from '../../text/language.js';
import type { StaffPage } from '../staff-page.js';

export const procedurePages: readonly StaffPage[] = [
  { path: PATHS.procedures, load: async () => (await import('./procedures-page.js')).ProceduresPage, nav: { label: t('Thủ tục'), group: 'admin', isFor: seesSettings, keys: 'g>p' } },
  { path: `${PATHS.procedures}/ban-thao`, load: async () => (await import('./drafts-page.js')).DraftsPage },
  { path: `${PATHS.procedures}/ban-thao/$draftId`, load: async () => (await import('../procedure-draft/draft-page.js')).DraftPage },
  { path: `${PATHS.procedures}/nhap-xuat`, load: async () => (await import('../procedure-exchange/exchange-page.js')).ExchangePage },
  { path: `${PATHS.procedures}/chuyen-phien-ban`, load: async () => (await import('../procedure-moves/moves-page.js')).MovesPage },
  { path: `${PATHS.procedures}/$code`, load: async () => (await import('./procedure-page.js')).ProcedurePage },
];
