import {
  accountLocked, accountSessionsEnded, accountUnlocked, endAccountSessions, lockAccount, refusal, unlockAccount, type AccountOverview, type Actor, type FactContract, type Refusal, type RpcContract,
} from '@haicap/contracts';
import { err, formatOffsetTime, ok, type Clock, type Result } from '@haicap/kernel';
import { newEvent, type Changed, type RunCommand } from '@haicap/outbox';
import type { EntityManager } from 'typeorm';
import { decide, toAccess, type AccessAction } from './account-access.js';
import type { AccountAccessStore, KnownAccount } from './account-access.store.js';

interface Request {
  readonly accountId: string;
  readonly reason: string;
}

const ORDERS: Readonly<Record<AccessAction, { readonly contract: RpcContract; readonly fact: FactContract }>> = {
  lock: { contract: lockAccount, fact: accountLocked },
  unlock: { contract: unlockAccount, fact: accountUnlocked },
  'end-sessions': { contract: endAccountSessions, fact: accountSessionsEnded },
};

/** An administrator locks or unlocks an account, or ends all its sessions. The gateway refuses what no longer counts once it has the fact. */
export class ChangeAccountAccess {
  constructor(private readonly commands: RunCommand, private readonly store: AccountAccessStore, private readonly clock: Clock) {}

  run(action: AccessAction, request: Request, actor: Actor, idempotencyKey: string): Promise<Result<AccountOverview, Refusal>> {
    return this.commands.run<AccountOverview>({
      contract: ORDERS[action].contract, request, actor, idempotencyKey, scope: { kind: 'installation' },
      change: (tx) => this.change(tx, action, request, actor.accountId),
      answerAgain: async (tx, accountId, version) => {
        const known = await this.store.findAsOf(tx, accountId, version);
        return known && toOverview(known);
      },
    });
  }

  private async change(tx: EntityManager, action: AccessAction, { accountId, reason }: Request, by: string): Promise<Result<Changed<AccountOverview>, Refusal>> {
    const known = await this.store.findForChange(tx, accountId);
    if (!known) return err(refusal('ACCOUNT_NOT_FOUND', { accountId }));
    const at = this.clock.now();
    const decided = decide(known.state, { action, by, at });
    if (!decided.ok) return decided;
    const state = decided.value;
    await this.store.save(tx, { state, action, reason, actor: by, at });
    const event = newEvent({ contract: ORDERS[action].fact, aggregateId: accountId, version: state.version, data: toAccess(state), audit: { action, objectType: 'account' } });
    const lockReason = action === 'lock' ? reason : action === 'unlock' ? null : known.lockReason;
    return ok({ aggregateId: accountId, version: state.version, events: [event], answer: toOverview({ ...known, state, lockReason }) });
  }
}

/** An account as its administrator sees it. */
export function toOverview({ state, login, lockReason }: KnownAccount): AccountOverview {
  return {
    ...toAccess(state), version: state.version, login: state.kind === 'officer' ? login : null,
    lockedAt: state.lockedAt && formatOffsetTime(state.lockedAt), lockReason,
  };
}
