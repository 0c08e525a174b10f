import { localDateOf, type Clock } from '@haicap/kernel';
import { appendAudit } from '@haicap/outbox';
import { withScope } from '@haicap/service-kit';
import type { DataSource } from 'typeorm';
import { mayHoldToken } from './account.js';
import type { AccountStore } from './account.store.js';

/** How somebody came to be signed in; part of the audit row. */
export type SignInWay = 'page' | 'local-grant';

/** Signs a demo account in by its login and leaves an audit row; an account of a real person is never found this way. */
export class SignInDemo {
  constructor(private readonly dataSource: DataSource, private readonly accounts: AccountStore, private readonly clock: Clock) {}

  async run(login: string, way: SignInWay): Promise<string | undefined> {
    return withScope(this.dataSource, { kind: 'installation' }, async (tx) => {
      const account = await this.accounts.findByLogin(tx, login);
      if (!account?.demo || !mayHoldToken(account, localDateOf(this.clock.now()))) return undefined;
      const { accountId } = account;
      await appendAudit(tx, [{ action: 'sign-in', objectType: 'account', objectId: accountId, detail: { way } }], { actor: accountId, clock: this.clock });
      return accountId;
    });
  }
}
