import type { AccountOverview } from '@haicap/contracts';

export type AccountOrder = 'lock' | 'unlock' | 'session-end' | 'second-factor-reset';

/** What an order is called, what it does, and what is said once it is done. */
export const ORDER_WORDS: Readonly<Record<AccountOrder, { readonly title: string; readonly effect: string; readonly done: string }>> = {
  lock: { title: 'Khóa tài khoản', effect: 'Không đăng nhập được nữa; mọi phiên kết thúc trong 30 giây.', done: 'Đã khóa tài khoản. Mọi phiên kết thúc trong 30 giây.' },
  unlock: { title: 'Mở khóa tài khoản', effect: 'Đăng nhập lại được. Các phiên cũ vẫn là đã kết thúc.', done: 'Đã mở khóa tài khoản.' },
  'session-end': { title: 'Kết thúc mọi phiên', effect: 'Mọi trình duyệt phải đăng nhập lại trong 30 giây.', done: 'Đã kết thúc mọi phiên. Hiệu lực trong 30 giây.' },
  'second-factor-reset': {
    title: 'Đặt lại xác thực hai lớp', effect: 'Cho người mất cả điện thoại và mã dự phòng. Lần đăng nhập tới sẽ thiết lập lại.', done: 'Đã đặt lại xác thực hai lớp.',
  },
};

/** What can be done with somebody else's account as it stands. A citizen has no second factor here. */
export function ordersFor({ locked, kind }: Pick<AccountOverview, 'locked' | 'kind'>): AccountOrder[] {
  return [locked ? 'unlock' : 'lock', ...(locked ? [] : ['session-end' as const]), ...(kind === 'officer' ? ['second-factor-reset' as const] : [])];
}
