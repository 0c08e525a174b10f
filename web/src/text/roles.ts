import type { ActorPost } from '@haicap/contracts';
import { t } from './language.js';

/** What a role is called, as lists of officers write it. */
export const ROLE_WORDS: Readonly<Record<ActorPost['role'], string>> = {
  'one-stop-officer': t('Một cửa'), specialist: t('Chuyên viên'), chair: t('Lãnh đạo đơn vị'), 'province-leader': t('Lãnh đạo tỉnh'),
  'province-admin': t('Quản trị hệ thống'), auditor: t('Kiểm tra, giám sát'), citizen: t('Công dân'), service: t('Dịch vụ'),
};
