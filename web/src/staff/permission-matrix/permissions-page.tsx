import type { listPermissionRules, RpcReply } from '@haicap/contracts';
import { useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { csvText } from '../../csv.js';
import { EmptyState } from '../../frame/page-states.js';
import { QueryStates } from '../../frame/query-states.js';
import { useView } from '../../frame/view.js';
import { saveFile } from '../../save-file.js';
import { askAsPerson } from '../../session/as-person.js';
import { seesAccess } from '../../session/permissions.js';
import { t } from '../../text/language.js';
import { AccessNav } from '../access/access-nav.js';
import { useCommand } from '../keyboard/commands.js';
import { Field } from '../settings/field.js';
import { SettingsPage } from '../settings/settings-page.js';
import { COLUMNS, columnWords, csvHead, csvRows, found, matrixOf, type MatrixRow } from './matrix.js';
import './permission-matrix.css';

type Rules = RpcReply<typeof listPermissionRules>;
const view = z.object({ tim: z.string().max(100).catch('') });

/** Which role may do what, from the very table by which every service decides. */
export function PermissionsPage() {
  const rules = useQuery({ queryKey: ['permission-rules'], queryFn: () => askAsPerson<Rules>('/api/v1/permission-rules'), staleTime: Infinity });
  return (
    <SettingsPage title={t('Bảng phân quyền')} isFor={seesAccess} lead={t('Mỗi dịch vụ quyết định theo đúng bảng này. Ô trống là không được làm; việc không có trong bảng thì không ai được làm.')}>
      {(account) => (
        <>
          <AccessNav account={account} />
          <QueryStates query={rules} waiting={t('Đang tải bảng phân quyền…')}>{(data) => <Matrix rows={matrixOf(data.rules)} />}</QueryStates>
        </>
      )}
    </SettingsPage>
  );
}

function Matrix({ rows }: { rows: readonly MatrixRow[] }) {
  const [{ tim }, change] = useView(view);
  const shown = found(rows, tim);
  const save = () => saveFile('bang-phan-quyen.csv', csvText([csvHead(), ...csvRows(shown)]), 'text/csv;charset=utf-8');
  useCommand({ id: 'permissions-csv', label: t('Tải bảng đang hiện (CSV)'), run: save });
  useCommand({ id: 'permissions-print', label: t('In bảng phân quyền'), keys: 'p', run: () => window.print() });
  return (
    <>
      <div className="filters">
        <Field label={t('Tìm việc')}>{(ids) => <input {...ids} type="search" value={tim} onChange={({ target }) => change({ tim: target.value })} placeholder={t('Ví dụ: duyet, thu tien, mau giay')} autoComplete="off" />}</Field>
        <button type="button" className="btn" onClick={save} disabled={shown.length === 0}>{t('Tải bảng đang hiện (CSV)')}</button>
        <button type="button" className="btn" onClick={() => window.print()} disabled={shown.length === 0}>{t('In bảng phân quyền')}</button>
        <p role="status" className="small muted">{t('{{count}} việc', { count: shown.length })}</p>
      </div>
      {shown.length === 0 ? <div className="card"><EmptyState title={t('Không có việc nào khớp.')}><p>{t('Thử ít chữ hơn, có dấu hay không dấu đều được.')}</p></EmptyState></div> : <Table rows={shown} />}
    </>
  );
}

function Table({ rows }: { rows: readonly MatrixRow[] }) {
  return (
    <div className="card matrix-frame" tabIndex={0} role="region" aria-label={t('Bảng phân quyền')}>
      <table className="matrix">
        <caption className="sr">{t('Mỗi hàng một việc, mỗi cột một vai trò')}</caption>
        <thead><tr><th scope="col">{t('Việc')}</th>{COLUMNS.map((column) => <th key={column} scope="col">{columnWords(column)}</th>)}</tr></thead>
        {[...Map.groupBy(rows, ({ subject }) => subject)].map(([subject, own]) => (
          <tbody key={subject}>
            <tr className="matrix-subject"><th scope="rowgroup" colSpan={COLUMNS.length + 1}>{subject}</th></tr>
            {own.map((row) => (
              <tr key={row.id}>
                <th scope="row" data-rule={row.id}>{row.action}{row.delegable && <> <span className="plain-tag">{t('ủy quyền được')}</span></>}</th>
                {COLUMNS.map((column) => <td key={column}><Ways ways={row.ways[column]} /></td>)}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

/** A mark and words: what may be done is told by neither colour nor shape alone. */
function Ways({ ways }: { ways: readonly string[] }) {
  if (ways.length === 0) return <span className="sr">{t('không được')}</span>;
  return ways.map((words) => <p key={words}><span aria-hidden="true" className="jade">✓</span> {words}</p>);
}
