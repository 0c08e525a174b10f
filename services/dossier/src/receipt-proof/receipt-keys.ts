import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { receiptKey, type ReceiptKey } from '@haicap/contracts';
import { z } from 'zod';

/** A key as the configuration holds it. One without `d` does not sign any more, but what it signed can be verified. */
const configuredKey = receiptKey.omit({ use: true, alg: true }).extend({
  kid: z.string().regex(/^[\w-]{1,64}$/), x: z.string().regex(/^[\w-]{43}$/), d: z.string().regex(/^[\w-]{43}$/).optional(),
});
type ConfiguredKey = z.infer<typeof configuredKey>;

/** The setting `HAICAP_RECEIPT_KEYS`: a JSON list of Ed25519 keys with their validity, in any order. */
export const receiptKeyList = z.string().transform((text, context): ConfiguredKey[] => {
  const parsed = z.array(configuredKey).min(1).safeParse(parseJson(text));
  if (parsed.success && new Set(parsed.data.map(({ kid }) => kid)).size === parsed.data.length && parsed.data.every(isWhole)) return parsed.data;
  context.addIssue({ code: 'custom', message: 'a list of Ed25519 keys with different ids' });
  return z.NEVER;
});

export interface Signer {
  readonly keyId: string;
  readonly key: KeyObject;
}

/** The keys of an installation: which one signs at a moment, and what everybody may know of all of them. */
export class ReceiptKeys {
  readonly #keys: readonly ConfiguredKey[];

  constructor(keys: readonly ConfiguredKey[]) {
    this.#keys = [...keys].sort((a, b) => b.nbf - a.nbf);
  }

  /** The youngest key that is valid now and can sign. Throws when there is none: nothing may be signed with another. */
  signerAt(now: Date): Signer {
    const seconds = Math.floor(now.getTime() / 1_000);
    for (const { kid, kty, crv, x, d, nbf, exp, revoked } of this.#keys) {
      const isValid = revoked === undefined && nbf <= seconds && (exp === undefined || seconds < exp);
      if (isValid && d !== undefined) return { keyId: kid, key: createPrivateKey({ key: { kty, crv, x, d }, format: 'jwk' }) };
    }
    throw new Error('no receipt key is valid now: add one to HAICAP_RECEIPT_KEYS');
  }

  /** Every public key, the youngest first. */
  published(): ReceiptKey[] {
    return this.#keys.map(({ d: _secret, ...key }) => ({ ...key, use: 'sig', alg: 'EdDSA' }));
  }

  /** A public key as openssl reads it, or null when there is none with this id. */
  pemOf(keyId: string): string | null {
    const found = this.#keys.find(({ kid }) => kid === keyId);
    if (!found) return null;
    const { kty, crv, x } = found;
    return createPublicKey({ key: { kty, crv, x }, format: 'jwk' }).export({ type: 'spki', format: 'pem' }).toString();
  }
}

// A public half that does not belong to the secret one would sign what nobody can verify.
function isWhole({ kty, crv, x, d }: ConfiguredKey): boolean {
  if (d === undefined) return true;
  const derived = createPublicKey(createPrivateKey({ key: { kty, crv, x, d }, format: 'jwk' })).export({ format: 'jwk' });
  return derived.x === x;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The schema refuses it by name, without telling what it held.
    return undefined;
  }
}
