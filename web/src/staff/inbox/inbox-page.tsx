import type { Dossier, listConsultations, RpcReply } from '@haicap/contracts';
import { useInfiniteQuery, useQueries, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { z } from 'zod';
import { DueMark } from '../../due-words/due-mark.js';
import { EmptyState } from '../../frame/page-states.js';
import { usePageTitle } from '../../frame/page-title.js';
import { QueryStates } from '../../frame/query-states.js';
import { useOpen, useView } from '../../frame/view.js';
import { PageLink } from '../../page-link.js';
import { PATHS } from '../../paths.js';
import { askAsPerson } from '../../session/as-person.js';
import { ForSignedIn } from '../../session/for-signed-in.js';
import { caseUnits, resolves } from '../../session/permissions.js';
import { useUnitNames } from '../../session/posts.js';
import type { OwnAccount } from '../../session/session-keeper.js';
import { showInstant } from '../../text/dates.js';
import { t } from '../../text/language.js';
import { STATUS_WORDS } from '../dossier-words/status-words.js';
import { useCommand } from '../keyboard/commands.js';
import { ReminderList } from '../reminders/reminder-list.js';
import { rowsOf, worklistQuery, type DossierPage } from '../worklist/dossier-query.js';
import { rememberRows } from '../worklist/neighbours.js';
import type { Filter } from '../worklist/worklist-view.js';
import { grouped } from './due-groups.js';
import './inbox.css';

const BOXES = ['cua-toi', 'don-vi', 'cho-nguoi-nop', 'hoi-y-kien'] as const;
type Box = (typeof BOXES)[number];
const inboxView = z.object({ hop: z.enum(BOXES).catch('cua-toi') });

const WORDS: Readonly<Record<Box, string>> = { 'cua-toi': t('Của tôi'), 'don-vi': t('Của đơn vị'), 'cho-nguoi-nop': t('Chờ người nộp'), 'hoi-y-kien': t('Được hỏi ý kiến') };
const TEACHING: Readonly<Record<Box, string>> = {
  'cua-toi': t('Hồ sơ lãnh đạo giao cho bạn hiện ở đây, hạn gần nhất trước. Hồ sơ chưa giao nằm ở “Của đơn vị”.'), 'don-vi': t('Hồ sơ đơn vị bạn phải giải quyết hiện ở đây, kể cả hồ sơ chưa giao cho ai.'),
  'cho-nguoi-nop': t('Hồ sơ bạn đã yêu cầu bổ sung hiện ở đây cho đến khi người nộp bổ sung đủ.'), 'hoi-y-kien': t('Câu hỏi của đơn vị khác hiện ở đây với thời hạn trả lời riêng.'),
};

/** What an officer has to decide, the next due first. */
export function InboxPage() {
  usePageTitle(t('Xử lý'));
  return <ForSignedIn isFor={resolves}>{(account) => <Inbox account={account} />}</ForSignedIn>;
}

function Inbox({ account }: { account: OwnAccount }) {
  const [{ hop }, change] = useView(inboxView);
  const go = (by: number) => change({ hop: BOXES[(BOXES.indexOf(hop) + by + BOXES.length) % BOXES.length] ?? 'cua-toi' });
  useCommand({ id: 'inbox-box', label: t('Hộp tiếp theo'), keys: 'l', run: () => go(1) });
  return (
    <>
      <h1>{t('Xử lý')}</h1>
      <nav className="subnav" aria-label={t('Các hộp hồ sơ')}>
        {BOXES.map((box) => <PageLink key={box} to={`${PATHS.inbox}?hop=${box}`} current={box === hop}>{WORDS[box]}</PageLink>)}
      </nav>
      <ReminderList />
      {hop === 'hoi-y-kien' ? <Asked account={account} /> : <Dossiers key={hop} box={hop} account={account} />}
    </>
  );
}

function filterFor(box: Box, account: OwnAccount): Filter {
  if (box === 'cua-toi') return { assigneeId: 'me', statusGroup: 'open' };
  if (box === 'cho-nguoi-nop') return { assigneeId: 'me', statusGroup: 'waiting' };
  const [unitId] = caseUnits(account);
  return { statusGroup: 'open', ...(unitId === undefined ? {} : { competentUnitId: unitId }) };
}

type Pages = UseQueryResult<{ pages: DossierPage[]; pageParams: unknown[] }>;

function Dossiers({ box, account }: { box: Exclude<Box, 'hoi-y-kien'>; account: OwnAccount }) {
  const query = useInfiniteQuery(worklistQuery(filterFor(box, account)));
  return (
    <QueryStates query={query as unknown as Pages} waiting={t('Đang tải hồ sơ…')}>
      {() => {
        const rows = rowsOf(query.data);
        if (rows.length === 0) return <div className="card"><EmptyState title={t('Không có hồ sơ nào trong hộp này.')}><p>{TEACHING[box]}</p></EmptyState></div>;
        return <><Rows rows={rows} account={account} />{query.hasNextPage && <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>{t('Xem thêm')}</Button>}</>;
      }}
    </QueryStates>
  );
}

function Rows({ rows, account }: { rows: readonly Dossier[]; account: OwnAccount }) {
  const groups = grouped(rows, Date.now());
  const inOrder = groups.flatMap(({ rows: own }) => own);
  const [current, setCurrent] = useState(0);
  const open = useOpen();
  const queries = useQueryClient();
  useEffect(() => {
    rememberRows(inOrder.map(({ dossierId }) => dossierId));
    for (const row of inOrder) queries.setQueryData(['dossier', row.dossierId], (known: Dossier | undefined) => (known !== undefined && known.version > row.version ? known : row));
  });
  const walk = (by: number) => {
    const next = Math.min(inOrder.length - 1, Math.max(0, current + by));
    setCurrent(next);
    document.querySelectorAll('.inbox-row')[next]?.scrollIntoView({ block: 'nearest' });
  };
  useCommand({ id: 'inbox-next', label: t('Hồ sơ sau'), keys: 'j', run: () => walk(1) });
  useCommand({ id: 'inbox-previous', label: t('Hồ sơ trước'), keys: 'k', run: () => walk(-1) });
  useCommand({ id: 'inbox-open', label: t('Mở hồ sơ'), keys: 'enter', run: () => { const row = inOrder[current]; if (row !== undefined) open(`${PATHS.worklist}/${row.dossierId}`); } });
  return (
    <>
      {groups.map(({ group, words, rows: own }) => (
        <section key={group} className="card" aria-label={words}>
          <h2 className={`inbox-group ${group}`}>{words} <span className="muted">{own.length}</span></h2>
          <ul className="plain">{own.map((row) => <InboxRow key={row.dossierId} row={row} isCurrent={inOrder[current]?.dossierId === row.dossierId} ownId={account.accountId} />)}</ul>
        </section>
      ))}
    </>
  );
}

function InboxRow({ row, isCurrent, ownId }: { row: Dossier; isCurrent: boolean; ownId: string }) {
  const { dossierId, code, applicantName, procedureName, status, assigneeId, openConsultations } = row;
  return (
    <li className={isCurrent ? 'inbox-row cur' : 'inbox-row'}>
      <PageLink to={`${PATHS.worklist}/${dossierId}`}>
        <span className="inbox-due"><DueMark timed={row} /></span>
        <span className="inbox-what"><b>{applicantName}</b> <span className="muted">{code}</span><br /><span className="inbox-procedure">{procedureName}</span></span>
        <span className="inbox-state small">{STATUS_WORDS[status]}{assigneeId === null ? ` · ${t('chưa giao')}` : assigneeId === ownId ? '' : ` · ${t('người khác giữ')}`}{openConsultations.length > 0 && <span className="tag wait">{t('đang hỏi ý kiến')}</span>}</span>
      </PageLink>
    </li>
  );
}

type Consultations = RpcReply<typeof listConsultations>;

function Asked({ account }: { account: OwnAccount }) {
  const units = caseUnits(account);
  const lists = useQueries({ queries: units.map((unitId) => ({ queryKey: ['consultations', unitId], queryFn: () => askAsPerson<Consultations>(`/api/v1/consultations?unit=${unitId}&state=open&limit=100`) })) });
  const first = lists[0];
  const items = lists.flatMap(({ data }) => data?.items ?? []);
  const names = useUnitNames(items.map(({ askingUnitId }) => askingUnitId));
  if (first === undefined) return <div className="card"><EmptyState title={t('Không có hồ sơ nào trong hộp này.')}><p>{TEACHING['hoi-y-kien']}</p></EmptyState></div>;
  return (
    <QueryStates query={first} waiting={t('Đang tải câu hỏi…')}>
      {() => (items.length === 0 ? <div className="card"><EmptyState title={t('Không đơn vị nào đang hỏi ý kiến.')}><p>{TEACHING['hoi-y-kien']}</p></EmptyState></div> : (
        <ul className="plain card">
          {items.map(({ consultationId, dossierId, dossierCode, procedureName, question, dueAt }, index) => (
            <li key={consultationId} className="inbox-row"><PageLink to={`${PATHS.worklist}/${dossierId}?phan=y-kien`}>
              <span className="inbox-due small">{t('trước {{time}}', { time: showInstant(dueAt) })}</span>
              <span className="inbox-what"><b>{names[index]}</b> <span className="muted">{dossierCode}, {procedureName}</span><br />{question ?? ''}</span>
            </PageLink></li>
          ))}
        </ul>
      ))}
    </QueryStates>
  );
}
