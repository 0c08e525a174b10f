import type { Clock } from '@haicap/kernel';
import { appendAudit } from '@haicap/outbox';
import { withScope } from '@haicap/service-kit';
import type { DataSource } from 'typeorm';

/** How somebody came to be signed in. */
export interface SignInWay {
  readonly way: 'page' | 'upstream' | 'local-grant';
  readonly provider?: string | undefined;
  readonly assurance?: number | undefined;
}

/** Leaves the audit row of a sign-in, once nothing is asked for any more. */
export class RecordSignIn {
  constructor(private readonly dataSource: DataSource, private readonly clock: Clock) {}

  async run(accountId: string, how: SignInWay): Promise<void> {
    await withScope(this.dataSource, { kind: 'installation' }, (tx) =>
      appendAudit(tx, [{ action: 'sign-in', objectType: 'account', objectId: accountId, detail: { ...how } }], { actor: accountId, clock: this.clock }));
  }
}
