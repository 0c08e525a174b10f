import { z } from 'zod';
import { defineFact } from '../core/fact.js';
import { localDate, offsetTime } from '../core/page.js';
import { defineRpc } from '../core/rpc.js';
import { paperFile } from '../dossier/papers.js';
import { fileView } from './files.js';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** Which level of EN 319 142-1 a signature is meant to reach: basic, or with a proof of its time. */
export const padesLevel = z.enum(['B-B', 'B-T']);

/** What a certificate says of a signature. Officers stand there by post and login, never by a number. */
export const pdfSignature = z.object({
  kind: z.enum(['officer', 'seal']),
  subject: z.string(), issuer: z.string(), serial: z.string(), chain: z.array(z.string()),
  notBefore: offsetTime, notAfter: offsetTime,
  /** What the signer claims. With B-B nobody else has witnessed it. */
  signedAt: offsetTime,
});
export type PdfSignature = z.infer<typeof pdfSignature>;

/** What a file is that came from another by signing. Neither of them ever changes. */
export const signedFile = z.object({
  fileId: z.uuid(), sha256, sourceFileId: z.uuid(), sourceSha256: sha256,
  signerAccountId: z.string(),
  /** In whose place a delegate signed. */
  onBehalfOfAccountId: z.string().nullable(),
  unitId: z.uuid(), level: padesLevel,
  /** Signed by an authority that nobody outside trusts. */
  isTrial: z.boolean(),
  signatures: z.array(pdfSignature).min(1), signedAt: offsetTime,
});
export type SignedFile = z.infer<typeof signedFile>;

/** Signs a PDF in the name of the caller's post, and with the seal of the unit. The answer is another file. */
export const signFile = defineRpc({
  service: 'files', name: 'sign-file', kind: 'command', access: ['chair', 'specialist', 'one-stop-officer'],
  request: z.strictObject({
    fileId: z.uuid(),
    /** The unit by whose post the caller signs. */
    unitId: z.uuid(),
    withSeal: z.boolean().default(true),
    reason: z.string().trim().min(1).max(100).default('Ký kết quả giải quyết thủ tục hành chính'),
    /** For a key that lies with a remote service. It is handed on and kept nowhere. */
    pin: z.string().min(4).max(64).optional(),
  }),
  reply: z.object({ file: fileView, signed: signedFile }),
  errors: [
    'REQUEST_INVALID', 'FORBIDDEN', 'UNIT_NOT_IN_SCOPE', 'FILE_NOT_FOUND', 'FILE_NOT_COMPLETE', 'FILE_TYPE_NOT_ALLOWED', 'FILE_INFECTED', 'FILE_NOT_SCANNED', 'FILE_TOO_LARGE',
    'FILE_UNREADABLE', 'SIGNING_REFUSED', 'SIGNING_UNAVAILABLE', 'SIGNING_PIN_REQUIRED', 'STORAGE_FULL',
    'IDEMPOTENCY_KEY_REQUIRED', 'IDEMPOTENCY_KEY_REUSED', 'IDEMPOTENCY_KEY_IN_FLIGHT', 'OUTCOME_UNKNOWN',
  ],
});

/** Where the result stands that a signed file is. Its code stays the same; what replaced it is named. */
export const resultState = z.enum(['not-issued', 'in-force', 'withdrawn', 'replaced', 'void']);
export type ResultState = z.infer<typeof resultState>;
export const resultStanding = z.object({
  resultId: z.uuid(),
  /** `not-issued` is signed and binds nobody yet; `void` was signed and its dossier stopped before the issue. */
  state: resultState,
  signedOn: localDate, issuedOn: localDate.nullable().optional(), stoppedOn: localDate.nullable().optional(), withdrawnOn: localDate.nullable(),
  replacedByResultId: z.uuid().nullable(), replacedBySha256: sha256.nullable(),
});

/**
 * What the installation says of a file by the hash of its bytes, or of a result by its code. A file that was altered has another
 * hash, so it is not found: to be found is to be unchanged.
 */
export const verifySignedFile = defineRpc({
  service: 'files', name: 'verify-signed-file', kind: 'query', access: 'public',
  request: z.union([z.strictObject({ sha256 }), z.strictObject({ resultId: z.uuid() })]),
  reply: z.object({
    signed: signedFile.omit({ fileId: true, sourceFileId: true, signerAccountId: true, onBehalfOfAccountId: true }).extend({ unitName: z.string() }),
    /** Null while no dossier has made it its result. */
    result: resultStanding.nullable(),
  }),
  errors: ['REQUEST_INVALID', 'SIGNED_FILE_NOT_FOUND', 'TOO_MANY_REQUESTS'],
});

/** The roots at which the certificates of this installation end. */
export const listSigningRoots = defineRpc({
  service: 'files', name: 'list-signing-roots', kind: 'query', access: 'public',
  request: z.strictObject({}),
  reply: paperFile,
  errors: ['REQUEST_INVALID'],
});

/** The second fact of a file that came from signing; its first is `completed`. */
export const fileSigned = defineFact({ service: 'files', noun: 'file', event: 'signed', data: signedFile });
