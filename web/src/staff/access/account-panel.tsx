import type { AccountOverview } from '@haicap/contracts';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { PATHS } from '../../paths.js';
import { PageLink } from '../../page-link.js';
import { ProblemNotice } from '../../problem-notice.js';
import { askAsPerson, useWriting } from '../../session/as-person.js';
import { administers } from '../../session/permissions.js';
import type { OwnAccount } from '../../session/session-keeper.js';
import { showInstant } from '../../text/dates.js';
import { ORDER_WORDS, ordersFor, type AccountOrder } from './account-orders.js';
import { t } from '../../text/language.js';

interface AccountPanelProps { readonly accountId: string; readonly name: string; readonly own: OwnAccount; readonly onClose: () => void }

/** One account: how it stands, and what an administrator does with it. */
export function AccountPanel({ accountId, name, own, onClose }: AccountPanelProps) {
  const account = useQuery({ queryKey: ['account', accountId], queryFn: () => askAsPerson<AccountOverview>(`/api/v1/accounts/${accountId}`) });
  const heading = useRef<HTMLHeadingElement>(null);
  // On a phone the list that was chosen from pushes it out of sight.
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="card pad stack panel" aria-label={name}>
      <div className="top"><h2 ref={heading} tabIndex={-1}>{name}</h2><button type="button" className="btn" onClick={onClose}>{t('Đóng')}</button></div>
      {account.isError && <ProblemNotice error={account.error} onRetry={() => void account.refetch()} />}
      {account.isPending && <p className="muted" role="status">{t('Đang tải…')}</p>}
      {account.data !== undefined && <Standing account={account.data} />}
      {own.accountId === accountId && <p>{t('Đây là tài khoản của bạn. Khóa, mở khóa hay đặt lại thì nhờ một quản trị viên khác; phiên của bạn ở trang')} <PageLink to={PATHS.sessions}>{t('Phiên đăng nhập của tôi')}</PageLink>.</p>}
      {account.data !== undefined && administers(own) && own.accountId !== accountId && <Orders account={account.data} onDone={() => void account.refetch()} />}
    </section>
  );
}

function Standing({ account: { kind, locked, lockedAt, lockReason, tokensNotBefore } }: { account: AccountOverview }) {
  return (
    <div>
      <p>
        {locked ? <span className="tag due">{t('Đang bị khóa')}</span> : <span className="tag ok">{t('Đang dùng được')}</span>} {kind === 'citizen' ? t('Công dân') : t('Cán bộ')}
      </p>
      {locked && <p className="small">{t('Khóa lúc {{time}}', { time: lockedAt === null ? '' : showInstant(lockedAt) })}{lockReason !== null && t(', lý do: {{reason}}', { reason: lockReason })}</p>}
      {tokensNotBefore !== null && <p className="small muted">{t('Các phiên bắt đầu trước {{time}} không còn hiệu lực.', { time: showInstant(tokensNotBefore) })}</p>}
    </div>
  );
}

function Orders({ account, onDone }: { account: AccountOverview; onDone: () => void }) {
  const offered = ordersFor(account);
  const [wanted, setWanted] = useState<AccountOrder | null>(null);
  const [reason, setReason] = useState('');
  const [said, setSaid] = useState('');
  const writing = useWriting();
  const order = wanted !== null && offered.includes(wanted) ? wanted : null;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (order === null) return;
    setSaid('');
    const done = await writing.run({ method: 'POST', path: `/api/v1/accounts/${account.accountId}/${order}`, body: { reason: reason.trim() } });
    if (done === undefined) return;
    setSaid(ORDER_WORDS[order].done);
    setReason('');
    setWanted(null);
    onDone();
  };
  return (
    <form className="form" onSubmit={(event) => void submit(event)}>
      <fieldset className="choices-of-one">
        <legend>{t('Việc cần làm')}</legend>
        {offered.map((one) => (
          <label key={one}>
            <input type="radio" name="order" required checked={order === one} onChange={() => setWanted(one)} />
            <span><b>{ORDER_WORDS[one].title}</b><br /><span className="small muted">{ORDER_WORDS[one].effect}</span></span>
          </label>
        ))}
      </fieldset>
      <label htmlFor="reason">{t('Lý do')}</label>
      <textarea id="reason" required minLength={3} maxLength={300} rows={2} value={reason} onChange={(event) => setReason(event.target.value)} aria-describedby="reason-note" />
      <p id="reason-note" className="small muted">{t('Lý do được giữ trong nhật ký, mã hóa. Không ghi số định danh hay thông tin sức khỏe.')}</p>
      <button type="submit" className="btn primary" disabled={writing.busy}>{writing.busy ? t('Đang thực hiện…') : order === null ? t('Thực hiện') : ORDER_WORDS[order].title}</button>
      {writing.problem !== null && <p className="card notice" role="alert">{writing.problem.title}</p>}
      <p role="status">{said}</p>
    </form>
  );
}
