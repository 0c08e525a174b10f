import { jest } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { type Installation } from '../system/installation.js';
import { DESK, HAC_THANH, SPECIALIST } from '../system/names.js';
import { openBrowser, openWatched, seriousFindings } from './browser.js';
import { expectQuiet, signInTo } from './person.js';
import { leaveStage, takeStage } from './stage.js';

jest.setTimeout(240_000);

const WORKLIST = '/can-bo/ho-so';
const LIVE = '/api/v1/work/live';
const LIVE_LOST = 'Mất kết nối trực tiếp, đang nối lại';

let province: Installation;
let browser: Browser;
beforeAll(async () => { [province, browser] = await Promise.all([takeStage(), openBrowser()]); });
afterAll(async () => { await browser?.close(); leaveStage(province); });

/** Connections of the stream that a browser has opened, in all its tabs. */
function connectionsOf(context: BrowserContext): string[] {
  const opened: string[] = [];
  context.on('request', (request) => { if (new URL(request.url()).pathname === LIVE) opened.push(request.url()); });
  return opened;
}

const receive = async () => (await province.receive(HAC_THANH)).body.dossier;
const row = (page: Page, code: string) => page.getByRole('row').filter({ hasText: code });

describe('a list of dossiers that lies open', () => {
  it('moves when a dossier changes elsewhere, in every tab, by one connection that the next tab takes over', async () => {
    const watched = await openWatched(browser, province.origin);
    const { page } = watched;
    const context = page.context();
    const opened = connectionsOf(context);
    const isLive = page.waitForResponse((response) => new URL(response.url()).pathname === LIVE && response.ok());
    await signInTo(page, province.origin, DESK, WORKLIST);
    await isLive;
    const other = await context.newPage();
    await other.goto(`${province.origin}${WORKLIST}`);
    await other.getByRole('heading', { level: 1, name: 'Hồ sơ' }).waitFor();

    const first = await receive();
    await other.bringToFront();
    await row(other, first.code).waitFor();
    await page.bringToFront();
    await row(page, first.code).waitFor();
    expect(opened).toHaveLength(1);

    const isTakenOver = other.waitForResponse((response) => new URL(response.url()).pathname === LIVE && response.ok());
    await page.close();
    await isTakenOver;
    const second = await receive();
    await row(other, second.code).waitFor();
    expect(opened).toHaveLength(2);
    expectQuiet(watched);
  });

  it('says that it does not move by itself while the line is down, and catches up when it is back', async () => {
    const { page } = await openWatched(browser, province.origin);
    await page.route(`**${LIVE}`, (route) => route.abort('connectionfailed'));
    await signInTo(page, province.origin, DESK, WORKLIST);
    await page.getByText(LIVE_LOST).waitFor();
    await page.getByRole('row').nth(1).waitFor();
    const missed = await receive();
    expect(await row(page, missed.code).count()).toBe(0);

    await page.unroute(`**${LIVE}`);

    await row(page, missed.code).waitFor();
    await page.getByText(LIVE_LOST).waitFor({ state: 'hidden' });
  });
});

describe('two officers at one dossier', () => {
  it('see one another by name and what the other does, and that the other has left', async () => {
    const { dossierId } = await receive();
    const address = `${WORKLIST}/${dossierId}`;
    const [desk, specialist] = [await openWatched(browser, province.origin), await openWatched(browser, province.origin)];
    await signInTo(desk.page, province.origin, DESK, address);
    const people = (page: Page) => page.getByRole('list', { name: 'Những người đang mở hồ sơ này' });
    await signInTo(specialist.page, province.origin, SPECIALIST, address);

    await people(desk.page).getByText(/^[^•]+ đang xem$/).waitFor();
    await people(specialist.page).getByText(/đang xem$/).waitFor();
    expect((await seriousFindings(desk.page)).filter((finding) => finding.includes('people-here'))).toEqual([]);
    await specialist.page.goto(`${province.origin}${WORKLIST}`);

    await people(desk.page).getByText(/đang xem$/).waitFor({ state: 'detached' });
    expectQuiet(desk);
  });
});
