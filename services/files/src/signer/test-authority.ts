import { createPrivateKey, createPublicKey, generateKeyPair, randomBytes, sign, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { ok, type Result } from '@haicap/kernel';
import type { Refusal } from '@haicap/contracts';
import { z } from 'zod';
import { issueCertificate, type Name } from './certificate.js';
import type { PdfSigner, Signatory, SigningConsent, SigningCredential } from './pdf-signer.js';

/** The setting `HAICAP_SIGNING_AUTHORITY`: the key of the authority and since when it stands. */
export const signingAuthority = z.string().transform((text, context) => {
  const parsed = z.object({ key: z.base64(), notBefore: z.iso.datetime() }).safeParse(parseJson(text));
  const key = parsed.success ? rsaKeyOf(parsed.data.key) : null;
  if (parsed.success && key !== null) return { key, notBefore: new Date(parsed.data.notBefore) };
  context.addIssue({ code: 'custom', message: 'an RSA key in PKCS #8, base64, and a time' });
  return z.NEVER;
});
export type AuthoritySettings = z.infer<typeof signingAuthority>;

const YEAR_MS = 365.25 * 24 * 3_600_000;
const ROOT_YEARS = 20;
const PERSON_YEARS = 5;
const ROOT_SERIAL = Uint8Array.of(1);
const SERIAL_BYTES = 16;
// Whoever opens the signature panel of a reader sees this first.
const WARNING = 'TEST - KHÔNG CÓ GIÁ TRỊ PHÁP LÝ';
const makeKeys = promisify(generateKeyPair);

/**
 * A certificate authority of the installation itself, for trial use. Every signature gets a key and a certificate of its
 * own; the key is gone when the signature is made, so there is nothing of persons to steal. Nobody outside trusts it.
 */
export class TestAuthority implements PdfSigner {
  readonly isTrial = true;
  readonly #key: KeyObject;
  readonly #name: Name;
  readonly #root: Uint8Array;

  constructor({ key, notBefore }: AuthoritySettings, provinceCode: string) {
    this.#key = key;
    this.#name = [['C', 'VN'], ['O', `HaiCap ${provinceCode}`], ['OU', WARNING], ['CN', `HaiCap TEST CA ${provinceCode}`]];
    this.#root = issueCertificate({
      subject: this.#name, issuer: this.#name, publicKey: createPublicKey(key), issuerKey: key, serial: ROOT_SERIAL, isAuthority: true,
      notBefore, notAfter: new Date(notBefore.getTime() + ROOT_YEARS * YEAR_MS),
    });
  }

  roots(): Promise<readonly Uint8Array[]> {
    return Promise.resolve([this.#root]);
  }

  async open(signatory: Signatory, _consent: SigningConsent, at: Date): Promise<Result<SigningCredential, Refusal>> {
    const { publicKey, privateKey } = await makeKeys('ec', { namedCurve: 'P-256' });
    const certificate = issueCertificate({
      subject: subjectOf(signatory), issuer: this.#name, publicKey, issuerKey: this.#key, serial: serialNumber(), isAuthority: false,
      notBefore: new Date(at.getTime() - 60_000), notAfter: new Date(at.getTime() + PERSON_YEARS * YEAR_MS),
    });
    return ok({
      certificate, chain: [this.#root], keyType: 'EC',
      sign: async (bytes) => sign('sha256', bytes, privateKey),
    });
  }
}

function subjectOf({ kind, login, title, unitName }: Signatory): Name {
  const [name, role]: [string, string] = kind === 'seal' ? [unitName, 'Con dấu của cơ quan'] : [`${title} (${login})`, title];
  return [['C', 'VN'], ['O', unitName], ['OU', WARNING], ['T', role], ['CN', `TEST ${name}`]];
}

// Positive, and never starting with a zero byte.
function serialNumber(): Uint8Array {
  const bytes = randomBytes(SERIAL_BYTES);
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
  return bytes;
}

function rsaKeyOf(base64: string): KeyObject | null {
  try {
    const key = createPrivateKey({ key: Buffer.from(base64, 'base64'), format: 'der', type: 'pkcs8' });
    return key.asymmetricKeyType === 'rsa' ? key : null;
  } catch {
    // The configuration says by name that it is bad.
    return null;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
