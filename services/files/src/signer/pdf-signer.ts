import type { Refusal } from '@haicap/contracts';
import type { Result } from '@haicap/kernel';

/** In whose name a signature is made: a person in a post, or a unit as such (its seal). */
export interface Signatory {
  readonly kind: 'officer' | 'seal';
  readonly accountId: string;
  readonly login: string;
  /** "Chủ tịch", for example; of a seal the name of the unit. */
  readonly title: string;
  readonly unitId: string;
  readonly unitName: string;
}

/** A certificate and the key behind it, wherever that key lies. */
export interface SigningCredential {
  /** DER. */
  readonly certificate: Uint8Array;
  /** DER, the issuer first and the root last. */
  readonly chain: readonly Uint8Array[];
  readonly keyType: 'EC' | 'RSA';
  /** Signs the SHA-256 of some bytes, which are few whatever the size of the PDF: ECDSA in DER, or RSA in PKCS #1 v1.5. */
  readonly sign: (bytes: Uint8Array) => Promise<Uint8Array>;
}

/** What proves to the holder of the key that it is the signatory who wants this signature. Never kept, never logged. */
export interface SigningConsent {
  readonly pin: string | undefined;
}

/** Where signatures come from. What is signed and how a PDF holds it is not its matter. */
export interface PdfSigner {
  /** `isTrial`: what it signs has no legal force, and says so. */
  readonly isTrial: boolean;
  /** The roots that its certificates end at, in DER. */
  roots(): Promise<readonly Uint8Array[]>;
  open(signatory: Signatory, consent: SigningConsent, at: Date): Promise<Result<SigningCredential, Refusal>>;
}

/** The key did not sign: it, or whoever holds it, refused, or did not answer. Nothing was signed. */
export class SigningFailed extends Error {
  constructor(readonly code: 'SIGNING_REFUSED' | 'SIGNING_UNAVAILABLE', detail: string, cause?: unknown) {
    super(detail, { cause });
    this.name = 'SigningFailed';
  }
}

export const PDF_SIGNER = Symbol('pdf signer');
