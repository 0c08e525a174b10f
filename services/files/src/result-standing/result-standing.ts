import {
  dossierIssued, dossierResultReplaced, dossierResultWithdrawn, dossierSignatureWithdrawn, dossierSigned, dossierStopped, type ResultState,
} from '@haicap/contracts';
import { localDateOf } from '@haicap/kernel';
import { factData, type OrderedFact } from '@haicap/outbox';

/** A result of a dossier as its facts tell of it. */
export interface NewResult {
  readonly resultId: string;
  readonly dossierId: string;
  readonly sha256: string | null;
  readonly signedOn: string;
  /** Null while it is only signed. Earlier releases signed, numbered and issued what replaces another in one step. */
  readonly issuedOn: string | null;
  readonly replacesResultId: string | null;
}

export type ResultNews =
  | { readonly kind: 'made'; readonly result: NewResult }
  | { readonly kind: 'issued' | 'withdrawn'; readonly resultId: string; readonly on: string }
  /** What was signed in it and not issued never will be. */
  | { readonly kind: 'stopped'; readonly dossierId: string; readonly on: string };

/** What a fact about a dossier says of its result; null for every other. */
export function resultNewsOf(fact: OrderedFact): ResultNews | null {
  const dossierId = fact.aggregateId;
  const signed = factData(dossierSigned, fact);
  if (signed) return { kind: 'made', result: { ...signed, dossierId, signedOn: dayOf(signed.signedAt), issuedOn: null, replacesResultId: signed.replacesResultId ?? null } };
  const issued = factData(dossierIssued, fact);
  if (issued) return { kind: 'issued', resultId: issued.resultId, on: issued.issuedOn };
  const replaced = factData(dossierResultReplaced, fact);
  if (replaced) return { kind: 'made', result: { ...replaced, dossierId, signedOn: replaced.resultReplacedOn, issuedOn: replaced.resultReplacedOn } };
  // Never issued, and never will be.
  const unsigned = factData(dossierSignatureWithdrawn, fact);
  if (unsigned) return { kind: 'withdrawn', resultId: unsigned.resultId, on: dayOf(unsigned.signatureWithdrawnAt) };
  const stopped = factData(dossierStopped, fact);
  if (stopped) return { kind: 'stopped', dossierId, on: stopped.stoppedOn };
  const withdrawn = factData(dossierResultWithdrawn, fact);
  return withdrawn && { kind: 'withdrawn', resultId: withdrawn.resultId, on: dayOf(withdrawn.resultWithdrawnAt) };
}

/** The days that say where a result stands. */
export interface Standing {
  readonly issuedOn: string | null;
  readonly stoppedOn: string | null;
  readonly withdrawnOn: string | null;
  readonly replacedByResultId: string | null;
  /** False while nobody has asked the log of `dossier` for the issue of what an earlier release kept. */
  readonly issueKnown: boolean;
}

/**
 * Whether a result counts. Signed is not issued: only from its issue on it binds, and one whose dossier was stopped before never does.
 * While its issue is not known it counts, as it did for the release that kept it: almost every one was issued.
 */
export function stateOf({ issuedOn, stoppedOn, withdrawnOn, replacedByResultId, issueKnown }: Standing): ResultState {
  if (replacedByResultId !== null) return 'replaced';
  if (withdrawnOn !== null) return 'withdrawn';
  if (issuedOn !== null || !issueKnown) return 'in-force';
  return stoppedOn === null ? 'not-issued' : 'void';
}

function dayOf(instant: string): string {
  return localDateOf(new Date(instant));
}
