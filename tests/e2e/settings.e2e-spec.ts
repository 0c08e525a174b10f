import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { Client } from 'pg';
import type { Browser, Page } from 'playwright-core';
import { eventually, type Installation } from '../system/installation.js';
import { findingsIn, openBrowser, openWatched, overhang, seriousFindings } from './browser.js';
import { expectQuiet, signInTo } from './person.js';
import { leaveStage, takeStage } from './stage.js';

jest.setTimeout(240_000);

const ADMIN = 'quantri.38';
const TEMPLATES = '/can-bo/quan-tri/mau-giay';
const REASONS = '/can-bo/quan-tri/ly-do';
const AUDIT = '/can-bo/quan-tri/nhat-ky';
const DEAD_LETTERS = '/can-bo/quan-tri/su-kien-bi-giu';
const PERMISSIONS = '/can-bo/quan-tri/quyen';
/** Told apart from what other specs leave behind in the same province. */
const MARK = Date.now().toString(36);

let province: Installation;
let browser: Browser;
beforeAll(async () => { [province, browser] = await Promise.all([takeStage(), openBrowser()]); });
afterAll(async () => { await browser?.close(); leaveStage(province); });

async function openAs(login: string, path: string, wish: Parameters<typeof openWatched>[2] = {}) {
  const watched = await openWatched(browser, province.origin, wish);
  watched.page.setDefaultTimeout(30_000);
  await signInTo(watched.page, province.origin, login, path);
  return watched;
}

const setTheme = (page: Page, theme: string) => page.evaluate(`document.documentElement.dataset.theme = '${theme}'`);

/** What axe finds in each theme, and what is wider than the window. */
async function findings(page: Page): Promise<unknown[]> {
  const found: unknown[] = [];
  for (const theme of ['light', 'dark', 'contrast']) {
    await setTheme(page, theme);
    found.push(...(await seriousFindings(page)).map((finding) => `${theme}: ${finding}`));
  }
  const wider = await overhang(page);
  return wider > 0 ? [...found, `${wider} px wider than the window`] : found;
}

describe('an administrator who keeps templates of papers', () => {
  it('drafts one, sees the PDF that the server makes of it with invented words, and publishes it', async () => {
    const watched = await openAs(ADMIN, `${TEMPLATES}?mau=intake-refusal`);
    const { page } = watched;
    await page.getByRole('button', { name: 'Soạn mẫu mới' }).click();
    await page.locator('canvas[data-drawn="1"]').first().waitFor();
    const footer = page.getByRole('textbox', { name: 'Chân trang' });
    await footer.fill(`Đường dây nóng 1022. ${MARK}`);
    await page.getByText(/^Đã lưu \d/).waitFor();
    await page.getByText('Đúng như máy chủ sẽ in.').waitFor();
    await page.locator('canvas[data-drawn="1"]').first().waitFor();
    await page.getByRole('button', { name: 'Hình dung khi gõ' }).click();
    await page.getByRole('article', { name: 'Hình dung tờ giấy' }).getByText(MARK).waitFor();
    expect(await findings(page)).toEqual([]);

    await page.getByRole('button', { name: 'Ban hành…' }).click();
    await page.getByRole('dialog').getByText('Mẫu đã ban hành không sửa được').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Ban hành…' }).press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: 'Ban hành', exact: true }).waitFor();
    // A browser closes a dialog first and tells of it afterwards; who asks again in between is asked.
    await page.evaluate("document.querySelector('dialog').close(); [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Ban hành…').click()");
    await page.getByRole('dialog').getByRole('button', { name: 'Ban hành', exact: true }).click();
    await page.getByRole('button', { name: 'Ban hành…' }).waitFor({ state: 'hidden' });
    expect(await footer.isDisabled()).toBe(true);
    expectQuiet(watched);
  });
});

describe('an administrator who keeps fees', () => {
  it('writes a rule of the province at a procedure, publishes it, and sets its last day', async () => {
    const watched = await openAs(ADMIN, '/can-bo/quan-tri/thu-tuc/1.000094');
    const { page } = watched;
    const fees = page.getByRole('region', { name: 'Quy định mức thu của tỉnh' });
    await fees.getByText('Soạn quy định cho thủ tục này').click();
    const name = `Lệ phí thử ${MARK}`;
    await fees.getByLabel('Tên quy định').last().fill(name);
    await fees.getByLabel('Mã khoản thu').last().fill(`thu-${MARK}`);
    await fees.getByLabel('Tên khoản thu').last().fill('Lệ phí thử');
    await fees.getByLabel('Mức thu, đồng').last().fill('8000');
    await fees.getByLabel('Theo văn bản').last().fill('Nghị quyết 1/NQ-HĐND');
    await fees.getByRole('button', { name: 'Lưu bản nháp quy định' }).press('Enter');
    const rule = fees.getByRole('listitem').filter({ hasText: name });
    await rule.getByText('8.000').waitFor();
    expect(await findings(page)).toEqual([]);

    await rule.getByRole('button', { name: 'Ban hành quy định…' }).press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: 'Ban hành', exact: true }).press('Enter');
    await rule.getByText('Đã ban hành').waitFor();
    await rule.getByText('Ghi ngày hết hiệu lực').press('Enter');
    await rule.getByRole('button', { name: 'Ghi ngày cuối' }).press('Enter');
    await rule.getByText('đến hết').waitFor();
    expectQuiet(watched);
  });

  it('sees the form of a procedure as an applicant will, beside its definition', async () => {
    const watched = await openAs(ADMIN, '/can-bo/quan-tri/thu-tuc/1.001193');
    const { page } = watched;
    await page.getByRole('button', { name: 'Soạn phiên bản mới' }).click();
    const preview = page.getByRole('region', { name: 'Người nộp sẽ thấy' });
    await preview.getByRole('textbox').first().waitFor();
    await preview.getByRole('textbox').first().fill('Lê Thị Thử');
    expect(await findings(page)).toEqual([]);
    expectQuiet(watched);
  });
});

describe('an administrator who keeps reasons', () => {
  it('adds one that officers then choose from, and sets its last day, by the keyboard', async () => {
    const watched = await openAs(ADMIN, `${REASONS}?viec=stop`, { width: 360 });
    const { page } = watched;
    const words = `Người nộp không trả lời ${MARK}`;
    await page.getByLabel('Lời người nộp đọc').fill(words);
    await page.getByLabel('Theo văn bản').fill('Quyết định 12/QĐ-UBND');
    expect(await page.getByLabel('Mã lý do').inputValue()).toBe(`nguoi-nop-khong-tra-loi-${MARK}`.slice(0, 40));
    await page.keyboard.press('Enter');
    const row = page.getByRole('row', { name: words });
    await row.waitFor();
    expect(await findings(page)).toEqual([]);

    await row.getByText('Kết thúc', { exact: true }).press('Enter');
    await row.getByRole('button', { name: 'Ghi ngày cuối' }).press('Enter');
    await row.getByText('đến hết').waitFor();
    expectQuiet(watched);
  });

  it('shows them to a leader, who changes none', async () => {
    const { page } = await openAs('lanhdao.38', REASONS);
    await page.getByRole('heading', { level: 1, name: 'Danh mục lý do' }).waitFor();
    await page.getByRole('table').waitFor();
    expect(await page.getByRole('button', { name: 'Thêm lý do' }).count()).toBe(0);
  });
});

describe('whoever looks into the trail', () => {
  it('finds who did what, narrows it by a click, and keeps what is shown', async () => {
    const watched = await openAs(ADMIN, AUDIT);
    const { page } = watched;
    await page.getByLabel('Việc đã làm').fill('search-audit');
    await page.keyboard.press('Enter');
    const rows = page.getByRole('region', { name: 'Các dòng nhật ký' });
    await page.getByText(/dòng, mới nhất trước/).waitFor();
    await page.getByRole('button', { name: 'Bỏ mọi điều kiện' }).click();
    await rows.getByRole('row').nth(1).waitFor();
    expect(await findings(page)).toEqual([]);

    await rows.getByRole('button', { name: /^Chỉ tài khoản/ }).first().press('Enter');
    await page.waitForURL(/[?&]tk=/);
    const [saved] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Lưu các dòng đang hiện (CSV)' }).click()]);
    expect(saved.suggestedFilename()).toBe('nhat-ky-kiem-toan.csv');
    expectQuiet(watched);
  });
});

/** A message that is no fact, as the service `dossier` sets one aside. */
async function setAside(): Promise<void> {
  const { postgresAdminUrl } = JSON.parse(readFileSync(join(province.data, 'connections.json'), 'utf8')) as { postgresAdminUrl: string };
  const url = new URL(postgresAdminUrl);
  url.pathname = '/haicap_dossier';
  const database = new Client({ connectionString: url.href });
  await database.connect();
  try {
    await database.query(`INSERT INTO dead_letter (source, fact, error, attempts) VALUES ('registry.calendar', jsonb_build_object('raw', $1::text), 'not a fact', 1)`, [Buffer.from(`no fact ${MARK}`).toString('base64')]);
  } finally {
    await database.end();
  }
}

describe('an administrator who looks after what was set aside', () => {
  it('is told why and by whom, applies it again by the keyboard, and sees it done', async () => {
    await setAside();
    const watched = await openAs(ADMIN, DEAD_LETTERS);
    const { page } = watched;
    const held = page.getByRole('listitem').filter({ hasText: 'dossier chưa áp dụng được sự kiện của registry.calendar' });
    await held.first().waitFor();
    expect(await findings(page)).toEqual([]);
    const before = await held.count();

    await held.first().getByRole('button', { name: 'Áp dụng lại sự kiện này' }).press('Enter');
    await eventually(() => held.count(), (left) => left < before, 60_000);
    await page.getByLabel('Hiện').selectOption('tat-ca');
    await held.filter({ hasText: 'Đã áp dụng' }).first().waitFor();
    expectQuiet(watched);
  });
});

describe('the table of permissions', () => {
  it('names every rule, is found without accents, and is kept as a table', async () => {
    const { rules } = await province.ask<{ rules: { subject: string; action: string }[] }>('/api/v1/permission-rules', { as: ADMIN });
    const watched = await openAs(ADMIN, PERMISSIONS);
    const { page } = watched;
    const names = page.locator('[data-rule]');
    await names.first().waitFor();
    const shown = await names.evaluateAll((cells) => cells.map((cell) => `${cell.getAttribute('data-rule') ?? ''}|${cell.textContent ?? ''}`));
    expect(shown.map((one) => one.split('|')[0]).sort()).toEqual(rules.map(({ subject, action }) => `${subject} ${action}`).sort());
    expect(shown.filter((one) => /^[a-z -]+$/.test(one.split('|')[1] ?? ''))).toEqual([]);
    expect(await findingsIn(page, [['light', 1280], ['dark', 360]])).toEqual([]);

    await page.getByLabel('Tìm việc').fill('duyet');
    await page.waitForURL(/tim=duyet/);
    await page.getByRole('rowheader', { name: 'Duyệt hồ sơ' }).waitFor();
    expect(await names.count()).toBeLessThan(rules.length);
    const [saved] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Tải bảng đang hiện (CSV)' }).click()]);
    expect(saved.suggestedFilename()).toBe('bang-phan-quyen.csv');
    expectQuiet(watched);
  });

  it('is for those who look after posts', async () => {
    const { page } = await openAs('lanhdao.38', PERMISSIONS);
    await page.getByText('Trang này dành cho vai trò khác.').waitFor();
  });
});
