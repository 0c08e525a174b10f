import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor, lookUpFiling, Refusal, RpcReply, RpcRequest } from '@haicap/contracts';
import type { Result } from '@haicap/kernel';
import { appendAudit } from '@haicap/outbox';
import { withScope } from '@haicap/service-kit';
import { readScope } from '../access/access.js';
import { FindRights } from '../access/find-rights.js';
import { Installation } from '../installation.js';
import { ReadFiling } from './read-filing.js';

type Answer = RpcReply<typeof lookUpFiling>;

/** What was filed, in full. Each look of an officer leaves an audit row. */
@Injectable()
export class LookUpFiling {
  constructor(
    private readonly dataSource: DataSource,
    private readonly findRights: FindRights,
    private readonly filing: ReadFiling,
    private readonly installation: Installation,
  ) {}

  async run({ dossierId }: RpcRequest<typeof lookUpFiling>, actor: Actor): Promise<Result<Answer, Refusal>> {
    const rights = await this.findRights.of(actor);
    return withScope(this.dataSource, readScope(rights), async (tx) => {
      const found = await this.filing.run(tx, dossierId, rights);
      if (!found.ok) return found;
      await appendAudit(tx, [{ action: 'look-up-filing', objectType: 'dossier', objectId: dossierId }], { actor: rights.accountId, clock: this.installation.clock });
      return found;
    }, { actor: rights.accountId });
  }
}
