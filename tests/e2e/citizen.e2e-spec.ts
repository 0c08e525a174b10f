import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { Counter } from '../system/counter.js';
import { type Installation } from '../system/installation.js';
import { BIRTH_AGAIN, BIRTH_AGAIN_ANSWERS, CITIZEN, DESK, HAC_THANH, SIMPLE_PROCEDURE } from '../system/names.js';
import { findingsIn, openBrowser, openWatched, overhang } from './browser.js';
import { expectQuiet, signInTo } from './person.js';
import { leaveStage, takeStage } from './stage.js';

jest.setTimeout(240_000);

let province: Installation;
let counter: Counter;
let browser: Browser;
beforeAll(async () => {
  [province, browser] = await Promise.all([takeStage(), openBrowser()]);
  counter = new Counter(province);
});
afterAll(async () => { await browser?.close(); leaveStage(province); });

const box = (page: Page) => page.getByLabel('Tìm thủ tục');
const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });
const open = async (path: string, wish: Parameters<typeof openWatched>[2] = {}) => {
  const watched = await openWatched(browser, province.origin, wish);
  await watched.page.goto(province.origin + path);
  return watched;
};

/** Filed online, and asked for what is blurred before it is received. */
async function askedForMore() {
  const { dossier } = await counter.file({ procedure: BIRTH_AGAIN, at: await counter.unit(HAC_THANH), as: CITIZEN, formData: BIRTH_AGAIN_ANSWERS });
  const wish = { reasonCode: 'incorrect', reasonText: 'Ảnh bị mờ ở số giấy', missing: [{ code: 'giay-to-cu', note: 'chụp lại trang 1' }], supplyWithinDays: 5 };
  return counter.act(await counter.see(dossier, DESK), 'intake-supplement-requests', DESK, wish);
}

/** Lines with Vietnamese letters once these names are gone. */
async function vietnameseIn(part: Locator, ...names: string[]): Promise<string[]> {
  const lines = (await part.innerText()).split('\n').map((line) => names.reduce((rest, name) => rest.replaceAll(name, ''), line));
  return lines.filter((line) => /[đăơưà-ã\u1ea0-\u1ef9]/i.test(line));
}

describe('finding a procedure', () => {
  it('is typing without accents and reading the answer, then what to bring, on a small phone', async () => {
    const watched = await open('/', { width: 360 });
    const { page } = watched;
    await box(page).fill('lam giay khai sinh');
    await heading(page, 'Đăng ký khai sinh').waitFor();
    expect(await page.locator('.answer .facts').first().textContent()).toMatch(/Miễn phí.*Trong ngày.*3 loại bắt buộc.*Chủ tịch/);
    await page.waitForURL(({ searchParams }) => searchParams.get('tim') === 'lam giay khai sinh');

    await page.getByRole('link', { name: 'Cần mang gì khi làm Đăng ký khai sinh' }).click();
    await page.getByRole('checkbox', { name: /Giấy chứng sinh/ }).check();
    await page.getByText('Còn 2 loại giấy tờ bắt buộc.').waitFor();
    await page.getByRole('radio', { name: 'Tại quầy' }).click();
    await page.getByRole('radio', { name: 'Đăng ký quá hạn' }).click();
    await page.getByText('cơ quan báo khi tiếp nhận').waitFor();

    expect(await overhang(page)).toBe(0);
    await page.waitForURL(({ search }) => search === '?cach=counter&truong-hop=qua-han');
    expectQuiet(watched);
  });

  it('needs no mouse: the arrow goes to the answer and Enter opens it', async () => {
    const { page } = await open('/');
    await box(page).focus();
    await page.keyboard.type('ket hon');
    await heading(page, 'Đăng ký kết hôn').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');

    await page.getByRole('heading', { level: 1, name: 'Đăng ký kết hôn' }).waitFor();
    await page.goBack();
    await heading(page, 'Đăng ký kết hôn').waitFor();
    expect(await box(page).inputValue()).toBe('ket hon');
  });

  it('leads from what happened to a procedure, for who does not know what it is called', async () => {
    const { page } = await open('/');
    await page.getByRole('button', { name: 'Có con' }).click();
    await page.getByRole('link', { name: /muốn làm khai sinh, thường trú và thẻ bảo hiểm y tế cùng lúc/ }).click();

    await page.getByRole('heading', { level: 1, name: /^Liên thông: đăng ký khai sinh/ }).waitFor();
  });

  it('goes on while the line is down, from what was read before', async () => {
    const { page } = await open('/');
    await box(page).fill('sao y');
    await heading(page, 'Chứng thực bản sao từ bản chính').waitFor();
    await page.context().setOffline(true);
    await box(page).fill('tam tru');

    await heading(page, 'Đăng ký tạm trú').waitFor();
  });

  it('tells when a desk is open and what it would promise now', async () => {
    const { page } = await open(`/thu-tuc/${BIRTH_AGAIN}`);
    await page.getByLabel('Xem giờ mở cửa và ngày hẹn ở nơi gần bạn').fill('hac thanh');
    await page.getByRole('button', { name: 'Phường Hạc Thành' }).click();

    await page.getByText(/^Thứ hai đến thứ sáu: \d\d:\d\d–\d\d:\d\d/).waitFor();
    await page.getByText(/^Nếu nhận đủ giấy tờ ngay bây giờ, hẹn trả \d\d:\d\d, Thứ/).waitFor();
  });

  it('says what to do at a code that does not exist', async () => {
    const { page } = await open('/thu-tuc/9.999999');

    await page.getByRole('heading', { level: 1, name: 'Không có thủ tục này' }).waitFor();
  });

  it('is tested by a set of searches that knows the same procedures as the province', async () => {
    const { items } = await province.ask<{ items: { code: string; name: string }[] }>('/api/v1/procedures?limit=100');

    const set = JSON.parse(readFileSync(join(import.meta.dirname, '../../web/src/procedure-search/search-set.json'), 'utf8')) as { procedures: [code: string, name: string][] };

    expect(set.procedures).toEqual(items.map(({ code, name }) => [code, name]));
  });
});

describe('a dossier that waits for its citizen', () => {
  it('is first among the own ones, says what is missing and opens exactly that', async () => {
    const { dossierId, code } = await askedForMore();
    const watched = await openWatched(browser, province.origin, { width: 360 });
    const { page } = watched;
    await signInTo(page, province.origin, CITIZEN, '/ho-so-cua-toi');
    await page.getByRole('region', { name: 'Chờ bạn' }).getByRole('link').filter({ hasText: code }).click();
    await page.getByText('Còn thiếu 1 giấy tờ').waitFor();

    expect(await page.getByText('Ảnh bị mờ ở số giấy').count()).toBe(1);
    expect(await page.getByRole('link', { name: /^Bổ sung / }).getAttribute('href')).toBe(`/ho-so-cua-toi/${dossierId}/bo-sung?giay-to=giay-to-cu`);
    expect(await overhang(page)).toBe(0);
    expectQuiet(watched);
  });

  it('moves on the open page when the desk goes on, and its looks are one link away', async () => {
    const asked = await askedForMore();
    const { page } = await openWatched(browser, province.origin);
    await signInTo(page, province.origin, CITIZEN, `/ho-so-cua-toi/${asked.dossierId}`);
    await page.getByText('● Cần bạn bổ sung').waitFor();

    await counter.act(await counter.see(asked, DESK), 'intake-refusal', DESK, { reasonCode: 'not-competent', reasonText: 'Việc này do nơi khác giải quyết' });

    await page.getByText('● Không được tiếp nhận').waitFor({ timeout: 10_000 });
    await page.getByRole('link', { name: 'Ai đã xem hồ sơ này' }).click();
    await page.getByText('Một cửa, Phường Hạc Thành').first().waitFor();
  });

  it('is asked for by code from the receipt alone, with the appointment to take along', async () => {
    const { body: { dossier, trackingToken } } = await province.receive(HAC_THANH);
    const watched = await open(`/tra-cuu#the=${trackingToken}`, { width: 360 });
    const { page } = watched;
    await page.getByText('● Đã nhận').waitFor();
    expect(await page.locator('.steps li').first().textContent()).toMatch(/^Trả kết quả/);

    const files = [['Thêm ngày hẹn vào lịch', `hen-tra-${dossier.code}.ics`], ['Tải giấy tiếp nhận (PDF)', `giay-tiep-nhan-${dossier.code}.pdf`], ['Tải biên nhận có chữ ký số', `bien-nhan-${dossier.code}.jws`]] as const;
    for (const [button, file] of files) {
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()]);
      expect(download.suggestedFilename()).toBe(file);
    }
    expectQuiet(watched);
  });
});

describe('every page of citizens', () => {
  const PAGES = [
    ['/', 'Nhiều người hỏi'], ['/?tim=khai%20sinh', 'Có phải bạn cần'], ['/?viec=sinh-con', 'Nhận con nuôi'], [`/thu-tuc/${BIRTH_AGAIN}`, 'Căn cứ pháp lý:'], ['/tra-cuu', 'Mã tra cứu'], ['/verify', 'Hoặc mã kết quả'],
    ['/toan-tinh', 'Chú giải'],
  ] as const;
  const LOOKS = [['light', 360], ['dark', 1280], ['light', 640]] as const;
  const visit = async (page: Page, path: string, text: string) => {
    await page.goto(province.origin + path);
    await page.getByText(text).or(page.getByLabel(text)).first().waitFor();
  };

  it('has no serious accessibility finding and fits its window, also in the dark and at twice its size', async () => {
    const { page } = await openWatched(browser, province.origin, { width: 360 });
    for (const [path, text] of PAGES) {
      await visit(page, path, text);
      expect([path, await findingsIn(page, LOOKS)]).toEqual([path, []]);
    }
  });

  it('of one who is signed in, too', async () => {
    const { dossierId } = await askedForMore();
    const { page } = await openWatched(browser, province.origin, { width: 360 });
    await signInTo(page, province.origin, CITIZEN, '/ho-so-cua-toi');
    for (const [path, text] of [['/ho-so-cua-toi', 'Chờ bạn'], [`/ho-so-cua-toi/${dossierId}`, 'Giữ lại cho bạn'], ['/ai-da-xem', 'Mỗi lần người khác mở hồ sơ'], ['/phien-dang-nhap', 'Phiên này']] as const) {
      await visit(page, path, text);
      expect([path, await findingsIn(page, LOOKS)]).toEqual([path, []]);
    }
  });

  it('speaks English', async () => {
    const { page } = await open('/');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByLabel('Find a procedure').fill('khai sinh');
    await page.getByText('The same day').first().waitFor();
    await page.getByRole('link', { name: 'Track', exact: true }).click();

    await page.getByRole('button', { name: 'Show the dossier' }).waitFor();
    // What services say about a dossier is English, too: to who holds its receipt, and to the office.
    const unit = await counter.unit(HAC_THANH);
    const { dossier, trackingSecret } = await counter.file({ procedure: SIMPLE_PROCEDURE, at: unit, as: DESK });
    await page.goto(`${province.origin}/tra-cuu#ma=${dossier.code}&khoa=${trackingSecret}`);
    await page.getByText(`${unit.fullName} received the dossier at the desk`).waitFor();
    expect(await vietnameseIn(page.locator('.tracked'), unit.fullName, await page.locator('.procedure').innerText())).toEqual([]);
    await signInTo(page, province.origin, DESK, `/can-bo/ho-so/${dossier.dossierId}?phan=dien-bien`);
    await page.getByText(`${unit.fullName} received the dossier at the desk`).waitFor();
    expect(await vietnameseIn(page.locator('ol.steps'), unit.fullName)).toEqual([]);
  });
});
