import { useInfiniteQuery, type UseQueryResult } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { EmptyState } from '../../frame/page-states.js';
import { usePageTitle } from '../../frame/page-title.js';
import { QueryStates } from '../../frame/query-states.js';
import { useView } from '../../frame/view.js';
import { PageLink } from '../../page-link.js';
import { PATHS } from '../../paths.js';
import { ForSignedIn } from '../../session/for-signed-in.js';
import { caseUnits, resolves } from '../../session/permissions.js';
import type { OwnAccount } from '../../session/session-keeper.js';
import { t } from '../../text/language.js';
import { rowsOf, worklistQuery, type DossierPage } from '../worklist/dossier-query.js';
import type { Filter } from '../worklist/worklist-view.js';
import { ApprovalCard } from './approval-card.js';
import type { Act } from './carry-out.js';
import { ManyBar } from './many-bar.js';
import { OutcomeList } from './outcome-list.js';
import { UnitNumbers } from './unit-numbers.js';
import { useCarryOut } from './use-carry-out.js';
import '../desk.css';
import '../dossier/casework.css';
import './approval.css';

const BOXES = ['duyet', 'ky', 'so', 'phat-hanh', 'bo-sung'] as const;
type Box = (typeof BOXES)[number];
const approvalView = z.object({ hop: z.enum(BOXES).catch('duyet') });

interface BoxWords { readonly label: string; readonly empty: string; readonly filter: Filter; /** What is done to those that are chosen, the usual first. */ readonly ways: readonly { readonly label: string; readonly acts: readonly Act[] }[] }

const BOX: Readonly<Record<Box, BoxWords>> = {
  duyet: { label: t('Chờ duyệt'), empty: t('Hồ sơ chuyên viên trình bạn hiện ở đây, kèm dự thảo và những điều cần lưu ý.'), filter: { status: 'pending-approval' }, ways: [{ label: t('Duyệt và ký'), acts: ['approve', 'sign'] }, { label: t('Chỉ duyệt'), acts: ['approve'] }] },
  ky: { label: t('Chờ ký'), empty: t('Hồ sơ đã duyệt mà kết quả chưa ký hiện ở đây.'), filter: { status: 'approved' }, ways: [{ label: t('Ký'), acts: ['sign'] }] },
  so: { label: t('Chờ cấp số'), empty: t('Kết quả đã ký mà chưa có số hiện ở đây.'), filter: { status: 'signed' }, ways: [{ label: t('Cấp số và phát hành'), acts: ['number', 'issue'] }] },
  'phat-hanh': { label: t('Chờ phát hành'), empty: t('Kết quả đã có số mà chưa phát hành hiện ở đây.'), filter: { status: 'numbered' }, ways: [{ label: t('Phát hành'), acts: ['issue'] }] },
  'bo-sung': { label: t('Xin bổ sung lần nữa'), empty: t('Khi chuyên viên cần yêu cầu người nộp bổ sung lần thứ hai, họ phải xin ý kiến bạn ở đây.'), filter: { statusGroup: 'open' }, ways: [] },
};

/** What waits for the decision of whoever leads a unit, made for a phone. */
export function ApprovalPage() {
  usePageTitle(t('Phê duyệt'));
  return <ForSignedIn isFor={resolves}>{(account) => <Approval account={account} />}</ForSignedIn>;
}

function Approval({ account }: { account: OwnAccount }) {
  const [{ hop }] = useView(approvalView);
  const [unitId] = caseUnits(account);
  return (
    <>
      <h1>{t('Phê duyệt')}</h1>
      {unitId !== undefined && <UnitNumbers unitId={unitId} />}
      <nav className="subnav" aria-label={t('Việc chờ bạn')}>
        {BOXES.map((box) => <PageLink key={box} to={`${PATHS.approval}?hop=${box}`} current={box === hop}>{BOX[box].label}</PageLink>)}
      </nav>
      <Waiting key={hop} box={hop} unitId={unitId} accountId={account.accountId} />
    </>
  );
}

type Pages = UseQueryResult<{ pages: DossierPage[]; pageParams: unknown[] }>;

function Waiting({ box, unitId, accountId }: { box: Box; unitId: string | undefined; accountId: string }) {
  const { filter, ways, empty } = BOX[box];
  const query = useInfiniteQuery(worklistQuery({ ...filter, ...(unitId === undefined ? {} : { competentUnitId: unitId }) }));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const many = useCarryOut();
  const rows = rowsOf(query.data).filter(({ supplement }) => box !== 'bo-sung' || supplement.consent === 'asked');
  const choose = (dossierId: string, on: boolean) => setChosen((before) => new Set(on ? [...before, dossierId] : [...before].filter((one) => one !== dossierId)));
  const start = (acts: readonly Act[], which = rows.filter(({ dossierId }) => chosen.has(dossierId))) => many.run(which, acts, () => setChosen(new Set()));
  return (
    <>
      {many.dialog}
      <OutcomeList outcomes={many.outcomes} running={many.running} problem={many.problem} onClear={many.clear} />
      <QueryStates query={query as unknown as Pages} waiting={t('Đang tải hồ sơ…')}>
        {() => (rows.length === 0 ? <div className="card"><EmptyState title={t('Không có gì chờ bạn ở đây.')}><p>{empty}</p></EmptyState></div> : (
          <ul className="plain approval-cards">
            {rows.map((row) => (
              <ApprovalCard key={row.dossierId} dossier={row} accountId={accountId} isChosen={chosen.has(row.dossierId)} onChoose={ways.length === 0 ? undefined : (on) => choose(row.dossierId, on)} ways={ways} busy={many.running !== null} onStart={(acts) => start(acts, [row])} />
            ))}
          </ul>
        ))}
      </QueryStates>
      {query.hasNextPage && <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>{t('Xem thêm')}</Button>}
      {ways.length > 0 && rows.length > 1 && <ManyBar rows={rows} chosen={chosen} ways={ways} busy={many.running !== null} onAll={(on) => setChosen(new Set(on ? rows.map(({ dossierId }) => dossierId) : []))} onStart={(acts) => start(acts)} />}
    </>
  );
}
