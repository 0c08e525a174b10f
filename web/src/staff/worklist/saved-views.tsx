import type { listViews, RpcReply, SavedView } from '@haicap/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Input, Popover } from 'antd';
import { useState, type FormEvent } from 'react';
import { PageLink } from '../../page-link.js';
import { PATHS } from '../../paths.js';
import { askAsPerson, useWriting } from '../../session/as-person.js';
import type { OwnAccount } from '../../session/session-keeper.js';
import { t } from '../../text/language.js';
import { filterOf, sameFilter, searchOf, type Filter } from './worklist-view.js';

const BUILT_IN: readonly { readonly name: string; readonly filter: Filter }[] = [
  { name: t('Đang mở'), filter: { statusGroup: 'open' } }, { name: t('Đến hạn hôm nay'), filter: { due: 'today' } }, { name: t('Quá hạn'), filter: { due: 'overdue' } },
  { name: t('Trong 3 ngày'), filter: { due: 'within-3-days' } }, { name: t('Chờ tiếp nhận'), filter: { status: 'submitted' } }, { name: t('Chờ người nộp'), filter: { statusGroup: 'waiting' } },
  { name: t('Chờ trả kết quả'), filter: { status: 'completed' } }, { name: t('Tất cả'), filter: {} },
];

/** The lists that everybody has, then those that somebody saved; each is an address. */
export function ViewTabs({ filter, account }: { filter: Filter; account: OwnAccount }) {
  const views = useQuery({ queryKey: ['views'], staleTime: 60_000, queryFn: () => askAsPerson<RpcReply<typeof listViews>>('/api/v1/views') });
  const saved = views.data?.items ?? [];
  const current = saved.find((view) => sameFilter(filterOf(view.filter as Filter), filter));
  return (
    <div className="views">
      <nav className="subnav" aria-label={t('Danh sách')}>
        {BUILT_IN.map(({ name, filter: one }) => <PageLink key={name} to={`${PATHS.worklist}?${searchOf(one)}`} current={current === undefined && sameFilter(one, filter)}>{name}</PageLink>)}
        {saved.map((view) => <PageLink key={view.viewId} to={`${PATHS.worklist}?${searchOf(view.filter)}`} current={current === view}>★ {view.name}</PageLink>)}
      </nav>
      {current === undefined ? <SaveView filter={filter} account={account} /> : <RemoveView view={current} />}
    </div>
  );
}

function SaveView({ filter, account }: { filter: Filter; account: OwnAccount }) {
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [isShared, setShared] = useState(false);
  const writing = useWriting();
  const queries = useQueryClient();
  const unitId = account.posts[0]?.unitId;
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const body = { name: name.trim(), filter, ...(isShared && unitId !== undefined ? { sharedWithUnitId: unitId } : {}) };
    if ((await writing.run<SavedView>({ method: 'POST', path: '/api/v1/views', body })) === undefined) return;
    setOpen(false);
    setName('');
    await queries.invalidateQueries({ queryKey: ['views'] });
  };
  const form = (
    <form className="stack" onSubmit={(event) => void save(event)}>
      <label>{t('Tên danh sách')}<Input autoFocus required maxLength={60} value={name} onChange={(event) => setName(event.target.value)} /></label>
      <Checkbox checked={isShared} onChange={(event) => setShared(event.target.checked)}>{t('Cho cả đơn vị của tôi')}</Checkbox>
      {writing.problem !== null && <p role="alert" className="small">{writing.problem.title}</p>}
      <Button type="primary" htmlType="submit" loading={writing.busy} disabled={name.trim() === ''}>{t('Lưu danh sách')}</Button>
    </form>
  );
  return <Popover content={form} trigger="click" open={isOpen} onOpenChange={setOpen} placement="bottomRight"><Button type="text">★ {t('Lưu thành danh sách')}</Button></Popover>;
}

function RemoveView({ view }: { view: SavedView }) {
  const writing = useWriting();
  const queries = useQueryClient();
  if (!view.isOwn) return null;
  const remove = async () => {
    if ((await writing.run({ method: 'POST', path: `/api/v1/views/${view.viewId}/removal`, body: {}, version: view.version })) !== undefined) await queries.invalidateQueries({ queryKey: ['views'] });
  };
  return <Button type="text" loading={writing.busy} onClick={() => void remove()}>{t('Bỏ danh sách này')}</Button>;
}
