import { dossierCompleted, dossierResultReplaced, dossierResultReturned, dossierSignatureWithdrawn, dossierSigned, dossierSubmittedForApproval } from '@haicap/contracts';

/** When the citizen who filed a dossier may read a file of it. Signed is not issued, and issued is not handed over. */
export type ShownToOwner = 'now' | 'at-hand-over' | 'never';

const RESULTS: readonly string[] = [dossierSigned.type, dossierResultReplaced.type];
/** An earlier release does not say of these whether a fee holds the result, and showed it. */
const SHOWED_RESULT: readonly string[] = [dossierCompleted.type, dossierResultReplaced.type];

/** Whether what a fact attaches is a result. */
export function attachesResult(type: string): boolean {
  return RESULTS.includes(type);
}

/** Whether what a fact attaches is the draft of a result: a citizen reads what was signed and issued, and nothing before. */
export function attachesDraft(type: string): boolean {
  return type === dossierSubmittedForApproval.type;
}

/** What becomes of the results that wait for the hand-over; null while they wait on. */
export function endOfWaiting(type: string, resultHeld: boolean | undefined): Exclude<ShownToOwner, 'at-hand-over'> | null {
  if (type === dossierSignatureWithdrawn.type) return 'never';
  if (type === dossierResultReturned.type) return 'now';
  const isHandedOver = resultHeld === undefined ? SHOWED_RESULT.includes(type) : !resultHeld;
  return isHandedOver ? 'now' : null;
}
