import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { filledForm, type FormSchema } from '@haicap/kernel';
import { PDF } from '@libpdf/core';
import type { Browser, Page } from 'playwright-core';
import { eventually, type Installation, type Dossier, type Received } from '../system/installation.js';
import { BIRTH, BIRTH_AGAIN, CHAIR, DESK, HAC_THANH, SPECIALIST } from '../system/names.js';
import { findingsIn, openBrowser, openWatched, overhang, seriousFindings, type Watched } from './browser.js';
import { expectQuiet, signInTo } from './person.js';
import { leaveStage, takeStage } from './stage.js';

jest.setTimeout(240_000);

const INBOX = '/can-bo/xu-ly';
const APPROVAL = '/can-bo/phe-duyet';
const DELEGATION = '/can-bo/uy-quyen';
/** Chứng thực di chúc: its e-form holds a list of witnesses. */
const WILL = '2.001019';
const pageOf = ({ dossierId }: Dossier) => `/can-bo/ho-so/${dossierId}`;

let province: Installation;
let browser: Browser;
let unitId: string;
let specialistId: string;
beforeAll(async () => {
  [province, browser] = await Promise.all([takeStage(), openBrowser()]);
  ({ unitId } = await province.commune(HAC_THANH));
  ({ accountId: specialistId } = await province.ask<{ accountId: string }>('/api/v1/account', { as: SPECIALIST }));
});
afterAll(async () => { await browser?.close(); leaveStage(province); });

async function open(login: string, path: string, wish: Parameters<typeof openWatched>[2] = {}): Promise<Watched> {
  const watched = await openWatched(browser, province.origin, wish);
  watched.page.setDefaultTimeout(20_000);
  await signInTo(watched.page, province.origin, login, path);
  return watched;
}

/** A PDF that somebody brings in, complete. */
async function upload(as: string, words: string): Promise<string> {
  const pdf = PDF.create();
  pdf.addPage({ size: 'a4' }).drawText(words, { x: 80, y: 700, size: 24 });
  const bytes = await pdf.save();
  const headers = { authorization: `Bearer ${await province.token(as)}`, 'tus-resumable': '1.0.0', 'upload-length': String(bytes.length), 'content-type': 'application/offset+octet-stream', 'idempotency-key': randomUUID() };
  const response = await fetch(`${province.origin}/api/v1/uploads`, { method: 'POST', headers, body: bytes });
  const fileId = response.headers.get('location')?.split('/').at(-1);
  if (fileId === undefined) throw new Error(`no file: ${response.status} ${await response.text()}`);
  return fileId;
}

const step = (dossier: Dossier, as: string, path: string, body: object) => province.ask<Dossier>(`/api/v1/dossiers/${dossier.dossierId}/${path}`, { as, method: 'POST', body, version: dossier.version });
const standing = ({ dossierId }: Dossier) => province.ask<Dossier>(`/api/v1/dossiers/${dossierId}`, { as: CHAIR });

interface Asked { readonly components: readonly { readonly code: string; readonly required: boolean; readonly originals: number; readonly copies: number }[]; readonly eForm: { readonly schema: FormSchema } | null }

/** A birth that is registered, with a scanned paper, in the hands of the specialist. */
async function assigned(fullName: string, procedureCode = BIRTH_AGAIN): Promise<Dossier> {
  const { components, eForm } = await province.ask<Asked>(`/api/v1/procedures/${procedureCode}`);
  const file = await upload(DESK, 'GIAY KHAI SINH CU');
  // What was brought in comes to the dossiers a moment later.
  const { dossier } = await eventually(() => province.ask<Received>('/api/v1/dossiers', { as: DESK, method: 'POST', body: {
    procedureCode, receivingUnitId: unitId, applicant: { fullName, phone: '0912345678', address: 'Phường Hạc Thành' }, ...(eForm === null ? {} : { formData: filledForm(eForm.schema) }),
    components: components.filter(({ required }) => required).map(({ code, originals, copies }, index) => ({ code, originals, copies, files: index === 0 ? [file] : [] })),
  } }), () => true, 20_000);
  return step(dossier, CHAIR, 'assignments', { assigneeId: specialistId });
}

/** One of those that may be approved together, submitted with the draft that is to be signed. */
async function submitted(fullName: string): Promise<Dossier> {
  const [dossier, draftFileId] = [await assigned(fullName, BIRTH), await upload(SPECIALIST, 'DU THAO KET QUA')];
  return eventually(() => step(dossier, SPECIALIST, 'approval-submission', { draftFileId, note: 'Hồ sơ đầy đủ, hợp lệ.' }), () => true, 20_000);
}

/** A paper stands drawn on the page. */
const drawn = (page: Page) => page.locator('canvas[data-drawn="1"]').first().waitFor();

describe('a specialist', () => {
  it('processes dossiers to the approval by keyboard alone: act, next, take back, act again', async () => {
    const [first, second] = [await assigned('Lê Thị Một'), await assigned('Lê Thị Hai')];
    const watched = await open(SPECIALIST, '/can-bo');
    const { page } = watched;
    await page.waitForURL(`**${INBOX}`);
    await page.getByText(second.code).waitFor();
    const rows = page.locator('.inbox-row');
    const at = (await rows.allTextContents()).findIndex((row) => row.includes(first.code));
    for (let down = 1; down <= at; down += 1) {
      await page.keyboard.press('j');
      await rows.nth(down).and(page.locator('.cur')).waitFor();
    }
    await page.locator('.inbox-row.cur').filter({ hasText: first.code }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: first.code }).waitFor();

    await page.keyboard.press('a');
    const note = page.getByLabel('Ghi chú (không bắt buộc)');
    await note.focus();
    await page.keyboard.type('Hồ sơ đầy đủ.');
    await page.getByText(/^Đã lưu \d\d:\d\d:\d\d$/).waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { level: 1, name: second.code }).waitFor();
    await page.getByText(`Đã trình hồ sơ ${first.code}`).waitFor();

    await page.keyboard.press('Control+z');
    await page.getByText(`Đã trình hồ sơ ${first.code}`).waitFor({ state: 'hidden' });
    await page.keyboard.press('k');
    await page.getByRole('heading', { level: 1, name: first.code }).waitFor();
    expect((await standing(first)).status).toBe('assigned');

    await page.keyboard.press('a');
    expect(await note.inputValue()).toBe('Hồ sơ đầy đủ.');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { level: 1, name: second.code }).waitFor();
    await eventually(() => standing(first), ({ status }) => status === 'pending-approval', 20_000);
    expectQuiet(watched);
  });

  it('reads the papers beside the facts, and why the appointment is what it is', async () => {
    const dossier = await assigned('Lê Thị Ba');
    const watched = await open(SPECIALIST, pageOf(dossier));
    const { page } = watched;
    await page.getByRole('button', { name: 'Vẫn xem' }).click();
    await drawn(page);
    await page.getByText('Lê Thị Ba').first().waitFor();
    await page.getByRole('tab', { name: 'Thời hạn' }).click();
    await page.getByText(/^Còn \d+ (ngày|giờ|phút).*\.$/).waitFor();

    expect(await seriousFindings(page)).toEqual([]);
    expectQuiet(watched);
  });

  it('closes a step by Escape without leaving the dossier, and leaves it by the next one', async () => {
    const dossier = await assigned('Lê Thị Bảy');
    const { page } = await open(SPECIALIST, INBOX);
    await page.getByRole('link', { name: new RegExp(dossier.code) }).click();
    await page.getByRole('button', { name: /^Lấy ý kiến đơn vị khác/ }).click();
    await page.getByLabel('Câu hỏi').waitFor();
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('Escape');
    await page.getByLabel('Câu hỏi').waitFor({ state: 'hidden' });
    await page.getByRole('heading', { level: 1, name: dossier.code }).waitFor();

    await page.keyboard.press('Escape');
    await page.waitForURL(`**${INBOX}`);
  });

  it('is told at the field what is missing, and loses nothing that was typed by a reload', async () => {
    const { page } = await open(SPECIALIST, pageOf(await assigned('Lê Thị Tư')));
    await page.getByRole('button', { name: /^Lấy ý kiến đơn vị khác/ }).click();
    await page.getByLabel('Câu hỏi').fill('Thửa đất có tranh chấp không?');
    await page.getByText(/^Đã lưu/).waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('alert').filter({ hasText: 'Hãy chọn đơn vị.' }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: /^Lấy ý kiến đơn vị khác/ }).click();

    expect(await page.getByLabel('Câu hỏi').inputValue()).toBe('Thửa đất có tranh chấp không?');
    expect(await seriousFindings(page)).toEqual([]);
  });
});

describe('what was typed in the last moment', () => {
  it('is found again when the page is left for the next dossier, or loaded anew, before it was kept', async () => {
    const [first, second] = [await assigned('Lê Thị Năm'), await assigned('Lê Thị Sáu')];
    const { page } = await open(SPECIALIST, INBOX);
    await page.getByRole('link', { name: new RegExp(first.code) }).click();
    const ask = () => page.getByRole('button', { name: /^Lấy ý kiến đơn vị khác/ }).click();
    const question = page.getByLabel('Câu hỏi');
    await ask();
    await question.fill('Thửa đất có tranh chấp không?');
    await page.locator('nav').getByRole('link', { name: 'Xử lý', exact: true }).click();
    await page.getByRole('link', { name: new RegExp(second.code) }).waitFor();
    await page.getByRole('link', { name: new RegExp(first.code) }).click();
    await ask();
    expect(await question.inputValue()).toBe('Thửa đất có tranh chấp không?');

    await question.fill('Ai đang sử dụng thửa đất?');
    await page.reload();
    await ask();
    expect(await question.inputValue()).toBe('Ai đang sử dụng thửa đất?');
  });
});

/** What became of many, in the words of the page, once all are through. */
async function outcomesOn(page: Page): Promise<string> {
  const said = page.getByRole('region').filter({ has: page.getByRole('heading', { name: /^Xong \d/ }) });
  await said.waitFor({ timeout: 60_000 });
  return (await said.textContent()) ?? '';
}

describe('a chair on a phone', () => {
  it('reads a draft, approves and signs two at once, numbers and issues them', async () => {
    const both = [await submitted('Trần Văn Một'), await submitted('Trần Văn Hai')];
    const watched = await open(CHAIR, APPROVAL, { width: 360 });
    const { page } = watched;
    const card = (dossier: Dossier) => page.getByRole('listitem').filter({ hasText: dossier.code });
    await card(both[0]!).getByRole('button', { name: 'Đọc dự thảo' }).click();
    await drawn(page);
    expect([await seriousFindings(page), await overhang(page)]).toEqual([[], 0]);

    for (const dossier of both) await page.getByRole('checkbox', { name: `Chọn ${dossier.code}` }).check();
    await page.getByRole('button', { name: 'Duyệt và ký 2 hồ sơ' }).click();
    const dialog = page.getByRole('dialog', { name: 'Duyệt, ký 2 hồ sơ?' });
    expect(await dialog.textContent()).toContain(both[0]!.code);
    await dialog.getByRole('button', { name: 'Duyệt, ký' }).click();
    expect(await outcomesOn(page)).toMatch(/^Xong 2 hồ sơ(?!,)/);
    expect(await Promise.all(both.map(async (dossier) => (await standing(dossier)).status))).toEqual(['signed', 'signed']);

    await page.getByRole('link', { name: 'Chờ cấp số' }).click();
    for (const dossier of both) await page.getByRole('checkbox', { name: `Chọn ${dossier.code}` }).check();
    await page.getByRole('button', { name: 'Cấp số và phát hành 2 hồ sơ' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Cấp số, phát hành' }).click();
    expect(await outcomesOn(page)).toMatch(/^Xong 2 hồ sơ(?!,)/);
    expect(await Promise.all(both.map(async (dossier) => (await standing(dossier)).status))).toEqual(['issued', 'issued']);
    expect([await seriousFindings(page), await overhang(page)]).toEqual([[], 0]);
    expectQuiet(watched);
  });

  it('lets a colleague act until a day, and takes it back', async () => {
    const watched = await open(CHAIR, DELEGATION, { width: 360, colorScheme: 'dark' });
    const { page } = watched;
    await page.getByRole('combobox', { name: 'Cán bộ làm thay' }).click();
    await page.getByTitle(new RegExp(SPECIALIST.replace('.', '\\.'))).click();
    await page.getByLabel('Đến hết ngày').fill(new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10));
    await page.getByRole('button', { name: 'Ủy quyền', exact: true }).click();
    await page.getByText('Đang có hiệu lực').waitFor();
    expect([await seriousFindings(page), await overhang(page)]).toEqual([[], 0]);

    await page.getByRole('button', { name: 'Rút ủy quyền' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Rút ủy quyền' }).click();
    await page.getByText('Đã rút').waitFor();
    expectQuiet(watched);
  });
});

/** A correction typed on the page of a dossier, while a chair corrects phone and mail of the same person. */
async function correctedByBoth(page: Page, dossier: Dossier): Promise<void> {
  await page.getByRole('button', { name: /^Sửa thông tin/ }).waitFor();
  await page.keyboard.press('f');
  await page.getByLabel('Điện thoại').fill('0911111111');
  await page.getByLabel('Địa chỉ').fill('12 Lê Lợi');
  await page.getByRole('combobox', { name: 'Lý do' }).click();
  await page.getByTitle('Nhập sai khi tiếp nhận').click();
  await page.getByLabel('Nói rõ (người nộp đọc được)').fill('Đối chiếu với giấy tờ.');
  await step(dossier, CHAIR, 'corrections', { changes: { phone: '0922222222', email: 'chung@vidu.vn' }, reasonCode: 'applicant-request', reasonText: 'Người nộp gọi điện.' });
}

/** Decides for what was typed here, and returns what stands there afterwards. */
async function decidedForMine(page: Page, { dossierId }: Dossier): Promise<{ phone: string; address: string; email: string } | undefined> {
  const dialog = page.getByRole('dialog', { name: 'Cả hai cùng sửa 1 ô' });
  await dialog.waitFor();
  expect(await dialog.getByRole('radio').count()).toBe(2);
  await dialog.getByLabel('Của bạn: 0911111111').check();
  await dialog.getByRole('button', { name: 'Gửi' }).click();
  await page.getByText('12 Lê Lợi').waitFor();
  const { parties } = await province.ask<{ parties: { phone: string; address: string; email: string }[] }>(`/api/v1/dossiers/${dossierId}/filing`, { as: CHAIR });
  return parties[0];
}

const BOTH = { phone: '0911111111', address: '12 Lê Lợi', email: 'chung@vidu.vn' };

describe('two officers on one dossier', () => {
  it('keep what each of them corrected, and are asked only about the field that both changed', async () => {
    const dossier = await assigned('Phạm Thị Chung');
    const watched = await open(SPECIALIST, pageOf(dossier));
    const { page } = watched;
    await correctedByBoth(page, dossier);

    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: 'Ghép và gửi' }).click();

    expect(await decidedForMine(page, dossier)).toMatchObject(BOTH);
    expectQuiet(watched);
  });

  it('need press nothing twice where a service hesitates for a moment, also after it has done what it was told', async () => {
    const dossier = await assigned('Phạm Thị Chung');
    const watched = await open(SPECIALIST, pageOf(dossier));
    const { page } = watched;
    await correctedByBoth(page, dossier);
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: 'Ghép và gửi' }).waitFor();
    const refusal = (code: string) => ({ status: 503, json: { status: 503, code, title: code } });
    // The page has read anew what the chair changed: of two refusals at least one meets the reading before both are brought together.
    await page.getByText('0922222222').waitFor();
    await page.route(/\/filing$/, (route) => route.fulfill(refusal('SERVICE_UNAVAILABLE')), { times: 2 });
    await page.route(/\/corrections$/, async (route) => {
      await route.fetch();
      await route.fulfill(refusal('OUTCOME_UNKNOWN'));
    }, { times: 1 });

    await page.getByRole('button', { name: 'Ghép và gửi' }).click();

    expect(await decidedForMine(page, dossier)).toMatchObject(BOTH);
    expectQuiet(watched);
  });
});

describe('a correction', () => {
  it('reaches lists within the e-form and whoever else the dossier names, and both values stay readable', async () => {
    const { components, eForm } = await province.ask<Asked>(`/api/v1/procedures/${WILL}`);
    const { dossier } = await province.ask<Received>('/api/v1/dossiers', { as: DESK, method: 'POST', body: {
      procedureCode: WILL, receivingUnitId: unitId, applicant: { fullName: 'Vũ Thị Lập', phone: '0912345678', address: 'Phường Hạc Thành' },
      representative: { fullName: 'Vũ Văn Thay', phone: '0900000001' }, representation: { basis: 'family-member' },
      formData: { ...filledForm(eForm?.schema ?? {}), nguoiLamChung: [{ hoTen: 'Lê Chứng Sai' }] }, components: components.filter(({ required }) => required).map(({ code, originals, copies }) => ({ code, originals, copies })),
    } });
    const watched = await open(DESK, pageOf(dossier));
    const { page } = watched;
    await page.getByText('Lê Chứng Sai').waitFor();
    await page.keyboard.press('f');
    await page.getByRole('radio', { name: /Vũ Văn Thay/ }).check();
    await page.getByLabel('Điện thoại').fill('0900000002');
    const witnesses = page.getByRole('group', { name: /^Người làm chứng/ });
    await witnesses.getByLabel('Họ, chữ đệm, tên', { exact: true }).first().fill('Lê Chứng Đúng');
    await witnesses.getByRole('button', { name: /^Thêm/ }).click();
    await witnesses.getByLabel('Họ, chữ đệm, tên', { exact: true }).nth(1).fill('Phạm Chứng Hai');
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('combobox', { name: 'Lý do' }).click();
    await page.getByTitle('Nhập sai khi tiếp nhận').click();
    await page.getByLabel('Nói rõ (người nộp đọc được)').fill('Đối chiếu với giấy tờ.');

    await page.keyboard.press('Control+Enter');
    await page.getByText('Phạm Chứng Hai').waitFor();

    const filing = await province.ask<{ parties: { role: string; phone: string }[]; formData: { nguoiLamChung: unknown } }>(`/api/v1/dossiers/${dossier.dossierId}/filing`, { as: CHAIR });
    expect(filing.parties.find(({ role }) => role === 'representative')).toMatchObject({ phone: '0900000002' });
    expect(filing.formData.nguoiLamChung).toEqual([{ hoTen: 'Lê Chứng Đúng' }, { hoTen: 'Phạm Chứng Hai' }]);
    await page.getByRole('tab', { name: /sửa/i }).click();
    await page.getByText('Lê Chứng Đúng; Phạm Chứng Hai').waitFor();
    expectQuiet(watched);
  });
});

const LOOKS = [['light', 1280], ['dark', 1280], ['light', 360], ['light', 640]] as const;

describe('every screen of casework', () => {
  it('has no serious finding and nothing beyond its window, also in the dark, on a phone and at twice the size', async () => {
    const dossier = await assigned('Đỗ Thị Xem');
    const watched = await open(SPECIALIST, INBOX);
    const { page } = watched;
    await page.getByText(dossier.code).waitFor();
    expect(await findingsIn(page, LOOKS)).toEqual([]);

    await page.getByRole('link', { name: new RegExp(dossier.code) }).click();
    await page.getByRole('button', { name: /^Trình duyệt/ }).click();
    await page.getByLabel('Ghi chú (không bắt buộc)').waitFor();
    expect(await findingsIn(page, LOOKS)).toEqual([]);
    expectQuiet(watched);
  });
});
