import type { Refusal } from '@haicap/contracts';
import type { Result } from '@haicap/kernel';

/** What a command answered; a benchmark gives none that may be refused. */
export function accepted<T>(outcome: Result<T, Refusal>): T {
  if (!outcome.ok) throw new Error(`refused: ${outcome.error.code}`);
  return outcome.value;
}
