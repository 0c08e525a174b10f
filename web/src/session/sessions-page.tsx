import type { endOtherSessions, endSession, listSessions, RpcReply } from '@haicap/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { usePageTitle } from '../frame/page-title.js';
import { QueryStates } from '../frame/query-states.js';
import { t } from '../text/language.js';
import { showInstant } from '../text/dates.js';
import { askAsPerson, useWriting } from './as-person.js';
import { ForSignedIn } from './for-signed-in.js';
import { SignOutButton } from './who-is-here.js';

type Sessions = RpcReply<typeof listSessions>;
type OneSession = Sessions['items'][number];

export function SessionsPage() {
  usePageTitle(t('Phiên đăng nhập của tôi'));
  return (
    <>
      <div>
        <h1>{t('Phiên đăng nhập của tôi')}</h1>
        <p className="muted">{t('Mỗi trình duyệt bạn đã đăng nhập là một phiên. Thấy phiên lạ thì kết thúc phiên đó và báo quản trị hệ thống của tỉnh.')}</p>
      </div>
      <ForSignedIn>{() => <OwnSessions />}</ForSignedIn>
    </>
  );
}

function OwnSessions() {
  const sessions = useQuery({ queryKey: ['own-sessions'], queryFn: () => askAsPerson<Sessions>('/api/v1/sessions') });
  const writing = useWriting();
  const [said, setSaid] = useState('');
  const others = (sessions.data?.items ?? []).filter(({ current }) => !current);
  const endOne = async ({ sessionId }: OneSession) => {
    const done = await writing.run<RpcReply<typeof endSession>>({ method: 'DELETE', path: `/api/v1/sessions/${sessionId}` });
    setSaid(done === undefined ? '' : t('Đã kết thúc {{count}} phiên.', { count: 1 }));
    await sessions.refetch();
  };
  const endOthers = async () => {
    const done = await writing.run<RpcReply<typeof endOtherSessions>>({ method: 'DELETE', path: '/api/v1/sessions' });
    setSaid(done === undefined ? '' : t('Đã kết thúc {{count}} phiên.', { count: done.ended }));
    await sessions.refetch();
  };
  return (
    <>
      <p className="small" role="status">{said}</p>
      {writing.problem !== null && <p className="card notice" role="alert">{writing.problem.title}</p>}
      <QueryStates query={sessions} waiting={t('Đang tải…')}>
        {({ items }) => (
          <>
          <ul className="plain stack">
            {items.map((session) => <SessionCard key={session.sessionId} session={session} busy={writing.busy} onEnd={() => void endOne(session)} />)}
          </ul>
          {others.length === 0
            ? <p className="muted">{t('Không có phiên nào khác.')}</p>
            : <p><button type="button" className="btn" disabled={writing.busy} onClick={() => void endOthers()}>{t('Kết thúc mọi phiên khác ({{count}})', { count: others.length })}</button></p>}
          </>
        )}
      </QueryStates>
    </>
  );
}

function SessionCard({ session, busy, onEnd }: { session: OneSession; busy: boolean; onEnd: () => void }) {
  const { device, network, startedAt, lastUsedAt, endsAt, current } = session;
  return (
    <li className="card pad top">
      <div>
        <h2>{device}{current && <> <span className="tag ok">{t('Phiên này')}</span></>}</h2>
        <p className="small">{t('Đăng nhập lúc {{started}}, dùng lần cuối {{used}}', { started: showInstant(startedAt), used: showInstant(lastUsedAt) })}</p>
        <p className="small muted">{t('Mạng {{network}} · hết hạn chậm nhất {{instant}}', { network, instant: showInstant(endsAt) })}</p>
      </div>
      {current ? <div><SignOutButton /></div> : <button type="button" className="btn" disabled={busy} aria-label={t('Kết thúc phiên {{device}}, đăng nhập lúc {{instant}}', { device, instant: showInstant(startedAt) })} onClick={onEnd}>{t('Kết thúc')}</button>}
    </li>
  );
}
