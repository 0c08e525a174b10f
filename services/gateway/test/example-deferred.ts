import { deferCommand, listDeferredCommands, withdrawDeferredCommand, type DeferredCommand, type RpcContract } from '@haicap/contracts';

const ID = '01980000-0000-7000-8000-00000000000e';

/** Valid replies for the contracts of deferred commands, about this dossier. */
export function deferredReplies({ dossierId, code }: { readonly dossierId: string; readonly code: string }): readonly (readonly [RpcContract, unknown])[] {
  const pending: DeferredCommand = {
    deferredCommandId: ID, version: 1, state: 'pending', command: 'assign', dossierId, dossierCode: code, expectedVersion: 3,
    keptAt: '2025-07-01T08:00:00+07:00', effectiveAfter: '2025-07-01T08:00:10+07:00', endedAt: null, dossierVersion: null, refusal: null,
  };
  const withdrawn = { ...pending, version: 2, state: 'withdrawn', endedAt: '2025-07-01T08:00:04+07:00', body: {} };
  return [[deferCommand, pending], [withdrawDeferredCommand, withdrawn], [listDeferredCommands, { now: '2025-07-01T08:00:05+07:00', items: [withdrawn] }]];
}

export const DEFERRED_BODIES = (assigneeId: string): Readonly<Record<string, unknown>> => ({ deferCommand: { command: 'assign', body: { assigneeId } }, withdrawDeferredCommand: {} });
export const DEFERRED_PATH_VALUES: Readonly<Record<string, string>> = { deferredCommandId: ID };
