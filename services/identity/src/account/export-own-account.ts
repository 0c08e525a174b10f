import { refusal, type Actor, type OwnAccountData, type Refusal } from '@haicap/contracts';
import { err, formatOffsetTime, ok, type Result } from '@haicap/kernel';
import { withScope } from '@haicap/service-kit';
import type { DataSource } from 'typeorm';
import type { OwnAccountStore } from './own-account.store.js';

/** Everything that is kept of the caller's own account. */
export class ExportOwnAccount {
  constructor(private readonly dataSource: DataSource, private readonly own: OwnAccountStore) {}

  async run({ accountId }: Actor): Promise<Result<OwnAccountData, Refusal>> {
    const kept = await withScope(this.dataSource, { kind: 'installation' }, (tx) => this.own.find(tx, accountId), { actor: accountId });
    if (kept === undefined) return err(refusal('NOT_FOUND'));
    const { login, demo, person, providers, enrolledAt, accessChanges } = kept;
    return ok({
      accountId, login, demo,
      person: person && { ...person, seenAt: formatOffsetTime(person.seenAt) },
      providers: providers.map(({ provider, linkedAt }) => ({ provider, linkedAt: formatOffsetTime(linkedAt) })),
      secondFactor: enrolledAt && { enrolledAt: formatOffsetTime(enrolledAt) },
      accessChanges: accessChanges.map(({ action, at }) => ({ action, at: formatOffsetTime(at) })),
    });
  }
}
