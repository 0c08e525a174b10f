import { jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { type Installation } from '../system/installation.js';
import { findingsIn, openBrowser, openWatched, seriousFindings } from './browser.js';
import { expectQuiet, signInTo } from './person.js';
import { leaveStage, takeStage } from './stage.js';

jest.setTimeout(240_000);

const ADMIN = 'quantri.38';
const ACCOUNTS = '/can-bo/quan-tri/tai-khoan';

let province: Installation;
let browser: Browser;
beforeAll(async () => { [province, browser] = await Promise.all([takeStage(), openBrowser()]); });
afterAll(async () => { await browser?.close(); leaveStage(province); });

async function openAsAdministrator(path: string, wish: Parameters<typeof openWatched>[2] = {}) {
  const watched = await openWatched(browser, province.origin, wish);
  await signInTo(watched.page, province.origin, ADMIN, path);
  return watched;
}

const palette = (page: Page) => page.getByRole('dialog', { name: 'Bảng lệnh' });
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });

describe('the application of officers', () => {
  it('begins at a page of their post, offers what is theirs, and keeps its policy', async () => {
    const watched = await openAsAdministrator('/can-bo');
    const { page } = watched;
    await page.getByRole('navigation', { name: 'Chính' }).getByRole('link', { name: 'Tài khoản', exact: true }).waitFor();
    await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();

    expect(new URL(page.url()).pathname).toMatch(/^\/can-bo\/./);
    expectQuiet(watched);
  });

  it('opens a page from the palette by words without accents', async () => {
    const watched = await openAsAdministrator(ACCOUNTS);
    const { page } = watched;
    await page.keyboard.press('Control+k');
    await page.getByPlaceholder('Gõ tên việc hoặc trang, không cần dấu').fill('ung dung');
    await page.keyboard.press('Enter');

    await page.waitForURL('**/can-bo/quan-tri/ung-dung');
    expect(await palette(page).count()).toBe(0);
    await page.locator('main:focus').waitFor();
    expectQuiet(watched);
  });

  it('begins at the content of a page that was chosen before the first one had come', async () => {
    const { page } = await openAsAdministrator('/can-bo/quan-tri/ung-dung');
    await page.route(/accounts-page/, async (route) => { await new Promise((later) => { setTimeout(later, 1_500); }); await route.continue(); });
    await page.goto(`${province.origin}${ACCOUNTS}`);
    await page.locator('summary[aria-label^="Tài khoản của bạn"]').waitFor();
    await page.keyboard.press('Control+k');
    await page.getByPlaceholder('Gõ tên việc hoặc trang, không cần dấu').fill('ung dung');
    await page.keyboard.press('Enter');

    await page.waitForURL('**/can-bo/quan-tri/ung-dung');
    await page.locator('main:focus').waitFor({ timeout: 10_000 });
  });

  it('takes no letter for a shortcut while Vietnamese is composed, a scanner types, or single keys are off', async () => {
    const { page } = await openAsAdministrator(ACCOUNTS);
    const sheet = page.getByRole('dialog', { name: 'Các phím tắt' });
    const compose = (key: string) => page.evaluate(`document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '${key}', code: 'Slash', shiftKey: true, isComposing: true, bubbles: true }))`);
    await compose('?');
    await page.keyboard.type('H56?147?97-250701-0042', { delay: 1 });
    await page.keyboard.press('Enter');
    expect(await sheet.count()).toBe(0);

    await page.keyboard.press('Shift+?');
    await sheet.getByLabel('Dùng phím một chữ cái').uncheck();
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'hidden' });
    await page.keyboard.press('Shift+?');
    await page.keyboard.press('Control+k');

    await palette(page).waitFor();
    expect(await sheet.count()).toBe(0);
  });

  it('has no serious accessibility finding in its palette and its sheet, also in the dark and on a phone', async () => {
    const looks = [['light', 1280], ['dark', 1280], ['light', 360]] as const;
    const { page } = await openAsAdministrator(ACCOUNTS);
    await page.keyboard.press('Control+k');
    await palette(page).waitFor();
    expect(await findingsIn(page, looks)).toEqual([]);
    await page.keyboard.press('Escape');
    await palette(page).waitFor({ state: 'hidden' });
    await page.keyboard.press('Shift+?');
    await page.getByRole('dialog', { name: 'Các phím tắt' }).waitFor();

    expect(await findingsIn(page, looks)).toEqual([]);
  });
});

describe('either application', () => {
  it('looks as somebody chose, in every tab and from the first paint on', async () => {
    const watched = await openWatched(browser, province.origin);
    const { page } = watched;
    await page.goto(province.origin);
    await page.getByLabel('Giao diện').selectOption('contrast');
    const second = await page.context().newPage();
    await second.goto(`${province.origin}/tra-cuu`);

    expect(await second.evaluate('getComputedStyle(document.body).color')).toBe('rgb(0, 0, 0)');
    await second.getByLabel('Giao diện').selectOption('dark');
    await page.locator("html[data-theme='dark']").waitFor();
    expect(await seriousFindings(second)).toEqual([]);
    expectQuiet(watched);
  });

  it('speaks English to whoever asks for it, and Vietnamese again', async () => {
    const { page } = await openWatched(browser, province.origin);
    await page.goto(province.origin);
    await page.getByRole('button', { name: 'English' }).click();
    await heading(page, 'What do you need to do?').waitFor();
    expect(await page.evaluate('document.documentElement.lang')).toBe('en');

    await page.getByRole('button', { name: 'Tiếng Việt' }).click();

    await heading(page, 'Bạn cần làm gì?').waitFor();
  });

  it('says so at an address where there is nothing', async () => {
    const { page } = await openWatched(browser, province.origin);
    await page.goto(`${province.origin}/khong-co-trang-nay`);

    await heading(page, 'Không có trang này').waitFor();
    await page.getByRole('link', { name: 'Về trang đầu' }).click();
    await page.waitForURL(`${province.origin}/`);
  });
});
