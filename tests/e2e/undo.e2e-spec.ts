import { jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { eventually, type Installation } from '../system/installation.js';
import { DESK, HAC_THANH } from '../system/names.js';
import { deskHasNothingLeft } from './at-desk.js';
import { openBrowser, openWatched, seriousFindings } from './browser.js';
import { expectQuiet, signInTo } from './person.js';
import { leaveStage, takeStage } from './stage.js';

jest.setTimeout(240_000);

let province: Installation;
let browser: Browser;
beforeAll(async () => {
  [province, browser] = await Promise.all([takeStage(), openBrowser()]);
  await deskHasNothingLeft(province);
});
afterAll(async () => { await browser?.close(); leaveStage(province); });

/** A dossier whose result waits at the desk, and the page on which it is handed over. */
async function aResult() {
  const { dossierId, version } = await province.complete(HAC_THANH, (await province.receive(HAC_THANH)).body.dossier);
  return { dossierId, version, path: `/can-bo/tra-ket-qua?dossierId=${dossierId}` };
}
const statusOf = async (dossierId: string) => (await province.ask<{ status: string }>(`/api/v1/dossiers/${dossierId}`, { as: DESK })).status;
const bar = (page: Page) => page.getByRole('complementary', { name: 'Thao tác vừa thực hiện' });
const handOver = async (page: Page) => {
  await page.getByRole('button', { name: /^Trả kết quả/ }).click();
  await bar(page).getByText('Đã trả kết quả hồ sơ').waitFor();
};
const NOT_DONE = 'Chưa thực hiện được trên hồ sơ';

describe('a step that can be taken back', () => {
  it('is taken back by Ctrl Z, and without it carried out by the server, also when the page was closed at once', async () => {
    const { dossierId, path } = await aResult();
    const watched = await openWatched(browser, province.origin);
    const { page } = watched;
    await signInTo(page, province.origin, DESK, path);
    await handOver(page);
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('Control+z');
    await bar(page).waitFor({ state: 'hidden' });
    const [kept] = (await province.ask<{ items: { state: string }[] }>('/api/v1/deferred-commands', { as: DESK })).items;
    expect([kept?.state, await statusOf(dossierId)]).toEqual(['withdrawn', 'completed']);

    await page.goto(`${province.origin}${path}`);
    await handOver(page);
    expectQuiet(watched);
    await page.close();

    expect(await eventually(() => statusOf(dossierId), (status) => status !== 'completed', 30_000)).toBe('result-returned');
  });

  it.each([[1280, 800], [360, 800]])('covers nothing that can be pressed while it is counted (%i x %i px)', async (width, height) => {
    const { dossierId, version } = await aResult();
    const { page } = await openWatched(browser, province.origin, { width });
    await signInTo(page, province.origin, DESK, `/can-bo/ho-so/${dossierId}`);
    const steps = page.getByRole('toolbar', { name: 'Việc làm được với hồ sơ này' });
    await steps.waitFor();

    const effectiveAfter = new Date(Date.now() + 50_000).toISOString();
    await province.ask(`/api/v1/dossiers/${dossierId}/deferred-commands`, { as: DESK, method: 'POST', version, body: { command: 'return-result', body: {}, effectiveAfter } });
    await page.reload();
    await bar(page).getByRole('button', { name: 'Hoàn tác' }).waitFor();
    await steps.waitFor();

    const [over, under] = [await steps.boundingBox(), await bar(page).boundingBox()];
    expect(over!.y + over!.height).toBeLessThanOrEqual(under!.y + 1);
    expect(under!.y + under!.height).toBeLessThanOrEqual(height);
    await steps.getByRole('button', { name: /^In/ }).click({ trial: true, timeout: 2_000 });
    await bar(page).getByRole('button', { name: 'Hoàn tác' }).click();
    await bar(page).waitFor({ state: 'hidden' });
  });

  it('that could not be carried out is told, and told again by a page that is loaded anew, until it was seen', async () => {
    const { dossierId, version, path } = await aResult();
    const { page } = await openWatched(browser, province.origin);
    await signInTo(page, province.origin, DESK, path);
    await handOver(page);
    await province.ask(`/api/v1/dossiers/${dossierId}/result-return`, { as: DESK, method: 'POST', body: {}, version });
    await page.getByText(NOT_DONE).waitFor();

    await page.reload();
    await page.getByText(NOT_DONE).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Đã biết' }).click();
    await page.reload();
    await page.getByRole('heading', { level: 1 }).waitFor();

    await bar(page).waitFor({ state: 'hidden' });
    expect(await statusOf(dossierId)).toBe('result-returned');
  });
});
