import { vnCollator } from '@haicap/kernel';
import type { FigureRow } from '../../province/figures-query.js';
import { t } from '../../text/language.js';
import type { Terrains } from './boundaries.js';

/** Units are ranked among their like: by type, and communes by their terrain where it was imported with the boundaries. */
export const PEER_GROUPS = [
  ['phuong', t('Phường')], ['xa', t('Xã')], ['xa-plain', t('Xã đồng bằng')], ['xa-midland', t('Xã trung du')], ['xa-mountain', t('Xã miền núi')], ['xa-island', t('Xã hải đảo')], ['dac-khu', t('Đặc khu')],
] as const;

/** Wards and special zones are towns and islands already; only communes differ by terrain. */
export function groupOf({ key, unitType }: Pick<FigureRow, 'key' | 'unitType'>, terrains: Terrains | undefined): string | undefined {
  const terrain = terrains?.get(key);
  return unitType === 'xa' && terrain !== undefined ? `xa-${terrain}` : unitType;
}

/** With fewer resolved dossiers one of them moves a rank: such units stand apart. */
export const RANK_SAMPLE_MIN = 20;

export interface Ranked {
  readonly row: FigureRow;
  /** Null for a unit with too small a sample. */
  readonly rank: number | null;
  /** Places gained since the days before; null where there is nothing to compare. */
  readonly moved: number | null;
}

/** Whole numbers are compared: 405 of 408 is less than 404 of 407 only if the products say so. */
const byRate = (a: FigureRow, b: FigureRow) =>
  b.figures.onTime * a.figures.resolved - a.figures.onTime * b.figures.resolved || b.figures.resolved - a.figures.resolved || vnCollator.compare(a.label, b.label);
const isLarge = ({ figures }: FigureRow) => figures.resolved >= RANK_SAMPLE_MIN;

/** The units of one peer group: by their share on time, equal shares on one place, small samples behind them without a place. */
export function ranked(rows: readonly FigureRow[], before: readonly FigureRow[], group: string, terrains?: Terrains): Ranked[] {
  const isIn = (row: FigureRow) => groupOf(row, terrains) === group;
  const then = placesOf(before.filter((row) => isIn(row) && isLarge(row)));
  const now = placesOf(rows.filter((row) => isIn(row) && isLarge(row)));
  const small = rows.filter((row) => isIn(row) && !isLarge(row) && row.figures.resolved > 0).sort(byRate);
  return [
    ...[...now.values()].map(({ row, rank }) => ({ row, rank, moved: movedFrom(then.get(row.key)?.rank, rank) })),
    ...small.map((row) => ({ row, rank: null, moved: null })),
  ];
}

const movedFrom = (before: number | undefined, now: number) => (before === undefined ? null : before - now);

function placesOf(rows: readonly FigureRow[]): Map<string, { readonly row: FigureRow; readonly rank: number }> {
  const places = new Map<string, { readonly row: FigureRow; readonly rank: number }>();
  let last: { row: FigureRow; rank: number } | undefined;
  for (const [at, row] of rows.toSorted(byRate).entries()) {
    const isEqual = last !== undefined && row.figures.onTime * last.row.figures.resolved === last.row.figures.onTime * row.figures.resolved;
    const place = { row, rank: isEqual && last !== undefined ? last.rank : at + 1 };
    places.set(row.key, place);
    last = place;
  }
  return places;
}
