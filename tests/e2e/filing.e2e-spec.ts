import { jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { eventually, type Installation } from '../system/installation.js';
import { BIRTH, BIRTH_AGAIN, CITIZEN, SIMPLE_PROCEDURE } from '../system/names.js';
import { openBrowser, openWatched, overhang, seriousFindings, type Watched } from './browser.js';
import { choose, expectQuiet, signInTo } from './person.js';
import { photoOfPaper, textPdf } from './paper-samples.js';
import { leaveStage, takeStage } from './stage.js';

jest.setTimeout(240_000);

let province: Installation;
let browser: Browser;
beforeAll(async () => { [province, browser] = await Promise.all([takeStage(), openBrowser()]); });
afterAll(async () => { await browser?.close(); leaveStage(province); });

const PHONE = { width: 360 };
const open = (wish: Parameters<typeof openWatched>[2] = PHONE) => openWatched(browser, province.origin, wish);
const goOn = (page: Page) => page.getByRole('button', { name: 'Tiếp tục' }).click();
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
/** Each screen is read by everybody and fits the phone. */
const expectReadable = async (page: Page) => expect([await seriousFindings(page), await overhang(page)]).toEqual([[], 0]);
const ownCodes = async () => (await province.ask<{ items: { code: string }[] }>('/api/v1/me/dossiers', { as: CITIZEN })).items.map(({ code }) => code);
const keptDrafts = async () => (await province.ask<{ items: { procedureCode: string }[] }>('/api/v1/me/filing-drafts', { as: CITIZEN })).items.map(({ procedureCode }) => procedureCode);
const BIRTH_CERTIFICATE = /^Chụp ảnh: Giấy chứng sinh/;

async function fillPerson(page: Page): Promise<void> {
  await page.getByLabel('Họ, chữ đệm, tên').fill('Lê Thị Thử');
  await page.getByLabel('Số định danh cá nhân').fill('038 190 000 001');
  await page.getByLabel('Ngày', { exact: true }).fill('7');
  await page.getByLabel('Tháng', { exact: true }).fill('3');
  await page.getByLabel('Năm', { exact: true }).fill('1990');
  await page.getByLabel('Số điện thoại').fill('0912 345 678');
  await page.getByLabel('Nơi bạn đang ở').fill('Số 1 Lê Lợi, Phường Hạc Thành');
}

async function fillForm(page: Page): Promise<void> {
  await page.getByLabel('Họ, chữ đệm, tên của trẻ').fill('Nguyễn Văn Mới');
  const day = page.getByRole('group', { name: 'Ngày sinh của trẻ' });
  await day.getByLabel('Ngày').fill('1');
  await day.getByLabel('Tháng').fill('6');
  await day.getByLabel('Năm').fill('2025');
  await page.getByLabel('Nam', { exact: true }).check();
  await page.getByLabel('Nơi sinh').fill('Bệnh viện Phụ sản');
  await page.getByLabel('Cha hoặc mẹ').check();
  await page.getByLabel(/Tôi cam đoan/).check();
}

/** From the search to the papers; nobody is signed in. */
async function toThePapers(page: Page, look: () => Promise<void>): Promise<void> {
  await page.goto(province.origin);
  await page.getByRole('searchbox').fill('lam khai sinh');
  await page.getByRole('link', { name: 'Đăng ký khai sinh', exact: true }).first().click();
  await page.getByRole('link', { name: 'Nộp hồ sơ Đăng ký khai sinh', exact: true }).click();
  await page.getByRole('button', { name: 'Bắt đầu', exact: true }).waitFor();
  await look();
  await page.getByRole('button', { name: 'Bắt đầu', exact: true }).click();
  await page.getByRole('button', { name: 'Bắt đầu từ bước đầu' }).waitFor();
  await look();
  await page.getByRole('button', { name: 'Bắt đầu từ bước đầu' }).click();
  await page.getByLabel('Không thuộc trường hợp nào dưới đây').check();
  await goOn(page);

  await heading(page, 'Người nộp');
  await goOn(page);
  await page.getByRole('heading', { name: 'Còn 5 chỗ cần xem lại' }).waitFor();
  expect(await page.evaluate('document.activeElement.getAttribute("aria-labelledby")')).toBe('summary-title');
  await look();
  await fillPerson(page);
  await page.getByText(/^đã lưu \d\d:\d\d:\d\d trong trình duyệt này/).waitFor();
  await page.reload();
  await eventually(() => page.getByLabel('Nơi bạn đang ở').inputValue(), (value) => value === 'Số 1 Lê Lợi, Phường Hạc Thành', 10_000);
  await goOn(page);

  await page.getByLabel('Tên xã, phường, sở').fill('hac thanh');
  await page.getByRole('button', { name: 'Phường Hạc Thành' }).click();
  await goOn(page);
  await heading(page, 'Tờ khai điện tử');
  await goOn(page);
  await page.getByRole('link', { name: 'Nhập ngày sinh của trẻ' }).click();
  expect(await page.evaluate('document.activeElement.id')).toBe('f-ngaySinhTre');
  await look();
  await fillForm(page);
  await goOn(page);
}

/** Lets nothing more through once 60 % have arrived, until it is told otherwise. */
async function cutAtSixty(page: Page): Promise<{ readonly offsets: number[]; mend(): Promise<void> }> {
  const offsets: number[] = [];
  let isCut = true;
  await page.route('**/api/v1/uploads/*', async (route) => {
    const request = route.request();
    if (request.method() !== 'PATCH') return isCut && offsets.length > 2 ? route.abort('internetdisconnected') : route.continue();
    const offset = Number(request.headers()['upload-offset']);
    offsets.push(offset);
    return isCut && offset >= 600_000 ? route.abort('internetdisconnected') : route.continue();
  });
  return { offsets, mend: async () => { isCut = false; await page.context().setOffline(false); } };
}

describe('a citizen who files from a phone', () => {
  let watched: Watched;

  it('finds the procedure, fills in, loses nothing by a reload, signs in on the way and comes back to the papers', async () => {
    watched = await open({ ...PHONE, isKept: true });
    const { page } = watched;
    await toThePapers(page, () => expectReadable(page));
    await page.getByText('Cần đăng nhập để gửi giấy tờ.').waitFor();
    await page.getByRole('main').getByRole('link', { name: 'Đăng nhập' }).click();
    await choose(page, CITIZEN);

    await heading(page, 'Giấy tờ');
    expect(new URL(page.url()).searchParams.get('buoc')).toBe('giay-to');
  });

  it('photographs two pages, turns one, sends them as one PDF, and files; the code comes from the owner', async () => {
    const { page } = watched;
    const photo = { name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer: await photoOfPaper(browser) };
    await page.getByLabel(BIRTH_CERTIFICATE).setInputFiles(photo);
    await page.getByLabel(/^Chụp thêm trang: Giấy chứng sinh/).setInputFiles({ ...photo, name: 'IMG_2.jpg' });
    await page.getByRole('button', { name: 'Xoay trang 2' }).click();
    await expectReadable(page);
    await page.getByRole('button', { name: 'Dùng 2 trang này' }).click();
    await page.getByText(/2 trang · .* · máy chủ đã nhận/).waitFor();
    await goOn(page);
    await page.getByLabel(/Đến lấy bản giấy/).check();
    await goOn(page);
    await page.getByText('Không phải nộp').waitFor();
    await expectReadable(page);
    await goOn(page);
    await heading(page, 'Xem lại trước khi gửi');
    await expectReadable(page);
    expect(await page.getByText('Nguyễn Văn Mới').count()).toBe(1);

    await page.getByRole('button', { name: 'Gửi hồ sơ' }).click();
    await heading(page, 'Đã nộp hồ sơ');
    await expectReadable(page);
    const code = (await page.locator('.code-big').first().textContent()) ?? '';
    expect(await ownCodes()).toContain(code);
    await page.getByRole('img', { name: `Mã QR mở trang tra cứu của hồ sơ ${code}` }).waitFor();
    expect(await page.getByRole('heading', { name: 'Đang làm dở' }).count()).toBe(0);
    expectQuiet(watched);
  });

  it('finds the codes again after a reload and from the first page, until the page is closed', async () => {
    const { page } = watched;
    await page.reload();
    await heading(page, 'Đã nộp hồ sơ');
    const [code, secret] = await page.locator('.code-big').allTextContents();
    expect(secret).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/);
    await page.getByRole('link', { name: 'Theo dõi hồ sơ' }).click();
    await page.getByText(code ?? '').first().waitFor();
    await page.goto(province.origin);
    await page.getByRole('link', { name: `Xem lại mã của hồ sơ ${code}` }).click();
    await heading(page, 'Đã nộp hồ sơ');
    await expectReadable(page);
    await page.getByRole('button', { name: 'Đã ghi lại mã, đóng trang này' }).click();
    await heading(page, 'Hồ sơ của tôi');
    await page.goto(province.origin);
    await page.getByRole('searchbox').waitFor();
    expect(await page.getByRole('heading', { name: 'Vừa nộp' }).count()).toBe(0);
    expectQuiet(watched);
  });

  it('finds the own data filled in the next time, and a draft on the first page that goes when it is deleted', async () => {
    const { page } = watched;
    await page.goto(`${province.origin}/nop-ho-so/${BIRTH}`);
    await page.getByRole('button', { name: 'Bắt đầu', exact: true }).click();
    await page.getByRole('button', { name: /Người nộp/ }).click();
    await page.getByText(/^Điền sẵn theo hồ sơ H56/).waitFor();
    expect(await page.getByLabel('Số định danh cá nhân').inputValue()).toBe('038190000001');
    await page.goto(province.origin);
    await page.getByRole('link', { name: 'Làm tiếp: Đăng ký khai sinh' }).waitFor();
    await expectReadable(page);
    await page.getByRole('button', { name: 'Xóa bản nháp Đăng ký khai sinh' }).click();

    await page.getByRole('heading', { name: 'Đang làm dở' }).waitFor({ state: 'detached' });
  });

  it('goes on with a draft on another device, where both fill in something', async () => {
    const { page } = watched;
    await page.goto(`${province.origin}/nop-ho-so/${BIRTH}`);
    await page.getByRole('button', { name: 'Bắt đầu', exact: true }).click();
    await page.getByRole('button', { name: /Nơi nộp/ }).click();
    const kept = page.waitForResponse((response) => response.url().includes('/me/filing-drafts/') && response.request().method() === 'PUT' && response.ok());
    await page.getByLabel('Tên xã, phường, sở').fill('hac thanh');
    await page.getByRole('button', { name: 'Phường Hạc Thành' }).click();
    await kept;
    const other = await open();
    await signInTo(other.page, province.origin, CITIZEN, '/ho-so-cua-toi');
    await other.page.getByRole('link', { name: 'Làm tiếp ở máy này: Đăng ký khai sinh' }).click();
    await other.page.getByRole('button', { name: /Nơi nộp.*Đã xong/ }).waitFor();
    await expectReadable(other.page);
    await other.page.getByRole('button', { name: 'Xóa bản nháp' }).click();
    await other.page.getByRole('searchbox').waitFor();
    await other.page.context().close();

    // Sent from here it might be the second dossier of the same matter.
    await page.reload();
    await page.getByText('Bản nháp này đã được nộp hoặc xóa ở máy khác').waitFor();
    await expectReadable(page);
  });

  it('goes on at the place where the line broke at 60 %, and sends nothing twice', async () => {
    const { page } = watched;
    const { offsets, mend } = await cutAtSixty(page);
    await page.goto(`${province.origin}/nop-ho-so/${BIRTH}`);
    // What was begun before lies here, and is offered first.
    await page.getByRole('button', { name: 'Làm hồ sơ mới', exact: true }).click();
    await page.getByRole('button', { name: /^Giấy tờ/ }).click();
    await page.getByLabel(/^Chọn ảnh hoặc tệp: Giấy chứng sinh/).setInputFiles({ name: 'giay-chung-sinh.pdf', mimeType: 'application/pdf', buffer: textPdf(1_000_000) });
    await eventually(async () => offsets, (seen) => seen.some((offset) => offset >= 600_000), 20_000);
    await page.context().setOffline(true);
    await page.getByText(/Mất mạng ở \d\d %. Có mạng sẽ gửi tiếp từ đó./).waitFor();
    const before = offsets.length;
    await mend();

    await page.getByText(/máy chủ đã nhận/).waitFor();
    expect(Math.min(...offsets.slice(before))).toBeGreaterThanOrEqual(600_000);
    await page.unroute('**/api/v1/uploads/*');
  });

  it('is told why a file is not taken, and what to do instead', async () => {
    const { page } = watched;
    const take = page.getByLabel(/^Chọn ảnh hoặc tệp: Văn bản xác nhận/);
    await take.setInputFiles({ name: 'IMG_3.HEIC', mimeType: 'image/heic', buffer: Buffer.from('ftypheic') });
    await page.getByText(/IMG_3.HEIC: máy này không mở được ảnh kiểu HEIC/).waitFor();
    await take.setInputFiles({ name: 'gia.pdf', mimeType: 'application/pdf', buffer: Buffer.from('không phải PDF') });
    await page.getByText(/^Không nhận được: /).waitFor();

    await expectReadable(page);
    await page.getByRole('button', { name: 'Hủy gửi gia.pdf' }).click();
    await page.getByText(/^Không nhận được: /).waitFor({ state: 'detached' });
  });
});

describe('an answer that is lost on its way', () => {
  it('files once: the same dossier comes back when it is sent again, and no device is left with its draft', async () => {
    const { page } = await open({ colorScheme: 'dark', width: 360 });
    // The picture of the codes is one thing more that may not come.
    await page.route('**/assets/qr-code-*.js', (route) => route.abort('connectionreset'));
    await signInTo(page, province.origin, CITIZEN, `/nop-ho-so/${SIMPLE_PROCEDURE}`);
    await page.getByRole('button', { name: 'Bắt đầu', exact: true }).click();
    // Its papers come by themselves: the form is the declaration, and the office looks up who one is.
    await page.getByRole('button', { name: 'Làm tiếp: Người nộp' }).click();
    await page.getByText(/^Điền sẵn theo hồ sơ/).waitFor();
    await fillPerson(page);
    await goOn(page);
    await page.getByLabel('Tên xã, phường, sở').fill('hac thanh');
    await page.getByRole('button', { name: 'Phường Hạc Thành' }).click();
    await goOn(page);
    await page.getByRole('group', { name: 'Người có tên trong sổ hộ tịch' }).getByLabel('Họ, chữ đệm, tên').fill('Lê Văn Cũ');
    await page.getByLabel('Khai sinh', { exact: true }).check();
    await page.getByLabel('Nơi đã đăng ký').fill('Phường Hạc Thành');
    await page.getByLabel('Số bản sao').fill('2');
    await expectReadable(page);
    await goOn(page);
    await heading(page, 'Giấy tờ');
    await goOn(page);
    await page.getByLabel(/Đến lấy bản giấy/).check();
    await goOn(page);
    await page.getByText('8.000 ₫').first().waitFor();
    await goOn(page);
    await eventually(keptDrafts, (codes) => codes.includes(SIMPLE_PROCEDURE), 10_000);
    const before = (await ownCodes()).length;
    await page.route('**/api/v1/me/filing-drafts/*', (route) => (route.request().method() === 'DELETE' ? route.abort('connectionreset') : route.continue()));
    await page.route('**/api/v1/dossiers', async (route) => { await route.fetch(); await route.abort('connectionreset'); });
    await page.getByRole('button', { name: 'Gửi hồ sơ' }).click();
    await heading(page, 'Chưa biết hồ sơ đã đến nơi chưa');
    await expectReadable(page);
    await page.unroute('**/api/v1/dossiers');
    await page.reload();
    await page.getByRole('button', { name: 'Gửi lại' }).click();

    await heading(page, 'Đã nộp hồ sơ');
    await expectReadable(page);
    expect(await ownCodes()).toHaveLength(before + 1);
    expect(await ownCodes()).toContain(await page.locator('.code-big').first().textContent());
    await page.unroute('**/api/v1/me/filing-drafts/*');
    await page.getByRole('button', { name: 'Đã ghi lại mã, đóng trang này' }).click();
    await eventually(keptDrafts, (codes) => !codes.includes(SIMPLE_PROCEDURE), 10_000);
  });
});

describe('without a mouse', () => {
  it('a step is filled in and sent on by keys alone, also at twice the size', async () => {
    const { page } = await open({ width: 640 });
    await signInTo(page, province.origin, CITIZEN, `/nop-ho-so/${BIRTH_AGAIN}`);
    const press = async (name: string | RegExp) => { await page.getByRole('button', { name, exact: typeof name === 'string' }).focus(); await page.keyboard.press('Enter'); };
    await press('Bắt đầu');
    await press(/Nơi nộp/);
    // Each letter is asked for, and nobody waits for the last answer: what is shown is what is chosen.
    let comes: () => void = () => undefined;
    const last = new Promise<void>((resolve) => { comes = resolve; });
    await page.route('**/api/v1/units?q=hac+thanh&*', async (route) => { await last; await route.continue(); });
    await page.getByLabel('Tên xã, phường, sở').focus();
    await page.keyboard.type('hac than');
    // Fewer letters find others as well: Tab goes to the first of the list.
    await page.getByRole('list', { name: 'Đơn vị tìm thấy' }).getByRole('button').first().filter({ hasText: 'Phường Hạc Thành' }).waitFor();
    const asked = page.waitForRequest('**/api/v1/units?q=hac+thanh&*');
    await page.keyboard.type('h');
    await asked;
    await page.keyboard.press('Tab');
    const found = page.waitForResponse('**/api/v1/units?q=hac+thanh&*');
    comes();
    await found;
    await page.keyboard.press('Enter');
    await page.getByText('✓ Phường Hạc Thành').waitFor();
    await press('Tiếp tục');
    await heading(page, 'Tờ khai điện tử');
    await page.getByLabel('Họ, chữ đệm, tên của trẻ').focus();
    await page.keyboard.type('Lê Thị Lại');
    await page.keyboard.press('Tab');
    for (const part of ['1', '5', '1990']) { await page.keyboard.type(part); await page.keyboard.press('Tab'); }
    await page.keyboard.press('Space');
    expect(await page.getByLabel('Nam', { exact: true }).isChecked()).toBe(true);
    await page.keyboard.press('ArrowDown');
    expect(await page.getByLabel('Nữ', { exact: true }).isChecked()).toBe(true);
    await page.keyboard.press('Enter');

    await page.getByRole('heading', { name: /^Còn \d+ chỗ cần xem lại/ }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('f-noiSinh');
    await expectReadable(page);
  });
});
