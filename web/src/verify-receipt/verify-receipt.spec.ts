import { generateKeyPairSync, sign, webcrypto, type KeyObject } from 'node:crypto';
import type { ReceiptKey } from '@haicap/contracts';
import { hashOf, jwsIn, verifyReceipt } from './verify-receipt.js';

const subtle = webcrypto.subtle as unknown as SubtleCrypto;
const IAT = 1_751_331_600;
const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const key: ReceiptKey = { kty: 'OKP', crv: 'Ed25519', x: publicKey.export({ format: 'jwk' }).x ?? '', kid: 'k', use: 'sig', alg: 'EdDSA', nbf: IAT - 10 };
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const signed = (header: Record<string, unknown> = {}, by: KeyObject = privateKey) => {
  const text = `${encode({ alg: 'EdDSA', kid: 'k', typ: 'haicap-receipt+jws', ...header })}.${encode({ iat: IAT, code: 'H56.147.97-250701-0001' })}`;
  return `${text}.${sign(null, Buffer.from(text), by).toString('base64url')}`;
};
const verify = (jws: string, keys: readonly ReceiptKey[] = [key]) => verifyReceipt(jws, keys, subtle);

describe('a receipt that is verified in a browser', () => {
  it('is genuine when the signature is right and the key was valid then', async () => {
    expect(await verify(signed())).toEqual({ kind: 'genuine', keyId: 'k', claims: { iat: IAT, code: 'H56.147.97-250701-0001' } });
  });

  it('is not once one byte of payload or signature is another', async () => {
    const [header = '', ...rest] = signed().split('.');
    const parts = rest.map((part) => Buffer.from(part, 'base64url'));
    for (const bytes of parts) {
      for (let at = 0; at < bytes.length; at += 1) {
        const former = bytes[at] as number;
        bytes[at] = former ^ (1 << (at % 8));
        expect(await verify([header, ...parts.map((part) => part.toString('base64url'))].join('.'))).toEqual({ kind: 'altered' });
        bytes[at] = former;
      }
    }
  });

  it('is not once its last character is another, also where the bytes of the signature stay the same', async () => {
    const jws = signed();
    const others = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'].map((last) => `${jws.slice(0, -1)}${last}`).filter((other) => other !== jws);

    const verdicts = await Promise.all(others.map((other) => verify(other)));
    expect(verdicts).toEqual(others.map(() => ({ kind: 'altered' })));
  });

  it.each<[string, Partial<ReceiptKey>]>([
    ['before its key was valid', { nbf: IAT + 1 }], ['after its key had ended', { exp: IAT - 1 }], ['with a key that was revoked', { revoked: { revoked_at: IAT } }],
  ])('is doubtful when it was signed %s', async (_, change) => {
    expect(await verify(signed(), [{ ...key, ...change }])).toMatchObject({ kind: 'wrong-time' });
  });

  it('is of somebody else when the key is unknown, and altered when a stranger signed under a known name', async () => {
    expect(await verify(signed({ kid: 'other' }))).toEqual({ kind: 'unknown-key', keyId: 'other' });
    expect(await verify(signed({}, generateKeyPairSync('ed25519').privateKey))).toEqual({ kind: 'altered' });
  });

  it.each([['no algorithm', { alg: 'none' }], ['another algorithm', { alg: 'HS256' }], ['another type', { typ: 'JWT' }], ['an extension nobody knows', { crit: ['x'] }]])('is none with %s', async (_, header) => {
    expect(await verify(signed(header))).toEqual({ kind: 'not-a-receipt' });
  });

  it('says so when the browser cannot verify', async () => {
    expect(await verifyReceipt(signed(), [key], undefined)).toEqual({ kind: 'browser-too-old' });
    const old = { ...subtle, importKey: () => Promise.reject(new Error('NotSupportedError')) } as unknown as SubtleCrypto;
    expect(await verifyReceipt(signed(), [key], old)).toEqual({ kind: 'browser-too-old' });
  });

  it('is found in the file of the receipt and in the answer of the interface, and nowhere else', () => {
    expect([jwsIn(` ${signed()}\n`), jwsIn(JSON.stringify({ jws: signed(), keyId: 'k' }))]).toEqual([signed(), signed()]);
    for (const text of ['', '%PDF-1.7', '{"jws":1}', 'a.b', '[]', 'null']) expect(jwsIn(text)).toBeNull();
  });
});

describe('the hash of an attachment', () => {
  it('is the one every tool computes', async () => {
    expect(await hashOf(new TextEncoder().encode('abc').buffer, subtle)).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});
