import { z } from 'zod';
import { defineFact } from '../core/fact.js';
import { offsetTime, pageOf, pageRequest } from '../core/page.js';
import { defineRpc, type RpcContract } from '../core/rpc.js';
import { DELEGATES, returnApproval, returnResult, submitForApproval } from './dossier-life.js';
import { assignDossier, changeErrors, completeDossier, type AllowedAction } from './dossiers.js';
import { transferDossier } from './offices.js';
import { requestIntakeSupplement, requestSupplement } from './supplements.js';

/** How long a command may be put off at most, from the moment it is kept: long enough to take it back, too short to be forgotten. */
export const DEFERRAL_MAX_SECONDS = 60;
/** How long it is put off when nothing is said: by the clock of the owner, which no browser's clock has to agree with. */
export const DEFERRAL_USUAL_SECONDS = 10;
/** How many days the list goes back. */
export const DEFERRED_COMMANDS_SHOWN_DAYS = 7;
/** After how many days an ended one is taken away: longer than its idempotency key is kept. */
export const DEFERRED_COMMANDS_KEPT_DAYS = 40;

/**
 * What may be put off for some seconds instead of being asked about first: what can be mended by another step. Signing, issuing and
 * payment are not here and never will be; they ask, naming the consequence. The body is that of the direct command.
 */
export const DEFERRABLE_COMMANDS = {
  assign: assignDossier, transfer: transferDossier, 'request-supplement': requestSupplement, 'request-intake-supplement': requestIntakeSupplement,
  'submit-for-approval': submitForApproval, 'return-approval': returnApproval, complete: completeDossier, 'return-result': returnResult,
} as const satisfies Partial<Record<AllowedAction, RpcContract>>;
export type DeferrableAction = keyof typeof DEFERRABLE_COMMANDS;
export const deferrableAction = z.enum(Object.keys(DEFERRABLE_COMMANDS) as [DeferrableAction, ...DeferrableAction[]]);

export const deferredState = z.enum(['pending', 'done', 'refused', 'withdrawn']);
export type DeferredState = z.infer<typeof deferredState>;

export const deferredCommand = z.object({
  deferredCommandId: z.uuid(), version: z.int(), state: deferredState, command: deferrableAction,
  dossierId: z.uuid(), dossierCode: z.string(),
  /** The version that was seen, for which alone it is carried out. */
  expectedVersion: z.int(),
  keptAt: offsetTime, effectiveAfter: offsetTime, endedAt: offsetTime.nullable(),
  /** The version of the dossier that it made, once done. */
  dossierVersion: z.int().nullable(),
  /** Why it was not carried out: the code and parameters that the direct command would have been refused with, and the sentence of the catalogue. */
  refusal: z.object({ code: z.string(), params: z.record(z.string(), z.unknown()), reason: z.string() }).nullable(),
});
export type DeferredCommand = z.infer<typeof deferredCommand>;

/** With what was written, so that nobody has to write it again; null once it is done, because then the dossier has it. */
export const ownDeferredCommand = deferredCommand.extend({ body: z.record(z.string(), z.unknown()).nullable() });
export type OwnDeferredCommand = z.infer<typeof ownDeferredCommand>;

const keyErrors = ['IDEMPOTENCY_KEY_REQUIRED', 'IDEMPOTENCY_KEY_REUSED', 'IDEMPOTENCY_KEY_IN_FLIGHT', 'OUTCOME_UNKNOWN'] as const;
const refusedAtOnce = [...new Set(Object.values(DEFERRABLE_COMMANDS).flatMap(({ errors }) => errors))].filter((code) => !changeErrors.some((known) => known === code));

/** Keeps a command that takes effect some seconds later. What reading can find against it is said at once; then it is carried out with the rights of then, on the version that was seen. */
export const deferCommand = defineRpc({
  service: 'dossier', name: 'defer-command', kind: 'command', access: DELEGATES,
  request: z.strictObject({
    dossierId: z.uuid(), expectedVersion: z.int().min(1),
    /** One of `DEFERRABLE_COMMANDS`; anything else is refused as COMMAND_NOT_DEFERRABLE. */
    command: z.string().max(40),
    body: z.record(z.string().max(60), z.unknown()).default({}),
    /** At most a minute ahead; ten seconds when left out. */
    effectiveAfter: offsetTime.optional(),
  }),
  reply: deferredCommand,
  errors: [...changeErrors, 'COMMAND_NOT_DEFERRABLE', 'DEFERRAL_TIME_INVALID', 'DEFERRED_COMMAND_PENDING', ...refusedAtOnce],
});

/** Takes it back before it is carried out, and gives back what was written. */
export const withdrawDeferredCommand = defineRpc({
  service: 'dossier', name: 'withdraw-deferred-command', kind: 'command', access: DELEGATES,
  request: z.strictObject({ deferredCommandId: z.uuid() }), reply: ownDeferredCommand,
  errors: ['REQUEST_INVALID', 'FORBIDDEN', 'DEFERRED_COMMAND_NOT_FOUND', 'DEFERRED_COMMAND_ENDED', ...keyErrors],
});

/** The caller's own of the last days, the latest first. */
export const listDeferredCommands = defineRpc({
  service: 'dossier', name: 'list-deferred-commands', kind: 'query', access: DELEGATES,
  request: z.strictObject({ ...pageRequest, state: deferredState.optional() }),
  reply: pageOf(ownDeferredCommand).extend({
    /** The clock that `effectiveAfter` goes by: how long is left is told by it and not by a browser's. */
    now: offsetTime,
  }),
  speaks: true, errors: ['REQUEST_INVALID', 'CURSOR_INVALID', 'FORBIDDEN'],
});

const told = z.object({ deferredCommandId: z.uuid(), dossierId: z.uuid(), accountId: z.string(), command: deferrableAction });
const fact = <D extends z.ZodType>(event: string, data: D) => defineFact({ service: 'dossier', noun: 'deferred-command', event, data });

/** What was written is not in it. */
export const deferredCommandKept = fact('kept', told.extend({ keptAt: offsetTime, effectiveAfter: offsetTime }));
export const deferredCommandWithdrawn = fact('withdrawn', told.extend({ withdrawnAt: offsetTime }));
/** Carried out, or refused with a code of the catalogue. */
export const deferredCommandEnded = fact('ended', told.extend({ outcome: z.enum(['done', 'refused']), code: z.string().nullable(), endedAt: offsetTime }));
