import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Procedure } from '@haicap/contracts';
import { FindFeeRules } from '../fee-rule/find-fee-rules.js';
import type { FeeQuestion } from './fee.js';
import { feesOf } from './procedure-fees.js';

type Filed = Pick<FeeQuestion, 'on' | 'channel' | 'caseCode' | 'personGroups' | 'quantities'>;

/** Gathers what fees are worked out from: the fees of the procedure's version and the rules that hold on the day. */
@Injectable()
export class PriceProcedure {
  constructor(private readonly rules: FindFeeRules) {}

  async question(tx: EntityManager, procedure: Procedure, filed: Filed): Promise<FeeQuestion> {
    const { code, version, field } = procedure;
    return { ...filed, procedure: { code, version, field }, fees: feesOf(procedure, filed.channel, filed.caseCode), rules: await this.rules.on(tx, filed.on) };
  }
}
