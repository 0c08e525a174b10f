import type { lookUpDeadlinePolicy, Refusal, RpcReply } from '@haicap/contracts';
import { localDateOf, ok, type Result } from '@haicap/kernel';
import { withScope } from '@haicap/service-kit';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Installation } from '../installation.js';
import { DeadlinePolicyStore } from './deadline-policy.store.js';
import { FindDeadlinePolicy } from './find-deadline-policy.js';

/** The rules that hold today, and all that were set. */
@Injectable()
export class LookUpDeadlinePolicy {
  constructor(
    private readonly dataSource: DataSource,
    private readonly find: FindDeadlinePolicy,
    private readonly policies: DeadlinePolicyStore,
    private readonly installation: Installation,
  ) {}

  async run(): Promise<Result<RpcReply<typeof lookUpDeadlinePolicy>, Refusal>> {
    const today = localDateOf(this.installation.clock.now());
    return withScope(this.dataSource, { kind: 'none' }, async (tx) => ok({ current: await this.find.on(tx, today), all: await this.policies.all(tx) }));
  }
}
