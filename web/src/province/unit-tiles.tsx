import { formatCount } from '@haicap/kernel';
import type { FigureRow } from './figures-query.js';
import { TONE_WORDS, toneOf, type Tone } from './tile-tone.js';
import { groupByType, shortName } from './unit-groups.js';
import { t } from '../text/language.js';

interface Props {
  readonly rows: readonly FigureRow[];
  readonly changed: ReadonlySet<string>;
  readonly selected: string | null;
  readonly onSelect: (unitId: string) => void;
}

export function UnitTiles({ rows, changed, selected, onSelect }: Props) {
  return groupByType(rows).map(({ title, rows: group }) => (
    <section key={title}>
      <h3>{title} <span className="muted">{group.length}</span></h3>
      <ul className="tiles">
        {group.map((row) => (
          <li key={row.key}>
            <button
              type="button"
              className={`tile ${toneOf(row.figures)}${changed.has(row.key) ? ' changed' : ''}`}
              aria-pressed={selected === row.key}
              aria-label={describe(row)}
              title={describe(row)}
              onClick={() => onSelect(row.key)}
            >
              <b>{shortName(row.label)}</b>
              <span>{formatCount(row.figures.open)}{row.figures.overdue > 0 && ` · ${t('quá hạn {{n}}', { n: formatCount(row.figures.overdue) })}`}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  ));
}

/** All that a tile says, in words. */
export function describe(row: FigureRow): string {
  const { open, overdue, received, resolved } = row.figures;
  return t('{{unit}}: {{open}} hồ sơ đang mở, {{overdue}} quá hạn, nhận {{received}}, xong {{resolved}}; {{tone}}', {
    unit: row.label, open: formatCount(open), overdue: formatCount(overdue), received: formatCount(received), resolved: formatCount(resolved), tone: TONE_WORDS[toneOf(row.figures)],
  });
}

const LEGEND: Tone[] = ['good', 'fair', 'watch', 'late', 'quiet'];

export function Legend() {
  return (
    <ul className="legend" aria-label={t('Chú giải')}>
      {LEGEND.map((tone) => <li key={tone}><i className={tone} aria-hidden="true" />{TONE_WORDS[tone]}</li>)}
    </ul>
  );
}
