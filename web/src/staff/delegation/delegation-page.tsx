import type { Delegation, listDelegations, RpcReply } from '@haicap/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { EmptyState } from '../../frame/page-states.js';
import { usePageTitle } from '../../frame/page-title.js';
import { QueryStates } from '../../frame/query-states.js';
import { PageLink } from '../../page-link.js';
import { PATHS } from '../../paths.js';
import { askAsPerson, useWriting } from '../../session/as-person.js';
import { ForSignedIn } from '../../session/for-signed-in.js';
import { caseUnits, chairUnits, resolves } from '../../session/permissions.js';
import type { OwnAccount } from '../../session/session-keeper.js';
import { localDayOf, showDay } from '../../text/dates.js';
import { t } from '../../text/language.js';
import { useAskFirst } from '../ask-first.js';
import { officersQuery } from '../dossier/dossier-query.js';
import { ACTION_WORDS, standingOf, STANDING_WORDS } from './delegation.js';
import { NewDelegation } from './new-delegation.js';
import '../dossier/casework.css';

/** Who decides in somebody's place, what, and until when. */
export function DelegationPage() {
  usePageTitle(t('Ủy quyền'));
  return <ForSignedIn isFor={resolves}>{(account) => <Delegations account={account} />}</ForSignedIn>;
}

const delegationsKey = (unitId: string) => ['delegations', unitId] as const;

function Delegations({ account }: { account: OwnAccount }) {
  const [unitId] = caseUnits(account);
  const isChair = unitId !== undefined && chairUnits(account).includes(unitId);
  if (unitId === undefined) return null;
  return (
    <>
      <h1>{t('Ủy quyền')}</h1>
      <p className="muted">{t('Khi vắng, lãnh đạo giao cho cán bộ của đơn vị làm thay một số việc đến một ngày định trước. Mọi việc làm thay đều ghi rõ làm thay ai.')}</p>
      {isChair && <NewDelegation unitId={unitId} ownId={account.accountId} />}
      <ListOfUnit unitId={unitId} account={account} />
    </>
  );
}

function ListOfUnit({ unitId, account }: { unitId: string; account: OwnAccount }) {
  const query = useQuery({ queryKey: delegationsKey(unitId), queryFn: () => askAsPerson<RpcReply<typeof listDelegations>>(`/api/v1/delegations?unit=${unitId}&limit=100`) });
  return (
    <section className="card pad stack" aria-label={t('Các ủy quyền của đơn vị')}>
      <h2>{t('Các ủy quyền của đơn vị')}</h2>
      <QueryStates query={query} waiting={t('Đang tải ủy quyền…')}>
        {({ items }) => (items.length === 0
          ? <EmptyState title={t('Chưa có ủy quyền nào.')}><p>{t('Ủy quyền hiện ở đây cùng ngày bắt đầu, ngày hết và văn bản. Rút được bất cứ lúc nào.')}</p></EmptyState>
          : <ul className="plain">{items.map((delegation) => <OneDelegation key={delegation.delegationId} delegation={delegation} account={account} />)}</ul>)}
      </QueryStates>
    </section>
  );
}

function OneDelegation({ delegation, account }: { delegation: Delegation; account: OwnAccount }) {
  const { unitId, fromOfficerId, toOfficerId, actions, validFrom, validTo, basis } = delegation;
  const officers = useQuery(officersQuery(unitId)).data?.items ?? [];
  const nameOf = (id: string) => officers.find(({ officerId }) => officerId === id)?.fullName ?? t('Cán bộ khác');
  const standing = standingOf(delegation, localDayOf(new Date()));
  return (
    <li className="opinion">
      <div className="top"><p><b>{nameOf(toOfficerId)}</b> {t('làm thay {{name}}', { name: nameOf(fromOfficerId) })}</p><span className={`tag ${TONES[standing]}`}>{STANDING_WORDS[standing]}</span></div>
      <p>{showDay(validFrom)} – {showDay(validTo)}{basis === null ? '' : ` · ${basis}`}</p>
      <p className="small">{actions.map((action) => ACTION_WORDS[action]).join(', ')}</p>
      {toOfficerId === account.accountId && standing === 'now' && <PageLink to={PATHS.approval}>{t('Đến việc chờ phê duyệt')}</PageLink>}
      {fromOfficerId === account.accountId && (standing === 'now' || standing === 'coming') && <Withdraw delegation={delegation} name={nameOf(toOfficerId)} />}
    </li>
  );
}

const TONES = { now: 'ok', coming: 'wait', over: 'none', withdrawn: 'none' } as const;

function Withdraw({ delegation: { delegationId, unitId, version }, name }: { delegation: Delegation; name: string }) {
  const writing = useWriting();
  const queries = useQueryClient();
  const [dialog, ask] = useAskFirst();
  const withdraw = async () => {
    if (await writing.run({ method: 'POST', path: `/api/v1/delegations/${delegationId}/withdrawal`, body: {}, version }) !== undefined) void queries.invalidateQueries({ queryKey: delegationsKey(unitId) });
  };
  return (
    <>
      {dialog}
      {writing.problem !== null && <p role="alert" className="field-problem">{writing.problem.title}</p>}
      <Button loading={writing.busy} onClick={() => ask({ title: t('Rút ủy quyền cho {{name}}?', { name }), consequence: t('Từ lúc này người đó không làm thay bạn được nữa. Việc đã làm vẫn có hiệu lực.'), yes: t('Rút ủy quyền'), onYes: withdraw })}>{t('Rút ủy quyền')}</Button>
    </>
  );
}
