import { readFileSync } from 'node:fs';
import { jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { Installation } from '../system/installation.js';
import { DESK, HAC_THANH } from '../system/names.js';
import { deskHasNothingLeft, openAtDesk } from './at-desk.js';
import { findingsIn, openBrowser, seriousFindings } from './browser.js';
import { expectQuiet } from './person.js';
import { leaveStage, takeStage } from './stage.js';

jest.setTimeout(240_000);

const TODAY = '/can-bo/hom-nay';
const INTAKE = '/can-bo/tiep-nhan';
const WORKLIST = '/can-bo/ho-so';
const RETURN = '/can-bo/tra-ket-qua';

let province: Installation;
let browser: Browser;
let printing: Browser;
beforeAll(async () => {
  [province, browser, printing] = await Promise.all([takeStage(), openBrowser(), openBrowser('printing')]);
  await deskHasNothingLeft(province);
});
afterAll(async () => { await Promise.all([browser?.close(), printing?.close()]); leaveStage(province); });

const atDesk = (path: string) => openAtDesk(province, browser, path);

describe('the worklist', () => {
  const names = ['Trần Văn Ân', 'Nguyễn Thị Bình', 'Lê Đức Cường', 'Phạm Thị Dung'];
  let codes: string[];
  beforeAll(async () => {
    codes = [];
    for (const fullName of names) codes.push((await province.receive(HAC_THANH, { fullName })).body.dossier.code);
  });
  const row = (page: Page, code: string) => page.locator('.worklist .ant-table-row').filter({ hasText: code });
  const current = (page: Page) => page.locator('.worklist tr.cur');

  it('is narrowed by its tabs, walked through with J and K, and found again at its place', async () => {
    const watched = await atDesk(WORKLIST);
    const { page } = watched;
    await page.getByRole('link', { name: 'Đang mở' }).click();
    await page.waitForURL(/statusGroup=open/);
    await row(page, codes[0] ?? '').waitFor();
    // Letters that come faster than somebody types are a scanner's.
    for (const [key, place] of [['j', 1], ['j', 2], ['k', 1]] as const) {
      await page.keyboard.press(key);
      await page.locator('.worklist .ant-table-row').nth(place).and(page.locator('.cur')).waitFor();
    }
    const at = await current(page).textContent();
    await page.keyboard.press('Enter');
    await page.waitForURL(/can-bo\/ho-so\/[0-9a-f-]{36}/);
    await page.goBack();
    await page.waitForURL(/statusGroup=open/);
    await current(page).waitFor();
    expect(await current(page).textContent()).toBe(at);
    expectQuiet(watched);
  });

  it('keeps the columns of an account, and a list that somebody saved', async () => {
    const { page } = await atDesk(`${WORKLIST}?statusGroup=open`);
    await row(page, codes[0] ?? '').waitFor();
    await page.getByRole('button', { name: 'Cột' }).click();
    await page.getByRole('checkbox', { name: 'Đang giữ' }).uncheck();
    await page.waitForURL(/hidden=holder/);
    await page.getByRole('columnheader', { name: 'Đang giữ' }).waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'Trong 3 ngày' }).click();
    await page.waitForURL(/due=within-3-days/);
    await page.getByRole('columnheader', { name: 'Mã hồ sơ' }).waitFor();
    expect(await page.getByRole('columnheader', { name: 'Đang giữ' }).count()).toBe(0);
    await page.goto(`${province.origin}${WORKLIST}?due=today&assigneeId=me`);
    await page.getByRole('button', { name: /Lưu thành danh sách/ }).click();
    await page.getByLabel('Tên danh sách').fill('Của tôi hôm nay');
    await page.getByRole('button', { name: 'Lưu danh sách' }).click();
    await page.getByRole('link', { name: '★ Của tôi hôm nay' }).waitFor();
  });

  it('is sorted by given names over the whole of it', async () => {
    const { page } = await atDesk(`${WORKLIST}?statusGroup=open`);
    await row(page, codes[0] ?? '').waitFor();
    await page.getByRole('columnheader', { name: 'Người nộp' }).click();
    await page.waitForURL(/sort=applicant/);
    const shown = await page.locator('.worklist td.column-applicant').allTextContents();
    expect(shown.filter((name) => names.includes(name))).toEqual(names);
  });

  it('does one thing with many, tells what became of each, and takes it back', async () => {
    const { body: { dossier } } = await province.receive(HAC_THANH, { fullName: 'Đỗ Văn Xong' });
    await province.complete(HAC_THANH, dossier);
    const watched = await atDesk(WORKLIST);
    const { page } = watched;
    await row(page, dossier.code).waitFor();
    for (const code of [...codes, dossier.code]) await page.getByRole('checkbox', { name: `Chọn ${code}` }).check();
    await page.getByText('Đã chọn 5 hồ sơ').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('toolbar').getByRole('button', { name: 'Giao xử lý' }).click();
    await page.getByRole('combobox', { name: 'Cán bộ xử lý' }).click();
    await page.locator('.ant-select-item-option').first().click();
    await page.getByRole('button', { name: 'Giao xử lý 5 hồ sơ' }).click();
    await page.getByRole('heading', { name: 'Xong 4 hồ sơ, 1 hồ sơ chưa xong' }).waitFor();
    await page.getByRole('region', { name: 'Kết quả vừa làm' }).getByText('Bước này không làm được với hồ sơ ở trạng thái hiện tại.').waitFor();
    await page.getByRole('button', { name: 'Thử lại 1 hồ sơ' }).waitFor();
    await page.getByText('4 thao tác vừa thực hiện').waitFor();

    await page.getByRole('button', { name: 'Hoàn tác tất cả' }).click();

    await page.getByText(/thao tác vừa thực hiện|^Đang hoàn tác/).waitFor({ state: 'detached' });
    const { items } = await province.ask<{ items: { state: string }[] }>('/api/v1/deferred-commands?limit=4', { as: DESK });
    expect(items.map(({ state }) => state)).toEqual(Array(4).fill('withdrawn'));
    expectQuiet(watched);
  });

  it('prints the receipts of those that are chosen, and is saved as a whole for a calculating program', async () => {
    const { page } = await openAtDesk(province, printing, `${WORKLIST}?statusGroup=open`);
    await row(page, codes[0] ?? '').waitFor();
    await page.keyboard.press('x');
    await page.getByText('Đã chọn 1 hồ sơ').waitFor();
    await page.getByRole('toolbar').getByRole('button', { name: 'In giấy hẹn' }).click();
    await page.getByRole('heading', { name: 'Xong 1 hồ sơ' }).waitFor();
    expect(await page.evaluate('globalThis.prints')).toBe(1);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Tải Excel' }).click()]);
    const count = await page.locator('.worklist .ant-table-row').count();
    const told = await page.getByText(/^Đã tải \d+ hồ sơ\.$/).textContent();
    // The whole of the list, of which a page shows a part.
    expect(Number(/\d+/.exec(told ?? '')?.[0])).toBeGreaterThanOrEqual(count);
    expect([download.suggestedFilename(), readFileSync(await download.path()).subarray(0, 2).toString()]).toEqual(['ho-so.xlsx', 'PK']);
  });

  it('says when its workbook cannot be made, and can be tried again', async () => {
    const { page } = await atDesk(`${WORKLIST}?statusGroup=open`);
    await row(page, codes[0] ?? '').waitFor();
    await page.route('**/assets/worklist-workbook-*.js', (route) => route.abort('connectionreset'));
    await page.getByRole('button', { name: 'Tải Excel' }).click();
    await page.getByText('Chưa tạo được tệp XLSX. Hãy thử lại khi có mạng, hoặc tải CSV.').waitFor();
    await page.getByRole('button', { name: 'Tải Excel', exact: true }).and(page.locator(':not(.ant-btn-loading)')).waitFor();
  });
});

describe('the pages of the desk', () => {
  it('have no serious finding and fit their window in every theme, on a phone and at twice the size', async () => {
    const { body: { dossier } } = await province.receive(HAC_THANH, { fullName: 'Hồ Thị Soi' });
    const { page } = await atDesk(TODAY);
    const pages = [TODAY, WORKLIST, INTAKE, RETURN, `${WORKLIST}/${dossier.dossierId}/bo-sung`, `${WORKLIST}/${dossier.dossierId}?phan=ket-qua`, '/can-bo/so-theo-doi'];
    for (const path of pages) {
      await page.goto(`${province.origin}${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.locator('main').locator('.card, .ant-table-row').filter({ visible: true }).first().waitFor();
      expect([path, await findingsIn(page, [['dark', 1280], ['contrast', 1280], ['light', 640], ['light', 360]])]).toEqual([path, []]);
    }
  });

  it('say when results that wait could not be loaded, and never that there are none', async () => {
    const { page } = await atDesk(TODAY);
    await page.route(/\/api\/v1\/dossiers\?.*status=completed/, (route) => route.abort('connectionreset'));
    await page.goto(`${province.origin}${RETURN}`);
    const waiting = page.getByRole('region', { name: /^Kết quả chờ người đến nhận/ });
    await waiting.getByRole('alert').getByText('Không kết nối được.').waitFor();
    expect(await waiting.getByText('Không có kết quả nào').count()).toBe(0);
    await page.unroute(/\/api\/v1\/dossiers\?.*status=completed/);
    await waiting.getByRole('button', { name: 'Thử lại' }).click();
    await waiting.getByRole('alert').waitFor({ state: 'detached' });
  });
});
