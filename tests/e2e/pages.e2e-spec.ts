import { jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { eventually, type Installation } from '../system/installation.js';
import { HAC_THANH } from '../system/names.js';
import { findingsIn, openBrowser, openWatched, seriousFindings, type Watched } from './browser.js';
import { leaveStage, takeStage } from './stage.js';

jest.setTimeout(240_000);

let province: Installation;
let browser: Browser;
beforeAll(async () => { [province, browser] = await Promise.all([takeStage(), openBrowser()]); });
afterAll(async () => { await browser?.close(); leaveStage(province); });

async function openPage(path: string, width = 1360): Promise<Watched> {
  const watched = await openWatched(browser, province.origin, { width });
  watched.page.on('console', (message) => { if (message.type() === 'error') watched.complaints.push(message.text()); });
  await watched.page.goto(province.origin + path);
  return watched;
}

/** A number as Vietnamese write it. */
const numberIn = (text: string | null | undefined) => Number((text ?? '').replaceAll('.', ''));

describe('the province page', () => {
  it('shows 166 communes and moves the tile of a commune while somebody watches', async () => {
    const { page, complaints } = await openPage('/toan-tinh');
    await page.getByText('cập nhật trực tiếp').waitFor();
    // The live line may stand before the figures have come.
    await page.locator('.tile').first().waitFor();
    expect(await page.locator('.tile').count()).toBe(166);
    const tile = page.getByRole('button', { name: /^Phường Hạc Thành:/ });
    const before = numberIn(/: ([\d.]+) hồ sơ đang mở/.exec((await tile.getAttribute('aria-label')) ?? '')?.[1]);
    const received = page.locator('.three .n').first();
    const receivedBefore = numberIn(await received.textContent());

    await province.receive(HAC_THANH);

    await page.getByRole('button', { name: new RegExp(`^Phường Hạc Thành: ${before + 1} hồ sơ đang mở`) }).waitFor({ timeout: 5_000 });
    // The sums are an answer of their own.
    await eventually(async () => numberIn(await received.textContent()), (sum) => sum >= receivedBefore + 1, 5_000);
    expect(numberIn(await received.textContent())).toBe(receivedBefore + 1);
    expect(complaints).toEqual([]);
  });

  it('sends at most 150 KB of scripts at the first look: communes in the mountains wait for them', async () => {
    const { page } = await openPage('/toan-tinh');
    await page.locator('.tile').first().waitFor();
    const bytes = await page.evaluate<number>("performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js')).reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)");

    expect(bytes).toBeGreaterThan(10_000);
    expect(bytes).toBeLessThan(150_000);
  });

  it('opens the rows behind a tile and offers the same as a table by one key', async () => {
    const { page } = await openPage('/toan-tinh');
    await page.getByRole('button', { name: /^Phường Hạc Thành:/ }).click();
    await page.getByRole('region', { name: 'Phường Hạc Thành' }).getByText('trích lục', { exact: false }).first().waitFor();

    await page.keyboard.press('b');

    expect(await page.getByRole('table', { name: /Số liệu các xã/ }).getByRole('row').count()).toBe(167);
  });

  it('has no serious accessibility finding, also in the dark and on a phone', async () => {
    const { page } = await openPage('/toan-tinh');
    await page.locator('.tile').first().waitFor();

    expect(await findingsIn(page, [['light', 1360], ['dark', 1360], ['light', 360]])).toEqual([]);
  });
});

describe('the tracking page', () => {
  it('answers code and secret from the receipt, and moves when the dossier does', async () => {
    const { body: { dossier, trackingSecret } } = await province.receive(HAC_THANH);
    const { page, complaints } = await openPage('/tra-cuu', 360);
    await page.getByLabel('Mã hồ sơ').fill(dossier.code);
    await page.getByLabel('Mã tra cứu').fill(trackingSecret.toLowerCase());
    await page.getByRole('button', { name: 'Xem hồ sơ' }).click();
    await page.getByText('● Đã nhận').waitFor();
    expect(await page.getByText('Lê Thị Thử').count()).toBe(0);

    await province.complete(HAC_THANH, dossier);

    await page.getByText('● Đã xong').waitFor({ timeout: 10_000 });
    expect(await seriousFindings(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('opens at once from the QR code of the receipt', async () => {
    const { body: { dossier, trackingSecret, trackingToken } } = await province.receive(HAC_THANH);
    // What is printed now, and what stands on papers that were handed out before.
    const printed = [`the=${trackingToken}`, `ma=${encodeURIComponent(dossier.code)}&khoa=${trackingSecret}`];

    for (const keys of printed) {
      const { page } = await openPage(`/tra-cuu#${keys}`);

      await page.getByText('● Đã nhận').waitFor();
    }
  });

  it('says in one sentence what to check when a code is wrong', async () => {
    const { page } = await openPage('/tra-cuu');
    await page.getByLabel('Mã hồ sơ').fill('H56.147.97-250701-0042');
    await page.getByLabel('Mã tra cứu').fill('AAAAAAAAAA');
    await page.getByRole('button', { name: 'Xem hồ sơ' }).click();

    expect(await page.getByRole('alert').textContent()).toContain('Mã hồ sơ hoặc mã tra cứu chưa đúng');
  });
});
