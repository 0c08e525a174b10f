import { err, localDateOf, ok, type Clock, type IdSource, type Result } from '@haicap/kernel';
import { appendAudit } from '@haicap/outbox';
import { withScope } from '@haicap/service-kit';
import type { DataSource, EntityManager } from 'typeorm';
import { mayHoldToken } from '../account/account.js';
import type { FindAccount } from '../account/find-account.js';
import type { AccountPersonStore } from './account-person.store.js';
import type { SignInRefusal, UpstreamPerson } from './upstream.js';

const LOGIN_CHARS = 12;

interface Parts {
  readonly dataSource: DataSource;
  readonly accounts: FindAccount;
  readonly persons: AccountPersonStore;
  readonly clock: Clock;
  readonly ids: IdSource;
}

/**
 * Finds the account of whom a provider has signed in. A citizen's is made at the first time. An officer's comes from facts of
 * registry alone: a login that registry does not know, or that holds no post today, is refused.
 */
export class SignInUpstream {
  constructor(private readonly parts: Parts) {}

  /** Whom the provider has named, or why it named nobody who may come in; both refusals are audited. */
  async run(provider: string, read: Result<UpstreamPerson, SignInRefusal>): Promise<Result<string, SignInRefusal>> {
    return withScope(this.parts.dataSource, { kind: 'installation' }, async (tx) => {
      const found = read.ok ? await this.find(tx, provider, read.value) : read;
      if (!found.ok) await appendAudit(tx, [{ action: 'refuse-sign-in', objectType: 'provider', objectId: provider, detail: { reason: found.error } }], { actor: 'identity', clock: this.parts.clock });
      return found;
    });
  }

  private find(tx: EntityManager, provider: string, person: UpstreamPerson): Promise<Result<string, SignInRefusal>> {
    return person.kind === 'citizen' ? this.citizen(tx, provider, person) : this.officer(tx, person.login);
  }

  private async citizen(tx: EntityManager, provider: string, person: Extract<UpstreamPerson, { kind: 'citizen' }>): Promise<Result<string, SignInRefusal>> {
    const { persons, clock, ids } = this.parts;
    await persons.keepOthersWaiting(tx, provider, person);
    const known = await persons.findAccount(tx, provider, person);
    if (known?.locked) return err('account-locked');
    const accountId = known?.accountId ?? ids.next();
    // The end of the id is random; its beginning would tell when the account was made.
    if (known === undefined) await persons.makeCitizen(tx, accountId, `cd-${accountId.replaceAll('-', '').slice(-LOGIN_CHARS)}`);
    await persons.saveSeen(tx, { accountId, provider, person, at: clock.now() });
    return ok(accountId);
  }

  private async officer(tx: EntityManager, login: string): Promise<Result<string, SignInRefusal>> {
    const account = await this.parts.accounts.byLogin(tx, login);
    if (account?.kind !== 'officer') return err('no-officer');
    if (account.lockedAt !== null) return err('account-locked');
    return mayHoldToken(account, localDateOf(this.parts.clock.now())) ? ok(account.accountId) : err('no-officer');
  }
}
