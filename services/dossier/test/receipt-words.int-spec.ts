import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { assessFees, type RpcInput } from '@haicap/contracts';
import { AssessDossierFees } from '../src/fee-assessment/assess-dossier-fees.js';
import { LookUpFiling } from '../src/filing/look-up-filing.js';
import { trackingToken } from '../src/tracking/tracking.js';
import { accepted, dossierRig, INSTALLATION_KEY, PEOPLE, UNITS, type DossierRig } from './dossier-rig.js';
import { papersOf, textOf, type Papers } from './papers-rig.js';
import { REGISTRATION } from './whole-life.js';

let rig: DossierRig;
let papers: Papers;
beforeAll(async () => {
  rig = await dossierRig();
  papers = papersOf(rig);
});
afterAll(() => rig.close());

const aReceived = async (changes = {}) => accepted(await rig.receive({ ...REGISTRATION, ...changes })).dossier;
const assess = (request: RpcInput<typeof assessFees>) => rig.app.get(AssessDossierFees).run(assessFees.request.parse(request), PEOPLE.desk, rig.nextKey());

describe('the receipt of a dossier', () => {
  it('says how many sets were handed in, and to whom the result goes by post, as the register does', async () => {
    const { dossierId, code } = await aReceived({ sets: 3, returnByPost: { recipient: 'Trần Thị Nhận', phone: '0977000111', address: '9 Trần Phú, phường Hạc Thành' } });

    const { text } = await papers.read({ dossierId, form: 'receipt-slip' });

    for (const words of ['03 bộ', 'Gửi kết quả qua bưu chính đến', 'Trần Thị Nhận; 0977000111; 9 Trần Phú, phường Hạc Thành']) expect(text).toContain(words);
    expect(text).not.toContain('Nhận kết quả tại');
    const masked = await textOf(accepted(await papers.tracked({ token: trackingToken(INSTALLATION_KEY, dossierId) })));
    for (const personal of ['Trần Thị Nhận', '0977000111', '9 Trần Phú']) expect(masked).not.toContain(personal);
    const book = await textOf(accepted(await papers.book({ unitId: UNITS.hacThanh, from: '2025-07-01', to: '2025-07-01' })));
    expect(book.slice(book.indexOf(code)).replace(/\s+/g, ' ')).toMatch(/^\S+ Đăng ký lại khai sinh 3 /);
    expect(accepted(await rig.app.get(LookUpFiling).run({ dossierId }, PEOPLE.desk))).toMatchObject({ sets: 3, returnByPost: { recipient: 'Trần Thị Nhận' } });
    expect(await rig.rows(`SELECT 1 FROM dossier_wish w WHERE w::text ~ 'Nhận|0977000111|Trần Phú'`)).toEqual([]);
  });

  it('goes to the applicant by post where nobody else is named, and is fetched where nothing is said', async () => {
    const posted = await aReceived({ returnByPost: { address: '9 Trần Phú' } });
    const fetched = await aReceived();

    expect((await papers.read({ dossierId: posted.dossierId, form: 'receipt-slip' })).text).toContain('Nguyễn Văn An; 0912345678; 9 Trần Phú');
    const { text } = await papers.read({ dossierId: fetched.dossierId, form: 'receipt-slip' });
    for (const words of ['01 bộ', 'Nhận kết quả tại: Trung tâm Phục vụ hành chính công phường Hạc Thành']) expect(text).toContain(words);
    expect(text).not.toContain('bưu chính');
  });

  it('says what this dossier costs, once that was worked out, and not what the list says', async () => {
    const { dossierId } = await aReceived({ procedureCode: '2.000815', components: [{ code: 'ban-chinh', originals: 1 }, { code: 'ban-sao', copies: 1 }] });
    const listed = (await papers.read({ dossierId, form: 'receipt-slip' })).text;
    accepted(await assess({ dossierId, expectedVersion: 1, quantities: [{ pages: 3, copies: 2 }] }));

    const { text, paper } = await papers.read({ dossierId, form: 'receipt-slip' });

    expect(listed).toContain('Phí, lệ phí: Phí chứng thực bản sao từ bản chính: 2.000 đồng (tạm tính) – ');
    expect(text).toContain('Phí, lệ phí: Phí chứng thực bản sao từ bản chính: 10.000 đồng');
    expect(paper.version).toBe(2);
  });

  it('counts certified copies apart from originals and plain copies', async () => {
    const { dossierId } = await aReceived({ procedureCode: '2.000815', components: [{ code: 'ban-chinh', certifiedCopies: 7 }, { code: 'ban-sao', copies: 1 }] });
    const { components } = accepted(await rig.app.get(LookUpFiling).run({ dossierId }, PEOPLE.desk));
    const { text } = await papers.read({ dossierId, form: 'receipt-slip' });

    expect(components.map(({ code, originals, copies, certifiedCopies }) => [code, originals, certifiedCopies, copies])).toEqual([['ban-chinh', 0, 7, 0], ['ban-sao', 0, 0, 1]]);
    for (const counts of [/Bản sao chứng thực/, / 0 7 0 /, / 0 0 1 /]) expect(text.replaceAll(/\s+/g, ' ')).toMatch(counts);
  });
});
