import type { Dossier } from '@haicap/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { Checkbox, Table, type TableColumnType } from 'antd';
import { useEffect, useState } from 'react';
import { DueMark } from '../../due-words/due-mark.js';
import { useOpen } from '../../frame/view.js';
import { PageLink } from '../../page-link.js';
import { PATHS } from '../../paths.js';
import type { OwnAccount } from '../../session/session-keeper.js';
import { t } from '../../text/language.js';
import { useCommand } from '../keyboard/commands.js';
import { placeAgain, rememberOpened, rememberRows } from './neighbours.js';
import { cellOf, COLUMN_WORDS } from './worklist-table.js';
import { COLUMNS, type Column, type Sort } from './worklist-view.js';

interface DossierTableProps {
  readonly rows: readonly Dossier[];
  readonly hidden: readonly Column[];
  readonly sort: Sort;
  readonly account: OwnAccount;
  readonly onSort: (sort: Sort) => void;
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (dossierIds: readonly string[]) => void;
}

const pathOf = ({ dossierId }: Dossier) => `${PATHS.worklist}/${dossierId}`;
const SORTABLE: readonly Column[] = ['code', 'applicant', 'procedure', 'received', 'due'];

/** Rows of dossiers: J and K go through them, Enter opens one, X chooses it. */
export function DossierTable({ rows, hidden, sort, account, onSort, chosen, onChoose }: DossierTableProps) {
  const { current, setCurrent } = useWalk(rows);
  const ids = rows.map(({ dossierId }) => dossierId);
  const all = ids.length > 0 && ids.every((id) => chosen.has(id));
  const toggle = (id: string | undefined) => { if (id !== undefined) onChoose(chosen.has(id) ? [...chosen].filter((one) => one !== id) : [...chosen, id]); };
  useCommand({ id: 'worklist-choose', label: t('Chọn hồ sơ này'), keys: 'x', run: () => toggle(ids[current]) });
  const columns = COLUMNS.filter((column) => !hidden.includes(column)).map((column): TableColumnType<Dossier> => ({
    key: column, title: COLUMN_WORDS[column], className: `column-${column}`,
    ...(SORTABLE.includes(column) ? { sorter: true, sortOrder: sort === column ? 'ascend' as const : sort === `-${column}` ? 'descend' as const : null } : {}),
    render: (_value, dossier) => cell(dossier, column, account.accountId),
  }));
  return (
    // A table that scrolls by itself measures with a style that the policy refuses; here the page around it scrolls.
    <div className="scroll-x"><Table<Dossier> size="small" rowKey="dossierId" dataSource={[...rows]} columns={columns} pagination={false} className="worklist" aria-label={t('Danh sách hồ sơ')}
      rowSelection={{
        selectedRowKeys: [...chosen], onChange: (keys) => onChoose(keys.map(String)), getCheckboxProps: ({ code }) => ({ 'aria-label': t('Chọn {{code}}', { code }) }) as object,
        columnTitle: <Checkbox aria-label={t('Chọn cả danh sách đang hiện')} checked={all} indeterminate={!all && chosen.size > 0} onChange={() => onChoose(all ? [] : ids)} />,
      }}
      rowClassName={(_row, index) => (index === current ? 'cur' : '')}
      onRow={(_row, index) => ({ onClick: () => setCurrent(index ?? 0) })}
      onChange={(_pages, _filters, sorter) => {
        const { columnKey, order } = Array.isArray(sorter) ? (sorter[0] ?? {}) : sorter;
        onSort(order === undefined || order === null ? 'due' : (`${order === 'descend' ? '-' : ''}${String(columnKey)}` as Sort));
      }} /></div>
  );
}

function cell(dossier: Dossier, column: Column, ownId: string) {
  if (column === 'due') return <DueMark timed={dossier} />;
  if (column === 'code') return <PageLink to={pathOf(dossier)}>{dossier.code}</PageLink>;
  return cellOf(dossier, column, ownId);
}

/** The row the keyboard stands on, and the keys that move it. */
function useWalk(rows: readonly Dossier[]) {
  const [current, setCurrent] = useState(() => placeAgain(rows.map(({ dossierId }) => dossierId)));
  const open = useOpen();
  const queries = useQueryClient();
  useEffect(() => setCurrent((at) => Math.min(at, Math.max(0, rows.length - 1))), [rows.length]);
  // What stands in the list is what the page of the dossier begins with: no further look at it is recorded for a row that nobody opens.
  useEffect(() => {
    rememberRows(rows.map(({ dossierId }) => dossierId));
    for (const row of rows) queries.setQueryData(['dossier', row.dossierId], (known: Dossier | undefined) => (known !== undefined && known.version > row.version ? known : row));
  }, [rows, queries]);
  const walk = (step: number) => {
    const next = Math.min(rows.length - 1, Math.max(0, current + step));
    setCurrent(next);
    const row = document.querySelectorAll<HTMLElement>('.worklist .ant-table-row')[next];
    row?.scrollIntoView({ block: 'nearest' });
    // Enter is for the row now, and no longer for the tab or the button that was pressed before.
    row?.querySelector('a')?.focus({ preventScroll: true });
  };
  useCommand({ id: 'worklist-next', label: t('Hồ sơ sau'), keys: 'j', run: () => walk(1) });
  useCommand({ id: 'worklist-previous', label: t('Hồ sơ trước'), keys: 'k', run: () => walk(-1) });
  useCommand({ id: 'worklist-open', label: t('Mở hồ sơ'), keys: 'enter', run: () => { const row = rows[current]; if (row !== undefined) open(pathOf(row)); } });
  const there = rows[current]?.dossierId;
  useEffect(() => { if (there !== undefined) rememberOpened(there); }, [there]);
  return { current, setCurrent };
}
