import { z } from 'zod';
import { eventLogRpcs } from '../core/event-log.js';
import { defineFact } from '../core/fact.js';
import { offsetTime, pageOf, pageRequest } from '../core/page.js';
import { defineRpc, type Access } from '../core/rpc.js';

/** What a file may be. Told from its first bytes, never from its name. */
export const FILE_MEDIA_TYPES = [
  'application/pdf', 'image/jpeg', 'image/png',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
] as const;
export const fileMediaType = z.enum(FILE_MEDIA_TYPES);
export type FileMediaType = z.infer<typeof fileMediaType>;

/**
 * What a scanner said. `pending`: in quarantine until it has looked. `unscanned`: the installation has no scanner, and
 * only staff that confirms it gets the bytes.
 */
export const fileScan = z.enum(['pending', 'clean', 'infected', 'unscanned']);
export type FileScan = z.infer<typeof fileScan>;

/** `checking`: every byte has arrived and is being looked at. A file that was refused or deleted is not there any more. */
export const fileState = z.enum(['uploading', 'checking', 'complete']);

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** Every byte is kept and looked at. What a person called the file is no part of it: names of files name persons. */
export const fileCompleted = defineFact({
  service: 'files', noun: 'file', event: 'completed',
  data: z.object({
    fileId: z.uuid(), sha256, sizeBytes: z.int().min(1), pages: z.int().min(1).nullable(), mediaType: fileMediaType,
    ownerAccountId: z.string(), scan: fileScan, completedAt: offsetTime,
    /** Until then a dossier may name it; a file that none names is deleted later. */
    nameableUntil: offsetTime,
  }),
});
export const fileScanned = defineFact({
  service: 'files', noun: 'file', event: 'scanned', data: z.object({ fileId: z.uuid(), scan: fileScan, scannedAt: offsetTime }),
});
/** No dossier named it in time, or its owner took it back before one did. */
export const fileDeleted = defineFact({ service: 'files', noun: 'file', event: 'deleted', data: z.object({ fileId: z.uuid(), deletedAt: offsetTime }) });

/** A file as its owner and the readers of its dossier see it. */
export const fileView = z.object({
  fileId: z.uuid(), state: fileState, sizeBytes: z.int().min(1), receivedBytes: z.int().min(0),
  mediaType: fileMediaType.nullable(), sha256: sha256.nullable(), pages: z.int().min(1).nullable(), scan: fileScan.nullable(),
  /** What the uploader called it; for the uploader alone. */
  name: z.string().nullable(),
  createdAt: offsetTime, completedAt: offsetTime.nullable(),
  /** When what is not complete, or is named by no dossier, goes away; null once a dossier names it. */
  expiresAt: offsetTime.nullable(),
});
export type FileView = z.infer<typeof fileView>;

/**
 * Who may bring bytes in and get bytes out. The province sees names masked, so papers that are full of them are not for it;
 * inside these roles the service decides by owner and by the units of the dossiers that name the file.
 */
export const FILE_ROLES: Access = ['one-stop-officer', 'specialist', 'chair', 'citizen'];

export const lookUpFile = defineRpc({
  service: 'files', name: 'look-up-file', kind: 'query', access: FILE_ROLES,
  request: z.strictObject({ fileId: z.uuid() }),
  reply: fileView,
  looks: { at: 'file', ids: (_reply, { fileId }) => [fileId] }, errors: ['REQUEST_INVALID', 'FORBIDDEN', 'FILE_NOT_FOUND'],
});

/** What the caller brought in, the latest first, with what it was called. */
export const listOwnFiles = defineRpc({
  service: 'files', name: 'list-own-files', kind: 'query', access: ['citizen'],
  request: z.strictObject(pageRequest),
  reply: pageOf(fileView),
  looks: { at: 'file', listed: true, ids: ({ items }) => items.map(({ fileId }) => fileId) }, errors: ['REQUEST_INVALID', 'CURSOR_INVALID', 'FORBIDDEN'],
});

/** A way to the bytes for a link that carries no token: short-lived, for one file and one person, without a word about either. */
export const issueDownloadTicket = defineRpc({
  service: 'files', name: 'issue-download-ticket', kind: 'command', access: FILE_ROLES,
  request: z.strictObject({
    fileId: z.uuid(),
    /** An officer knows that nobody has looked for malware in it and wants it all the same. */
    confirmUnscanned: z.boolean().default(false),
  }),
  reply: z.object({ ticket: z.string(), path: z.string(), expiresAt: offsetTime }),
  errors: ['REQUEST_INVALID', 'FORBIDDEN', 'FILE_NOT_FOUND', 'FILE_NOT_COMPLETE', 'FILE_NOT_SCANNED', 'FILE_UNSCANNED', 'FILE_INFECTED'],
});

/** Several pictures of the caller become one PDF, in this order, upright and without what a camera wrote into them. */
export const convertImages = defineRpc({
  service: 'files', name: 'convert-images', kind: 'command', access: FILE_ROLES,
  // Twenty photos of a phone, a second or two each on a small machine, between the files of others.
  deadlineMs: 90_000,
  request: z.strictObject({ fileIds: z.array(z.uuid()).min(1).max(20) }),
  reply: fileView,
  errors: [
    'REQUEST_INVALID', 'FORBIDDEN', 'FILE_NOT_FOUND', 'FILE_NOT_COMPLETE', 'FILE_NOT_YOURS', 'FILE_TYPE_NOT_ALLOWED', 'FILE_UNREADABLE', 'FILE_CHECK_BUSY', 'FILE_INFECTED',
    'FILE_TOO_LARGE', 'STORAGE_FULL', 'IDEMPOTENCY_KEY_REQUIRED', 'IDEMPOTENCY_KEY_REUSED', 'IDEMPOTENCY_KEY_IN_FLIGHT', 'OUTCOME_UNKNOWN',
  ],
});

export const filesEventLog = eventLogRpcs('files');
