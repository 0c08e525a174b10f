import { useEffect } from 'react';
import { useOpen } from '../../frame/view.js';
import { ForSignedIn } from '../../session/for-signed-in.js';
import type { OwnAccount } from '../../session/session-keeper.js';
import { t } from '../../text/language.js';
import { useNavOf } from '../frame/nav.js';

/** Where /can-bo leads: to the page that somebody with these posts begins the day with. */
export function StartPage() {
  return <ForSignedIn isFor={({ kind }) => kind !== 'citizen'}>{(account) => <ToFirstPage account={account} />}</ForSignedIn>;
}

function ToFirstPage({ account }: { account: OwnAccount }) {
  const open = useOpen();
  const first = [...useNavOf(account)].sort((a, b) => a.startRank - b.startRank)[0];
  useEffect(() => { if (first !== undefined) open(first.path, { replace: true }); }, [first, open]);
  if (first !== undefined) return <p className="muted" role="status">{t('Đang mở trang…')}</p>;
  return <p className="card notice">{t('Tài khoản của bạn chưa có vị trí việc làm nào đang hiệu lực. Hãy liên hệ quản trị viên của tỉnh.')}</p>;
}
