import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { eventually, type Installation, type Received } from '../system/installation.js';
import { DESK, HAC_THANH, MUONG_LAT, SIMPLE_PROCEDURE } from '../system/names.js';
import { openBrowser, openWatched, overhang, seriousFindings } from './browser.js';
import { expectQuiet, signInTo } from './person.js';
import { leaveStage, takeStage } from './stage.js';

jest.setTimeout(240_000);

const ADMIN = 'quantri.38';
const CALENDAR = '/can-bo/quan-tri/lich';
const PROCEDURES = '/can-bo/quan-tri/thu-tuc';
const UNITS = '/can-bo/quan-tri/don-vi';
/** Three working days, so that its appointment lies on a working day to come. */
const BORDER_MARRIAGE = '1.000094';

let province: Installation;
let browser: Browser;
beforeAll(async () => { [province, browser] = await Promise.all([takeStage(), openBrowser()]); });
afterAll(async () => { await browser?.close(); leaveStage(province); });

async function openAs(login: string, path: string, wish: Parameters<typeof openWatched>[2] = {}) {
  const watched = await openWatched(browser, province.origin, wish);
  await signInTo(watched.page, province.origin, login, path);
  return watched;
}

async function receive(): Promise<Received['dossier'] & { dueOn: string }> {
  const [unit, { components }] = await Promise.all([
    province.commune(HAC_THANH), province.ask<{ components: { code: string; required: boolean; originals: number; copies: number }[] }>(`/api/v1/procedures/${BORDER_MARRIAGE}`),
  ]);
  const body = {
    procedureCode: BORDER_MARRIAGE, receivingUnitId: unit.unitId, applicant: { fullName: 'Lê Thị Thử' },
    components: components.filter(({ required }) => required).map(({ code, originals, copies }) => ({ code, originals, copies })),
  };
  const { dossier } = await province.ask<Received>('/api/v1/dossiers', { as: DESK, method: 'POST', body, key: randomUUID() });
  if (dossier.dueOn === null) throw new Error('the dossier has no appointment');
  return { ...dossier, dueOn: dossier.dueOn };
}

/** A Sunday of the year that no published calendar has: it is made up on. */
function sundayOf(year: string): string {
  const day = new Date(`${year}-03-01T12:00:00Z`);
  while (day.getUTCDay() !== 0) day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
}

const dialog = (page: Page) => page.getByRole('dialog');

describe('an administrator who keeps the calendar', () => {
  it('swaps a day, sees what it does to open dossiers, and applies it', async () => {
    const dossier = await receive();
    const [year = ''] = dossier.dueOn.split('-');
    const watched = await openAs(ADMIN, `${CALENDAR}?nam=${year}`);
    const { page } = watched;
    await page.getByLabel('Nghỉ ngày', { exact: true }).fill(dossier.dueOn);
    await page.getByLabel('Làm bù ngày', { exact: true }).fill(sundayOf(year));
    await page.getByLabel('Căn cứ hoán đổi').fill('Thông báo 1/TB-UBND');
    await page.getByRole('button', { name: 'Hoán đổi', exact: true }).click();
    await page.getByRole('heading', { name: '2 thay đổi chưa công bố' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);

    await page.getByLabel('Số và ngày văn bản').fill('Thông báo 1/TB-UBND');
    await page.getByRole('button', { name: `Công bố lịch năm ${year}` }).click();
    await dialog(page).getByText('chưa đổi cho đến khi bạn tính lại và áp dụng').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await dialog(page).getByRole('button', { name: 'Công bố', exact: true }).click();
    await page.getByText(`Đã công bố lịch năm ${year}`).waitFor();

    // The service computes the preview by itself.
    const result = page.getByRole('region', { name: 'Tính lại ngày hẹn' });
    await result.getByText('Chờ quyết định').first().waitFor();
    await result.getByRole('button', { name: 'Xem từng hồ sơ của Phường Hạc Thành' }).click();
    await result.getByRole('row', { name: dossier.code }).getByText('sẽ đổi').waitFor();
    await result.getByRole('button', { name: 'Áp dụng ngày hẹn mới' }).click();
    await dialog(page).getByText('không lấy lại được').waitFor();
    await dialog(page).getByRole('button', { name: 'Áp dụng', exact: true }).click();
    await result.getByText('Đã áp dụng').first().waitFor();

    const after = await province.ask<{ dueOn: string }>(`/api/v1/dossiers/${dossier.dossierId}`, { as: DESK });
    expect(after.dueOn > dossier.dueOn).toBe(true);
    expectQuiet(watched);
  });

  it('walks through the year by the keyboard, and is shown a day without being able to change it as a leader', async () => {
    const { page } = await openAs('lanhdao.38', `${CALENDAR}?nam=2026`);
    await page.locator('[data-date="2026-01-01"]').waitFor();
    await page.locator('.day[tabindex="0"]').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');

    await page.locator('.day[aria-pressed="true"]').waitFor();
    expect(await page.getByRole('button', { name: 'Ghi vào bản sửa' }).count()).toBe(0);
  });
});

describe('an administrator who keeps procedures', () => {
  it('drafts a version, mends what the check names, publishes it, and reads the difference side by side', async () => {
    const watched = await openAs(ADMIN, `${PROCEDURES}/${BORDER_MARRIAGE}`);
    const { page } = watched;
    await page.getByRole('button', { name: 'Soạn phiên bản mới' }).click();
    const name = page.getByLabel('Tên thủ tục');
    await name.fill('');
    await page.getByText(/^Đã lưu \d/).waitFor();
    const complaint = page.getByRole('region', { name: 'Kiểm tra bản thảo' }).getByRole('button', { name: /Chưa có tên thủ tục/ });
    await complaint.click();
    expect(await page.evaluate<string>('document.activeElement.id')).toBe('at/name');
    expect(await seriousFindings(page)).toEqual([]);

    await name.fill('Đăng ký kết hôn ở biên giới');
    await page.getByText('Đủ để công bố').waitFor();
    await page.getByRole('region', { name: 'Khác gì so với phiên bản gốc' }).getByText('Đăng ký kết hôn ở biên giới').waitFor();
    await page.getByRole('button', { name: 'Công bố…' }).click();
    await dialog(page).getByText('Hồ sơ đang giải quyết vẫn theo phiên bản cũ').waitFor();
    await dialog(page).getByRole('button', { name: 'Công bố', exact: true }).click();

    const compared = page.getByRole('region', { name: 'So sánh phiên bản' });
    await compared.getByText('Đăng ký kết hôn ở biên giới').waitFor();
    expect(await compared.getByRole('row').count()).toBeGreaterThan(1);
    expect([await seriousFindings(page), await overhang(page)]).toEqual([[], 0]);
    expectQuiet(watched);
  });

  it('loses nothing that was typed a moment before going to another page', async () => {
    const watched = await openAs(ADMIN, `${PROCEDURES}/${SIMPLE_PROCEDURE}`);
    const { page } = watched;
    await page.getByRole('button', { name: 'Soạn phiên bản mới' }).click();
    await page.getByLabel('Tên thủ tục').waitFor();
    const address = page.url();
    await page.getByLabel('Tên thủ tục').fill('Cấp bản sao trích lục hộ tịch, bản soạn');
    await page.getByRole('navigation', { name: 'Chính' }).getByRole('link', { name: 'Lịch làm việc', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Lịch làm việc' }).waitFor();

    const draftId = new URL(address).pathname.split('/').at(-1) ?? '';
    await eventually(() => province.ask<{ content: { name: string } }>(`/api/v1/procedure-drafts/${draftId}`, { as: ADMIN }), ({ content }) => content.name === 'Cấp bản sao trích lục hộ tịch, bản soạn', 5_000);
    expectQuiet(watched);
  });

  it('finds one without accents, and how complete the catalogue is', async () => {
    const watched = await openAs(ADMIN, PROCEDURES, { colorScheme: 'dark' });
    const { page } = watched;
    await page.getByText('có quy trình nội bộ').waitFor();
    await page.getByLabel('Tìm theo tên hoặc mã').fill('khai sinh');

    await page.getByRole('link', { name: 'Đăng ký khai sinh', exact: true }).waitFor();
    expect([await seriousFindings(page), await overhang(page)]).toEqual([[], 0]);
    expectQuiet(watched);
  });
});

describe('the history of units', () => {
  it('is found by a former name, with the decision, and as of the day before', async () => {
    const watched = await openAs(ADMIN, UNITS);
    const { page } = watched;
    await page.getByLabel('Tên đơn vị').fill('hac thanh');
    await page.getByRole('button', { name: /^Phường Hạc Thành/ }).click();
    const unit = page.getByRole('region', { name: 'Phường Hạc Thành' });
    const former = unit.locator('.timeline .link').first();
    await former.waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    const formerName = ((await former.textContent()) ?? '').split(',')[0] ?? '';
    await former.click();

    await page.getByRole('heading', { level: 2, name: formerName }).waitFor();
    expect(new URL(page.url()).searchParams.get('ngay')).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(await page.getByText('đến hết').count()).toBeGreaterThan(0);
    expectQuiet(watched);
  });

  it('takes a closure by decision, on a small screen in the dark', async () => {
    const { unitId } = await province.commune(MUONG_LAT);
    const watched = await openAs(ADMIN, `${UNITS}?dv=${unitId}`, { colorScheme: 'dark', width: 360 });
    const { page } = watched;
    await page.getByText('Ghi ngày ngừng làm việc').click();
    await page.getByLabel('Vì sao ngừng').fill('Bão số 5');
    await page.getByLabel('Số và ngày quyết định').first().fill('125/QĐ-UBND');
    await page.getByRole('button', { name: 'Ghi ngày ngừng', exact: true }).click();

    await page.getByText('Bão số 5').waitFor();
    expect([await seriousFindings(page), await overhang(page)]).toEqual([[], 0]);
    expectQuiet(watched);
  });
});

describe('both applications', () => {
  it.each([['/', '/tra-cuu', 'Tra cứu hồ sơ'], ['/can-bo', CALENDAR, 'Lịch làm việc']])('open without a line after one visit: %s', async (first, later, title) => {
    const context = await browser.newContext({ locale: 'vi-VN' });
    const page = await context.newPage();
    await page.goto(province.origin + first);
    await page.evaluate("navigator.serviceWorker.ready.then((registration) => new Promise((done) => { const worker = registration.active; if (worker.state === 'activated') done(); else worker.addEventListener('statechange', () => { if (worker.state === 'activated') done(); }); }))");

    await context.setOffline(true);
    await page.goto(province.origin + later);

    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    const kept = await page.evaluate<string[]>("caches.keys().then((names) => Promise.all(names.map((name) => caches.open(name).then((cache) => cache.keys())))).then((all) => all.flat().map(({ url }) => new URL(url).pathname))");
    expect(kept.length).toBeGreaterThan(10);
    expect(kept.filter((path) => path.startsWith('/api'))).toEqual([]);
    await context.close();
  });
});
