import type { Dossier } from '@haicap/contracts';
import { useInfiniteQuery, type UseQueryResult } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { ProblemError } from '../../api/client.js';
import { EmptyState } from '../../frame/page-states.js';
import { usePageTitle } from '../../frame/page-title.js';
import { QueryStates } from '../../frame/query-states.js';
import { useView } from '../../frame/view.js';
import { PageLink } from '../../page-link.js';
import { PATHS } from '../../paths.js';
import { saveBlob, saveFile } from '../../save-file.js';
import { ForSignedIn } from '../../session/for-signed-in.js';
import { readsDossiers, receives } from '../../session/permissions.js';
import type { OwnAccount } from '../../session/session-keeper.js';
import { t } from '../../text/language.js';
import { useCommand } from '../keyboard/commands.js';
import { Keys } from '../keyboard/keys.js';
import { BulkBar } from './bulk-bar.js';
import { ColumnChoice } from './column-choice.js';
import { foundPage, listPage, rowsOf, searchQuery, worklistQuery, type DossierPage } from './dossier-query.js';
import { DossierTable } from './dossier-table.js';
import { keepHidden, ownHidden } from './own-columns.js';
import { SearchField } from './search-field.js';
import { wantedBy } from './search-kind.js';
import { ViewTabs } from './saved-views.js';
import { EXPORT_MAX, everyRow, useWhole, WHOLE_MAX } from './whole-list.js';
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
  const loaded = useMemo(() => rowsOf(shown.data), [shown.data]);
  const whole = useWhole(shown, loaded.length, view.sort !== 'due');
  const [visible, setVisible] = useState(VISIBLE);
  const rows = useMemo(() => sorted(loaded, view.sort).slice(0, Math.max(visible, view.sort === 'due' ? loaded.length : 0)), [loaded, view.sort, visible]);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const chosenRows = rows.filter(({ dossierId }) => chosen.includes(dossierId));
  const hidden = view.hidden === undefined ? ownHidden(account.accountId) : (view.hidden.split(',') as Column[]);
  const hide = (columns: readonly Column[]) => {
    keepHidden(account.accountId, columns);
    change({ hidden: columns.join(',') });
  };
  return (
    <>
      <div className="top">
        <h1>{t('Hồ sơ')}</h1>
        <div className="toolbar">
          <SearchField typed={typed} onSearch={setTyped} />
          <ColumnChoice hidden={hidden} onChange={hide} />
          <ExportButton rows={rows} page={wanted === null ? listPage(filter) : foundPage(wanted)} account={account} />
        </div>
      </div>
      {wanted === null ? <ViewTabs filter={filter} account={account} /> : (
        <p className="row" role="status">{t('Kết quả tìm kiếm, mới nhất trước.')} <button type="button" className="link" onClick={() => setTyped('')}>{t('Về danh sách')}</button></p>
      )}
      <QueryStates query={shown as unknown as Pages} waiting={t('Đang tải hồ sơ…')}>
        {() => (rows.length === 0 ? <Nothing filter={filter} isSearch={wanted !== null} account={account} /> : (
          <>
            <BulkBar rows={rows} chosen={chosenRows} accountId={account.accountId} onClear={() => setChosen([])} />
            <WholeState {...whole} />
            <DossierTable rows={rows} hidden={hidden} sort={view.sort} account={account} onSort={(sort) => change({ sort })} chosen={new Set(chosenRows.map(({ dossierId }) => dossierId))} onChoose={setChosen} />
            {rows.length < loaded.length
              ? <p className="row small muted" role="status">{t('{{count}} hồ sơ đang hiện.', { count: rows.length })} <Button size="small" onClick={() => setVisible(visible + VISIBLE)}>{t('Xem thêm')}</Button></p>
              : <More query={shown} count={rows.length} />}
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

/** How many of a long list are drawn before somebody asks for more. */
const VISIBLE = 200;

function WholeState({ isLoading, isCut }: { isLoading: boolean; isCut: boolean }) {
  if (isLoading) return <p className="small muted" role="status">{t('Đang tải cả danh sách để xếp cho đúng…')}</p>;
  return isCut ? <p className="old-data" role="status">{t('Danh sách dài hơn {{count}} hồ sơ: chỉ xếp trong số đến hạn sớm nhất. Chọn danh sách hẹp hơn để xếp trọn.', { count: WHOLE_MAX })}</p> : null;
}

interface ExportProps { readonly rows: readonly Dossier[]; readonly page: (cursor: string) => Promise<DossierPage>; readonly account: OwnAccount }

/** The whole list for a calculating program, not only the rows that stand here; names as masked as they are shown. */
function ExportButton({ rows, page, account }: ExportProps) {
  const [state, setState] = useState<{ readonly count: number | null; readonly said: string }>({ count: null, said: '' });
  const saveShown = () => saveFile('ho-so.csv', tableOf(rows, account.accountId), 'text/csv;charset=utf-8');
  const save = async () => {
    setState({ count: 0, said: '' });
    setState({ count: null, said: await saved(page, account.accountId, (count) => setState({ count, said: '' })) });
  };
  useCommand({ id: 'worklist-export', label: t('Tải danh sách đang hiện (CSV)'), run: saveShown });
  useCommand({ id: 'worklist-export-all', label: t('Tải cả danh sách (Excel)'), run: () => void save() });
  return (
    <>
      <Button disabled={rows.length === 0} loading={state.count !== null} onClick={() => void save()}>{t('Tải Excel')}</Button>
      <span className="small muted" role="status">{state.count === null ? state.said : t('Đã lấy {{count}} hồ sơ…', { count: state.count })}</span>
    </>
  );
}

/** Saves every dossier of a list as a workbook; what is said of it afterwards. */
async function saved(page: ExportProps['page'], accountId: string, tell: (count: number) => void): Promise<string> {
  try {
    const { rows, isCut } = await everyRow(page, tell);
    const { workbookOf } = await import('./worklist-workbook.js');
    saveBlob('ho-so.xlsx', await workbookOf(rows, accountId));
    return isCut ? t('Tệp chỉ có {{count}} hồ sơ đầu; chọn danh sách hẹp hơn để lấy trọn.', { count: EXPORT_MAX }) : t('Đã tải {{count}} hồ sơ.', { count: rows.length });
  } catch (error) {
    // Its code could not be fetched: the line is down, or a newer release took its place. CSV needs neither.
    return error instanceof ProblemError ? error.problem.title : t('Chưa tạo được tệp XLSX. Hãy thử lại khi có mạng, hoặc tải CSV.');
  }
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

