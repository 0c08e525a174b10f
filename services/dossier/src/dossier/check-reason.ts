import { reasonsOf, refusal, type ReasonedAction, type Refusal } from '@haicap/contracts';
import { err, ok, type Result } from '@haicap/kernel';

/** A code of the action's catalogue and a text, both; the refusal names the codes to choose from. */
export function checkReason(
  action: ReasonedAction, { reasonCode, reasonText }: { readonly reasonCode: string; readonly reasonText: string },
): Result<null, Refusal> {
  const codes = reasonsOf(action).map(({ code }) => code);
  return codes.includes(reasonCode) && reasonText !== '' ? ok(null) : err(refusal('REASON_REQUIRED', { action, reasonCodes: codes }));
}
