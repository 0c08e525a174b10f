import { createHmac } from 'node:crypto';
import { expect } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import type { Watched } from './browser.js';

type Wish = { readonly colorScheme?: 'light' | 'dark'; readonly width?: number };

/** Browsers of people at one installation. */
export interface People {
  open(wish?: Wish): Promise<Watched>;
  signIn(login: string, path?: string, wish?: Wish): Promise<Watched>;
  origin(): string;
}

export const OWN_SESSIONS = '/phien-dang-nhap';

/** Chooses a demo account on the sign-in page that is open. */
export async function choose(page: Page, login: string): Promise<void> {
  await page.getByLabel('Tài khoản').fill(login);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
}

/** What stands at the top of each page about whoever is signed in. */
export const whoIs = (page: Page) => page.locator('summary').and(page.getByLabel(/^(Tài khoản của bạn|Your account): /));

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>;
/** Sessions that this spec has begun, by installation and account. */
const sessions = new Map<string, Cookies>();

/** Comes to the page as somebody who has signed in before, with the session of this spec: to sign in takes longer than most of what is looked at. */
export async function signInTo(page: Page, origin: string, login: string, path = '/'): Promise<void> {
  const begun = sessions.get(`${origin} ${login}`);
  if (begun === undefined) {
    await signInAnew(page, origin, login, path);
    sessions.set(`${origin} ${login}`, await page.context().cookies(origin));
    return;
  }
  await page.context().addCookies(begun);
  await page.goto(origin + path);
  await whoIs(page).waitFor();
}

/** Signs in by a session of its own and comes to the page. */
export async function signInAnew(page: Page, origin: string, login: string, path = '/'): Promise<void> {
  await page.goto(`${origin}/auth/sign-in?returnTo=${encodeURIComponent(path)}`);
  await choose(page, login);
  await whoIs(page).waitFor();
}

export const expectQuiet = ({ violations, elsewhere, complaints }: Watched) => expect([violations, elsewhere, complaints]).toEqual([[], [], []]);

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The code that an authenticator shows (RFC 6238). */
export function codeOf(secret: string): string {
  const bits = [...secret.replaceAll(' ', '')].map((sign) => BASE32.indexOf(sign).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const digest = createHmac('sha1', key).update(step).digest();
  const at = (digest.at(-1) ?? 0) & 15;
  return String((digest.readUInt32BE(at) & 0x7fff_ffff) % 1_000_000).padStart(6, '0');
}
