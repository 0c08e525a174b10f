import { createHash, verify, X509Certificate } from 'node:crypto';
import { refusal, type Refusal } from '@haicap/contracts';
import { err, ok, type Result } from '@haicap/kernel';
import { CscClient, type CscCredential } from './csc-client.js';
import { SigningFailed, type PdfSigner, type Signatory, type SigningConsent, type SigningCredential } from './pdf-signer.js';

/** Object identifiers by which the service names what is asked of it. */
const OID = {
  sha256: '2.16.840.1.101.3.4.2.1', rsaWithSha256: '1.2.840.113549.1.1.11', ecdsaWithSha256: '1.2.840.10045.4.3.2',
} as const;

export interface RemoteSignerSettings {
  readonly client: CscClient;
  /** The roots that are trusted here, in DER; a certificate that ends elsewhere is not used. */
  readonly roots: readonly Uint8Array[];
}

/**
 * Keys that lie with a remote signing service (Cloud Signature Consortium API v2). Only hashes go there. What comes back
 * is believed only after it was verified with the certificate of the signatory.
 */
export class RemoteSigner implements PdfSigner {
  readonly isTrial = false;

  constructor(private readonly settings: RemoteSignerSettings) {}

  roots(): Promise<readonly Uint8Array[]> {
    return Promise.resolve(this.settings.roots);
  }

  async open(signatory: Signatory, { pin }: SigningConsent, at: Date): Promise<Result<SigningCredential, Refusal>> {
    const { client, roots } = this.settings;
    try {
      const credential = await client.findCredential(userIdOf(signatory));
      if (credential === null) return err(refusal('SIGNING_REFUSED', { reason: 'no-credential', kind: signatory.kind }));
      if (credential.needsPin && pin === undefined) return err(refusal('SIGNING_PIN_REQUIRED'));
      const checked = checkChain(credential, roots, at);
      if (!checked.ok) return checked;
      const { certificate, chain } = checked.value;
      return ok({ certificate, chain, keyType: keyTypeOf(certificate), sign: (bytes) => this.#sign(credential, certificate, bytes, pin) });
    } catch (error) {
      if (error instanceof SigningFailed) return err(refusal(error.code));
      throw error;
    }
  }

  async #sign({ credentialId }: CscCredential, certificate: Uint8Array, bytes: Uint8Array, pin: string | undefined): Promise<Uint8Array> {
    const hash = createHash('sha256').update(bytes).digest();
    const sad = await this.settings.client.authorize({ credentialId, hash, hashAlgorithm: OID.sha256, pin });
    const isEc = keyTypeOf(certificate) === 'EC';
    const signature = await this.settings.client.signHash({ credentialId, sad, hash, hashAlgorithm: OID.sha256, signAlgorithm: isEc ? OID.ecdsaWithSha256 : OID.rsaWithSha256 });
    if (!verify('sha256', bytes, new X509Certificate(Buffer.from(certificate)).publicKey, signature)) {
      throw new SigningFailed('SIGNING_UNAVAILABLE', 'the signing service answered with a signature that its certificate does not verify');
    }
    return signature;
  }
}

/** By whom the service knows a signatory: a seal belongs to the unit, everything else to the account. */
function userIdOf({ kind, accountId, unitId }: Signatory): string {
  return kind === 'seal' ? `unit:${unitId}` : accountId;
}

interface Chain {
  readonly certificate: Uint8Array;
  readonly chain: readonly Uint8Array[];
}

/** Whether the chain leads from the certificate to a root of ours, each valid on the day. */
function checkChain({ certificates }: CscCredential, roots: readonly Uint8Array[], at: Date): Result<Chain, Refusal> {
  const [certificate, ...rest] = certificates.map((der) => new X509Certificate(Buffer.from(der)));
  const anchors = roots.map((der) => new X509Certificate(Buffer.from(der)));
  let last = certificate;
  for (const issuer of rest) {
    if (!last || !isIssuedBy(last, issuer)) break;
    last = issuer;
  }
  const anchor = last && anchors.find((root) => last.raw.equals(root.raw) || isIssuedBy(last, root));
  const path = [certificate, ...rest].filter((one): one is X509Certificate => one !== undefined);
  const isValid = path.every((one) => one.validFromDate <= at && at <= one.validToDate);
  if (!certificate || !anchor || !isValid) return err(refusal('SIGNING_REFUSED', { reason: 'certificate' }));
  const chain = [...rest.map(({ raw }) => raw), ...(rest.some(({ raw }) => raw.equals(anchor.raw)) ? [] : [anchor.raw])];
  return ok({ certificate: certificate.raw, chain });
}

function isIssuedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  return issuer.ca && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
}

function keyTypeOf(certificate: Uint8Array): 'EC' | 'RSA' {
  return new X509Certificate(Buffer.from(certificate)).publicKey.asymmetricKeyType === 'ec' ? 'EC' : 'RSA';
}
