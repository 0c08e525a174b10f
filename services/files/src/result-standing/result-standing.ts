import { dossierResultReplaced, dossierResultWithdrawn, dossierSignatureWithdrawn, dossierSigned } from '@haicap/contracts';
import { localDateOf } from '@haicap/kernel';
import { factData, type OrderedFact } from '@haicap/outbox';

/** A result of a dossier as its facts tell of it. */
export interface NewResult {
  readonly resultId: string;
  readonly dossierId: string;
  readonly sha256: string | null;
  readonly signedOn: string;
  readonly replacesResultId: string | null;
}

export type ResultNews = { readonly kind: 'made'; readonly result: NewResult } | { readonly kind: 'withdrawn'; readonly resultId: string; readonly on: string };

/** What a fact about a dossier says of its result; null for every other. */
export function resultNewsOf(fact: OrderedFact): ResultNews | null {
  const dossierId = fact.aggregateId;
  const signed = factData(dossierSigned, fact);
  if (signed) return { kind: 'made', result: { ...signed, dossierId, signedOn: dayOf(signed.signedAt), replacesResultId: signed.replacesResultId ?? null } };
  const replaced = factData(dossierResultReplaced, fact);
  if (replaced) return { kind: 'made', result: { ...replaced, dossierId, signedOn: replaced.resultReplacedOn } };
  // Never issued, and never will be.
  const unsigned = factData(dossierSignatureWithdrawn, fact);
  if (unsigned) return { kind: 'withdrawn', resultId: unsigned.resultId, on: dayOf(unsigned.signatureWithdrawnAt) };
  const withdrawn = factData(dossierResultWithdrawn, fact);
  return withdrawn && { kind: 'withdrawn', resultId: withdrawn.resultId, on: dayOf(withdrawn.resultWithdrawnAt) };
}

function dayOf(instant: string): string {
  return localDateOf(new Date(instant));
}
