import type { Dossier } from '@haicap/contracts';
import writeXlsxFile from 'write-excel-file/browser';
import { t } from '../../text/language.js';
import { cellOf, COLUMN_WORDS } from './worklist-table.js';
import { COLUMNS } from './worklist-view.js';

const WIDTHS: Readonly<Record<(typeof COLUMNS)[number], number>> = { code: 26, applicant: 28, procedure: 44, step: 22, holder: 18, received: 20, due: 20 };

/** The list as a workbook. Every cell is a text: what looks like a formula in somebody's name is only a name. Names are as masked as they are shown. */
export async function workbookOf(dossiers: readonly Dossier[], ownId: string): Promise<Blob> {
  const head = COLUMNS.map((column) => ({ value: COLUMN_WORDS[column], type: String, fontWeight: 'bold' as const }));
  const body = dossiers.map((dossier) => COLUMNS.map((column) => ({ value: cellOf(dossier, column, ownId), type: String })));
  return writeXlsxFile([head, ...body], { sheet: t('Hồ sơ'), columns: COLUMNS.map((column) => ({ width: WIDTHS[column] })), stickyRowsCount: 1 }).toBlob();
}
