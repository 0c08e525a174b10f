import { askedFor, cacheName, outdated, type Shell } from './shell.js';

/** The parts of a service worker's surroundings that this one uses; the types of pages and of workers do not go together. */
interface Lasting extends Event { waitUntil(work: Promise<unknown>): void }
interface Asking extends Lasting { readonly request: Request; respondWith(answer: Promise<Response>): void }
interface Surroundings {
  addEventListener(type: 'install' | 'activate', listener: (event: Lasting) => void): void;
  addEventListener(type: 'fetch', listener: (event: Asking) => void): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<unknown>) => void): void;
  skipWaiting(): Promise<void>;
  readonly location: { readonly origin: string };
}

/** Written in by the build. */
declare const __SHELL__: Shell;
const shell = __SHELL__;
const here = globalThis as unknown as Surroundings;
/** A line that neither answers nor breaks is as good as none, when the page is here. */
const PATIENCE_MS = 4_000;

here.addEventListener('install', (event) => {
  event.waitUntil((async () => {
    const cache = await caches.open(cacheName(shell));
    // What has a hash in its name lies in the browser's own cache already.
    await cache.addAll([shell.page, ...shell.files].map((address) => new Request(address, address.startsWith('/assets/') ? {} : { cache: 'no-cache' })));
  })());
});

here.addEventListener('activate', (event) => {
  event.waitUntil((async () => {
    await Promise.all(outdated(await caches.keys(), shell).map((name) => caches.delete(name)));
  })());
});

// A newer release waits until somebody says that the pages may be loaded again.
here.addEventListener('message', ({ data }) => { if (data === 'use-now') void here.skipWaiting(); });

here.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  const asked = askedFor(shell, { method: request.method, mode: request.mode, pathname, isOurs: origin === here.location.origin });
  if (asked === 'page') event.respondWith(pageOf(request));
  if (asked === 'file') event.respondWith(fileOf(request));
});

/** From the server while there is a line: a page carries a nonce of its own, and may belong to a newer release. */
async function pageOf(request: Request): Promise<Response> {
  const kept = await (await caches.open(cacheName(shell))).match(shell.page);
  if (kept === undefined) return fetch(request);
  const late = new Promise<Response>((answer) => { setTimeout(() => answer(kept), PATIENCE_MS); });
  return Promise.race([fetch(request).catch(() => kept), late]);
}

/** Files of a build never change under their name. */
async function fileOf(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}
