import writeXlsxFile from 'write-excel-file/node';

/** A table as a workbook of one sheet: the first row is its head, numbers stay numbers. */
export async function toXlsx(sheet: string, rows: readonly (readonly (string | number)[])[]): Promise<Buffer> {
  const [head = [], ...body] = rows;
  const data = [
    head.map((value) => ({ value: String(value), fontWeight: 'bold' as const })),
    ...body.map((row) => row.map((value) => (typeof value === 'number' ? { value, type: Number, format: '#,##0' } : { value, type: String }))),
  ];
  return await writeXlsxFile(data, { sheet }).toBuffer();
}
