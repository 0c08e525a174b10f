import { refusal, type AccountOverview, type Refusal } from '@haicap/contracts';
import { err, ok, type Result } from '@haicap/kernel';
import { withScope } from '@haicap/service-kit';
import type { DataSource } from 'typeorm';
import type { AccountAccessStore } from './account-access.store.js';
import { toOverview } from './change-account-access.js';

/** One account for those who look after accounts. */
export class LookUpAccount {
  constructor(private readonly dataSource: DataSource, private readonly store: AccountAccessStore) {}

  async run({ accountId }: { readonly accountId: string }): Promise<Result<AccountOverview, Refusal>> {
    const known = await withScope(this.dataSource, { kind: 'installation' }, (tx) => this.store.find(tx, accountId));
    return known ? ok(toOverview(known)) : err(refusal('ACCOUNT_NOT_FOUND', { accountId }));
  }
}
