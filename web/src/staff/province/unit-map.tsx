import { formatCount, formatOnTimeRate } from '@haicap/kernel';
import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { EmptyState } from '../../frame/page-states.js';
import type { FigureRow } from '../../province/figures-query.js';
import { TONE_WORDS, toneOf, type Tone } from '../../province/tile-tone.js';
import { describe } from '../../province/unit-tiles.js';
import { showDay } from '../../text/dates.js';
import { t } from '../../text/language.js';
import type { Boundaries } from './boundaries.js';
import { MAP_SIZE, neighbourOf, shapesOf, type Direction, type Shape } from './map-shapes.js';

interface UnitMapProps { readonly boundaries: Boundaries; readonly rows: readonly FigureRow[]; readonly changed: ReadonlySet<string>; readonly selected: string | undefined; readonly onSelect: (unitId: string) => void }

const TONES: readonly Tone[] = ['good', 'fair', 'watch', 'late', 'quiet'];
const DIRECTIONS: Readonly<Record<string, Direction>> = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right' };

/** The same measure as the tiles on the boundaries of the communes: colour with a pattern, and every number in words. One stop of Tab, arrows from neighbour to neighbour. */
export default function UnitMap({ boundaries, rows, changed, selected, onSelect }: UnitMapProps) {
  const shapes = useMemo(() => shapesOf(boundaries), [boundaries]);
  const rowOf = useMemo(() => new Map(rows.map((row) => [row.key, row])), [rows]);
  const drawn = shapes.filter(({ unitId }) => rowOf.has(unitId));
  const [at, setAt] = useState<string>();
  const seen = at === undefined ? undefined : rowOf.get(at);
  const without = rows.filter(({ key }) => !shapes.some(({ unitId }) => unitId === key));
  if (drawn.length === 0) return <EmptyState title={t('Ranh giới đã nạp không có đơn vị nào của hôm nay')}>{t('Hãy nhờ bộ phận công nghệ thông tin nạp ranh giới của các đơn vị hiện hành.')}</EmptyState>;
  return (
    <div className="map-frame">
      <Patterns />
      <Communes shapes={drawn} rowOf={rowOf} changed={changed} selected={selected} at={at} onAt={setAt} onSelect={onSelect} />
      <p className="map-readout small" aria-hidden="true">{seen === undefined ? t('Trỏ vào một xã, phường, hoặc bấm Tab rồi dùng phím mũi tên, để xem các số; Enter để mở.') : <Numbers row={seen} />}</p>
      <MapLegend />
      {without.length > 0 && <p className="small">{t('{{n}} đơn vị chưa có ranh giới, xem ở ô hoặc bảng: {{names}}', { n: without.length, names: without.map(({ label }) => label).join(', ') })}</p>}
      <p className="xs muted">{t('Ranh giới từ {{day}}: {{source}}', { day: showDay(boundaries.validFrom), source: boundaries.source })}</p>
    </div>
  );
}

interface CommunesProps extends Omit<UnitMapProps, 'boundaries' | 'rows'> { readonly shapes: readonly Shape[]; readonly rowOf: ReadonlyMap<string, FigureRow>; readonly at: string | undefined; readonly onAt: (unitId: string | undefined) => void }

function Communes({ shapes, rowOf, changed, selected, at, onAt, onSelect }: CommunesProps) {
  const paths = useRef(new Map<string, SVGPathElement>());
  const entry = shapes.find(({ unitId }) => unitId === (at ?? selected))?.unitId ?? shapes[0]?.unitId;
  const onKey = (event: KeyboardEvent, shape: Shape) => {
    const direction = DIRECTIONS[event.key];
    if (event.key === 'Enter' || event.key === ' ') onSelect(shape.unitId);
    else if (direction !== undefined) paths.current.get(neighbourOf(shapes, shape, direction)?.unitId ?? '')?.focus();
    else return;
    event.preventDefault();
  };
  return (
    <svg className="unit-map" viewBox={`0 0 ${MAP_SIZE.width} ${MAP_SIZE.height}`} role="group" aria-label={t('Bản đồ các xã, phường')} onPointerLeave={() => onAt(undefined)}>
      {shapes.map((shape) => {
        const row = rowOf.get(shape.unitId);
        if (row === undefined) return null;
        return (
          <path
            key={shape.unitId} d={shape.path} role="button" tabIndex={shape.unitId === entry ? 0 : -1} aria-pressed={selected === shape.unitId} aria-label={describe(row)}
            className={`${toneOf(row.figures)}${changed.has(shape.unitId) ? ' changed' : ''}`} fill={`url(#map-${toneOf(row.figures)})`}
            ref={(element) => { if (element === null) paths.current.delete(shape.unitId); else paths.current.set(shape.unitId, element); }}
            onPointerEnter={() => onAt(shape.unitId)} onFocus={() => onAt(shape.unitId)} onBlur={() => onAt(undefined)} onClick={() => onSelect(shape.unitId)} onKeyDown={(event) => onKey(event, shape)}
          />
        );
      })}
      {/* Drawn again above the others: a border that a neighbour covers half is no mark. */}
      {shapes.filter(({ unitId }) => unitId === selected).map(({ unitId, path }) => <path key={unitId} d={path} className="open" aria-hidden="true" />)}
      {shapes.filter(({ unitId }) => unitId === at).map(({ unitId, path }) => <path key={unitId} d={path} className="at" aria-hidden="true" />)}
    </svg>
  );
}

function Numbers({ row }: { row: FigureRow }) {
  const { received, resolved, open, dueWithin3Days, overdue } = row.figures;
  const values = { received: formatCount(received), resolved: formatCount(resolved), rate: formatOnTimeRate(row.figures), open: formatCount(open), soon: formatCount(dueWithin3Days), overdue: formatCount(overdue) };
  return <><b>{row.label}</b> {t('nhận {{received}} · xong {{resolved}} (đúng hạn {{rate}}) · còn lại {{open}} · đến hạn trong 3 ngày {{soon}} · quá hạn {{overdue}}', values)}</>;
}

/** What goes with each colour, for who sees no colours and for paper. */
function Patterns() {
  return (
    <svg width="0" height="0" className="map-patterns" aria-hidden="true">
      <defs>
        {TONES.map((tone) => (
          <pattern key={tone} id={`map-${tone}`} className={tone} width="10" height="10" patternUnits="userSpaceOnUse">
            <rect width="10" height="10" className="ground" />
            {tone === 'fair' && <circle cx="5" cy="5" r="1.3" className="mark-ink" />}
            {tone === 'watch' && <path d="M0 5h10" className="line-ink" />}
            {tone === 'late' && <path d="M-2 2l4-4M0 10L10 0M8 12l4-4" className="line-ink" />}
          </pattern>
        ))}
      </defs>
    </svg>
  );
}

function MapLegend() {
  return (
    <ul className="legend" aria-label={t('Chú giải')}>
      {TONES.map((tone) => <li key={tone}><svg width="22" height="14" aria-hidden="true"><rect width="22" height="14" rx="3" fill={`url(#map-${tone})`} /></svg> {TONE_WORDS[tone]}</li>)}
    </ul>
  );
}
