import { jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { Counter, type Filed } from '../system/counter.js';
import type { Installation, Unit } from '../system/installation.js';
import { BIRTH_AGAIN, BIRTH_AGAIN_ANSWERS, CHAIR, CITIZEN, DESK, HAC_THANH, SIMPLE_PROCEDURE, SPECIALIST } from '../system/names.js';
import { openBrowser, openWatched, overhang, seriousFindings } from './browser.js';
import { photoOfPaper } from './paper-samples.js';
import { expectQuiet, signInTo } from './person.js';
import { leaveStage, takeStage } from './stage.js';

jest.setTimeout(240_000);

let province: Installation;
let browser: Browser;
let counter: Counter;
let hacThanh: Unit;
beforeAll(async () => {
  [province, browser] = await Promise.all([takeStage(), openBrowser()]);
  counter = new Counter(province);
  hacThanh = await counter.unit(HAC_THANH);
});
afterAll(async () => { await browser?.close(); leaveStage(province); });

const open = (wish: { width?: number; colorScheme?: 'light' | 'dark' } = { width: 360 }) => openWatched(browser, province.origin, wish);
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
/** Each screen is read by everybody and fits the phone. */
const expectReadable = async (page: Page) => expect([await seriousFindings(page), await overhang(page)]).toEqual([[], 0]);

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

  it('is given by the receipt alone, by who has no account', async () => {
    const { dossier, trackingSecret } = await counter.file({ procedure: SIMPLE_PROCEDURE, at: hacThanh, as: DESK });
    await counter.conclude(await counter.assign(dossier, SPECIALIST, CHAIR), SPECIALIST, CHAIR);
    const watched = await open();
    const { page } = watched;
    await page.goto(`${province.origin}/tra-cuu#ma=${dossier.code}&khoa=${trackingSecret}`);
    await page.getByRole('heading', { name: 'Cơ quan phục vụ bạn thế nào?' }).waitFor();
    await page.getByLabel('4: Hài lòng').check();
    await expectReadable(page);
    await page.getByRole('button', { name: 'Gửi đánh giá' }).click();

    await page.getByText(/^Bạn cho 4 trên 5\. Sửa được đến /).waitFor();
    expectQuiet(watched);
  });
});
