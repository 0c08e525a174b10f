import { t } from '../text/language.js';
import type { FigureRow } from './figures-query.js';

const TITLES: readonly (readonly [type: string, title: string])[] = [['phuong', t('Phường')], ['xa', t('Xã')], ['dac-khu', t('Đặc khu')]];

/** Communes by type, wards first as on official lists. Departments and other units come last under their own title. */
export function groupByType(rows: readonly FigureRow[]): { title: string; rows: FigureRow[] }[] {
  const known = TITLES.map(([type, title]) => ({ title, rows: rows.filter((row) => row.unitType === type) }));
  const rest = { title: t('Đơn vị khác'), rows: rows.filter((row) => !TITLES.some(([type]) => type === row.unitType)) };
  return [...known, rest].filter((group) => group.rows.length > 0);
}

/** "Phường Hạc Thành" under the title "Phường" is "Hạc Thành". */
export function shortName(fullName: string): string {
  return fullName.replace(/^(Phường|Xã|Đặc khu) /u, '');
}
