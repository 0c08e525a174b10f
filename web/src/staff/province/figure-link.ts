import type { DossierStep, FigureName } from '@haicap/contracts';
import { PATHS } from '../../paths.js';

/** Which dossiers a number counts. */
export interface FigureRows {
  readonly figure: FigureName;
  readonly from?: string;
  readonly asOf?: string;
  readonly step?: DossierStep;
  /** A unit of today, with what its former units left it. */
  readonly unit?: string;
  readonly unitName?: string;
  readonly procedureCode?: string;
  readonly procedureName?: string;
}

/** The address of the dossiers behind a number. */
export function rowsPath(rows: FigureRows): string {
  const given = Object.entries(rows).filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '');
  return `${PATHS.figureRows}?${new URLSearchParams(given).toString()}`;
}
