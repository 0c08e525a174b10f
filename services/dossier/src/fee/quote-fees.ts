import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { refusal, type FeeQuote, type Refusal, type RpcRequest, type quoteFees } from '@haicap/contracts';
import { err, localDate, localDateOf, ok, type Result } from '@haicap/kernel';
import { withScope } from '@haicap/service-kit';
import { Installation } from '../installation.js';
import { FindProcedures } from '../procedure/find-procedures.js';
import { versionInForce } from '../procedure/procedure.js';
import { assessFees, isFree, totalOf, unknownFeeCodes } from './fee.js';
import { PriceProcedure } from './price-procedure.js';

/** Tells anybody what a procedure would cost, line by line, before anything is filed. */
@Injectable()
export class QuoteFees {
  constructor(
    private readonly dataSource: DataSource,
    private readonly procedures: FindProcedures,
    private readonly price: PriceProcedure,
    private readonly installation: Installation,
  ) {}

  async run(request: RpcRequest<typeof quoteFees>): Promise<Result<FeeQuote, Refusal>> {
    const on = request.on === undefined ? localDateOf(this.installation.clock.now()) : localDate(request.on);
    return withScope(this.dataSource, { kind: 'none' }, async (tx) => {
      const versions = (await this.procedures.versions(tx, [request.procedureCode])).get(request.procedureCode) ?? [];
      if (versions.length === 0) return err(refusal('PROCEDURE_NOT_FOUND', { procedureCode: request.procedureCode }));
      const procedure = versionInForce(versions, on);
      if (!procedure) return err(refusal('PROCEDURE_NOT_IN_FORCE', { procedureCode: request.procedureCode, on }));
      const question = await this.price.question(tx, procedure, { ...request, on });
      const unknown = unknownFeeCodes(question);
      if (unknown.length > 0) return err(refusal('FEE_UNKNOWN', { feeCodes: unknown }));
      const lines = assessFees(question);
      return ok({ procedureCode: procedure.code, procedureVersion: procedure.version, on, lines, totalDong: totalOf(lines), free: isFree(question) });
    });
  }
}
