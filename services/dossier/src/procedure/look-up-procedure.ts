import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { refusal, type Refusal, type RpcReply, type RpcRequest, type lookUpProcedure } from '@haicap/contracts';
import { err, localDate, localDateOf, ok, type Result } from '@haicap/kernel';
import { withScope } from '@haicap/service-kit';
import { Installation } from '../installation.js';
import { ProcedureStore } from './procedure.store.js';

/** One procedure as of a day, or one of its published versions. */
@Injectable()
export class LookUpProcedure {
  constructor(
    private readonly dataSource: DataSource,
    private readonly procedures: ProcedureStore,
    private readonly installation: Installation,
  ) {}

  async run(request: RpcRequest<typeof lookUpProcedure>): Promise<Result<RpcReply<typeof lookUpProcedure>, Refusal>> {
    const { code, version } = request;
    const asOf = request.asOf === undefined ? localDateOf(this.installation.clock.now()) : localDate(request.asOf);
    const found = await withScope(this.dataSource, { kind: 'none' }, async (tx) => (version === undefined
      ? this.procedures.inForce(tx, code, asOf)
      : (await this.procedures.versions(tx, [code])).find((one) => one.version === version)));
    if (found) return ok(found);
    return err(refusal('PROCEDURE_NOT_FOUND', version === undefined ? { code, asOf } : { code, version }));
  }
}
