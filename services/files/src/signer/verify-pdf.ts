import * as asn1js from 'asn1js';
import { Certificate, CertificateChainValidationEngine, ContentInfo, SignedData } from 'pkijs';
import type { FoundSignature } from './pdf-work.js';

const BYTE_RANGE = /\/ByteRange\s*\[\s*(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]/g;
const SIGNATURES_MAX = 50;
const SIGNING_TIME = '1.2.840.113549.1.9.5';
const NAME_PARTS: Readonly<Record<string, string>> = { '2.5.4.6': 'C', '2.5.4.10': 'O', '2.5.4.11': 'OU', '2.5.4.3': 'CN', '2.5.4.12': 'T', '2.5.4.5': 'serialNumber' };

/** Every signature in a PDF, the earliest first. What does not hold together is a signature that is not intact. */
export async function verifyPdf(pdf: Uint8Array, roots: readonly Uint8Array[]): Promise<FoundSignature[]> {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1');
  const trusted = roots.map(certificateOf);
  const found: FoundSignature[] = [];
  for (const match of text.matchAll(BYTE_RANGE)) {
    const signature = signedRange(pdf, text, match.slice(1).map(Number));
    if (signature !== null && found.length < SIGNATURES_MAX) found.push(await judge(signature, trusted));
  }
  return found;
}

export interface SignedRange {
  readonly cms: Uint8Array;
  readonly signed: Uint8Array;
  readonly coversWholeFile: boolean;
}

/** The two pieces that were signed and the signature between them; null when the range is not of that form. */
export function signedRange(pdf: Uint8Array, text: string, range: readonly number[]): SignedRange | null {
  const [start = 0, first = 0, second = 0, last = 0] = range;
  if (start !== 0 || second <= first || second + last > pdf.length) return null;
  // Nothing but the signature may be left out: a gap with anything else in it would be a place for unsigned content.
  const gap = /^<([0-9a-f]*)>$/i.exec(text.slice(first, second));
  if (gap === null) return null;
  return {
    cms: Buffer.from(gap[1] ?? '', 'hex'), coversWholeFile: second + last === pdf.length,
    signed: Buffer.concat([pdf.subarray(0, first), pdf.subarray(second, second + last)]),
  };
}

async function judge({ cms, signed, coversWholeFile }: SignedRange, roots: Certificate[]): Promise<FoundSignature> {
  const data = signedDataOf(cms);
  const signer = data && signerOf(data);
  if (!data || !signer) return UNREADABLE;
  const signedAt = signingTimeOf(data);
  const [intact, chain] = await Promise.all([isIntact(data, signed), chainOf(data, signer, roots, signedAt ?? signer.notBefore.value)]);
  return {
    intact, coversWholeFile, trusted: chain !== null, subject: nameOf(signer, 'subject'), issuer: nameOf(signer, 'issuer'),
    chain: (chain ?? [signer]).map((one) => nameOf(one, 'subject')), serial: Buffer.from(signer.serialNumber.valueBlock.valueHexView).toString('hex'),
    notBefore: signer.notBefore.value, notAfter: signer.notAfter.value, signedAt,
  };
}

const UNREADABLE: FoundSignature = {
  intact: false, coversWholeFile: false, trusted: false, subject: '', issuer: '', chain: [], serial: '', notBefore: new Date(0), notAfter: new Date(0), signedAt: null,
};

function signedDataOf(cms: Uint8Array): SignedData | null {
  const parsed = asn1js.fromBER(Uint8Array.from(cms).buffer);
  if (parsed.offset === -1) return null;
  try {
    return new SignedData({ schema: new ContentInfo({ schema: parsed.result }).content });
  } catch {
    // Bytes that are no CMS: the caller says that the signature is not intact.
    return null;
  }
}

function signerOf(data: SignedData): Certificate | undefined {
  const serial = (data.signerInfos[0]?.sid as { serialNumber?: asn1js.Integer } | undefined)?.serialNumber;
  return (data.certificates ?? []).filter((one): one is Certificate => one instanceof Certificate)
    .find((one) => serial !== undefined && one.serialNumber.isEqual(serial));
}

async function isIntact(data: SignedData, signed: Uint8Array): Promise<boolean> {
  try {
    return await data.verify({ signer: 0, data: Uint8Array.from(signed).buffer, checkChain: false });
  } catch {
    // pkijs throws where digest or signature do not fit.
    return false;
  }
}

async function chainOf(data: SignedData, signer: Certificate, trustedCerts: Certificate[], checkDate: Date): Promise<readonly Certificate[] | null> {
  const certs = (data.certificates ?? []).filter((one): one is Certificate => one instanceof Certificate);
  // The engine looks for the path of the last one.
  const engine = new CertificateChainValidationEngine({ trustedCerts, certs: [...certs.filter((one) => one !== signer), signer], checkDate });
  const { result, certificatePath = [] } = await engine.verify();
  return result ? certificatePath : null;
}

function signingTimeOf(data: SignedData): Date | null {
  const attribute = data.signerInfos[0]?.signedAttrs?.attributes.find(({ type }) => type === SIGNING_TIME);
  const value = attribute?.values[0] as { toDate?: () => Date } | undefined;
  return value?.toDate?.() ?? null;
}

/** A name as people read it: the last part first. */
export function nameOf(certificate: Certificate, whose: 'subject' | 'issuer'): string {
  return certificate[whose].typesAndValues.toReversed().map(({ type, value }) => `${NAME_PARTS[type] ?? type}=${value.valueBlock.value}`).join(', ');
}

/** Reads a certificate in DER. */
export function certificateOf(der: Uint8Array): Certificate {
  return Certificate.fromBER(Uint8Array.from(der).buffer);
}
