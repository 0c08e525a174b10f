import { z } from 'zod';
import { LOOKS_AT_DOSSIER } from '../core/looks.js';
import { defineRpc } from '../core/rpc.js';
import { localDate, offsetTime, pageRequest } from '../core/page.js';
import { DOSSIER_READERS, trackingKeys } from './dossiers.js';

/** The forms an office hands out or keeps about a dossier: seven since Circular 03/2025/TT-VPCP, six before. */
export const paperForm = z.enum(['receipt-slip', 'supplement-request', 'intake-refusal', 'apology-extension', 'stop-notice', 'control-slip', 'tracking-book']);
export type PaperForm = z.infer<typeof paperForm>;
/** The forms about one dossier; the tracking book is about a unit and a period. */
export const dossierPaperForm = paperForm.exclude(['tracking-book']);
export type DossierPaperForm = z.infer<typeof dossierPaperForm>;
export const paperFormat = z.enum(['A4', 'A5']);
export type PaperFormat = z.infer<typeof paperFormat>;
/** The circulars whose forms are kept, each for the days of its validity. */
export const formCircular = z.enum(['01/2018/TT-VPCP', '03/2025/TT-VPCP']);
export type FormCircular = z.infer<typeof formCircular>;

/** The most a paper may weigh. In base64 and with its envelope it stays below the bus's limit of 1 MiB per message. */
export const PAPER_BYTES_MAX = 512 * 1024;
/** The most further dossiers one receipt lists. */
export const RECEIPT_DOSSIERS_MAX = 10;
/** The most rows of a tracking book in one file; the rest comes with the cursor. */
export const TRACKING_BOOK_ROWS_MAX = 500;

const names = { title: z.string(), circular: formCircular, /** "01"; null where the circular has no form for it. */ formNumber: z.string().nullable() };

/** A paper that was issued. It never changes; a dossier that changed gets a further version. */
export const paper = z.object({
  paperId: z.uuid(), dossierId: z.uuid(), form: dossierPaperForm, ...names, format: paperFormat,
  /** Counts what this form said about this dossier, from 1; the formats of one content share it. */
  version: z.int().min(1),
  /** The dossier's version from which it was made. */
  dossierVersion: z.int().min(1),
  templateVersion: z.int().min(1),
  issuedAt: offsetTime,
  sha256: z.string(), sizeBytes: z.int(),
  /** Whether no later version of this form exists. */
  isLatest: z.boolean(),
});
export type Paper = z.infer<typeof paper>;

/** Bytes in an answer of the bus. Files of citizens never travel so; a paper is small and bounded. */
export const paperFile = z.object({ fileName: z.string(), mediaType: z.string(), sha256: z.string(), bytesBase64: z.string(), nextCursor: z.string().optional() });
export type PaperFile = z.infer<typeof paperFile>;

const READERS = ['one-stop-officer', 'specialist', 'chair', 'citizen'] as const;

export const listPapers = defineRpc({
  service: 'dossier', name: 'list-papers', kind: 'query', access: DOSSIER_READERS,
  request: z.strictObject({ dossierId: z.uuid() }),
  reply: z.object({
    items: z.array(paper),
    /** The forms this person may have of this dossier as it stands. */
    available: z.array(z.object({ form: dossierPaperForm, ...names })),
  }),
  looks: LOOKS_AT_DOSSIER, errors: ['REQUEST_INVALID', 'FORBIDDEN', 'DOSSIER_NOT_FOUND'],
});

export const issuePaper = defineRpc({
  service: 'dossier', name: 'issue-paper', kind: 'command', access: READERS,
  request: z.strictObject({
    dossierId: z.uuid(), form: dossierPaperForm, format: paperFormat.default('A5'),
    /** Further dossiers of the same person, received at the same desk, on one receipt. */
    withDossierIds: z.array(z.uuid()).max(RECEIPT_DOSSIERS_MAX).default([]),
  }),
  reply: paper,
  errors: ['REQUEST_INVALID', 'FORBIDDEN', 'UNIT_NOT_IN_SCOPE', 'DOSSIER_NOT_FOUND', 'PAPER_NOT_DUE', 'RECEIPT_NOT_SHARED', 'PAPER_TOO_LARGE', 'PAPER_PRESS_FULL', 'IDEMPOTENCY_KEY_REQUIRED', 'IDEMPOTENCY_KEY_REUSED', 'IDEMPOTENCY_KEY_IN_FLIGHT', 'OUTCOME_UNKNOWN'],
});

export const fetchPaper = defineRpc({
  service: 'dossier', name: 'fetch-paper', kind: 'query', access: READERS,
  request: z.strictObject({ dossierId: z.uuid(), paperId: z.uuid() }),
  reply: paperFile,
  looks: LOOKS_AT_DOSSIER, errors: ['REQUEST_INVALID', 'FORBIDDEN', 'PAPER_NOT_FOUND', 'PAPER_SHARED'],
});

/** The receipt for whoever holds code and secret, or what a QR code holds: names and numbers are masked, as in tracking. */
export const fetchTrackedReceipt = defineRpc({
  service: 'dossier', name: 'fetch-tracked-receipt', kind: 'query', access: 'public',
  request: z.union([z.strictObject({ ...trackingKeys.typed, format: paperFormat.default('A5') }), z.strictObject({ ...trackingKeys.scanned, format: paperFormat.default('A5') })]),
  reply: paperFile.extend({ dossierId: z.uuid() }),
  looks: { at: 'dossier', ids: ({ dossierId }) => [dossierId] }, errors: ['REQUEST_INVALID', 'TRACKING_NOT_FOUND', 'PAPER_NOT_DUE', 'PAPER_TOO_LARGE', 'PAPER_PRESS_FULL', 'TOO_MANY_REQUESTS'],
});

export const printTrackingBook = defineRpc({
  service: 'dossier', name: 'print-tracking-book', kind: 'query', access: ['one-stop-officer', 'specialist', 'chair', 'province-leader', 'province-admin', 'auditor'],
  request: z.strictObject({
    unitId: z.uuid(), from: localDate, to: localDate, file: z.enum(['pdf', 'xlsx']).default('pdf'), format: paperFormat.default('A4'),
    cursor: pageRequest.cursor, limit: z.int().min(1).max(TRACKING_BOOK_ROWS_MAX).default(TRACKING_BOOK_ROWS_MAX),
  }),
  reply: paperFile,
  errors: ['REQUEST_INVALID', 'CURSOR_INVALID', 'FORBIDDEN', 'UNIT_NOT_IN_SCOPE', 'UNIT_NOT_FOUND', 'PAPER_TOO_LARGE', 'PAPER_PRESS_FULL'],
});
