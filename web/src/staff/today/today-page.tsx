import type { Dossier } from '@haicap/contracts';
import { useInfiniteQuery, type UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import { DueMark } from '../../due-words/due-mark.js';
import { EmptyState } from '../../frame/page-states.js';
import { usePageTitle } from '../../frame/page-title.js';
import { QueryStates } from '../../frame/query-states.js';
import { PageLink } from '../../page-link.js';
import { PATHS } from '../../paths.js';
import { ForSignedIn } from '../../session/for-signed-in.js';
import { deskUnits, receives } from '../../session/permissions.js';
import { usePostWords } from '../../session/posts.js';
import type { OwnAccount } from '../../session/session-keeper.js';
import { localDayOf, showClock, showWeekday } from '../../text/dates.js';
import { t } from '../../text/language.js';
import { keptIntake } from '../intake/kept-intake.js';
import { lastReceived } from '../intake/kept-receipts.js';
import { Keys } from '../keyboard/keys.js';
import { ReminderList } from '../reminders/reminder-list.js';
import { rowsOf, worklistQuery, type DossierPage } from '../worklist/dossier-query.js';
import { searchOf, type Filter } from '../worklist/worklist-view.js';
import { counted, nextDue } from './counters.js';
import '../desk.css';

/** How a day at the desk stands. */
export function TodayPage() {
  usePageTitle(t('Hôm nay'));
  return <ForSignedIn isFor={receives}>{(account) => <Today account={account} />}</ForSignedIn>;
}

const SHOWN_MAX = 8;
interface Counter { readonly filter: Filter; readonly label: string; readonly tone: string; readonly hint: string }

function Today({ account }: { account: OwnAccount }) {
  const desk = usePostWords(account.posts.filter(({ role }) => role === 'one-stop-officer'));
  const own = deskUnits(account);
  const [kept] = useState(() => keptIntake(account.accountId));
  const counters: readonly Counter[] = [
    { filter: { due: 'today' }, label: t('Đến hạn hôm nay'), tone: 'gold', hint: t('xong trong ngày') },
    { filter: { due: 'overdue' }, label: t('Quá hạn'), tone: 'lacquer', hint: t('cần thư xin lỗi và ngày hẹn mới') },
    { filter: { statusGroup: 'waiting' }, label: t('Chờ người nộp'), tone: 'sky', hint: t('đồng hồ đang dừng') },
    { filter: { status: 'completed' }, label: t('Chờ trả kết quả'), tone: 'jade', hint: t('kết quả đã ở quầy') },
  ];
  return (
    <>
      <div className="top page-top">
        <div><p className="muted small">{desk.join(' · ')}</p><h1>{t('Hôm nay')}</h1><p className="muted">{showWeekday(localDayOf(new Date()))}</p></div>
        <PageLink to={PATHS.intake} className="btn primary big">{t('Nhận hồ sơ mới')}<Keys keys="f2" /></PageLink>
      </div>
      <ul className="plain counters" aria-label={t('Việc hôm nay')}>
        {counters.map((counter) => <li key={counter.label}><CounterTile counter={counter} isOwn={counter.filter.status === 'completed' ? ({ returningUnitId }) => own.includes(returningUnitId) : undefined} /></li>)}
      </ul>
      {kept !== null && <p className="old-data" role="status">{t('Bạn có 1 hồ sơ đang nhận dở, lưu lúc {{time}}.', { time: showClock(kept.at) })} <PageLink to={PATHS.intake}>{t('Làm tiếp')}</PageLink></p>}
      <ReminderList />
      <FirstToDo />
      <LastReceived accountId={account.accountId} />
    </>
  );
}

function CounterTile({ counter: { filter, label, tone, hint }, isOwn }: { counter: Counter; isOwn: ((dossier: Dossier) => boolean) | undefined }) {
  const first = useInfiniteQuery(worklistQuery(filter)).data?.pages[0];
  const { count, more } = first === undefined ? { count: 0, more: false } : counted(first, isOwn);
  const figure = first === undefined ? '…' : `${count}${more ? '+' : ''}`;
  const to = filter.status === 'completed' ? PATHS.resultReturn : `${PATHS.worklist}?${searchOf(filter)}`;
  return (
    <PageLink to={to} className={`card counter ${count > 0 ? tone : 'calm'}`} label={`${label}: ${figure}`}>
      <span className="counter-label">{label}</span><b className="n">{figure}</b><span className="small muted">{count === 0 && first !== undefined ? t('không có') : hint}</span>
    </PageLink>
  );
}

/** What was received last in this tab, to be opened or printed again. */
function LastReceived({ accountId }: { accountId: string }) {
  const [items] = useState(() => lastReceived(accountId));
  if (items.length === 0) return null;
  return (
    <section className="card" aria-labelledby="last-received">
      <h2 id="last-received" className="pad-head">{t('Vừa tiếp nhận')}</h2>
      <ol className="plain due-list">{items.map(({ dossierId, code, procedureName, at }) => <li key={dossierId}><PageLink to={`${PATHS.worklist}/${dossierId}`}><b>{code}</b><span className="muted grow">{procedureName}</span><span className="small muted">{showClock(at)}</span></PageLink></li>)}</ol>
    </section>
  );
}

/** What is over and what ends today, the earliest first. */
function FirstToDo() {
  const soon = useInfiniteQuery(worklistQuery({ statusGroup: 'open' }));
  return (
    <section className="card" aria-labelledby="first-to-do">
      <h2 id="first-to-do" className="pad-head">{t('Gần hạn nhất')}</h2>
      <QueryStates query={soon as unknown as UseQueryResult<{ pages: DossierPage[]; pageParams: unknown[] }>} waiting={t('Đang tải hồ sơ…')}>
        {(data) => <Rows dossiers={rowsOf(data)} />}
      </QueryStates>
    </section>
  );
}

function Rows({ dossiers }: { dossiers: readonly Dossier[] }) {
  const now = new Date();
  const today = localDayOf(now);
  const urgent = dossiers.filter(({ dueOn, pausedAt }) => dueOn !== null && dueOn <= today && pausedAt === null);
  const next = nextDue(dossiers, now);
  const shown = (urgent.length > 0 ? urgent : dossiers.filter(({ dueOn }) => dueOn === next?.day)).slice(0, SHOWN_MAX);
  return (
    <>
      {urgent.length === 0 && (
        <EmptyState title={t('Hôm nay không có hồ sơ nào đến hạn.')}>
          <p>{next === null ? t('Hồ sơ bạn tiếp nhận có ngày hẹn sẽ hiện ở đây theo thứ tự đến hạn.') : t('Gần nhất: {{day}} ({{count}} hồ sơ).', { day: showWeekday(next.day), count: next.count })}</p>
        </EmptyState>
      )}
      <ol className="plain due-list">
        {shown.map((dossier) => (
          <li key={dossier.dossierId}>
            <PageLink to={`${PATHS.worklist}/${dossier.dossierId}`}><b>{dossier.code}</b><span>{dossier.applicantName}</span><span className="muted grow">{dossier.procedureName}</span><DueMark timed={dossier} nowMs={now.getTime()} /></PageLink>
          </li>
        ))}
      </ol>
    </>
  );
}
