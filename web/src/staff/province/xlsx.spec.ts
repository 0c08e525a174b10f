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
});
