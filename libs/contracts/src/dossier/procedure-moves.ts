import { z } from 'zod';
import { defineFact } from '../core/fact.js';
import { defineRpc } from '../core/rpc.js';
import { localDate, offsetTime, pageOf, pageRequest } from '../core/page.js';
import { dossierStatus } from './dossiers.js';
import { dossierSubmitted } from './dossier-facts.js';
import { CATALOGUE_KEEPERS, CATALOGUE_READERS, catalogueCommandErrors } from './procedure-drafts.js';

export const procedureMoveStatus = z.enum(['previewing', 'ready', 'applying', 'applied', 'taking-back', 'taken-back', 'cancelled']);
export const procedureMoveAction = z.enum(['apply', 'take-back', 'cancel']);

/** A batch that takes open dossiers of one version of a procedure to another. It is shown before, applied in portions and can be taken back. */
export const procedureMove = z.object({
  moveId: z.uuid(), version: z.int().min(1), status: procedureMoveStatus,
  code: z.string(), fromVersion: z.int(), toVersion: z.int(),
  reason: z.string(),
  counts: z.object({
    /** Open dossiers of the version that were looked at so far. */
    examined: z.int(),
    movable: z.int(), notMovable: z.int(),
    /** Of those that can be moved: so many lack a component that the new version asks for. */
    withMissingComponents: z.int(),
    moved: z.int(), skipped: z.int(), takenBack: z.int(), keptMoved: z.int(),
  }),
  createdAt: offsetTime, createdBy: z.string(), changedAt: offsetTime,
  allowedActions: z.array(procedureMoveAction),
});
export type ProcedureMove = z.infer<typeof procedureMove>;

export const procedureMoveLineState = z.enum(['movable', 'not-movable', 'moved', 'skipped', 'taken-back', 'kept-moved']);
export const procedureMoveLine = z.object({
  dossierId: z.uuid(), code: z.string(), status: dossierStatus, competentUnitId: z.uuid(),
  state: procedureMoveLineState,
  /** Why it cannot be moved, was skipped or stays where it is: `decided`, `ended`, `changed`, or a code of the catalogue of refusals. */
  reason: z.string().nullable(),
  /** What the new version asks for and the dossier does not have; the officer decides whether to ask for it. */
  missing: z.array(z.object({ code: z.string(), name: z.string() })),
  /** What was handed in and the new version does not know. It stays with the dossier. */
  notAskedAnyMore: z.array(z.string()),
  /** The appointment, which a move never changes. */
  dueOn: localDate.nullable(),
});
export type ProcedureMoveLine = z.infer<typeof procedureMoveLine>;

const onMove = { moveId: z.uuid(), expectedVersion: z.int().min(1) };
const moveErrors = [...catalogueCommandErrors, 'PROCEDURE_MOVE_NOT_FOUND', 'PROCEDURE_MOVE_STALE', 'PROCEDURE_MOVE_STATE_FORBIDS'] as const;

/** Looks at every open dossier of the version and says what would happen to it. Nothing is changed yet. */
export const previewProcedureMove = defineRpc({
  service: 'dossier', name: 'preview-procedure-move', kind: 'command', access: CATALOGUE_KEEPERS,
  request: z.strictObject({ code: z.string().max(40), fromVersion: z.int().min(1), toVersion: z.int().min(1), reason: z.string().trim().min(1).max(500) }),
  reply: procedureMove,
  errors: [...catalogueCommandErrors, 'PROCEDURE_NOT_FOUND', 'PROCEDURE_NOT_IN_FORCE', 'PROCEDURE_MOVE_UNDER_WAY'],
});
export const applyProcedureMove = defineRpc({
  service: 'dossier', name: 'apply-procedure-move', kind: 'command', access: CATALOGUE_KEEPERS, request: z.strictObject(onMove), reply: procedureMove, errors: moveErrors,
});
/** Takes every dossier back that is still open and on the version it was moved to. */
export const takeBackProcedureMove = defineRpc({
  service: 'dossier', name: 'take-back-procedure-move', kind: 'command', access: CATALOGUE_KEEPERS, request: z.strictObject(onMove), reply: procedureMove,
  errors: [...moveErrors, 'PROCEDURE_MOVE_UNDER_WAY'],
});
export const cancelProcedureMove = defineRpc({
  service: 'dossier', name: 'cancel-procedure-move', kind: 'command', access: CATALOGUE_KEEPERS, request: z.strictObject(onMove), reply: procedureMove, errors: moveErrors,
});
export const lookUpProcedureMove = defineRpc({
  service: 'dossier', name: 'look-up-procedure-move', kind: 'query', access: CATALOGUE_READERS,
  request: z.strictObject({ moveId: z.uuid() }), reply: procedureMove, errors: ['REQUEST_INVALID', 'FORBIDDEN', 'PROCEDURE_MOVE_NOT_FOUND'],
});
/** The latest first. */
export const listProcedureMoves = defineRpc({
  service: 'dossier', name: 'list-procedure-moves', kind: 'query', access: CATALOGUE_READERS,
  request: z.strictObject(pageRequest), reply: pageOf(procedureMove), errors: ['REQUEST_INVALID', 'FORBIDDEN', 'CURSOR_INVALID'],
});
/** What happens, or happened, to each dossier. */
export const listProcedureMoveLines = defineRpc({
  service: 'dossier', name: 'list-procedure-move-lines', kind: 'query', access: CATALOGUE_READERS,
  request: z.strictObject({ ...pageRequest, moveId: z.uuid(), state: procedureMoveLineState.optional() }), reply: pageOf(procedureMoveLine),
  errors: ['REQUEST_INVALID', 'FORBIDDEN', 'CURSOR_INVALID', 'PROCEDURE_MOVE_NOT_FOUND'],
});

/** `procedureVersion` is the new one. The appointment stays as it was. */
export const dossierProcedureMoved = defineFact({
  service: 'dossier', noun: 'dossier', event: 'procedure-moved',
  data: dossierSubmitted.data.omit({ submittedAt: true, submittedOn: true }).extend({
    moveId: z.uuid(), takenBack: z.boolean(), fromVersion: z.int(), movedAt: offsetTime, movedOn: localDate,
  }),
});
