import { useState } from 'react';
import { saveBlob, saveFile } from '../../save-file.js';
import { t } from '../../text/language.js';
import type { Cell } from './cell.js';
import { toCsv } from './csv.js';

/** What is saved: asked for when somebody wants it. */
export interface Table { readonly name: string; readonly head: readonly string[]; readonly rows: readonly (readonly Cell[])[] }

/** Takes a table along as CSV or as a workbook; the writer of workbooks is fetched with the first. */
export function SaveTable({ table }: { table: () => Table }) {
  const [failed, setFailed] = useState(false);
  const saveWorkbook = async () => {
    const { name, head, rows } = table();
    try {
      const { toXlsx } = await import('./xlsx.js');
      saveBlob(`${name}.xlsx`, await toXlsx(head, rows));
      setFailed(false);
    } catch {
      // Its code could not be fetched: the line is down, or a newer release took its place. CSV needs neither.
      setFailed(true);
    }
  };
  const saveCsv = () => {
    const { name, head, rows } = table();
    saveFile(`${name}.csv`, toCsv(head, rows), 'text/csv;charset=utf-8');
  };
  return (
    <span className="row no-print">
      <button type="button" className="btn" onClick={saveCsv}>{t('Tải CSV')}</button>
      <button type="button" className="btn" onClick={() => void saveWorkbook()}>{t('Tải XLSX')}</button>
      {failed && <span className="small" role="alert">{t('Chưa tạo được tệp XLSX. Hãy thử lại khi có mạng, hoặc tải CSV.')}</span>}
    </span>
  );
}
