import { jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { Counter, type Filed } from '../system/counter.js';
import { eventually, Installation, type Unit } from '../system/installation.js';
import { BIRTH, BIRTH_AGAIN, BIRTH_AGAIN_ANSWERS, CHAIR, CITIZEN, DESK, HAC_THANH, SIMPLE_PROCEDURE, SPECIALIST } from '../system/names.js';
import { openBrowser, openWatched, overhang, seriousFindings, type Watched } from './browser.js';
import { choose, expectQuiet, signInTo } from './person.js';
import { photoOfPaper, textPdf } from './paper-samples.js';

jest.setTimeout(240_000);

let province: Installation;
let browser: Browser;
let counter: Counter;
let hacThanh: Unit;
beforeAll(async () => {
  [province, browser] = await Promise.all([Installation.start({ beside: ['payment-simulator'] }), openBrowser()]);
  counter = new Counter(province);
  hacThanh = await counter.unit(HAC_THANH);
});
afterAll(async () => { await browser?.close(); await province?.remove(); });

const PHONE = { width: 360 };
const open = (wish: { width?: number; colorScheme?: 'light' | 'dark' } = PHONE) => openWatched(browser, province.origin, wish);
const goOn = (page: Page) => page.getByRole('button', { name: 'Tiếp tục' }).click();
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
/** Each screen is read by everybody and fits the phone. */
const expectReadable = async (page: Page) => expect([await seriousFindings(page), await overhang(page)]).toEqual([[], 0]);
const ownCodes = async () => (await province.ask<{ items: { code: string }[] }>('/api/v1/me/dossiers', { as: CITIZEN })).items.map(({ code }) => code);
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
    watched = await open();
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
    await page.getByRole('link', { name: 'Theo dõi hồ sơ' }).click();
    await page.getByText(code).first().waitFor();
    await page.goto(province.origin);
    await page.getByRole('searchbox').waitFor();
    expect(await page.getByRole('heading', { name: 'Đang làm dở' }).count()).toBe(0);
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

  it('goes on at the place where the line broke at 60 %, and sends nothing twice', async () => {
    const { page } = watched;
    const { offsets, mend } = await cutAtSixty(page);
    await page.goto(`${province.origin}/nop-ho-so/${BIRTH}`);
    await page.getByRole('button', { name: 'Bắt đầu', exact: true }).click();
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
  it('files once: the same dossier comes back when it is sent again', async () => {
    const { page } = await open({ colorScheme: 'dark', width: 360 });
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
    const before = (await ownCodes()).length;
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
  });
});

describe('a supplement', () => {
  it('asks for exactly the missing paper and sends it from the phone', async () => {
    const { dossier } = await counter.file({ procedure: BIRTH_AGAIN, at: hacThanh, as: CITIZEN, formData: BIRTH_AGAIN_ANSWERS });
    await counter.act(dossier, 'intake-supplement-requests', DESK, { reasonCode: 'incomplete', reasonText: 'Giấy khai sinh cũ bị mờ', missing: [{ code: 'giay-to-cu', note: 'Chụp lại trang 1' }] });
    const watched = await open();
    const { page } = watched;
    await signInTo(page, province.origin, CITIZEN, `/ho-so-cua-toi/${dossier.dossierId}/bo-sung`);
    await page.getByText('Chụp lại trang 1').first().waitFor();
    await page.getByRole('button', { name: 'Gửi bổ sung' }).click();
    await page.getByRole('heading', { name: /^Còn \d+ chỗ cần xem lại/ }).waitFor();
    await expectReadable(page);
    const photo = { name: 'IMG_4.jpg', mimeType: 'image/jpeg', buffer: await photoOfPaper(browser) };
    await page.getByLabel(/^Chụp ảnh: /).setInputFiles(photo);
    await page.getByRole('button', { name: 'Dùng 1 trang này' }).click();
    await page.getByText(/máy chủ đã nhận/).waitFor();
    await page.getByRole('button', { name: 'Gửi bổ sung' }).click();

    await heading(page, 'Đã gửi bổ sung');
    await expectReadable(page);
    expect((await counter.see(dossier, DESK)).status).not.toBe('supplement-requested');
    expectQuiet(watched);
  });
});

/** A dossier of the citizen that the desk has received. */
async function received(): Promise<Filed['dossier']> {
  const formData = { nguoiTrongSo: { hoTen: 'Lê Văn Cũ' }, loai: 'khai-sinh', noiDaDangKy: 'Phường Hạc Thành', soBan: 2 };
  const { dossier } = await counter.file({ procedure: SIMPLE_PROCEDURE, at: hacThanh, as: CITIZEN, formData });
  return counter.act(dossier, 'receipt', DESK);
}

describe('a fee', () => {
  it('is paid on the platform; a payment that was given up is begun again without filing again', async () => {
    const { dossierId } = await counter.act(await received(), 'fees', DESK, { quantities: [{ copies: 2 }] });
    const { page } = await open();
    await signInTo(page, province.origin, CITIZEN, `/ho-so-cua-toi/${dossierId}/le-phi`);
    await page.getByRole('button', { name: 'Thanh toán trực tuyến 16.000 ₫' }).click();
    await page.getByRole('link', { name: 'Đến trang thanh toán' }).waitFor();
    await expectReadable(page);
    await page.getByRole('button', { name: 'Hủy, trả cách khác' }).click();
    await page.getByRole('button', { name: 'Thanh toán lại 16.000 ₫' }).click();
    const payUrl = await page.getByRole('link', { name: 'Đến trang thanh toán' }).getAttribute('href');
    const tab = await page.context().newPage();
    await tab.goto(payUrl ?? '');
    await tab.getByRole('button', { name: 'Thanh toán' }).click();
    // The platform answers once it has told the province; a tab closed before that may never finish closing.
    await tab.getByText('Đã thanh toán.').waitFor();
    await tab.close();

    await page.getByRole('heading', { name: 'Không còn gì phải nộp' }).waitFor();
    await page.getByText(/^Biên lai /).waitFor();
    await expectReadable(page);
  });
});

describe('a rating', () => {
  it('needs a score, goes with reasons that fit it, and can be changed', async () => {
    const { dossierId } = await counter.conclude(await counter.assign(await received(), SPECIALIST, CHAIR), SPECIALIST, CHAIR);
    const watched = await open({ colorScheme: 'dark', width: 360 });
    const { page } = watched;
    await signInTo(page, province.origin, CITIZEN, `/ho-so-cua-toi/${dossierId}/danh-gia`);
    await page.getByRole('button', { name: 'Gửi đánh giá' }).click();
    await page.getByRole('link', { name: 'Chọn mức hài lòng của bạn' }).waitFor();
    await page.getByLabel('2: Không hài lòng').check();
    await page.getByRole('button', { name: 'Trễ hẹn' }).click();
    await page.getByLabel('5: Rất hài lòng').check();
    expect(await page.getByRole('button', { name: 'Trễ hẹn' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Đúng hẹn' }).click();
    await expectReadable(page);
    await page.getByRole('button', { name: 'Gửi đánh giá' }).click();

    await heading(page, 'Cảm ơn bạn đã đánh giá');
    await expectReadable(page);
    await page.getByRole('button', { name: 'Sửa đánh giá' }).click();
    await page.getByLabel('1: Rất không hài lòng').waitFor();
    expectQuiet(watched);
  });
});

describe('without a mouse', () => {
  it('a step is filled in and sent on by keys alone, also at twice the size', async () => {
    const { page } = await open({ width: 640 });
    await signInTo(page, province.origin, CITIZEN, `/nop-ho-so/${BIRTH_AGAIN}`);
    const press = async (name: string | RegExp) => { await page.getByRole('button', { name, exact: typeof name === 'string' }).focus(); await page.keyboard.press('Enter'); };
    await press('Bắt đầu');
    await press(/Nơi nộp/);
    await page.getByLabel('Tên xã, phường, sở').focus();
    await page.keyboard.type('hac thanh');
    await page.getByRole('button', { name: 'Phường Hạc Thành' }).waitFor();
    await page.keyboard.press('Tab');
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
