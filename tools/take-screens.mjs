#!/usr/bin/env node
// Pictures of the main screens for docs/screens, from an installation that runs: node tools/take-screens.mjs http://localhost:8080 [name …]
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const [origin = 'http://localhost:8080', ...wanted] = process.argv.slice(2);
const FOLDER = join(import.meta.dirname, '../docs/screens');
const PHONE = { width: 390, height: 844 };
const SCREEN = { width: 1440, height: 900 };

/** Name, who looks (nobody: not signed in), address, window, theme, and what is done before the picture. */
const SCREENS = [
  { name: 'citizen-home', path: '/', size: PHONE },
];

async function signIn(page, who, path) {
  await page.goto(`${origin}/auth/sign-in?returnTo=${encodeURIComponent(path)}`);
  await page.getByLabel('Tài khoản').fill(who);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.waitForURL(`${origin}${path}**`);
}

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
await mkdir(FOLDER, { recursive: true });
for (const { name, who, path, size = SCREEN, theme = 'light', before } of SCREENS.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  const context = await browser.newContext({ viewport: size, deviceScaleFactor: size === PHONE ? 2 : 1, colorScheme: theme === 'dark' ? 'dark' : 'light', locale: 'vi-VN', reducedMotion: 'reduce' });
  const page = await context.newPage();
  if (who === undefined) await page.goto(origin + path);
  else await signIn(page, who, path);
  await page.locator('h1').first().waitFor();
  await page.waitForLoadState('networkidle', { timeout: 5_000 }).catch((error) => console.error(`${name}: ${error.message.split('\n')[0]}`));
  await before?.(page);
  await page.screenshot({ path: join(FOLDER, `${name}.png`) });
  console.log(`docs/screens/${name}.png`);
  await context.close();
}
await browser.close();
