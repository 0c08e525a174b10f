import {
  DEFERRABLE_COMMANDS, DEFERRAL_MAX_SECONDS, DEFERRAL_USUAL_SECONDS, deferrableAction, ERROR_CATALOGUE, isOpenTo, refusal, type Actor, type DeferrableAction, type DeferredCommand, type ErrorCode, type Language, type Refusal,
} from '@haicap/contracts';
import { err, formatOffsetTime, ok, type Result } from '@haicap/kernel';
import type { DeferredRow } from './deferred-command.store.js';

/** Which command may be put off; a refusal names those that may. */
export function deferrable(command: string): Result<DeferrableAction, Refusal> {
  const known = deferrableAction.safeParse(command);
  return known.success ? ok(known.data) : err(refusal('COMMAND_NOT_DEFERRABLE', { deferrable: deferrableAction.options }));
}

/** Whether the direct command would be open to this person: the gate that a deferred one does not pass by itself. */
export function isOpen(command: DeferrableAction, actor: Actor): boolean {
  const { access } = DEFERRABLE_COMMANDS[command];
  return access !== 'public' && isOpenTo(actor, access);
}

/** From when on it is carried out. */
export function effectiveAfter(wished: string | undefined, now: Date): Result<Date, Refusal> {
  if (wished === undefined) return ok(new Date(now.getTime() + DEFERRAL_USUAL_SECONDS * 1000));
  const at = new Date(wished);
  const aheadMs = at.getTime() - now.getTime();
  return aheadMs > 0 && aheadMs <= DEFERRAL_MAX_SECONDS * 1000 ? ok(at) : err(refusal('DEFERRAL_TIME_INVALID', { now: formatOffsetTime(now), maxSeconds: DEFERRAL_MAX_SECONDS }));
}

/** The language in which commands are told that cannot have been refused: nothing of them is a sentence. */
export const WORDLESS: Language = 'vi';

/** The answer as it was given when it was kept: whatever has become of it since. */
export function asKept(row: DeferredRow): DeferredRow {
  return { ...row, version: 1, state: 'pending', endedAt: null, dossierVersion: null, refusalCode: null, refusalParams: null };
}

export function toWire(row: DeferredRow, language: Language): DeferredCommand {
  const { id, version, state, command, dossierId, dossierCode, expectedVersion, keptAt, effectiveAfter: after, endedAt, dossierVersion, refusalCode, refusalParams } = row;
  return {
    deferredCommandId: id, version, state, command, dossierId, dossierCode, expectedVersion, dossierVersion,
    keptAt: formatOffsetTime(keptAt), effectiveAfter: formatOffsetTime(after), endedAt: endedAt && formatOffsetTime(endedAt),
    refusal: refusalCode === null ? null : { code: refusalCode, params: { ...refusalParams }, reason: reasonOf(refusalCode, language) },
  };
}

// A code that an earlier release knew is not in the catalogue any more; then the general sentence holds.
function reasonOf(code: string, language: Language): string {
  return (Object.hasOwn(ERROR_CATALOGUE, code) ? ERROR_CATALOGUE[code as ErrorCode] : ERROR_CATALOGUE.DEFERRED_COMMAND_FAILED)[language];
}
