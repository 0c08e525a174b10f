import { PATHS } from '../../paths.js';
import { leads, resolves } from '../../session/permissions.js';
import { t } from '../../text/language.js';
import type { StaffPage } from '../staff-page.js';

export const approvalPages: readonly StaffPage[] = [
  { path: PATHS.approval, load: async () => (await import('./approval-page.js')).ApprovalPage, nav: { label: t('Phê duyệt'), group: 'work', isFor: leads, keys: 'g>d', startRank: 15 } },
  { path: PATHS.delegation, load: async () => (await import('../delegation/delegation-page.js')).DelegationPage, nav: { label: t('Ủy quyền'), group: 'work', isFor: resolves } },
];
