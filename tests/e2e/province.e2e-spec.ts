import { jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { eventually, Installation } from '../system/installation.js';
import { HAC_THANH, MUONG_LAT } from '../system/names.js';
import { openBrowser, openWatched, overhang, seriousFindings } from './browser.js';
import { expectQuiet, signInTo } from './person.js';

jest.setTimeout(240_000);

const LEADER = 'lanhdao.38';
const LEAD = '/can-bo/toan-tinh';

let province: Installation;
let browser: Browser;
// Hạc Thành has two open dossiers and one that is resolved, Mường Lát one that is open.
const open: string[] = [];
let resolved = '';
beforeAll(async () => {
  [province, browser] = await Promise.all([Installation.start(), openBrowser()]);
  for (const commune of [HAC_THANH, HAC_THANH, MUONG_LAT]) open.push((await province.receive(commune)).body.dossier.code);
  const last = (await province.receive(HAC_THANH)).body.dossier;
  resolved = last.code;
  await province.complete(HAC_THANH, last);
  await eventually(() => province.summary(), ({ figures }) => figures.received === 4 && figures.resolved === 1, 60_000);
});
afterAll(async () => { await browser?.close(); await province?.remove(); });

async function openAsLeader(path = LEAD, wish: Parameters<typeof openWatched>[2] = {}) {
  const watched = await openWatched(browser, province.origin, wish);
  await signInTo(watched.page, province.origin, LEADER, path);
  return watched;
}
const numbers = (page: Page) => page.getByRole('region', { name: 'Ba con số của tỉnh' });
/** The codes on the page of rows, once it shows as many as the number said. */
async function rowsOn(page: Page, count: number): Promise<string[]> {
  await page.getByText(`${count} hồ sơ`, { exact: true }).waitFor();
  return (await page.getByRole('rowheader').allTextContents()).toSorted();
}

describe('a leader of the province', () => {
  it('comes to the page of the province, sees the numbers, and opens the dossiers of each', async () => {
    const watched = await openAsLeader('/can-bo');
    const { page } = watched;
    await page.waitForURL(`**${LEAD}*`);
    await numbers(page).getByRole('link', { name: '4', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Hồ sơ đã tiếp nhận' }).waitFor();
    expect(await rowsOn(page, 4)).toEqual([...open, resolved].toSorted());

    await page.goBack();
    await numbers(page).getByRole('link', { name: '3', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Hồ sơ còn lại' }).waitFor();
    expect(await rowsOn(page, 3)).toEqual([...open].toSorted());
    expect(await page.getByText('Lê Thị Thử').count()).toBe(0);
    expectQuiet(watched);
  });

  it('opens a unit from its tile, keeps it in the address, and comes to its dossiers', async () => {
    const { page } = await openAsLeader();
    await page.getByRole('button', { name: /^Phường Hạc Thành: 2 hồ sơ đang mở/ }).click();
    const unit = page.getByRole('region', { name: 'Phường Hạc Thành' });
    await unit.waitFor();
    expect(page.url()).toMatch(/unit=/);
    await page.reload();
    await unit.getByRole('link', { name: 'Còn lại: 2' }).click();
    await page.getByRole('heading', { level: 1, name: 'Hồ sơ còn lại' }).waitFor();

    expect(await rowsOn(page, 2)).toEqual(open.slice(0, 2).toSorted());
  });

  it('sees where dossiers wait, and opens those that stand at a step', async () => {
    const { page } = await openAsLeader();
    await page.getByRole('link', { name: /Chờ phân công: trung vị .* 1 lượt$/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Hồ sơ đang ở bước Chờ phân công' }).waitFor();

    expect(await rowsOn(page, 3)).toEqual([...open].toSorted());
  });

  it('does it all by keyboard: view, period and rows', async () => {
    const { page } = await openAsLeader();
    await page.getByRole('button', { name: /^Phường Hạc Thành/ }).waitFor();
    await page.keyboard.press('u');
    await page.getByRole('columnheader', { name: 'Quá hạn' }).waitFor();
    expect(page.url()).toMatch(/view=table/);
    await page.keyboard.press('m');
    await page.getByText('Chưa có ranh giới để vẽ bản đồ').waitFor();
    await page.getByRole('button', { name: 'Năm nay' }).press('Enter');
    await page.waitForURL(/period=year/);
    await numbers(page).getByRole('link', { name: '1', exact: true }).press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Hồ sơ đã giải quyết' }).waitFor();

    expect(await rowsOn(page, 1)).toEqual([resolved]);
  });

  it('takes a table along as a file', async () => {
    const { page } = await openAsLeader();
    await page.getByRole('button', { name: /^Phường Hạc Thành/ }).waitFor();
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Tải CSV' }).first().click()]);

    expect(file.suggestedFilename()).toMatch(/^xa-phuong-\d{4}-\d{2}-01-.*\.csv$/);
  });

  it.each([['light', 1280], ['dark', 1280], ['light', 360]] as const)('has pages without a serious accessibility finding (%s, %i px)', async (colorScheme, width) => {
    const watched = await openAsLeader(LEAD, { colorScheme, width });
    const { page } = watched;
    await page.getByRole('button', { name: /^Phường Hạc Thành/ }).waitFor();
    await page.getByRole('link', { name: /Chờ phân công: trung vị/ }).waitFor();
    expect([await seriousFindings(page), await overhang(page)]).toEqual([[], 0]);
    await page.goto(`${province.origin}${LEAD}/ho-so?figure=open`);
    await rowsOn(page, 3);

    expect([await seriousFindings(page), await overhang(page)]).toEqual([[], 0]);
    expectQuiet(watched);
  });
});

describe('somebody at a desk', () => {
  it('is told that the page is for others', async () => {
    const { page } = await openWatched(browser, province.origin);
    await signInTo(page, province.origin, `motcua.${HAC_THANH}`, LEAD);

    await page.getByText('Trang này dành cho vai trò khác.').waitFor();
  });
});
