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
const openFirstDossier = async (page) => {
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/can-bo/ho-so/*');
  await page.locator('h1').first().waitFor();
};
const SCREENS = [
  { name: 'citizen-home', path: '/', size: PHONE, before: (page) => page.getByRole('searchbox').or(page.getByRole('combobox')).first().fill('lam khai sinh') },
  { name: 'citizen-procedure', path: '/thu-tuc/1.001193', size: PHONE },
  { name: 'citizen-filing', who: 'congdan.1', path: '/nop-ho-so/1.001193', size: PHONE },
  { name: 'citizen-own-dossiers', who: 'congdan.1', path: '/ho-so-cua-toi', size: PHONE },
  { name: 'citizen-own-dossiers-dark', who: 'congdan.1', path: '/ho-so-cua-toi', size: PHONE, theme: 'dark' },
  { name: 'province-public', path: '/toan-tinh' },
  { name: 'desk-today', who: 'motcua.14797', path: '/can-bo/hom-nay' },
  { name: 'desk-intake', who: 'motcua.14797', path: '/can-bo/tiep-nhan' },
  { name: 'desk-worklist', who: 'motcua.14797', path: '/can-bo/ho-so' },
  { name: 'desk-worklist-dark', who: 'motcua.14797', path: '/can-bo/ho-so', theme: 'dark' },
  { name: 'casework-inbox', who: 'chuyenvien.14797', path: '/can-bo/xu-ly' },
  { name: 'casework-dossier', who: 'chuyenvien.14797', path: '/can-bo/ho-so', before: openFirstDossier },
  { name: 'chair-approval', who: 'chutich.14797', path: '/can-bo/phe-duyet', size: PHONE },
  { name: 'province', who: 'lanhdao.38', path: '/can-bo/toan-tinh' },
  { name: 'province-ranking-dark', who: 'lanhdao.38', path: '/can-bo/toan-tinh?view=table', theme: 'dark' },
  { name: 'administration-permissions', who: 'quantri.38', path: '/can-bo/quan-tri/quyen' },
  { name: 'administration-procedures', who: 'quantri.38', path: '/can-bo/quan-tri/thu-tuc' },
  { name: 'administration-calendar', who: 'quantri.38', path: '/can-bo/quan-tri/lich' },
];

async function signIn(page, who, path) {
  await page.goto(`${origin}/auth/sign-in?returnTo=${encodeURIComponent(path)}`);
  await page.getByLabel('Tài khoản').fill(who);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.locator('summary[aria-label^="Tài khoản của bạn"]').waitFor({ timeout: 60_000 });
}

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
await mkdir(FOLDER, { recursive: true });
for (const { name, who, path, size = SCREEN, theme = 'light', before } of SCREENS.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  const context = await browser.newContext({ viewport: size, deviceScaleFactor: size === PHONE ? 2 : 1, colorScheme: theme === 'dark' ? 'dark' : 'light', locale: 'vi-VN', reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  if (who === undefined) await page.goto(origin + path);
  else await signIn(page, who, path);
  await page.locator('h1').first().waitFor();
  await before?.(page);
  // Live pages never fall silent; a second and a half is enough for their lists.
  await page.waitForTimeout(1_500);
  await page.screenshot({ path: join(FOLDER, `${name}.png`) });
  console.log(`docs/screens/${name}.png`);
  await context.close();
}
await browser.close();
