/** What the thread is asked to do with a PDF, and what it says. */
export type PdfJob =
  | { readonly kind: 'sign'; readonly inPath: string; readonly outPath: string; readonly at: Date; readonly reason: string; readonly location: string; readonly signers: readonly JobSigner[]; readonly roots: readonly Uint8Array[] }
  | { readonly kind: 'verify'; readonly path: string; readonly roots: readonly Uint8Array[] };

/** A certificate whose key stays outside of the thread. */
export interface JobSigner {
  readonly certificate: Uint8Array;
  readonly chain: readonly Uint8Array[];
  readonly keyType: 'EC' | 'RSA';
}

/** Every signature that the PDF holds now, the earliest first. */
export type PdfAnswer = readonly FoundSignature[];

/** From the thread: an answer, a fault, or bytes that a key outside has to sign. */
export type FromThread = { readonly answer: PdfAnswer } | { readonly fault: string } | { readonly toSign: Uint8Array; readonly signer: number; readonly call: number };
export type ToThread = { readonly call: number; readonly signature: Uint8Array } | { readonly call: number; readonly fault: string };

/** A signature that lies in a PDF, and what is true of it. */
export interface FoundSignature {
  /** The signed bytes are as they were signed. */
  readonly intact: boolean;
  /** Nothing was added behind it; of several signatures only the last can say so. */
  readonly coversWholeFile: boolean;
  /** Its chain ends at one of the roots that were given, and every certificate was valid at the time it claims. */
  readonly trusted: boolean;
  readonly subject: string;
  readonly issuer: string;
  readonly chain: readonly string[];
  readonly serial: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** What the signer claims; nobody else has witnessed it. */
  readonly signedAt: Date | null;
}
