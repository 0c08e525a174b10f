import { afterEach, describe, expect, it } from '@jest/globals';
import type { FilledPaper, PdfJob } from '../src/paper-press/press-job.js';
import { PressPool, type PressSettings } from '../src/paper-press/press-pool.js';
import { accepted, refusedWith } from './dossier-rig.js';
import { readPaper } from './paper-reading.js';

const paperSaying = (text: string): FilledPaper => ({
  orientation: 'portrait', header: { left: [], right: [] }, title: [{ text: 'GIẤY', style: 'heading', align: 'center' }],
  blocks: [{ kind: 'text', text, style: 'normal', align: 'left' }], footer: '',
});
const jobSaying = (text: string): PdfJob => ({ kind: 'pdf', format: 'A5', title: 'Giấy', at: new Date('2025-07-01T01:00:00Z'), paper: paperSaying(text) });

let pools: PressPool[] = [];
const press = (settings: PressSettings = {}): PressPool => {
  const pool = new PressPool(settings);
  pools.push(pool);
  return pool;
};
afterEach(async () => {
  await Promise.all(pools.map((pool) => pool.onModuleDestroy()));
  pools = [];
});
/** A worker that dies of one word, hangs at another, and otherwise answers with nothing. */
const MORTAL = new URL('data:text/javascript,' + encodeURIComponent(`
  import { parentPort } from 'node:worker_threads';
  parentPort.on('message', ({ title }) => {
    if (title === 'die') process.exit(3);
    if (title === 'hoard') { const all = []; for (;;) all.push(new Array(1e6).fill(title)); }
    if (title === 'hang') for (;;);
    parentPort.postMessage({ ok: true, bytes: new Uint8Array(title === 'large' ? 600_000 : 1) });
  });`));
const named = (title: string): PdfJob => ({ ...jobSaying(''), title });

describe('the press', () => {
  it('makes the same bytes of the same paper, whichever worker draws it', async () => {
    const [first, ...others] = (await Promise.all(Array.from({ length: 6 }, () => press({ workers: 1 }).print(jobSaying('Xin chào'))))).map(accepted);

    expect(others.every((bytes) => Buffer.from(bytes).equals(Buffer.from(first ?? [])))).toBe(true);
  });

  it('refuses one more than may wait, and takes others when there is room again', async () => {
    const pool = press({ workers: 1, queueMax: 2 });

    const asked = Array.from({ length: 5 }, (_, at) => pool.print(jobSaying(String(at))));

    expect((await Promise.all(asked)).map((printed) => printed.ok)).toEqual([true, true, true, false, false]);
    expect(await Promise.resolve(asked[4])).toEqual(refusedWith('PAPER_PRESS_FULL', { waiting: 2 }));
    expect((await pool.print(jobSaying('again'))).ok).toBe(true);
  });

  it('replaces a worker that dies; only what it was drawing fails', async () => {
    const pool = press({ workers: 1, workerFile: MORTAL });

    const [killing, waiting] = [pool.print(named('die')), pool.print(named('fine'))];

    await expect(killing).rejects.toThrow('a press worker ended with 3');
    expect((await waiting).ok).toBe(true);
  });

  it('ends a worker that takes too long or too much memory, and says that the paper is too much', async () => {
    const pool = press({ workers: 2, workerFile: MORTAL, jobTimeoutMs: 1_500 });

    const patient = press({ workers: 1, workerFile: MORTAL });
    const [hanging, hoarding] = await Promise.all([pool.print(named('hang')), patient.print(named('hoard'))]);

    expect(hanging).toEqual(refusedWith('PAPER_TOO_LARGE', { because: 'time' }));
    expect(hoarding).toEqual(refusedWith('PAPER_TOO_LARGE', { because: 'memory' }));
    expect((await pool.print(named('fine'))).ok).toBe(true);
  }, 20_000);

  it('refuses a paper that would not fit through the bus', async () => {
    expect(await press({ workerFile: MORTAL }).print(named('large'))).toEqual(refusedWith('PAPER_TOO_LARGE', { bytes: 600_000, bytesMax: 524_288 }));
  });

  it('prints a word without a space on as many lines as it needs, inside the page', async () => {
    const [page] = await readPaper(accepted(await press().print(jobSaying('ệ'.repeat(1_000)))));

    expect(page?.text.replaceAll(' ', '')).toContain('ệ'.repeat(1_000));
  });

  const tableOf = (texts: readonly string[]): PdfJob => ({ ...jobSaying(''), paper: { ...paperSaying(''), blocks: [
    { kind: 'table', columns: [{ title: 'Tên', width: 1, align: 'left' }, { title: 'Ghi chú', width: 3, align: 'left' }], rows: texts.map((text) => [text, '']) },
  ] } });

  it('tears no row of a table apart between two pages', async () => {
    const pages = await readPaper(accepted(await press().print(tableOf(Array.from({ length: 40 }, (_, at) => `A${at} Công Tằng Tôn Nữ Thị Quỳnh Nguyễn Phước Hằng Nga Z${at}.`)))));

    const torn = pages.flatMap(({ text }) => [...text.matchAll(/A(\d+) /g)].filter(([, at]) => !text.includes(`Z${at}.`)));
    expect([pages.length > 2, torn, pages.map(({ text }) => text.match(/Z\d+\./g)?.length ?? 0).reduce((sum, count) => sum + count, 0)]).toEqual([true, [], 40]);
  }, 20_000);

  it('breaks a row that no page would hold, and loses no word of it', async () => {
    const pages = await readPaper(accepted(await press().print(tableOf([Array.from({ length: 900 }, (_, at) => `W${at}.`).join(' ')]))));

    expect(pages.map(({ text }) => text).join(' ').match(/W\d+\./g)).toHaveLength(900);
  }, 20_000);

  it('takes what looks like an address, a file or markup as words', async () => {
    const hostile = 'https://example.vn/x.png file:///etc/passwd {{secret}} <svg onload="x"/> \u202E';

    const [page] = await readPaper(accepted(await press().print(jobSaying(hostile))));

    expect(page?.text).toContain('file:///etc/passwd {{secret}} <svg');
  });
});
