import { createHash, createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { canonicalJson, type JsonValue } from '@haicap/kernel';

/** What the signature of a statement is for. It is signed too, so that a checkpoint can never pass for the root of a day. */
type Purpose = 'checkpoint' | 'daily-root';

/** A statement about the audit trail, with the key that signed it and the signature (base64). */
export type Signed<T> = T & { readonly keyId: string; readonly signature: string };

// An Ed25519 private key in PKCS #8 is this and the seed; a public one in SPKI is that and its point (RFC 8410).
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex');
const KEY_ID_BYTES = 8;

/** Verifies what an installation has stated about its audit trail; it needs only the public half of the key. */
export class AuditVerifier {
  readonly keyId: string;
  readonly #key: KeyObject;

  /** Takes the 32 bytes of an Ed25519 public key. */
  constructor(readonly publicKey: Uint8Array) {
    this.keyId = createHash('sha256').update(publicKey).digest().subarray(0, KEY_ID_BYTES).toString('hex');
    this.#key = createPublicKey({ key: Buffer.concat([SPKI_HEAD, publicKey]), format: 'der', type: 'spki' });
  }

  isSigned(purpose: Purpose, { keyId, signature, ...statement }: Signed<Record<string, unknown>>): boolean {
    return keyId === this.keyId && verify(null, signedBytes(purpose, statement), this.#key, Buffer.from(signature, 'base64'));
  }
}

/** Signs checkpoints and daily roots with Ed25519. The seed is in no database: whoever rewrites a chain there cannot sign it. */
export class AuditSigner {
  readonly verifier: AuditVerifier;
  readonly #key: KeyObject;

  constructor(seed: Uint8Array) {
    this.#key = createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, seed]), format: 'der', type: 'pkcs8' });
    const spki = createPublicKey(this.#key).export({ format: 'der', type: 'spki' });
    this.verifier = new AuditVerifier(spki.subarray(SPKI_HEAD.length));
  }

  sign<T extends Record<string, unknown>>(purpose: Purpose, statement: T): Signed<T> {
    const signature = sign(null, signedBytes(purpose, statement), this.#key).toString('base64');
    return { ...statement, keyId: this.verifier.keyId, signature };
  }
}

function signedBytes(purpose: Purpose, statement: Record<string, unknown>): Buffer {
  return Buffer.from(`haicap-audit ${purpose}\n${canonicalJson(statement as JsonValue)}`, 'utf8');
}
