import { z } from 'zod';
import { localDate, offsetTime } from '../core/page.js';
import { LOOKS_AT_DOSSIER } from '../core/looks.js';
import { defineRpc } from '../core/rpc.js';
import { DOSSIER_READERS, trackingKeys } from './dossiers.js';
import { paperFile } from './papers.js';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const unitNamed = z.object({ unitId: z.uuid(), name: z.string() });

/** What a receipt proves: the payload of the signed form. It names no person; the code and the paper do. */
export const receiptClaims = z.object({
  /** The installation, for example `urn:haicap:province:38`. */
  iss: z.string(),
  /** When it was signed, in seconds. The key has to have been valid then. */
  iat: z.int(),
  /** The form of these claims. */
  receipt: z.literal(1),
  code: z.string(),
  /** The version of the dossier that is proved; a supplement makes a later one. */
  version: z.int(),
  submittedAt: offsetTime,
  /** Null while what was filed online has not been received. */
  receivedAt: offsetTime.nullable(),
  procedure: z.object({ code: z.string(), version: z.int(), name: z.string() }),
  deadline: z.object({ at: offsetTime.nullable(), on: localDate.nullable() }),
  units: z.object({ receiving: unitNamed, competent: unitNamed, returning: unitNamed }),
  /** Every file that was handed in, by component. */
  attachments: z.array(z.object({ component: z.string(), sha256, bytes: z.int() })),
});
export type ReceiptClaims = z.infer<typeof receiptClaims>;

export const receiptProof = z.object({
  /** Compact JWS (RFC 7515, EdDSA over Ed25519). Whoever keeps this text can prove the receipt without anybody. */
  jws: z.string(),
  keyId: z.string(),
  issuedAt: offsetTime,
  /** The payload, to be read; only the text above is signed. */
  claims: receiptClaims,
});

export const lookUpReceiptProof = defineRpc({
  service: 'dossier', name: 'look-up-receipt-proof', kind: 'query', access: DOSSIER_READERS,
  request: z.strictObject({ dossierId: z.uuid() }),
  reply: receiptProof,
  looks: LOOKS_AT_DOSSIER, errors: ['REQUEST_INVALID', 'FORBIDDEN', 'DOSSIER_NOT_FOUND'],
});

export const trackReceiptProof = defineRpc({
  service: 'dossier', name: 'track-receipt-proof', kind: 'query', access: 'public',
  request: z.union([z.strictObject(trackingKeys.typed), z.strictObject(trackingKeys.scanned)]),
  reply: receiptProof.extend({ dossierId: z.uuid() }),
  looks: { at: 'dossier', ids: ({ dossierId }) => [dossierId] }, errors: ['REQUEST_INVALID', 'TRACKING_NOT_FOUND', 'TOO_MANY_REQUESTS'],
});

const seconds = z.int().min(0);

/** A public key with its validity: `nbf`, `exp` and `revoked` as OpenID Federation registered them for JWKs. */
export const receiptKey = z.object({
  kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string(), kid: z.string(), use: z.literal('sig'), alg: z.literal('EdDSA'),
  nbf: seconds, exp: seconds.optional(),
  revoked: z.object({ revoked_at: seconds, reason: z.string().optional() }).optional(),
});
export type ReceiptKey = z.infer<typeof receiptKey>;

/** Every key that ever signed a receipt of this installation; those that do not sign any more still verify. */
export const listReceiptKeys = defineRpc({
  service: 'dossier', name: 'list-receipt-keys', kind: 'query', access: 'public',
  request: z.strictObject({}),
  reply: z.object({ keys: z.array(receiptKey) }),
  errors: ['REQUEST_INVALID'],
});

export const lookUpReceiptKey = defineRpc({
  service: 'dossier', name: 'look-up-receipt-key', kind: 'query', access: 'public',
  request: z.strictObject({ keyId: z.string().max(64) }),
  reply: paperFile,
  errors: ['REQUEST_INVALID', 'RECEIPT_KEY_NOT_FOUND'],
});
