import { formatCount, formatOnTimeRate } from '@haicap/kernel';
import { lazy, Suspense } from 'react';
import { EmptyState, OpeningPage } from '../../frame/page-states.js';
import { QueryStates } from '../../frame/query-states.js';
import { PageLink } from '../../page-link.js';
import type { FigureRow } from '../../province/figures-query.js';
import { UnitTable } from '../../province/unit-table.js';
import { Legend, UnitTiles } from '../../province/unit-tiles.js';
import { t } from '../../text/language.js';
import { useBoundaries } from './boundaries.js';
import { rowsPath, type FigureRows } from './figure-link.js';
import type { Days, LeadView } from './lead-view.js';
import { satisfactionWords, type SatisfactionOf } from './satisfaction.js';
import { SaveTable, type Table } from './save-table.js';

interface UnitsInViewProps { readonly rows: readonly FigureRow[]; readonly days: Days; readonly satisfaction: SatisfactionOf; readonly changed: ReadonlySet<string>; readonly view: LeadView; readonly onView: (part: Partial<LeadView>, how?: 'push') => void }

const VIEWS = [['tiles', t('Ô')], ['table', t('Bảng')], ['map', t('Bản đồ')]] as const;

/** All communes as tiles, as a table, or on the map; that needs boundaries, and says how they come. */
export function UnitsInView({ rows, days, satisfaction, changed, view, onView }: UnitsInViewProps) {
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
          <SaveTable table={() => unitTable(rows, days)} />
        </div>
      </div>
      {open !== undefined && <OpenUnit row={open} days={days} satisfaction={satisfaction} onClose={() => onView({ unit: undefined })} />}
      {rows.length === 0 && <EmptyState title={t('Danh mục đơn vị đang được nạp')}>{t('Trang tự hiện các xã, phường khi nạp xong.')}</EmptyState>}
      {view.view === 'tiles' && <><Legend /><UnitTiles rows={rows} changed={changed} selected={view.unit ?? null} onSelect={select} /></>}
      {view.view === 'table' && <UnitTable rows={rows} caption={t('Số liệu các xã, phường trong kỳ')} onSelect={select} />}
      {view.view === 'map' && <MapOfUnits rows={rows} changed={changed} asOf={days.asOf} selected={view.unit} onSelect={select} />}
    </>
  );
}

/** d3 and the shapes are fetched with the first look at the map. */
const UnitMap = lazy(() => import('./unit-map.js'));

interface MapProps { readonly rows: readonly FigureRow[]; readonly changed: ReadonlySet<string>; readonly asOf: string; readonly selected: string | undefined; readonly onSelect: (unitId: string) => void }

function MapOfUnits({ asOf, ...map }: MapProps) {
  const boundaries = useBoundaries(asOf);
  return (
    <QueryStates query={boundaries} waiting={t('Đang tải ranh giới…')}>
      {(reply) => (reply.boundaries === null
        ? <EmptyState title={t('Chưa có ranh giới để vẽ bản đồ')}>{t('Hãy nhờ bộ phận công nghệ thông tin nạp ranh giới xã, phường của tỉnh từ tệp GeoJSON bằng lệnh:')} <code>./haicap import-boundaries</code>. {t('Ô và bảng hiện đủ các số liệu này.')}</EmptyState>
        : <Suspense fallback={<OpeningPage />}><UnitMap boundaries={reply.boundaries} {...map} /></Suspense>)}
    </QueryStates>
  );
}

/** Five numbers of one unit, each with its dossiers; where its dossiers wait stands beside. */
function OpenUnit({ row, days, satisfaction, onClose }: { row: FigureRow; days: Days; satisfaction: SatisfactionOf; onClose: () => void }) {
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
        <div><dt className="small muted">{t('Hài lòng')}</dt><dd className="words">{satisfactionWords(satisfaction, row.key)}</dd></div>
      </dl>
      <p className="small muted">{t('Các bước của đơn vị này hiện ở bảng "Hồ sơ chờ ở đâu".')}</p>
    </section>
  );
}

function unitTable(rows: readonly FigureRow[], { from, asOf }: Days): Table {
  const head = [t('Đơn vị'), t('Tiếp nhận'), t('Đã giải quyết'), t('Đúng hạn'), t('Muộn'), t('Còn lại'), t('Đến hạn trong 3 ngày'), t('Quá hạn')];
  return { name: `xa-phuong-${from}-${asOf}`, head, rows: rows.map(({ label, figures: f }) => [label, f.received, f.resolved, f.onTime, f.late, f.open, f.dueWithin3Days, f.overdue]) };
}
