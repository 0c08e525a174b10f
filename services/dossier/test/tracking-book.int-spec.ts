import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import readXlsxFile from 'read-excel-file/node';
import { accepted, dossierRig, PEOPLE, refusedWith, UNITS, type DossierRig } from './dossier-rig.js';
import { bytesOf, readPaper } from './paper-reading.js';
import { papersOf, textOf, type Papers } from './papers-rig.js';
import { leadThroughLife, REGISTRATION } from './whole-life.js';

const JULY = { unitId: UNITS.hacThanh, from: '2025-07-01', to: '2025-07-31' };

let rig: DossierRig;
let papers: Papers;
let codes: string[];
beforeAll(async () => {
  rig = await dossierRig();
  papers = papersOf(rig);
  await leadThroughLife(rig);
  codes = [];
  for (const name of ['=HYPERLINK("x")', 'Lê Thị Bình', 'Trần Văn Cường']) {
    codes.push(accepted(await rig.receive({ ...REGISTRATION, applicant: { fullName: name, phone: '0912345678' } })).dossier.code);
  }
  // Another desk's, and one that nobody has received: neither stands in this register.
  accepted(await rig.receive({ ...REGISTRATION, receivingUnitId: UNITS.hoangHoa }, PEOPLE.otherDesk));
});
afterAll(() => rig.close());

describe('the register of a desk', () => {
  it('lists what it received in that time, in the order of receipts, with how it ended', async () => {
    const file = accepted(await papers.book(JULY));
    const [page] = await readPaper(bytesOf(file));

    expect([file.fileName, page?.widthMm, page?.heightMm]).toEqual(['so-theo-doi-2025-07-01-2025-07-31.pdf', 297, 210]);
    for (const words of ['SỔ THEO DÕI HỒ SƠ', 'Phường Hạc Thành, từ ngày 01/07/2025 đến ngày 31/07/2025', 'Trước hạn', 'Lê Thị Bình', '0912345678', 'Mẫu số 06 – Thông tư 01/2018/TT-VPCP']) expect(page?.text).toContain(words);
    const places = codes.map((code) => page?.text.indexOf(code) ?? -1);
    expect(places.every((place, at) => place > (places[at - 1] ?? 0))).toBe(true);
  });

  it('comes page by page, numbered through, in either kind of file', async () => {
    const first = accepted(await papers.book({ ...JULY, limit: 3 }));
    const second = accepted(await papers.book({ ...JULY, limit: 3, file: 'xlsx', cursor: first.nextCursor }));

    const { data } = (await readXlsxFile(bytesOf(second)))[0] ?? { data: [] };

    expect(second.nextCursor).toBeUndefined();
    expect(data.map((row) => [row[0], row[1], row[4]])).toEqual([['TT', 'Mã hồ sơ', 'Tên cá nhân, tổ chức'], ['4', codes[2], 'Trần Văn Cường']]);
  });

  it('takes a name that looks like a formula as a name', async () => {
    const [sheet] = await readXlsxFile(bytesOf(accepted(await papers.book({ ...JULY, file: 'xlsx' }))));

    expect(sheet?.data.flat()).toContain('=HYPERLINK("x")');
  });

  it('says that there is nothing when there is nothing', async () => {
    expect(await textOf(accepted(await papers.book({ ...JULY, from: '2025-08-01', to: '2025-08-31' })))).toContain('Không có hồ sơ nào');
  });

  it('shows the province no person, and another desk nothing', async () => {
    expect(await textOf(accepted(await papers.book(JULY, PEOPLE.leader)))).toContain('L• T•• B•••');
    expect(await papers.book(JULY, PEOPLE.otherDesk)).toEqual(refusedWith('UNIT_NOT_IN_SCOPE'));
  });

  it('refuses a period that ends before it begins, and a cursor of its own making', async () => {
    expect(await papers.book({ ...JULY, from: '2025-08-01', to: '2025-07-01' })).toEqual(refusedWith('REQUEST_INVALID'));
    expect(await papers.book({ ...JULY, cursor: 'abc' })).toEqual(refusedWith('CURSOR_INVALID'));
  });
});
