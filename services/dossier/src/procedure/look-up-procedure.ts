import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { refusal, type Refusal, type RpcReply, type RpcRequest, type lookUpProcedure } from '@haicap/contracts';
import { err, localDate, localDateOf, ok, type Result } from '@haicap/kernel';
import { withScope } from '@haicap/service-kit';
import { Installation } from '../installation.js';
import { ProcedureStore } from './procedure.store.js';

/** One procedure as of a day. */
@Injectable()
export class LookUpProcedure {
  constructor(
    private readonly dataSource: DataSource,
    private readonly procedures: ProcedureStore,
    private readonly installation: Installation,
  ) {}

  async run(request: RpcRequest<typeof lookUpProcedure>): Promise<Result<RpcReply<typeof lookUpProcedure>, Refusal>> {
    const asOf = request.asOf === undefined ? localDateOf(this.installation.clock.now()) : localDate(request.asOf);
    const found = await withScope(this.dataSource, { kind: 'none' }, (tx) => this.procedures.inForce(tx, request.code, asOf));
    return found ? ok(found) : err(refusal('PROCEDURE_NOT_FOUND', { code: request.code, asOf }));
  }
}
