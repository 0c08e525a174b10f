import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterEach } from '@jest/globals';
import { chromium, type Browser, type BrowserContext, type Page, type Request } from 'playwright-core';

/** Whether the test before a hook has failed, as telling-environment.mjs says. */
export const hasTestFailed = (): boolean => (globalThis as { hasTestFailed?: boolean }).hasTestFailed === true;

/** The same engine in two programs of Debian. */
const [WITHOUT_WINDOWS, WHOLE] = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];
const QUIET = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** Opens pages in less than half the time that the whole browser takes, which has windows that nobody sees. It has no viewer of PDFs: what prints needs `printing`. `./haicap test e2e` installs both where they are missing. */
export async function openBrowser(use: 'reading' | 'printing' = 'reading'): Promise<Browser> {
  const program = use === 'printing' ? WHOLE : WITHOUT_WINDOWS;
  if (!existsSync(program)) throw new Error(`${program} is missing; run ./haicap test e2e as root, which installs it`);
  return chromium.launch({ executablePath: program, args: process.getuid?.() === 0 ? ['--no-sandbox', ...QUIET] : QUIET });
}

interface Violation { readonly id: string; readonly impact: string | null; readonly nodes: readonly { html: string }[] }
interface Axe { run(options: { resultTypes: ['violations'] }): Promise<{ violations: Violation[] }> }

/** What axe finds serious or critical on the page. */
export async function seriousFindings(page: Page): Promise<string[]> {
  // evaluate runs in an isolated way that the page's security policy does not concern.
  if (!(await page.evaluate<boolean>("typeof axe === 'object'"))) await page.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
  // What passes is neither described nor sent over: that is half the time on a page of many rows, and no violation less.
  const violations = await page.evaluate(async () => (await (globalThis as unknown as { axe: Axe }).axe.run({ resultTypes: ['violations'] })).violations.map(({ id, impact, nodes }) => ({ id, impact, nodes: nodes.map(({ html }) => ({ html })) })));
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
}

/** What never leaves the browser: its own address kinds, and the PDF viewer built into it, which loads its parts from itself. */
const WITHIN = /^(data|blob):|^chrome:\/\/resources\/|^chrome-extension:\/\/mhjfbmdgcfjbbpaeojofohoefgiehjai\//;

export interface Watched {
  readonly page: Page;
  /** What its policy kept a page from. */
  readonly violations: string[];
  /** Addresses of others that it asked for. */
  readonly elsewhere: string[];
  /** What went wrong in its scripts. */
  readonly complaints: string[];
}

interface Wish {
  readonly colorScheme?: 'light' | 'dark';
  readonly width?: number;
  /** Goes on in the next test; others are closed, for an open page asks and listens on. */
  readonly isKept?: boolean;
}

const begun: BrowserContext[] = [];
/** What the pages of each open browser were answered last. */
const answered = new Map<BrowserContext, string[]>();
afterEach(async () => {
  const shown = hasTestFailed() ? await Promise.all([...answered.keys()].map(standing)) : [];
  await Promise.all(begun.splice(0).map((context) => context.close()));
  // Told beside why the test failed: where only that is kept of a run, this is kept as well.
  if (shown.length > 0) throw new Error(`by then the browsers showed:\n${shown.join('\n\n')}`);
});

/** Enough to see what a page has done since somebody pressed something. */
const ANSWERS_SHOWN = 40;
const PAGE_CHARS_SHOWN = 4_000;

function noteAnswers(context: BrowserContext): void {
  const notes: string[] = [];
  const note = (outcome: number | string, request: Request) => void notes.push(`${new Date().toISOString().slice(11, 23)} ${outcome} ${request.method()} ${new URL(request.url()).pathname}`);
  answered.set(context, notes);
  context.on('close', () => answered.delete(context));
  context.on('response', (response) => { if (response.url().includes('/api/')) note(response.status(), response.request()); });
  context.on('requestfailed', (request) => note(request.failure()?.errorText ?? 'failed', request));
}

/** What somebody would see who looked at a browser now. */
async function standing(context: BrowserContext): Promise<string> {
  const pages = await Promise.all(context.pages().map(async (page) => `${page.url()}\n${(await page.locator('body').innerText().catch(String)).slice(0, PAGE_CHARS_SHOWN)}`));
  return [...pages, ...(answered.get(context) ?? []).slice(-ANSWERS_SHOWN)].join('\n');
}

/** A page of a browser of its own that tells what happens in it; so do the tabs it opens. It keeps no application for times without a line: that fetches some 300 files. */
export async function openWatched(browser: Browser, origin: string, { colorScheme = 'light', width = 1280, isKept = false }: Wish = {}): Promise<Watched> {
  const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme, locale: 'vi-VN', reducedMotion: 'reduce', serviceWorkers: 'block' });
  if (!isKept) begun.push(context);
  noteAnswers(context);
  const [violations, elsewhere, complaints]: [string[], string[], string[]] = [[], [], []];
  await context.exposeFunction('tellViolation', (told: string) => void violations.push(told));
  await context.addInitScript({
    content: "document.addEventListener('securitypolicyviolation', (event) => tellViolation(event.documentURI + ': ' + event.effectiveDirective + ' ' + event.blockedURI));",
  });
  context.on('request', (request) => { if (!request.url().startsWith(origin) && !WITHIN.test(request.url())) elsewhere.push(request.url()); });
  context.on('weberror', (error) => complaints.push(error.error().message));
  return { page: await context.newPage(), violations, elsewhere, complaints };
}

/** How much wider a page is than its window. */
export const overhang = (page: Page) => page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');

/** The theme that the system of somebody wishes for, and the width of the window in px; 640 is one of 1280 at twice the size. */
export type Look = readonly [theme: 'light' | 'dark' | 'contrast', width: number];

/** What is serious or wider than its window in any of the looks. A page follows its system and its window without being loaded again, which takes longer than to look at it. */
export async function findingsIn(page: Page, looks: readonly Look[]): Promise<string[]> {
  const found: string[] = [];
  for (const [theme, width] of looks) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme: theme === 'dark' ? 'dark' : 'light', contrast: theme === 'contrast' ? 'more' : null });
    await page.locator(`html[data-theme='${theme}']`).waitFor();
    await page.evaluate('new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)))');
    found.push(...(await seriousFindings(page)).map((finding) => `${theme} ${width}: ${finding}`));
    const wider = await overhang(page);
    if (wider > 0) found.push(`${theme} ${width}: ${wider} px wider than its window`);
  }
  return found;
}
