import { formatCount, formatOnTimeRate, vnCollator } from '@haicap/kernel';
import { useState } from 'react';
import type { FigureRow } from './figures-query.js';
import { Wide } from '../frame/wide.js';
import { t } from '../text/language.js';

type Column = 'label' | 'received' | 'resolved' | 'rate' | 'open' | 'overdue';
const COLUMNS: readonly (readonly [Column, string])[] = [['label', t('Tên')], ['received', t('Tiếp nhận')], ['resolved', t('Đã giải quyết')], ['rate', t('Đúng hạn')], ['open', t('Còn lại')], ['overdue', t('Quá hạn')]];

const rateValue = ({ figures }: FigureRow) => (figures.resolved === 0 ? -1 : figures.onTime / figures.resolved);

function compare(column: Column, a: FigureRow, b: FigureRow): number {
  if (column === 'label') return vnCollator.compare(a.label, b.label);
  if (column === 'rate') return rateValue(b) - rateValue(a);
  return b.figures[column] - a.figures[column];
}

/** The same rows as the tiles, for reading, sorting and screen readers. */
export function UnitTable({ rows, caption, onSelect }: { rows: readonly FigureRow[]; caption: string; onSelect?: (key: string) => void }) {
  const [column, setColumn] = useState<Column>('label');
  const sorted = [...rows].sort((a, b) => compare(column, a, b) || vnCollator.compare(a.label, b.label));
  return (
    <Wide label={caption}>
      <table className="rows">
        <caption className="sr">{caption}</caption>
        <thead>
          <tr>
            {COLUMNS.map(([key, title]) => (
              <th key={key} scope="col" aria-sort={column === key ? (key === 'label' ? 'ascending' : 'descending') : 'none'}>
                <button type="button" onClick={() => setColumn(key)}>{title}</button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted.map((row) => (
            <tr key={row.key}>
              <th scope="row">{onSelect === undefined ? row.label : <button type="button" className="link" onClick={() => onSelect(row.key)}>{row.label}</button>}</th>
              <td>{formatCount(row.figures.received)}</td>
              <td>{formatCount(row.figures.resolved)}</td>
              <td>{formatOnTimeRate(row.figures)}</td>
              <td>{formatCount(row.figures.open)}</td>
              <td className={row.figures.overdue > 0 ? 'lacquer' : ''}>{formatCount(row.figures.overdue)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  );
}
