import type { AccountOverview } from '@haicap/contracts';
import { t } from '../../text/language.js';

export type AccountOrder = 'lock' | 'unlock' | 'session-end' | 'second-factor-reset';

/** What an order is called, what it does, and what is said once it is done. */
export const ORDER_WORDS: Readonly<Record<AccountOrder, { readonly title: string; readonly effect: string; readonly done: string }>> = {
  lock: { title: t('Khóa tài khoản'), effect: t('Không đăng nhập được nữa; mọi phiên kết thúc trong 30 giây.'), done: t('Đã khóa tài khoản. Mọi phiên kết thúc trong 30 giây.') },
  unlock: { title: t('Mở khóa tài khoản'), effect: t('Đăng nhập lại được. Các phiên cũ vẫn là đã kết thúc.'), done: t('Đã mở khóa tài khoản.') },
  'session-end': { title: t('Kết thúc mọi phiên'), effect: t('Mọi trình duyệt phải đăng nhập lại trong 30 giây.'), done: t('Đã kết thúc mọi phiên. Hiệu lực trong 30 giây.') },
  'second-factor-reset': {
    title: t('Đặt lại xác thực hai lớp'), effect: t('Cho người mất cả điện thoại và mã dự phòng. Lần đăng nhập tới sẽ thiết lập lại.'), done: t('Đã đặt lại xác thực hai lớp.'),
  },
};

/** What can be done with somebody else's account as it stands. A citizen has no second factor here. */
export function ordersFor({ locked, kind }: Pick<AccountOverview, 'locked' | 'kind'>): AccountOrder[] {
  return [locked ? 'unlock' : 'lock', ...(locked ? [] : ['session-end' as const]), ...(kind === 'officer' ? ['second-factor-reset' as const] : [])];
}
