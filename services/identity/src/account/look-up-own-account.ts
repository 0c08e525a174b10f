import { refusal, type Actor, type lookUpOwnAccount, type Refusal, type RpcReply } from '@haicap/contracts';
import { err, localDateOf, ok, type Clock, type Result } from '@haicap/kernel';
import { postsOn } from './account.js';
import type { FindAccount } from './find-account.js';

/** The caller's own account: what a person sees under "my account". */
export class LookUpOwnAccount {
  constructor(private readonly findAccount: FindAccount, private readonly clock: Clock) {}

  async run(actor: Actor): Promise<Result<RpcReply<typeof lookUpOwnAccount>, Refusal>> {
    const account = await this.findAccount.byId(actor.accountId);
    if (account === undefined) return err(refusal('NOT_FOUND'));
    const { accountId, login, kind } = account;
    return ok({ accountId, login, kind, posts: postsOn(account, localDateOf(this.clock.now())) });
  }
}
