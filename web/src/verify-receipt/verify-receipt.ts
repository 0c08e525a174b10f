import type { ReceiptClaims, ReceiptKey } from '@haicap/contracts';

/** What somebody learns about a receipt without asking anybody. */
export type Verdict =
  | { readonly kind: 'genuine'; readonly claims: ReceiptClaims; readonly keyId: string }
  /** The signature is right, but the key was not valid when it was made. */
  | { readonly kind: 'wrong-time'; readonly claims: ReceiptClaims; readonly keyId: string }
  | { readonly kind: 'altered' | 'not-a-receipt' | 'browser-too-old' }
  | { readonly kind: 'unknown-key'; readonly keyId: string };

type Subtle = Pick<SubtleCrypto, 'importKey' | 'verify' | 'digest'>;

const TYPE = 'haicap-receipt+jws';
const COMPACT = /^[\w-]+\.[\w-]+\.[\w-]+$/;

/** The compact form in a file: the file is it, or holds it as the interface answers it. */
export function jwsIn(text: string): string | null {
  const trimmed = text.trim();
  if (COMPACT.test(trimmed)) return trimmed;
  const { jws } = objectIn(trimmed);
  return typeof jws === 'string' && COMPACT.test(jws) ? jws : null;
}

/** Verifies a receipt with the keys at hand. */
export async function verifyReceipt(jws: string, keys: readonly ReceiptKey[], subtle: Subtle | undefined): Promise<Verdict> {
  const [header = ''] = jws.split('.');
  const keyId = keyIdIn(header);
  if (keyId === null) return { kind: 'not-a-receipt' };
  const key = keys.find((one) => one.kid === keyId);
  if (!key) return { kind: 'unknown-key', keyId };
  if (!jws.split('.').every(isExact)) return { kind: 'altered' };
  const isSigned = await isSignedBy(key, jws, subtle);
  if (isSigned === null) return { kind: 'browser-too-old' };
  // Only what was signed is read: until here the payload is anybody's.
  if (!isSigned) return { kind: 'altered' };
  const claims = objectIn(textOf(jws.split('.')[1] ?? '')) as unknown as ReceiptClaims;
  return { kind: isWithin(claims.iat, key) ? 'genuine' : 'wrong-time', claims, keyId };
}

/** The key that a header names, or null when it is not the header of a receipt. */
function keyIdIn(header: string): string | null {
  const { alg, typ, kid, crit } = objectIn(textOf(header));
  return alg === 'EdDSA' && typ === TYPE && typeof kid === 'string' && crit === undefined ? kid : null;
}

/** Null when the browser cannot tell. */
async function isSignedBy({ kty, crv, x }: ReceiptKey, jws: string, subtle: Subtle | undefined): Promise<boolean | null> {
  const publicKey = await subtle?.importKey('jwk', { kty, crv, x }, { name: 'Ed25519' }, false, ['verify']).catch(() => null);
  if (!subtle || !publicKey) return null;
  const end = jws.lastIndexOf('.');
  return subtle.verify('Ed25519', publicKey, bytesOf(jws.slice(end + 1)), new TextEncoder().encode(jws.slice(0, end)));
}

/** The SHA-256 of a file in hexadecimal digits. */
export async function hashOf(bytes: ArrayBuffer, subtle: Subtle): Promise<string> {
  const digest = new Uint8Array(await subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function isWithin(iat: number, { nbf, exp, revoked }: ReceiptKey): boolean {
  return nbf <= iat && (exp === undefined || iat <= exp) && (revoked === undefined || iat < revoked.revoked_at);
}

function objectIn(text: string): Readonly<Record<string, unknown>> {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : {};
  } catch {
    // Not JSON: it holds nothing that is looked for.
    return {};
  }
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const padded = base64url.replace(/-/g, '+').replace(/_/g, '/').padEnd(Math.ceil(base64url.length / 4) * 4, '=');
  try {
    return Uint8Array.from(atob(padded), (character) => character.charCodeAt(0));
  } catch {
    // A text of an impossible length is no signature of anything.
    return new Uint8Array(0);
  }
}

/** The last character may hold bits that count for nothing; then several texts stand for the same bytes, and only one of them was issued. */
function isExact(base64url: string): boolean {
  const binary = Array.from(bytesOf(base64url), (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '') === base64url;
}

function textOf(base64url: string): string {
  return new TextDecoder().decode(bytesOf(base64url));
}
