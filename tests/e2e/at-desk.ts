import type { Browser } from 'playwright-core';
import { eventually, type Installation } from '../system/installation.js';
import { DESK } from '../system/names.js';
import { openWatched, type Watched } from './browser.js';
import { signInTo } from './person.js';

/** A browser without a screen breaks down when a PDF within a frame is printed; what would be printed is counted instead. */
const COUNTED_PRINTS = "Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', { get: () => ({ focus() {}, print() { globalThis.prints = (globalThis.prints ?? 0) + 1; } }) });";

/** An officer of the desk at a page of theirs. */
export async function openAtDesk(province: Installation, browser: Browser, path: string, wish: Parameters<typeof openWatched>[2] = {}): Promise<Watched> {
  const watched = await openWatched(browser, province.origin, wish);
  await watched.page.context().addInitScript({ content: COUNTED_PRINTS });
  await signInTo(watched.page, province.origin, DESK, path);
  await watched.page.getByRole('heading', { level: 1 }).waitFor();
  return watched;
}

/** Until no step that an earlier spec left at the desk can be taken back any more: the page would count it beside those of this one. */
export async function deskHasNothingLeft(province: Installation): Promise<void> {
  await eventually(() => province.ask<{ items: { state: string }[] }>('/api/v1/deferred-commands', { as: DESK }), ({ items }) => items.every(({ state }) => state !== 'pending'), 30_000);
}
