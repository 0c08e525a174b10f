import type { ReactNode } from 'react';
import { keeper, signInAddress, useSession } from './own-session.js';
import { accountOf, type OwnAccount } from './session-keeper.js';
import { t } from '../text/language.js';

interface ForSignedInProps {
  /** Whether the page is for this account; the services decide again about everything that is asked or done. */
  readonly isFor?: (account: OwnAccount) => boolean;
  readonly children: (account: OwnAccount) => ReactNode;
}

/** A page for people who are signed in, and the way to become one. What stands on it stays when the session ends. */
export function ForSignedIn({ isFor = () => true, children }: ForSignedInProps) {
  const state = useSession();
  const account = accountOf(state);
  if (account !== undefined) return isFor(account) ? children(account) : <Notice text={t('Trang này dành cho vai trò khác. Tài khoản của bạn không có quyền mở.')} />;
  if (state.kind === 'asking') return <p className="muted" role="status">{t('Đang kiểm tra phiên đăng nhập…')}</p>;
  if (state.kind === 'signed-out' || state.kind === 'over') {
    return <Notice text={t('Bạn cần đăng nhập để mở trang này.')}><a className="btn primary" href={signInAddress()}>{t('Đăng nhập')}</a></Notice>;
  }
  return <UnknownSession />;
}

/** Nobody can say who is here; whatever belongs to somebody stays where it is until then. */
export function UnknownSession() {
  return (
    <Notice text={t('Dịch vụ đăng nhập tạm thời gián đoạn, nên chưa biết bạn là ai. Dữ liệu của bạn không bị ảnh hưởng.')}>
      <button type="button" className="btn" onClick={() => void keeper.look()}>{t('Thử lại')}</button>
    </Notice>
  );
}

function Notice({ text, children }: { text: string; children?: ReactNode }) {
  return <div className="card notice" role="status"><p>{text}</p>{children}</div>;
}
