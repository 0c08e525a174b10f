import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { trackReceiptProof, type RpcReply } from '@haicap/contracts';
import fc from 'fast-check';
import { compactVerify, importJWK } from 'jose';
import { LookUpReceiptProof } from '../src/receipt-proof/look-up-receipt-proof.js';
import { ReceiptKeys } from '../src/receipt-proof/receipt-keys.js';
import { ReceiptProofRpc } from '../src/receipt-proof/receipt-proof.rpc.js';
import { TrackReceiptProof } from '../src/receipt-proof/track-receipt-proof.js';
import { accepted, CITIZEN, dossierRig, OTHER_CITIZEN, PEOPLE, RECEIPT_KEY, refusedWith, UNITS, type DossierRig } from './dossier-rig.js';
import { REGISTRATION } from './whole-life.js';

type Proof = RpcReply<typeof trackReceiptProof>;
const PAGES = [Buffer.from('%PDF-1.7 tờ khai'), Buffer.from('%PDF-1.7 giấy tờ cũ')];
const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

let rig: DossierRig;
let folder: string;
let filed: { dossierId: string; code: string; secret: string; token: string };
let proof: Proof;
beforeAll(async () => {
  rig = await dossierRig();
  folder = mkdtempSync(join(tmpdir(), 'haicap-receipt-'));
  filed = await aFiling();
  await attach(filed.dossierId, 'to-khai', PAGES[0]);
  proof = accepted(await track({ code: filed.code, secret: filed.secret }));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await rig.close();
});

const track = (keys: { code: string; secret: string } | { token: string }) => rig.app.get(TrackReceiptProof).run(keys);
const lookUp = (actor: typeof CITIZEN, dossierId = filed.dossierId) => rig.app.get(LookUpReceiptProof).run({ dossierId }, actor);
async function aFiling() {
  const { dossier, trackingSecret, trackingToken = '' } = accepted(await rig.receive(REGISTRATION, CITIZEN));
  return { dossierId: dossier.dossierId, code: dossier.code, secret: trackingSecret, token: trackingToken };
}
const attach = (dossierId: string, code: string, bytes: Buffer = Buffer.alloc(0)) => rig.rows(
  `INSERT INTO dossier_component_file (dossier_id, code, file_id, position, sha256, size_bytes, pages, media_type)
   VALUES ($1, $2, gen_random_uuid(), 0, $3, $4, 1, 'application/pdf')`, [dossierId, code, hashOf(bytes), bytes.length]);

describe('the proof of a receipt', () => {
  it('says what was handed in, when, for what, until when and to whom, and nothing about persons', () => {
    expect(trackReceiptProof.reply.parse(proof)).toEqual(proof);
    expect(proof.dossierId).toBe(filed.dossierId);
    expect(proof.claims).toEqual({
      iss: 'urn:haicap:province:38', iat: rig.clock.now().getTime() / 1_000, receipt: 1, code: filed.code, version: 1,
      submittedAt: proof.issuedAt, receivedAt: null, procedure: { code: REGISTRATION.procedureCode, version: 1, name: expect.any(String) },
      deadline: { at: null, on: null },
      units: Object.fromEntries(['receiving', 'competent', 'returning'].map((place) => [place, { unitId: UNITS.hacThanh, name: 'Phường Hạc Thành' }])),
      attachments: [{ component: 'to-khai', sha256: hashOf(PAGES[0] as Buffer), bytes: PAGES[0]?.length }],
    });
    for (const hidden of ['Nguyễn', '038090012345', '0912345678', CITIZEN.accountId]) expect(JSON.stringify(proof)).not.toContain(hidden);
  });

  it('is the same for code and secret, for the QR code, for the citizen who filed it and for the desk', async () => {
    expect(accepted(await track({ token: filed.token }))).toEqual(proof);
    for (const answer of [await lookUp(CITIZEN), await lookUp(PEOPLE.desk)]) expect({ ...accepted(answer), dossierId: filed.dossierId }).toEqual(proof);
  });

  it('is for nobody else, and a wrong code is answered like a wrong secret', async () => {
    for (const actor of [OTHER_CITIZEN, PEOPLE.otherDesk]) expect(await lookUp(actor)).toEqual(refusedWith('DOSSIER_NOT_FOUND'));
    const nothing = await track({ code: filed.code, secret: '0000000000' });
    expect(nothing).toEqual(refusedWith('TRACKING_NOT_FOUND'));
    expect(await track({ code: filed.code.replace(/\d{4}$/, '0999'), secret: filed.secret })).toEqual(nothing);
    expect(await track({ token: filed.token.replace(/^./, (first) => (first === 'A' ? 'B' : 'A')) })).toEqual(nothing);
  });

  it('is a new one with the new files after the dossier has moved on, and the first stays true', async () => {
    const { dossierId, code, secret } = await aFiling();
    await attach(dossierId, 'to-khai', PAGES[0]);
    const before = accepted(await track({ code, secret }));
    accepted(await rig.receiveSubmitted({ dossierId, expectedVersion: 1 }, PEOPLE.desk));
    await attach(dossierId, 'giay-to-cu', PAGES[1]);

    const after = accepted(await track({ code, secret }));

    expect(after.claims).toMatchObject({ version: 2, receivedAt: expect.any(String), deadline: { at: expect.any(String), on: expect.any(String) } });
    expect(after.claims.attachments.map(({ sha256 }) => sha256).sort()).toEqual(PAGES.map(hashOf).sort());
    expect(await isGenuine(before.jws)).toBe(true);
  });
});

describe('one altered byte', () => {
  it('anywhere in header, payload or signature makes it worthless', async () => {
    const parts = proof.jws.split('.').map((part) => Buffer.from(part, 'base64url'));
    for (const [part, bytes] of parts.entries()) {
      for (let at = 0; at < bytes.length; at += 1) {
        const [flip] = fc.sample(fc.integer({ min: 1, max: 255 }), { numRuns: 1, seed: part * 10_000 + at }) as [number];
        const altered = parts.map((one) => Buffer.from(one));
        const touched = altered[part] as Buffer;
        touched[at] = (touched[at] as number) ^ flip;
        expect(await isGenuine(altered.map((one) => one.toString('base64url')).join('.'))).toBe(false);
      }
    }
    expect(await isGenuine(proof.jws)).toBe(true);
  });
});

describe('the keys that sign receipts', () => {
  const seconds = secondsOf('2025-07-01T08:00:00+07:00');
  const retired = { ...RECEIPT_KEY, kid: 'retired', nbf: 0, exp: seconds, d: undefined };

  it('are published without their secret half, as JWKS and as PEM', () => {
    const rpc = rig.app.get(ReceiptProofRpc);
    const { keys } = accepted(rpc.listKeys());
    const file = accepted(rpc.lookUpKey({ keyId: RECEIPT_KEY.kid }));

    const { d: _secret, ...published } = RECEIPT_KEY;
    expect(keys).toEqual([{ ...published, use: 'sig', alg: 'EdDSA' }]);
    expect(Buffer.from(file.bytesBase64, 'base64').toString()).toMatch(/^-----BEGIN PUBLIC KEY-----\n[\w+/=]+\n-----END PUBLIC KEY-----\n$/);
    expect(rpc.lookUpKey({ keyId: 'unknown' })).toEqual(refusedWith('RECEIPT_KEY_NOT_FOUND'));
  });

  it('take turns: the youngest that is valid signs, what has ended or was revoked does not', () => {
    const younger = { ...RECEIPT_KEY, kid: 'younger', nbf: seconds };
    const keys = new ReceiptKeys([retired, RECEIPT_KEY, younger]);

    expect(keys.signerAt(new Date((seconds - 1) * 1_000)).keyId).toBe(RECEIPT_KEY.kid);
    expect(keys.signerAt(new Date(seconds * 1_000)).keyId).toBe('younger');
    expect(new ReceiptKeys([RECEIPT_KEY, { ...younger, revoked: { revoked_at: seconds } }]).signerAt(new Date(seconds * 1_000)).keyId).toBe(RECEIPT_KEY.kid);
    expect(() => new ReceiptKeys([{ ...younger, exp: seconds + 1 }]).signerAt(new Date((seconds + 1) * 1_000))).toThrow('no receipt key is valid');
    expect(keys.published().map(({ kid }) => kid)).toEqual(['younger', RECEIPT_KEY.kid, 'retired']);
  });
});

describe('a receipt in the hands of somebody with openssl and no network', () => {
  const steps = [...readFileSync(new URL('../../../docs/verify-receipt.md', import.meta.url), 'utf8').matchAll(/```sh\n(.*?)```/gs)].map(([, step]) => step);
  let tools: string;

  beforeAll(() => {
    // Debian, Ubuntu and the images of CI have it; without it this promise cannot be tested, so the test fails.
    expect(execFileSync('openssl', ['version']).toString()).toMatch(/^OpenSSL [3-9]/);
    tools = join(folder, 'tools');
    mkdirSync(tools);
    for (const tool of ['sh', 'openssl', 'tr', 'cat', 'grep', 'cut']) symlinkSync(execFileSync('/bin/sh', ['-c', `command -v ${tool}`], { encoding: 'utf8' }).trim(), join(tools, tool));
    mkdirSync(join(folder, 'dinh-kem'));
    writeFileSync(join(folder, 'dinh-kem', 'to-khai.pdf'), PAGES[0] as Buffer);
    writeFileSync(join(folder, 'dinh-kem', 'khac.pdf'), PAGES[1] as Buffer);
    writeFileSync(join(folder, 'khoa.pem'), new ReceiptKeys([RECEIPT_KEY]).pemOf(RECEIPT_KEY.kid) ?? '');
  });

  it('is verified and read by the steps of docs/verify-receipt.md', () => {
    const { status, text } = follow(proof.jws, steps.join('\n'));

    expect(text).toContain('Signature Verified Successfully');
    expect(text).toContain(JSON.stringify(proof.claims));
    expect(text).toContain('\ncó trong biên nhận: dinh-kem/to-khai.pdf');
    expect(text).toContain('KHÔNG có trong biên nhận: dinh-kem/khac.pdf');
    expect(status).toBe(0);
  });

  it.each([['the header', 3], ['the payload', 150], ['the signature', -10]])('is refused when a character of %s is another', (_, place) => {
    const at = place < 0 ? proof.jws.length + place : place;
    const altered = `${proof.jws.slice(0, at)}${proof.jws[at] === 'Q' ? 'R' : 'Q'}${proof.jws.slice(at + 1)}`;

    const { status, text } = follow(altered, steps[0] ?? '');

    expect(text).not.toContain('Verified Successfully');
    expect(status).not.toBe(0);
  });

  it('is refused when its last character is another, also where the bytes of the signature stay the same', () => {
    const last = String.fromCharCode(proof.jws.charCodeAt(proof.jws.length - 1) + 1);
    const altered = `${proof.jws.slice(0, -1)}${last}`;
    expect(Buffer.from(altered.split('.')[2] ?? '', 'base64url')).toEqual(Buffer.from(proof.jws.split('.')[2] ?? '', 'base64url'));

    const { status, text } = follow(altered, steps[0] ?? '');

    expect(text).not.toContain('Verified Successfully');
    expect(status).not.toBe(0);
  });

  it('reaches no tool that speaks to a network', () => {
    expect(follow(proof.jws, 'command -v openssl').status).toBe(0);
    for (const tool of ['curl', 'wget', 'nc', 'ssh', 'python3', 'perl', 'node', 'bash']) expect([tool, follow(proof.jws, `command -v ${tool}`).status]).not.toEqual([tool, 0]);
  });

  /** Runs steps in the folder with openssl and tools for texts alone; and in a network namespace without any interface where the system allows one. */
  function follow(jws: string, script: string) {
    writeFileSync(join(folder, 'bien-nhan.jws'), `${jws}\n`);
    const alone = ['/usr/bin/env', '-i', `PATH=${tools}`, join(tools, 'sh'), '-c', script];
    const [command, ...rest] = spawnSync('unshare', ['-rn', 'true']).status === 0 ? ['unshare', '-rn', ...alone] : alone;
    const { status, stdout, stderr } = spawnSync(command as string, rest, { cwd: folder, encoding: 'utf8' });
    return { status, text: `${stdout}\n${stderr}` };
  }
});

function secondsOf(text: string): number {
  return Date.parse(text) / 1_000;
}

async function isGenuine(jws: string): Promise<boolean> {
  const { d: _secret, ...published } = RECEIPT_KEY;
  try {
    await compactVerify(jws, await importJWK(published, 'EdDSA'), { algorithms: ['EdDSA'] });
    return true;
  } catch {
    // Whatever is wrong with it, it proves nothing.
    return false;
  }
}
