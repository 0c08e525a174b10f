import writeXlsxFile from 'write-excel-file/node';
import type { SheetJob } from './press-job.ts';

/** A worksheet of texts with a head that stays in sight. Every cell is text: a formula of somebody's name is only a name. */
export async function drawSheet({ name, columns, rows }: SheetJob): Promise<Uint8Array> {
  const head = columns.map(({ title }) => ({ value: title, type: String, fontWeight: 'bold' as const, textWrap: true }));
  const body = rows.map((cells) => cells.map((value) => ({ value, type: String, textWrap: true })));
  return await writeXlsxFile([head, ...body], {
    sheet: name, columns: columns.map(({ widthChars }) => ({ width: widthChars })), stickyRowsCount: 1, fontFamily: 'Times New Roman',
  } as never).toBuffer();
}
