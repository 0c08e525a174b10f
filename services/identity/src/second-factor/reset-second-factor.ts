import { refusal, resetSecondFactor, type Actor, type Refusal, type RpcReply, type RpcRequest } from '@haicap/contracts';
import { err, ok, type Clock, type Result } from '@haicap/kernel';
import { appendAudit, type RunCommand } from '@haicap/outbox';
import type { FindAccount } from '../account/find-account.js';
import type { ResetReasonStore } from './reset-reason.store.js';
import type { SecondFactorStore } from './second-factor.store.js';

type Reply = RpcReply<typeof resetSecondFactor>;

interface Parts {
  readonly commands: RunCommand;
  readonly accounts: FindAccount;
  readonly store: SecondFactorStore;
  readonly reasons: ResetReasonStore;
  readonly clock: Clock;
}

/** An administrator takes the factor of whoever has lost phone and codes; it is set up anew at the next sign-in. */
export class ResetSecondFactor {
  constructor(private readonly parts: Parts) {}

  async run(request: RpcRequest<typeof resetSecondFactor>, actor: Actor, idempotencyKey: string): Promise<Result<Reply, Refusal>> {
    const { accountId, reason } = request;
    const { commands, accounts, store, reasons, clock } = this.parts;
    if (accountId === actor.accountId) return err(refusal('ACCOUNT_IS_OWN'));
    if (!(await accounts.byId(accountId))) return err(refusal('ACCOUNT_NOT_FOUND', { accountId }));
    return commands.run<Reply>({
      contract: resetSecondFactor, request, actor, idempotencyKey, scope: { kind: 'installation' },
      change: async (tx) => {
        if (!(await store.remove(tx, accountId))) return err(refusal('SECOND_FACTOR_NOT_SET_UP'));
        const ordinal = await reasons.insert(tx, { accountId, reason, at: clock.now() });
        await appendAudit(tx, [{ action: 'reset-second-factor', objectType: 'account', objectId: accountId, detail: { reason: ordinal } }], { actor: actor.accountId, clock });
        return ok({ aggregateId: accountId, version: 1, events: [], answer: { accountId } });
      },
      answerAgain: async () => ({ accountId }),
    });
  }
}
