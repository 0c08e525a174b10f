import { z } from 'zod';
import { defineRpc } from '../core/rpc.js';
import { localDate } from '../core/page.js';
import { paperFile } from './papers.js';
import { CATALOGUE_KEEPERS, catalogueCommandErrors } from './procedure-drafts.js';

/** A request is at most 256 KiB; a larger catalogue is imported in parts. */
export const IMPORT_CHARS_MAX = 240_000;
export const exchangeFormat = z.enum(['json', 'xlsx']);

/** The catalogue in force on a day as a file that can be imported again. A large one comes in parts; the cursor says whether it goes on. */
export const exportProcedures = defineRpc({
  service: 'dossier', name: 'export-procedures', kind: 'query', access: 'public',
  request: z.strictObject({
    format: exchangeFormat.default('xlsx'), field: z.string().max(100).optional(), code: z.string().max(40).optional(), asOf: localDate.optional(),
    cursor: z.string().max(500).optional(),
  }),
  reply: paperFile, errors: ['REQUEST_INVALID', 'CURSOR_INVALID'],
});

/** A place of the file that is wrong: the sheet and row of a workbook, or the place in the list of a JSON file. */
export const importError = z.object({
  sheet: z.string().nullable(), row: z.int(), procedureCode: z.string().nullable(), field: z.string(), code: z.string(), message: z.string(),
});
export type ImportError = z.infer<typeof importError>;

/**
 * Every procedure of the file becomes a draft, to be checked and published like any other. When a single row is wrong nothing is changed
 * and every wrong row is told; what is merely missing is told by the check of the draft. `dryRun` only looks.
 */
export const importProcedures = defineRpc({
  service: 'dossier', name: 'import-procedures', kind: 'command', access: CATALOGUE_KEEPERS,
  request: z.strictObject({ format: exchangeFormat, bytesBase64: z.base64().max(IMPORT_CHARS_MAX), dryRun: z.boolean().default(false) }),
  reply: z.object({
    /** Null when nothing was changed. */
    importId: z.uuid().nullable(),
    procedures: z.int(), errors: z.array(importError),
    drafts: z.array(z.object({ code: z.string(), draftId: z.uuid().nullable(), isNew: z.boolean(), problems: z.int() })),
  }),
  errors: [...catalogueCommandErrors, 'IMPORT_UNREADABLE'],
});

/**
 * Publishes every open draft of an import at once, valid from one day. Each is checked like any other; when a single one is refused nothing is
 * published, and the refusal says of each draft why. `except` leaves drafts open that are to wait.
 */
export const publishImportedDrafts = defineRpc({
  service: 'dossier', name: 'publish-imported-drafts', kind: 'command', access: CATALOGUE_KEEPERS,
  request: z.strictObject({ importId: z.uuid(), validFrom: localDate, except: z.array(z.uuid()).max(1_000).default([]) }),
  /** What of the import is published now, but for the drafts that were left out. */
  reply: z.object({ importId: z.uuid(), published: z.array(z.object({ code: z.string(), draftId: z.uuid(), version: z.int(), validFrom: localDate })) }),
  errors: [...catalogueCommandErrors, 'IMPORT_NOT_FOUND', 'IMPORT_NOT_PUBLISHABLE', 'PROCEDURE_DRAFT_CLOSED'],
});
