import { createHash, sign, type KeyObject } from 'node:crypto';
import * as asn1js from 'asn1js';
import {
  AlgorithmIdentifier, AttributeTypeAndValue, BasicConstraints, Certificate, Extension, PublicKeyInfo, RelativeDistinguishedNames, Time,
} from 'pkijs';

/** A name in a certificate, outermost part first. */
export type Name = readonly (readonly [part: keyof typeof NAME_PARTS, value: string])[];

export interface CertificateWish {
  readonly subject: Name;
  readonly issuer: Name;
  readonly publicKey: KeyObject;
  /** RSA: its signatures are the same for the same bytes, so a root that is built again is the same root. */
  readonly issuerKey: KeyObject;
  readonly serial: Uint8Array;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly isAuthority: boolean;
}

const NAME_PARTS = { C: '2.5.4.6', O: '2.5.4.10', OU: '2.5.4.11', CN: '2.5.4.3', T: '2.5.4.12', serialNumber: '2.5.4.5' } as const;
const SHA256_WITH_RSA = '1.2.840.113549.1.1.11';
const OID = { basicConstraints: '2.5.29.19', keyUsage: '2.5.29.15', subjectKeyId: '2.5.29.14' };
// Bits from the left (RFC 5280 §4.2.1.3): an authority signs certificates and lists, a person signs and cannot deny it.
const KEY_USAGE = { authority: [0x06, 1], person: [0xc0, 6] } as const;

/** An X.509 certificate in DER, signed with SHA-256 and RSA. */
export function issueCertificate(wish: CertificateWish): Uint8Array {
  const certificate = new Certificate();
  certificate.version = 2;
  certificate.serialNumber = new asn1js.Integer({ valueHex: arrayBufferOf(wish.serial) });
  certificate.issuer = nameOf(wish.issuer);
  certificate.subject = nameOf(wish.subject);
  certificate.notBefore = timeOf(wish.notBefore);
  certificate.notAfter = timeOf(wish.notAfter);
  const spki = wish.publicKey.export({ type: 'spki', format: 'der' });
  certificate.subjectPublicKeyInfo = new PublicKeyInfo({ schema: asn1js.fromBER(arrayBufferOf(spki)).result });
  certificate.extensions = extensionsOf(wish, spki);
  const algorithm = new AlgorithmIdentifier({ algorithmId: SHA256_WITH_RSA, algorithmParams: new asn1js.Null() });
  certificate.signature = algorithm;
  certificate.signatureAlgorithm = algorithm;
  certificate.tbsView = new Uint8Array(certificate.encodeTBS().toBER(false));
  const signature = sign('sha256', certificate.tbsView, wish.issuerKey);
  certificate.signatureValue = new asn1js.BitString({ valueHex: arrayBufferOf(signature) });
  return new Uint8Array(certificate.toSchema(true).toBER(false));
}

function extensionsOf({ isAuthority }: CertificateWish, spki: Buffer): Extension[] {
  const [usage, unusedBits] = isAuthority ? KEY_USAGE.authority : KEY_USAGE.person;
  const keyId = createHash('sha1').update(spki).digest();
  const extension = (extnID: string, critical: boolean, value: { toBER(sizeOnly?: boolean): ArrayBuffer }) =>
    new Extension({ extnID, critical, extnValue: value.toBER(false) });
  return [
    extension(OID.basicConstraints, true, new BasicConstraints({ cA: isAuthority, ...(isAuthority ? { pathLenConstraint: 0 } : {}) }).toSchema()),
    extension(OID.keyUsage, true, new asn1js.BitString({ valueHex: new Uint8Array([usage]).buffer, unusedBits })),
    extension(OID.subjectKeyId, false, new asn1js.OctetString({ valueHex: arrayBufferOf(keyId) })),
  ];
}

function nameOf(parts: Name): RelativeDistinguishedNames {
  return new RelativeDistinguishedNames({
    typesAndValues: parts.map(([part, value]) => new AttributeTypeAndValue({
      type: NAME_PARTS[part],
      value: part === 'C' || part === 'serialNumber' ? new asn1js.PrintableString({ value }) : new asn1js.Utf8String({ value }),
    })),
  });
}

// UTCTime until 2049, GeneralizedTime after it (RFC 5280 §4.1.2.5).
const UTC_TIME_YEARS = 2050;

function timeOf(value: Date): Time {
  return new Time({ type: value.getUTCFullYear() < UTC_TIME_YEARS ? 0 : 1, value });
}

function arrayBufferOf(bytes: Uint8Array): ArrayBuffer {
  return Uint8Array.from(bytes).buffer;
}
