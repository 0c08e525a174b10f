import { execFileSync, spawnSync } from 'node:child_process';
import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PDF } from '@libpdf/core';
import type { Signatory, SigningCredential } from '../src/signer/pdf-signer.js';
import { PdfThread, PdfUnreadable } from '../src/signer/pdf-thread.js';
import { TestAuthority } from '../src/signer/test-authority.js';

const AT = new Date('2026-11-20T08:30:00+07:00');
const UNIT = { unitId: '00000000-0000-5000-8000-000000000002', unitName: 'UBND phường Hạc Thành' };
const CHAIR: Signatory = { kind: 'officer', accountId: 'a', login: 'chutich.14797', title: 'Chủ tịch', ...UNIT };
const SEAL: Signatory = { ...CHAIR, kind: 'seal' };
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const NOT_BEFORE = new Date('2025-07-01T00:00:00Z');
const authority = new TestAuthority({ key: privateKey, notBefore: NOT_BEFORE }, '38');
const thread = new PdfThread({ entry: new URL('../dist/signer/main.js', import.meta.url) });

let folder: string;
let roots: readonly Uint8Array[];
const path = (name: string) => join(folder, name);
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'haicap-pdf-'));
  roots = await authority.roots();
  const pdf = PDF.create();
  pdf.addPage({ width: 595, height: 842 });
  writeFileSync(path('result.pdf'), await pdf.save());
  await thread.sign(order('result.pdf', 'signed.pdf'), [await credentialOf(CHAIR), await credentialOf(SEAL)]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const order = (from: string, to: string) => ({ inPath: path(from), outPath: path(to), at: AT, reason: 'Ký kết quả', location: UNIT.unitName, roots });
async function credentialOf(signatory: Signatory): Promise<SigningCredential> {
  const opened = await authority.open(signatory, { pin: undefined }, AT);
  if (!opened.ok) throw new Error('the test authority refused');
  return opened.value;
}
/** The pieces of each signature, found without the product. */
function signaturesIn(name: string) {
  const bytes = readFileSync(path(name));
  return [...bytes.toString('latin1').matchAll(/\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g)].map((match) => {
    const [, first = 0, second = 0, last = 0] = match.slice(1).map(Number);
    return {
      first, second, end: second + last, cms: Buffer.from(bytes.subarray(first + 1, second - 1).toString('latin1').replace(/(00)+$/, (zeros) => (zeros.length % 2 === 0 ? '' : zeros)), 'hex'),
      signed: Buffer.concat([bytes.subarray(0, first), bytes.subarray(second, second + last)]),
    };
  });
}

describe('a result signed as PDF', () => {
  it('keeps the bytes it had, and carries the signature of the person and the seal of the unit', async () => {
    const before = readFileSync(path('result.pdf'));
    expect(readFileSync(path('signed.pdf')).subarray(0, before.length).equals(before)).toBe(true);

    const [person, seal, ...others] = await thread.verify(path('signed.pdf'), roots);

    expect(others).toEqual([]);
    expect(person).toMatchObject({
      intact: true, trusted: true, coversWholeFile: false, signedAt: AT, issuer: 'CN=HaiCap TEST CA 38, OU=TEST - KHÔNG CÓ GIÁ TRỊ PHÁP LÝ, O=HaiCap 38, C=VN',
      subject: 'CN=TEST Chủ tịch (chutich.14797), T=Chủ tịch, OU=TEST - KHÔNG CÓ GIÁ TRỊ PHÁP LÝ, O=UBND phường Hạc Thành, C=VN',
    });
    expect(seal).toMatchObject({ intact: true, trusted: true, coversWholeFile: true, subject: expect.stringContaining('CN=TEST UBND phường Hạc Thành, T=Con dấu của cơ quan') });
    expect(person?.chain).toHaveLength(2);
  });

  it('is of the form PAdES asks for', () => {
    const text = readFileSync(path('signed.pdf')).toString('latin1');
    expect(text.match(/\/SubFilter\s*\/ETSI\.CAdES\.detached/g)).toHaveLength(2);
    // id-aa-signingCertificateV2: the signature is bound to this certificate and to no other with the same key.
    for (const { cms } of signaturesIn('signed.pdf')) expect(cms.includes(Buffer.from('060b2a864886f70d010910022f', 'hex'))).toBe(true);
  });

  it('is verified by openssl, which shares no code with us', () => {
    writeFileSync(path('root.pem'), new X509Certificate(Buffer.from(roots[0] as Uint8Array)).toString());
    expect(signaturesIn('signed.pdf')).toHaveLength(2);
    for (const signature of signaturesIn('signed.pdf')) expect(opensslSays(signature)).toMatchObject({ status: 0, text: expect.stringContaining('successful') });
    expect(execFileSync('openssl', ['verify', '-CAfile', path('root.pem'), path('root.pem')]).toString()).toContain('OK');
  });

  it('is refused by both once a byte of it is another', async () => {
    const [person] = signaturesIn('signed.pdf');
    const altered = readFileSync(path('signed.pdf'));
    const at = altered.indexOf('/MediaBox');
    altered[at + 11] = (altered[at + 11] ?? 0) ^ 1;
    writeFileSync(path('altered.pdf'), altered);

    expect((await thread.verify(path('altered.pdf'), roots)).map(({ intact }) => intact)).toEqual([false, false]);
    expect(at).toBeLessThan(person?.first ?? 0);
    for (const signature of signaturesIn('altered.pdf')) expect(opensslSays(signature).status).not.toBe(0);
  });

  it('tells when something was added behind the last signature', async () => {
    writeFileSync(path('longer.pdf'), Buffer.concat([readFileSync(path('signed.pdf')), Buffer.from('\n% thêm')]));
    expect((await thread.verify(path('longer.pdf'), roots)).map(({ intact, coversWholeFile }) => [intact, coversWholeFile])).toEqual([[true, false], [true, false]]);
  });

  it('is not trusted by anybody else, whatever the certificate calls itself', async () => {
    const stranger = new TestAuthority({ key: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey, notBefore: NOT_BEFORE }, '38');
    expect((await thread.verify(path('signed.pdf'), await stranger.roots())).map(({ intact, trusted }) => [intact, trusted])).toEqual([[true, false], [true, false]]);
  });
});

describe('the test authority', () => {
  it('is the same one after every start', async () => {
    const again = new TestAuthority({ key: privateKey, notBefore: NOT_BEFORE }, '38');
    expect(await again.roots()).toEqual(roots);
  });

  it('gives every signature a key of its own, which cannot sign certificates', async () => {
    const [one, other] = await Promise.all([credentialOf(CHAIR), credentialOf(CHAIR)]);
    const [first, second, root] = [one.certificate, other.certificate, roots[0] as Uint8Array].map((der) => new X509Certificate(Buffer.from(der))) as [X509Certificate, X509Certificate, X509Certificate];
    expect(first.publicKey.equals(second.publicKey)).toBe(false);
    expect(first.serialNumber).not.toBe(second.serialNumber);
    expect([first.ca, root.ca, first.verify(root.publicKey), first.checkIssued(root)]).toEqual([false, true, true, true]);
  });
});

describe('the thread that signs', () => {
  it('says that a damaged file cannot be signed, and goes on with the next', async () => {
    writeFileSync(path('damaged.pdf'), 'không phải PDF');
    await expect(thread.sign(order('damaged.pdf', 'never.pdf'), [await credentialOf(CHAIR)])).rejects.toThrow(PdfUnreadable);
    expect(await thread.verify(path('signed.pdf'), roots)).toHaveLength(2);
  });

  it('hands the reason on when the key does not sign', async () => {
    const refusing = { ...(await credentialOf(CHAIR)), sign: () => Promise.reject(new Error('the device is away')) };
    await expect(thread.sign(order('result.pdf', 'never.pdf'), [refusing])).rejects.toThrow('the device is away');
  });

  it('ends what takes too long', async () => {
    const slow = new PdfThread({ entry: new URL('../dist/signer/main.js', import.meta.url), timeoutMs: 300 });
    const hanging = { ...(await credentialOf(CHAIR)), sign: () => new Promise<never>(() => undefined) };
    await expect(slow.sign(order('result.pdf', 'never.pdf'), [hanging])).rejects.toThrow('too slow');
  });
});

function opensslSays({ cms, signed }: { cms: Buffer; signed: Buffer }) {
  writeFileSync(path('signature.der'), cms);
  writeFileSync(path('signed.bin'), signed);
  const { status, stderr } = spawnSync('openssl', [
    'cms', '-verify', '-inform', 'DER', '-in', path('signature.der'), '-content', path('signed.bin'), '-binary', '-CAfile', path('root.pem'), '-purpose', 'any', '-out', '/dev/null',
    '-attime', String(AT.getTime() / 1_000),
  ], { encoding: 'utf8' });
  return { status, text: stderr };
}
