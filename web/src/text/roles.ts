import type { ActorPost } from '@haicap/contracts';

/** What a role is called, as lists of officers write it. */
export const ROLE_WORDS: Readonly<Record<ActorPost['role'], string>> = {
  'one-stop-officer': 'Một cửa', specialist: 'Chuyên viên', chair: 'Lãnh đạo đơn vị', 'province-leader': 'Lãnh đạo tỉnh',
  'province-admin': 'Quản trị hệ thống', auditor: 'Kiểm tra, giám sát', citizen: 'Công dân', service: 'Dịch vụ',
};
