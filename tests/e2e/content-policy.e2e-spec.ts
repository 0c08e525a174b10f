import { jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { eventually, type Installation } from '../system/installation.js';
import { openBrowser, openWatched, seriousFindings } from './browser.js';
import { leaveStage, takeStage } from './stage.js';

jest.setTimeout(240_000);

let province: Installation;
let browser: Browser;
beforeAll(async () => { [province, browser] = await Promise.all([takeStage(), openBrowser()]); });
afterAll(async () => { await browser?.close(); leaveStage(province); });

const watch = (colorScheme: 'light' | 'dark' = 'light', width = 1280) => openWatched(browser, province.origin, { colorScheme, width });

const OPEN_TO_ALL = ['/', '/tra-cuu', '/da-dang-xuat', '/phien-dang-nhap', '/verify/receipt', '/docs', '/docs/api', '/docs/api/dossiers', '/docs/api/files', '/docs/events', '/docs/errors', '/docs/changes'];

describe('the content policy', () => {
  it('keeps no page from anything it needs, and no page asks elsewhere', async () => {
    const { page, violations, elsewhere } = await watch();
    for (const path of OPEN_TO_ALL) {
      await page.goto(province.origin + path, { waitUntil: 'load' });
      await page.locator('h1, h2, main, form').first().waitFor();
    }

    expect([violations, elsewhere]).toEqual([[], []]);
  });

  it('keeps the sign-in from nothing it needs either', async () => {
    const { page, violations, elsewhere } = await watch();
    await page.goto(`${province.origin}/auth/sign-in`, { waitUntil: 'load' });
    await page.locator('form, a[href]').first().waitFor();

    expect(new URL(page.url()).pathname).toMatch(/^\/oidc\//);
    expect([violations, elsewhere]).toEqual([[], []]);
  });

  it('is noticed by this test where a page does what it may not', async () => {
    const { page, violations } = await watch();
    await page.goto(`${province.origin}/docs`);
    await page.evaluate("document.body.append(Object.assign(document.createElement('img'), { src: 'https://elsewhere.invalid/x.png' }))");

    await eventually(async () => violations, ({ length }) => length > 0, 5_000);
    expect(violations).toEqual([expect.stringContaining('img-src https://elsewhere.invalid/')]);
  });
});

describe('the documents', () => {
  it.each([['light', 1280], ['dark', 360]] as const)('are read by everybody (%s, %i px), and no page is wider than its window', async (scheme, width) => {
    const { page } = await watch(scheme, width);
    for (const path of ['/docs/errors', '/docs/events', '/docs/changes', '/docs/api/tracking']) {
      await page.goto(province.origin + path);
      expect([path, await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')]).toEqual([path, 0]);
    }
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('lead from a problem to the line of its code', async () => {
    const { page } = await watch();
    const { type } = (await (await fetch(`${province.origin}/api/v1/account`)).json()) as { type: string };
    await page.goto(province.origin + type);

    expect(await page.locator(':target').textContent()).toContain('TOKEN_MISSING');
  });
});
