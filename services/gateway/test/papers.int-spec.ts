import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fetchPaper, fetchTrackedReceipt, refusal } from '@haicap/contracts';
import { err } from '@haicap/kernel';
import { DOSSIER_ID, HAC_THANH, paperBytes } from './example-replies.js';
import { runGateway, type RunningGateway } from './running-gateway.js';

let gateway: RunningGateway;
beforeAll(async () => {
  gateway = await runGateway();
}, 30_000);
afterAll(async () => gateway.stop(), 30_000);
afterEach(() => gateway.owners.reset());

const get = async (path: string, headers: Record<string, string> = {}) =>
  fetch(`${gateway.url}${path}`, { headers: { authorization: `Bearer ${await gateway.tokenOf('one-stop-officer')}`, ...headers } });
const PAPER = `/api/v1/dossiers/${DOSSIER_ID}/papers/${DOSSIER_ID}`;

describe('a paper', () => {
  it('is answered as the bytes that were issued, under their own type, and kept by no cache', async () => {
    const response = await get(PAPER);

    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(response.headers.get('content-disposition')).toBe('inline; filename="H56.147.97-250701-0001-mau-01.pdf"');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(Buffer.from(await response.arrayBuffer())).toEqual(paperBytes);
  });

  it('is not sent again to somebody who has it', async () => {
    const { headers } = await get(PAPER);

    expect((await get(PAPER, { 'if-none-match': headers.get('etag') ?? '' })).status).toBe(304);
  });

  it('that does not exist is a problem in JSON', async () => {
    gateway.owners.answer(fetchPaper, () => err(refusal('PAPER_NOT_FOUND')));

    const response = await get(PAPER);

    expect([response.status, response.headers.get('content-type')]).toEqual([404, 'application/problem+json']);
  });
});

describe('a tracking book', () => {
  it('names its next page in a header, because its body is the file', async () => {
    const path = `/api/v1/tracking-book?unitId=${HAC_THANH}&from=2025-07-01&to=2025-07-31&limit=500`;

    expect((await get(path)).headers.get('link')).toBe(`<${path}&cursor=after-500>; rel="next"`);
  });
});

describe('a receipt asked for with code and secret', () => {
  const ask = () => fetch(`${gateway.url}/api/v1/tracking/receipt`, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ code: 'H56.147.97-250701-0001', secret: 'ABCDEFGHJK' }),
  });

  it('needs no sign-in', async () => {
    expect((await ask()).headers.get('content-type')).toBe('application/pdf');
  });

  it('is limited like tracking: guesses at one code come to an end', async () => {
    gateway.owners.answer(fetchTrackedReceipt, () => err(refusal('TRACKING_NOT_FOUND')));
    const statuses: number[] = [];
    for (let guess = 0; guess < 40; guess += 1) statuses.push((await ask()).status);

    expect(statuses[0]).toBe(404);
    expect(statuses.at(-1)).toBe(429);
  });
});

describe('a press that has too much to do', () => {
  it('is unavailable for a moment', async () => {
    gateway.owners.answer(fetchPaper, () => err(refusal('PAPER_PRESS_FULL')));

    const response = await get(PAPER);

    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '2']);
  });
});
