import type { LocalDate } from '@haicap/kernel';
import { withScope } from '@haicap/service-kit';
import type { DataSource, EntityManager } from 'typeorm';
import { mayHoldToken, type Account } from './account.js';
import type { AccountStore } from './account.store.js';

/** Reads accounts for the issuer. Whose account it is decides nothing here: the caller has proven who they are. */
export class FindAccount {
  constructor(private readonly dataSource: DataSource, private readonly accounts: AccountStore) {}

  async byId(accountId: string): Promise<Account | undefined> {
    return withScope(this.dataSource, { kind: 'installation' }, (tx) => this.accounts.findById(tx, accountId));
  }

  async byLogin(tx: EntityManager, login: string): Promise<Account | undefined> {
    return this.accounts.findByLogin(tx, login);
  }

  /** A demo account that may be used on that day; an account of a real person is never found this way. */
  async demoByLogin(login: string, today: LocalDate): Promise<string | undefined> {
    const account = await withScope(this.dataSource, { kind: 'installation' }, (tx) => this.byLogin(tx, login));
    return account?.demo && mayHoldToken(account, today) ? account.accountId : undefined;
  }

  async suggestDemoLogins(limit: number): Promise<string[]> {
    return withScope(this.dataSource, { kind: 'installation' }, (tx) => this.accounts.suggestDemoLogins(tx, limit));
  }
}
