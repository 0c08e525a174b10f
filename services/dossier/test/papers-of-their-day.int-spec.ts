import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { accepted, CITIZEN, dossierRig, PEOPLE, UNITS, type DossierRig } from './dossier-rig.js';
import { employ, OFFICERS, officesOn } from './offices-rig.js';
import { papersOf, type Papers } from './papers-rig.js';
import { REFUSE_INTAKE, REGISTRATION, STOP } from './whole-life.js';

let rig: DossierRig;
let papers: Papers;
beforeAll(async () => {
  rig = await dossierRig();
  papers = papersOf(rig);
  await employ(rig);
});
afterAll(() => rig.close());

const ASK = { reasonCode: 'incomplete', reasonText: 'Đề nghị bổ sung giấy cũ.', missing: [{ code: 'giay-to-cu', note: 'Bản sao có chứng thực' }] };
const LATE = { reasonCode: 'verification', reasonText: 'Cần xác minh nơi sinh.', by: { unit: 'working-day' as const, amount: 2 } };
const received = async (at: string) => {
  rig.clock.set(at);
  return accepted(await rig.receive(REGISTRATION)).dossier.dossierId;
};
const toDepartment = async (dossierId: string, expectedVersion: number) => accepted(await officesOn(rig).transfer(
  { dossierId, expectedVersion, toUnitId: UNITS.department, reasonCode: 'delegated-by-law', reasonText: 'Thuộc thẩm quyền của sở.' }, PEOPLE.chair));

describe('a paper of a step before a transfer, printed after it', () => {
  it('asks for the supplement in the name of the unit that asked', async () => {
    const dossierId = await received('2025-07-01T08:00:00+07:00');
    accepted(await rig.requestSupplement({ dossierId, expectedVersion: 1, ...ASK }, PEOPLE.specialist));
    accepted(await rig.supply({ dossierId, expectedVersion: 2, components: [{ code: 'giay-to-cu', copies: 1 }] }, PEOPLE.desk));
    await toDepartment(dossierId, 3);

    const { text } = await papers.read({ dossierId, form: 'supplement-request' }, OFFICERS.departmentSpecialist);

    for (const words of ['ỦY BAN NHÂN DÂN PHƯỜNG HẠC THÀNH', 'Qua xem xét, Ủy ban nhân dân phường Hạc Thành đề nghị']) expect(text).toContain(words);
    expect(text).not.toMatch(/Sở Nông nghiệp/i);
  });

  it('apologises in the name of the unit that was late, while the control slip has today\'s', async () => {
    const dossierId = await received('2025-07-01T08:00:00+07:00');
    rig.clock.set('2025-07-09T08:00:00+07:00');
    accepted(await rig.extend({ dossierId, expectedVersion: 1, ...LATE }, PEOPLE.chair));
    await toDepartment(dossierId, 2);

    const apology = await papers.read({ dossierId, form: 'apology-extension' }, OFFICERS.departmentSpecialist);
    const slip = await papers.read({ dossierId, form: 'control-slip' }, OFFICERS.departmentSpecialist);

    for (const words of ['ỦY BAN NHÂN DÂN PHƯỜNG HẠC THÀNH', 'Ủy ban nhân dân phường Hạc Thành xin lỗi']) expect(apology.text).toContain(words);
    expect(apology.text).not.toMatch(/Sở Nông nghiệp/i);
    expect(slip.text).toContain('Cơ quan giải quyết: Sở Nông nghiệp và Môi trường');
  });
});

describe('the forms of both circulars', () => {
  it.each([
    ['A5' as const, [148, 210]], ['A4' as const, [210, 297]],
  ])('01/2018 apologises and names a new day, on %s', async (format, size) => {
    const dossierId = await received('2025-07-01T08:00:00+07:00');
    rig.clock.set('2025-07-09T08:00:00+07:00');
    accepted(await rig.extend({ dossierId, expectedVersion: 1, ...LATE }, PEOPLE.chair));

    const { text, paper, pages } = await papers.read({ dossierId, form: 'apology-extension', format });

    expect([paper.formNumber, paper.circular, pages.map(({ widthMm, heightMm }) => [widthMm, heightMm])]).toEqual(['04', '01/2018/TT-VPCP', [size]]);
    for (const words of [
      'PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ', 'Kính gửi: Nguyễn Văn An', '17 giờ 00 phút, ngày 08/07/2025', 'đã quá thời hạn trả kết quả', 'Cần thêm thời gian xác minh', 'Cần xác minh nơi sinh.',
      'hẹn lại thời gian trả kết quả: 17 giờ 00 phút, ngày 11/07/2025', 'THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ', 'Mẫu số 04 – Thông tư 01/2018/TT-VPCP',
    ]) expect(text).toContain(words);
    expect(text).not.toContain('ĐỀ NGHỊ GIA HẠN');
  });

  it('02, 03 and 05 of 03/2025 are read on A4 with their number, their reason and the day of their step', async () => {
    const asked = await received('2025-10-06T08:00:00+07:00');
    accepted(await rig.requestSupplement({ dossierId: asked, expectedVersion: 1, ...ASK }, PEOPLE.specialist));
    const refused = accepted(await rig.receive(REGISTRATION, CITIZEN)).dossier.dossierId;
    accepted(await rig.refuseIntake({ dossierId: refused, expectedVersion: 1, ...REFUSE_INTAKE }, PEOPLE.desk));
    const stopped = accepted(await rig.receive(REGISTRATION)).dossier.dossierId;
    accepted(await rig.stop({ dossierId: stopped, expectedVersion: 1, ...STOP }, PEOPLE.chair));
    rig.clock.set('2025-10-08T08:00:00+07:00');

    for (const [dossierId, form, number, words] of [
      [asked, 'supplement-request', '02', ['PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ', 'Bản sao giấy khai sinh cũ', 'Bản sao có chứng thực', 'Thiếu thành phần hồ sơ', 'Đề nghị bổ sung giấy cũ.']],
      [refused, 'intake-refusal', '03', ['PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ', 'Hồ sơ trùng với hồ sơ đã nộp', 'Hồ sơ này đã nộp hôm qua.']],
      [stopped, 'stop-notice', '05', ['THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ', 'Có tranh chấp', 'Chờ kết luận giải quyết tranh chấp.', 'dừng giải quyết hồ sơ từ 08 giờ 00 phút, ngày 06/10/2025']],
    ] as const) {
      const { text, paper, pages } = await papers.read({ dossierId, form, format: 'A4' });
      expect([paper.formNumber, paper.circular, pages.map(({ widthMm, heightMm }) => [widthMm, heightMm])]).toEqual([number, '03/2025/TT-VPCP', [[210, 297]]]);
      for (const said of [...words, 'Hạc Thành, ngày 06 tháng 10 năm 2025', 'Nguyễn Văn An', `Mẫu số ${number} – Thông tư 03/2025/TT-VPCP`]) expect(text).toContain(said);
    }
  });
});
