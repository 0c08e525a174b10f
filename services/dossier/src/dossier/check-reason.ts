import { reasonsOf, refusal, type DossierStatus, type ReasonedAction, type Refusal } from '@haicap/contracts';
import { err, ok, type Result } from '@haicap/kernel';

/** Reasons that tell the citizen what happened before, so each holds in one state only: nobody is told of a wish never voiced. */
const ONLY_IN: Readonly<Record<string, DossierStatus>> = { withdrawn: 'withdrawal-requested', 'supplement-overdue': 'supplement-requested' };

/** What is true of a dossier beyond its state. */
export interface ReasonFacts {
  /** The last day to supply what was asked for is over. */
  readonly supplementOverdue?: boolean;
}

/** The codes to choose from in a state; a dossier that its applicant wants back is stopped for that and for nothing else. */
export function reasonCodesIn(action: ReasonedAction, status: DossierStatus, { supplementOverdue = false }: ReasonFacts = {}): string[] {
  const codes = reasonsOf(action).map(({ code }) => code);
  if (action !== 'stop') return codes;
  return status === 'withdrawal-requested' ? ['withdrawn'] : codes.filter((code) => (ONLY_IN[code] ?? status) === status && (code !== 'supplement-overdue' || supplementOverdue));
}

/** A code of the action's catalogue that is true of the dossier, and a text; the refusal names the codes to choose from. */
export function checkReason(
  action: ReasonedAction, status: DossierStatus, { reasonCode, reasonText }: { readonly reasonCode: string; readonly reasonText: string }, facts: ReasonFacts = {},
): Result<null, Refusal> {
  const codes = reasonCodesIn(action, status, facts);
  return codes.includes(reasonCode) && reasonText !== '' ? ok(null) : err(refusal('REASON_REQUIRED', { action, reasonCodes: codes }));
}
