import { Injectable } from '@nestjs/common';
import type { listDossierReasons, Refusal, RpcReply, RpcRequest } from '@haicap/contracts';
import { localDate, localDateOf, ok, type Result } from '@haicap/kernel';
import { withScope } from '@haicap/service-kit';
import { DataSource } from 'typeorm';
import { Installation } from '../installation.js';
import { ReasonStore } from './reason.store.js';

/** The reasons people choose from. They name nobody, so anybody reads them. */
@Injectable()
export class ListReasons {
  constructor(private readonly dataSource: DataSource, private readonly reasons: ReasonStore, private readonly installation: Installation) {}

  async run({ action, asOf, which }: RpcRequest<typeof listDossierReasons>): Promise<Result<RpcReply<typeof listDossierReasons>, Refusal>> {
    const on = asOf === undefined ? localDateOf(this.installation.clock.now()) : localDate(asOf);
    return withScope(this.dataSource, { kind: 'none' }, async (tx) => ok({ items: await this.reasons.list(tx, action ?? null, which === 'all' ? null : on) }));
  }
}
