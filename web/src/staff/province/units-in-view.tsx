import { formatCount, formatOnTimeRate } from '@haicap/kernel';
import { EmptyState } from '../../frame/page-states.js';
import { PageLink } from '../../page-link.js';
import type { FigureRow } from '../../province/figures-query.js';
import { UnitTable } from '../../province/unit-table.js';
import { Legend, UnitTiles } from '../../province/unit-tiles.js';
import { t } from '../../text/language.js';
import { saveTable } from './csv.js';
import { rowsPath, type FigureRows } from './figure-link.js';
import type { Days, LeadView } from './lead-view.js';

interface UnitsInViewProps { readonly rows: readonly FigureRow[]; readonly days: Days; readonly changed: ReadonlySet<string>; readonly view: LeadView; readonly onView: (part: Partial<LeadView>, how?: 'push') => void }

const VIEWS = [['tiles', t('Ô')], ['table', t('Bảng')], ['map', t('Bản đồ')]] as const;

/** All communes as tiles or as a table; a map needs boundaries, and says so. */
export function UnitsInView({ rows, days, changed, view, onView }: UnitsInViewProps) {
  const open = rows.find(({ key }) => key === view.unit);
  const select = (unit: string) => onView({ unit: unit === view.unit ? undefined : unit });
  return (
    <>
      <div className="top">
        <h2 id="lead-units">{t('{{n}} xã, phường', { n: rows.length })}</h2>
        <div className="row no-print">
          <div className="seg" role="group" aria-label={t('Cách xem')}>
            {VIEWS.map(([key, words]) => <button key={key} type="button" aria-pressed={view.view === key} onClick={() => onView({ view: key })}>{words}</button>)}
          </div>
          <button type="button" className="btn" onClick={() => saveUnits(rows, days)}>{t('Tải CSV')}</button>
        </div>
      </div>
      {open !== undefined && <OpenUnit row={open} days={days} onClose={() => onView({ unit: undefined })} />}
      {rows.length === 0 && <EmptyState title={t('Danh mục đơn vị đang được nạp')}>{t('Trang tự hiện các xã, phường khi nạp xong.')}</EmptyState>}
      {view.view === 'tiles' && <><Legend /><UnitTiles rows={rows} changed={changed} selected={view.unit ?? null} onSelect={select} /></>}
      {view.view === 'table' && <UnitTable rows={rows} caption={t('Số liệu các xã, phường trong kỳ')} onSelect={select} />}
      {view.view === 'map' && <EmptyState title={t('Chưa có ranh giới để vẽ bản đồ')}>{t('Bản đồ cần ranh giới xã, phường (GeoJSON) của tỉnh. Hệ thống chưa có chức năng nạp ranh giới; ô và bảng hiện đủ các số liệu này.')}</EmptyState>}
    </>
  );
}

/** Five numbers of one unit, each with its dossiers; where its dossiers wait stands beside. */
function OpenUnit({ row, days, onClose }: { row: FigureRow; days: Days; onClose: () => void }) {
  const { figures } = row;
  const numbers: readonly (readonly [string, number, FigureRows])[] = [
    [t('Tiếp nhận'), figures.received, { figure: 'received', ...days }], [t('Đã giải quyết'), figures.resolved, { figure: 'resolved', ...days }],
    [t('Còn lại'), figures.open, { figure: 'open' }], [t('Đến hạn trong 3 ngày'), figures.dueWithin3Days, { figure: 'due-within-3-days' }], [t('Quá hạn'), figures.overdue, { figure: 'overdue' }],
  ];
  return (
    <section className="open-unit" aria-label={row.label}>
      <div className="top"><h3>{row.label}</h3><button type="button" className="btn no-print" onClick={onClose}>{t('Đóng')}</button></div>
      <dl className="five">
        {numbers.map(([label, count, rows]) => <div key={label}><dt className="small muted">{label}</dt><dd><PageLink className="figure" to={rowsPath({ ...rows, unit: row.key, unitName: row.label })} label={`${label}: ${formatCount(count)}`}>{formatCount(count)}</PageLink></dd></div>)}
        <div><dt className="small muted">{t('Đúng hạn')}</dt><dd>{formatOnTimeRate(figures)}</dd></div>
      </dl>
      <p className="small muted">{t('Các bước của đơn vị này hiện ở bảng "Hồ sơ chờ ở đâu".')}</p>
    </section>
  );
}

function saveUnits(rows: readonly FigureRow[], { from, asOf }: Days): void {
  const head = [t('Đơn vị'), t('Tiếp nhận'), t('Đã giải quyết'), t('Đúng hạn'), t('Muộn'), t('Còn lại'), t('Đến hạn trong 3 ngày'), t('Quá hạn')];
  saveTable(`xa-phuong-${from}-${asOf}`, head, rows.map(({ label, figures: f }) => [label, f.received, f.resolved, f.onTime, f.late, f.open, f.dueWithin3Days, f.overdue]));
}
