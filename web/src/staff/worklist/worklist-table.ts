import type { Dossier } from '@haicap/contracts';
import { csvText } from '../../csv.js';
import { dueWords } from '../../due-words/due-words.js';
import { showInstant } from '../../text/dates.js';
import { t } from '../../text/language.js';
import { holderWords, STATUS_WORDS } from '../dossier-words/status-words.js';
import { COLUMNS, type Column } from './worklist-view.js';

export const COLUMN_WORDS: Readonly<Record<Column, string>> = {
  code: t('Mã hồ sơ'), applicant: t('Người nộp'), procedure: t('Tên thủ tục'), step: t('Đang ở bước'), holder: t('Đang giữ'), received: t('Nhận lúc'), due: t('Hẹn trả'),
};

export function cellOf(dossier: Dossier, column: Column, ownId: string): string {
  switch (column) {
    case 'code': return dossier.code;
    case 'applicant': return dossier.applicantName;
    case 'procedure': return dossier.procedureName;
    case 'step': return STATUS_WORDS[dossier.status];
    case 'holder': return holderWords(dossier, ownId);
    case 'received': return showInstant(dossier.receivedAt ?? dossier.submittedAt);
    case 'due': return dueWords(dossier, Date.now()).words;
    default: return column satisfies never;
  }
}

/** Comma-separated with a byte order mark, which tells calculating programs that it is UTF-8. */
export function tableOf(dossiers: readonly Dossier[], ownId: string): string {
  const lines = [COLUMNS.map((column) => COLUMN_WORDS[column]), ...dossiers.map((dossier) => COLUMNS.map((column) => cellOf(dossier, column, ownId)))];
  return csvText(lines);
}
