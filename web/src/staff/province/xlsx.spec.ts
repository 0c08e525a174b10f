import { strFromU8, unzipSync } from 'fflate';
import readXlsxFile from 'read-excel-file/node';
import { toXlsx } from './xlsx.js';

describe('a table as a workbook', () => {
  it('keeps accents, numbers, days and times of Việt Nam, and runs nothing that a name begins with', async () => {
    const blob = await toXlsx(['Đơn vị', 'Số', 'Hẹn trả', 'Tiếp nhận'], [['Phường Hạc Thành', 1_234, { day: '2025-07-31' }, { instant: '2025-07-01T16:30:00Z' }], ['=cmd()', -1, '', '']]);

    const [sheet] = await readXlsxFile(Buffer.from(await blob.arrayBuffer()));

    expect(sheet?.data).toEqual([
      ['Đơn vị', 'Số', 'Hẹn trả', 'Tiếp nhận'],
      ['Phường Hạc Thành', 1_234, new Date('2025-07-31T00:00:00Z'), new Date('2025-07-01T23:30:00Z')],
      ['=cmd()', -1, null, null],
    ]);
  });

  it('shows a mean with its tenth, and a count whole', async () => {
    const blob = await toXlsx(['Hài lòng', 'Số phiếu'], [[4.6, 1_234]]);

    expect(await formatsOf(blob, ['A2', 'B2'])).toEqual(['#,##0.0', '#,##0']);
  });
});

/** How a calculating program is told to show these cells. */
async function formatsOf(blob: Blob, places: readonly string[]): Promise<(string | undefined)[]> {
  const files = unzipSync(new Uint8Array(await blob.arrayBuffer()));
  const [sheet, styles] = ['xl/worksheets/sheet1.xml', 'xl/styles.xml'].map((path) => strFromU8(files[path] ?? new Uint8Array()));
  const cellStyles = [...(styles?.match(/<cellXfs[^]*<\/cellXfs>/)?.[0] ?? '').matchAll(/<xf ([^>]*)>/g)].map(([, said]) => /numFmtId="(\d+)"/.exec(said ?? '')?.[1]);
  const codes = new Map([...(styles ?? '').matchAll(/<numFmt numFmtId="(\d+)" formatCode="([^"]+)"/g)].map(([, id, code]) => [id, code]));
  return places.map((place) => {
    const style = new RegExp(`<c [^>]*r="${place}"[^>]*s="(\\d+)"`).exec(sheet ?? '')?.[1];
    const id = cellStyles[Number(style)];
    return codes.get(id) ?? id;
  });
}
