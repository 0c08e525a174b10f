import { createPrivateKey, createPublicKey, hkdfSync, randomBytes } from 'node:crypto';
import { z } from 'zod';

/** A key that signs receipts, as the dossier service reads it: a JWK with validity. Without `d` it only verifies. */
export const receiptKeyFile = z.object({
  kty: z.literal('OKP'), crv: z.literal('Ed25519'), kid: z.string(), x: z.string(), d: z.string().optional(), nbf: z.int(), exp: z.int().optional(),
});
export type ReceiptKeyFile = z.infer<typeof receiptKeyFile>;

const SEED_BYTES = 32;
// An Ed25519 private key in PKCS #8 is this and the seed (RFC 8410 §7).
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');

/** A new key that is valid from a moment on. */
export function makeReceiptKey(validFrom: Date): ReceiptKeyFile {
  return keyOf(randomBytes(SEED_BYTES), validFrom);
}

/** The key of a folder that was made before receipts were signed: whoever only reads the folder gets the same one. */
export function deriveReceiptKey(secrets: { root: string }): ReceiptKeyFile {
  const seed = hkdfSync('sha256', Buffer.from(secrets.root, 'base64'), Buffer.alloc(0), 'haicap/receipt-key', SEED_BYTES);
  return keyOf(Buffer.from(seed), new Date(0));
}

/**
 * The keys after a change of the key: a new one signs from now on. The ones before end now and lose their secret half, so
 * nobody can sign with them any more; they stay to verify what they signed.
 */
export function rotateReceiptKeys(keys: readonly ReceiptKeyFile[], now: Date): ReceiptKeyFile[] {
  const endsAt = secondsOf(now);
  const retired = keys.map(({ d: _secret, ...key }) => ({ ...key, exp: Math.min(key.exp ?? endsAt, endsAt) }));
  return [makeReceiptKey(now), ...retired];
}

function keyOf(seed: Buffer, validFrom: Date): ReceiptKeyFile {
  const key = createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, seed]), format: 'der', type: 'pkcs8' });
  const { x } = createPublicKey(key).export({ format: 'jwk' });
  if (x === undefined) throw new Error('an Ed25519 key has no public half');
  return { kty: 'OKP', crv: 'Ed25519', kid: Buffer.from(x, 'base64url').subarray(0, 8).toString('hex'), x, d: seed.toString('base64url'), nbf: secondsOf(validFrom) };
}

function secondsOf(instant: Date): number {
  return Math.floor(instant.getTime() / 1_000);
}
