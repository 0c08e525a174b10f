import { kindOf, type Actor, type ErrorCode, type Refusal, type RpcContract } from '@haicap/contracts';
import type { Result } from '@haicap/kernel';

/** Somebody who keeps what was decided about access: denials, and looks at personal data. */
export interface Witness {
  /** Never fails and never waits: a refusal leaves whatever becomes of its note. */
  denied(deed: string, actor: Actor | null, code: ErrorCode): void;
  /** Kept once it resolves; the reply waits for it, and is not given when it rejects. */
  looked(contract: RpcContract, actor: Actor | null, ids: readonly string[]): Promise<void>;
}

// Right or wrong, who has the secret of a dossier may see it: a wrong one is a denial, too.
const DENIALS: ReadonlySet<ErrorCode> = new Set(['TRACKING_NOT_FOUND']);

/** Whether a refusal is a decision to deny. A caller who is not signed in was not decided about yet. */
export function isDenial(code: ErrorCode): boolean {
  return kindOf(code) === 'forbidden' || DENIALS.has(code);
}

/** Has the outcome of a request witnessed. */
export async function testify(witness: Witness, contract: RpcContract, actor: Actor | null, request: unknown, outcome: Result<unknown, Refusal>): Promise<void> {
  if (!outcome.ok) {
    if (isDenial(outcome.error.code)) witness.denied(contract.name, actor, outcome.error.code);
    return;
  }
  if (contract.looks !== undefined) await witness.looked(contract, actor, contract.looks.ids(outcome.value, request));
}
