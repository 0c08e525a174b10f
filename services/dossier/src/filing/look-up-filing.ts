import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor, lookUpFiling, Refusal, RpcReply, RpcRequest } from '@haicap/contracts';
import type { Result } from '@haicap/kernel';
import { withScope } from '@haicap/service-kit';
import { readScope } from '../access/access.js';
import { FindRights } from '../access/find-rights.js';
import { ReadFiling } from './read-filing.js';

type Answer = RpcReply<typeof lookUpFiling>;

/** What was filed, in full. */
@Injectable()
export class LookUpFiling {
  constructor(
    private readonly dataSource: DataSource,
    private readonly findRights: FindRights,
    private readonly filing: ReadFiling,
  ) {}

  async run({ dossierId }: RpcRequest<typeof lookUpFiling>, actor: Actor): Promise<Result<Answer, Refusal>> {
    const rights = await this.findRights.of(actor);
    return withScope(this.dataSource, readScope(rights), (tx) => this.filing.run(tx, dossierId, rights), { actor: rights.accountId });
  }
}
