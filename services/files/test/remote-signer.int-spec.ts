import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { PDF } from '@libpdf/core';
import { filesConfig } from '../src/config.js';
import { CscClient } from '../src/signer/csc-client.js';
import { openSigner } from '../src/signer/open-signer.js';
import type { Signatory } from '../src/signer/pdf-signer.js';
import { PdfThread } from '../src/signer/pdf-thread.js';
import { RemoteSigner } from '../src/signer/remote-signer.js';

const TOKEN = 'client-token';
const CHAIR: Signatory = {
  kind: 'officer', accountId: '00000000-0000-7000-8000-000000000081', login: 'chutich.14797', title: 'Chủ tịch', unitId: '00000000-0000-5000-8000-000000000002', unitName: 'UBND phường Hạc Thành',
};
// The simulator makes its certificates today, while the test runs: a minute later they are all valid.
const AT = new Date(Date.now() + 60_000);

let folder: string;
let simulator: ChildProcess;
let baseUrl: string;
let signer: RemoteSigner;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'haicap-csc-'));
  simulator = spawn(process.execPath, [fileURLToPath(new URL('../../../simulators/signing-service/dist/main.js', import.meta.url)), '--folder', folder, '--token', TOKEN], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await new Promise<string[]>((resolve) => {
    createInterface({ input: simulator.stdout as NodeJS.ReadableStream }).once('line', (text) => resolve([text]));
  });
  const { listening, root } = JSON.parse(line ?? '{}') as { listening: string; root: string };
  baseUrl = listening;
  const opened = openSigner({ ...filesConfig.pick({ signingAuthority: true }).parse({}), province: '38', remoteSigningUrl: `${listening}/`, remoteSigningToken: TOKEN, remoteSigningRoots: readFileSync(root, 'utf8') });
  signer = opened as RemoteSigner;
  writeFileSync(join(folder, 'root.pem'), readFileSync(root));
  const pdf = PDF.create();
  pdf.addPage({ width: 595, height: 842 });
  writeFileSync(join(folder, 'result.pdf'), await pdf.save());
}, 30_000);
afterAll(() => {
  simulator.kill();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => become('good'));

const become = async (mode: string) => void (await fetch(`${baseUrl}/control`, { method: 'POST', body: JSON.stringify({ mode }) }));
const open = (signatory: Signatory = CHAIR, pin: string | undefined = '123456') => signer.open(signatory, { pin }, AT);
const refused = (code: string) => ({ ok: false, error: { code, params: expect.anything() } });
async function credential(signatory?: Signatory, pin?: string) {
  const opened = await open(signatory, pin);
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value;
}

describe('a key that lies with a remote service', () => {
  it.each([['on P-256', CHAIR], ['of RSA', { ...CHAIR, accountId: 'rsa:chair' }]])('%s signs a PDF together with the seal of the unit, and openssl agrees', async (_, signatory) => {
    const thread = new PdfThread({ entry: new URL('../dist/signer/main.js', import.meta.url) });
    const order = { inPath: join(folder, 'result.pdf'), outPath: join(folder, 'signed.pdf'), at: AT, reason: 'Ký kết quả', location: CHAIR.unitName, roots: await signer.roots() };

    const found = await thread.sign(order, [await credential(signatory), await credential({ ...signatory, kind: 'seal' })]);

    expect(found.map(({ intact, trusted }) => [intact, trusted])).toEqual([[true, true], [true, true]]);
    expect(found.map(({ subject }) => subject)).toEqual([`CN=SIMULATED ${signatory.accountId}, O=trusted, C=VN`, `CN=SIMULATED unit:${CHAIR.unitId}, O=trusted, C=VN`]);
    expect(opensslVerifies('signed.pdf')).toBe(2);
  });

  it('asks for the PIN before anything is signed, and hands a wrong one on to the service alone', async () => {
    expect(await signer.open(CHAIR, { pin: undefined }, AT)).toEqual(refused('SIGNING_PIN_REQUIRED'));
    const wrong = await credential(CHAIR, '999999');
    await expect(wrong.sign(Buffer.from('x'))).rejects.toMatchObject({ code: 'SIGNING_REFUSED' });
  });

  it('is not used when it is disabled', async () => {
    await become('disabled-key');
    expect(await open()).toEqual(refused('SIGNING_REFUSED'));
  });
});

describe('a hostile service', () => {
  it.each([['refuses', 'SIGNING_REFUSED'], ['foreign-certificate', 'SIGNING_REFUSED'], ['garbage', 'SIGNING_UNAVAILABLE'], ['too-large', 'SIGNING_UNAVAILABLE'], ['redirect', 'SIGNING_UNAVAILABLE']])(
    'that is %s gives no key', async (mode, code) => {
      await become(mode);
      expect(await open()).toEqual(refused(code));
    });

  it('that never answers is given up after a while', async () => {
    await become('silent');
    const impatient = new RemoteSigner({ client: new CscClient({ baseUrl, clientToken: TOKEN, timeoutMs: 200 }), roots: await signer.roots() });
    expect(await impatient.open(CHAIR, { pin: '123456' }, AT)).toEqual(refused('SIGNING_UNAVAILABLE'));
  });

  it('that signs something else is found out before anything is kept', async () => {
    const chair = await credential();
    await become('wrong-signature');
    await expect(chair.sign(Buffer.from('what was to be signed'))).rejects.toMatchObject({ code: 'SIGNING_UNAVAILABLE' });
  });

  it('that does not know us is told apart from one that is away', async () => {
    const stranger = new RemoteSigner({ client: new CscClient({ baseUrl, clientToken: 'another' }), roots: [] });
    expect(await stranger.open(CHAIR, { pin: '123456' }, AT)).toEqual(refused('SIGNING_REFUSED'));
  });
});

describe('the configuration of remote signing', () => {
  it('is whole or refused: a half one never falls back to signatures without force', () => {
    expect(() => openSigner({ province: '38', remoteSigningUrl: baseUrl, signingAuthority: undefined, remoteSigningToken: undefined, remoteSigningRoots: undefined })).toThrow('HAICAP_REMOTE_SIGNING_TOKEN');
  });
});

/** How many signatures of the file openssl verifies; it throws on the first that it does not. */
function opensslVerifies(name: string): number {
  const bytes = readFileSync(join(folder, name));
  const ranges = [...bytes.toString('latin1').matchAll(/\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g)];
  for (const match of ranges) {
    const [, first = 0, second = 0, last = 0] = match.slice(1).map(Number);
    writeFileSync(join(folder, 'signed.bin'), Buffer.concat([bytes.subarray(0, first), bytes.subarray(second, second + last)]));
    writeFileSync(join(folder, 'signature.der'), Buffer.from(bytes.subarray(first + 1, second - 1).toString('latin1'), 'hex'));
    execFileSync('openssl', ['cms', '-verify', '-inform', 'DER', '-in', join(folder, 'signature.der'), '-content', join(folder, 'signed.bin'), '-binary',
      '-CAfile', join(folder, 'root.pem'), '-purpose', 'any', '-out', '/dev/null'], { stdio: 'ignore' });
  }
  return ranges.length;
}
