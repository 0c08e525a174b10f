import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, seriousFindings } from './browser.js';

jest.setTimeout(120_000);

const IAT = 1_751_331_600;
const ATTACHMENT = Buffer.from('%PDF-1.7 tờ khai đăng ký lại khai sinh');
const unit = { unitId: '3b1c0a52-5a0e-5c55-8f0e-000000014797', name: 'Phường Hạc Thành' };
const CLAIMS = {
  iss: 'urn:haicap:province:38', iat: IAT, receipt: 1, code: 'H56.147.97-250701-0001', version: 1,
  submittedAt: '2025-07-01T08:00:00+07:00', receivedAt: '2025-07-01T08:00:00+07:00', procedure: { code: '1.004884', version: 1, name: 'Đăng ký lại khai sinh' },
  deadline: { at: '2025-07-08T17:00:00+07:00', on: '2025-07-08' }, units: { receiving: unit, competent: unit, returning: unit },
  attachments: [{ component: 'to-khai', sha256: createHash('sha256').update(ATTACHMENT).digest('hex'), bytes: ATTACHMENT.length }],
};
const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const key = { kty: 'OKP', crv: 'Ed25519', x: publicKey.export({ format: 'jwk' }).x, kid: 'k', use: 'sig', alg: 'EdDSA', nbf: 0 };

let folder: string;
let browser: Browser;
let page: Page;
const asked: string[] = [];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'haicap-verify-'));
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const text = `${encode({ alg: 'EdDSA', kid: 'k', typ: 'haicap-receipt+jws' })}.${encode(CLAIMS)}`;
  writeFileSync(join(folder, 'bien-nhan.jws'), `${text}.${sign(null, Buffer.from(text), privateKey).toString('base64url')}`);
  writeFileSync(join(folder, 'to-khai.pdf'), ATTACHMENT);
  // As the gateway hands it out.
  const built = readFileSync(new URL('../../web/dist/verify-receipt.html', import.meta.url), 'utf8');
  writeFileSync(join(folder, 'kiem-tra.html'), built.replace('__RECEIPT_KEYS__', () => JSON.stringify({ keys: [key] })));
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Opens the saved file without a network and gives it files, as somebody who drops them would. */
async function look(files: Record<string, Buffer>): Promise<string> {
  const context = await browser.newContext({ locale: 'vi-VN', viewport: { width: 360, height: 780 }, offline: true });
  page = await context.newPage();
  page.on('request', (request) => { if (!request.url().startsWith('file:')) asked.push(request.url()); });
  await page.goto(pathToFileURL(join(folder, 'kiem-tra.html')).href);
  await page.getByLabel(/Thả tệp biên nhận/).setInputFiles(Object.entries(files).map(([name, buffer]) => ({ name, mimeType: 'application/octet-stream', buffer })));
  await page.locator('#found h2, #found p').first().waitFor();
  return (await page.locator('#found').textContent()) ?? '';
}
const receipt = () => readFileSync(join(folder, 'bien-nhan.jws'));

describe('the saved page that verifies receipts, without a network', () => {
  it('says that a receipt is genuine, what it holds, and which files were handed in', async () => {
    const text = await look({ 'bien-nhan.jws': receipt(), 'to-khai.pdf': ATTACHMENT, 'khac.pdf': Buffer.from('%PDF-1.7 khác') });

    expect(text).toContain('Biên nhận là thật');
    for (const shown of [CLAIMS.code, 'Đăng ký lại khai sinh', 'Phường Hạc Thành', '✓ to-khai.pdf', '✗ khac.pdf']) expect(text).toContain(shown);
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('says of a receipt with one other character that it was altered', async () => {
    const altered = receipt();
    const at = Math.floor(altered.length / 2);
    altered[at] = altered[at] === 0x41 ? 0x42 : 0x41;

    const text = await look({ 'bien-nhan.jws': altered });

    expect(text).toContain('Biên nhận đã bị sửa');
    expect(text).not.toContain(CLAIMS.code);
  });

  it('says of another file that it is no receipt', async () => {
    expect(await look({ 'to-khai.pdf': ATTACHMENT })).toContain('Hãy chọn tệp .jws');
  });

  it('asked nobody for anything', () => {
    expect(asked).toEqual([]);
  });
});
