import { withScope } from '@haicap/service-kit';
import type { DataSource } from 'typeorm';
import type { AccountStore } from './account.store.js';

/** Fixed ids, so that every installation and every test knows the same five citizens. */
export const DEMO_CITIZENS = [1, 2, 3, 4, 5].map((number) => ({
  accountId: `c0d9da00-0000-5000-8000-00000000000${number}`,
  login: `congdan.${number}`,
}));

/** Makes the citizens of the demo; again is no change. Called in the profile `local` only. */
export class SeedDemoCitizens {
  constructor(private readonly dataSource: DataSource, private readonly accounts: AccountStore) {}

  async run(): Promise<void> {
    await withScope(this.dataSource, { kind: 'installation' }, (tx) => this.accounts.saveDemoCitizens(tx, DEMO_CITIZENS));
  }
}
