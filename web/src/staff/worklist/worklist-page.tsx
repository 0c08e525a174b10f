import type { Dossier } from '@haicap/contracts';
import { useInfiniteQuery, type UseQueryResult } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { EmptyState } from '../../frame/page-states.js';
import { usePageTitle } from '../../frame/page-title.js';
import { QueryStates } from '../../frame/query-states.js';
import { useView } from '../../frame/view.js';
import { PageLink } from '../../page-link.js';
import { PATHS } from '../../paths.js';
import { saveFile } from '../../save-file.js';
import { ForSignedIn } from '../../session/for-signed-in.js';
import { readsDossiers, receives } from '../../session/permissions.js';
import type { OwnAccount } from '../../session/session-keeper.js';
import { t } from '../../text/language.js';
import { useCommand } from '../keyboard/commands.js';
import { Keys } from '../keyboard/keys.js';
import { ColumnChoice } from './column-choice.js';
import { rowsOf, searchQuery, worklistQuery, type DossierPage } from './dossier-query.js';
import { DossierTable } from './dossier-table.js';
import { SearchField } from './search-field.js';
import { wantedBy } from './search-kind.js';
import { ViewTabs } from './saved-views.js';
import { tableOf } from './worklist-table.js';
import { filterOf, sorted, worklistView, type Column, type Filter } from './worklist-view.js';
import '../desk.css';

/** The dossiers of one's units as a list that the keyboard walks through. */
export function WorklistPage() {
  usePageTitle(t('Hồ sơ'));
  return <ForSignedIn isFor={readsDossiers}>{(account) => <Worklist account={account} />}</ForSignedIn>;
}

type Pages = UseQueryResult<{ pages: DossierPage[]; pageParams: unknown[] }>;

function Worklist({ account }: { account: OwnAccount }) {
  const [view, change] = useView(worklistView);
  // A name or number that is looked for stays out of the address.
  const [typed, setTyped] = useState('');
  const wanted = wantedBy(typed);
  const filter = filterOf(view);
  const listed = useInfiniteQuery({ ...worklistQuery(filter), enabled: wanted === null });
  const found = useInfiniteQuery({ ...searchQuery(wanted ?? { name: '' }), enabled: wanted !== null });
  const shown = wanted === null ? listed : found;
  const rows = useMemo(() => sorted(rowsOf(shown.data), view.sort), [shown.data, view.sort]);
  const hidden = view.hidden.split(',') as Column[];
  return (
    <>
      <div className="top">
        <h1>{t('Hồ sơ')}</h1>
        <div className="toolbar">
          <SearchField typed={typed} onSearch={setTyped} />
          <ColumnChoice hidden={hidden} onChange={(columns) => change({ hidden: columns.join(',') })} />
          <ExportButton rows={rows} account={account} />
        </div>
      </div>
      {wanted === null ? <ViewTabs filter={filter} account={account} /> : (
        <p className="row" role="status">{t('Kết quả tìm kiếm, mới nhất trước.')} <button type="button" className="link" onClick={() => setTyped('')}>{t('Về danh sách')}</button></p>
      )}
      <QueryStates query={shown as unknown as Pages} waiting={t('Đang tải hồ sơ…')}>
        {() => (rows.length === 0 ? <Nothing filter={filter} isSearch={wanted !== null} account={account} /> : (
          <>
            <DossierTable rows={rows} hidden={hidden} sort={view.sort} account={account} onSort={(sort) => change({ sort })} />
            <More query={shown} count={rows.length} />
          </>
        ))}
      </QueryStates>
    </>
  );
}

function More({ query, count }: { query: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown }; count: number }) {
  return (
    <p className="row small muted" role="status">
      {t('{{count}} hồ sơ đang hiện.', { count })}
      {query.hasNextPage && <Button size="small" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>{t('Xem thêm')}</Button>}
    </p>
  );
}

/** The rows that stand here as a table for a calculating program; names as masked as they are shown. */
function ExportButton({ rows, account }: { rows: readonly Dossier[]; account: OwnAccount }) {
  const save = () => saveFile('ho-so.csv', tableOf(rows, account.accountId), 'text/csv;charset=utf-8');
  useCommand({ id: 'worklist-export', label: t('Tải danh sách đang hiện (CSV)'), run: save });
  return <Button disabled={rows.length === 0} onClick={save}>{t('Tải CSV')}</Button>;
}

const TEACHING: Readonly<Record<string, string>> = {
  today: t('Hồ sơ có giờ hẹn trong hôm nay hiện ở đây. Hôm nay không còn hồ sơ nào.'), overdue: t('Hồ sơ quá giờ hẹn hiện ở đây. Không có hồ sơ nào quá hạn.'),
  'within-3-days': t('Hồ sơ đến hạn trong ba ngày tới hiện ở đây.'), waiting: t('Hồ sơ chờ người nộp bổ sung hoặc nộp tiền hiện ở đây; đồng hồ của chúng đang dừng.'),
  submitted: t('Hồ sơ nộp trực tuyến hoặc chưa tiếp nhận hiện ở đây, để quầy kiểm tra và tiếp nhận.'), completed: t('Hồ sơ đã có kết quả mà người nộp chưa đến lấy hiện ở đây.'),
};

function Nothing({ filter, isSearch, account }: { filter: Filter; isSearch: boolean; account: OwnAccount }) {
  if (isSearch) {
    return <div className="card"><EmptyState title={t('Không tìm thấy hồ sơ nào.')}><p>{t('Tìm được theo mã hồ sơ (cả mã cũ), số định danh 12 số, điện thoại, hoặc tên không cần dấu. Chỉ hồ sơ của đơn vị bạn hiện ra.')}</p></EmptyState></div>;
  }
  return (
    <div className="card">
      <EmptyState title={t('Danh sách này đang trống.')}>
        <p>{TEACHING[filter.due ?? filter.status ?? filter.statusGroup ?? ''] ?? t('Hồ sơ khớp với danh sách này sẽ hiện ở đây theo thứ tự đến hạn.')}</p>
        {receives(account) && <PageLink to={PATHS.intake} className="btn">{t('Nhận hồ sơ mới')}<Keys keys="f2" /></PageLink>}
      </EmptyState>
    </div>
  );
}

