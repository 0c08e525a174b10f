import { Injectable } from '@nestjs/common';
import type { Procedure } from '@haicap/contracts';
import { localDateOf } from '@haicap/kernel';
import type { EntityManager } from 'typeorm';
import type { Dossier } from '../dossier/dossier.js';
import { assessFees, feesWithoutQuantity, isFree } from '../fee/fee.js';
import { PriceProcedure } from '../fee/price-procedure.js';
import { noteOfFee } from '../fee/procedure-fees.js';
import { KeepFeeLines } from '../fee-assessment/keep-fee-lines.js';
import type { ExpectedFee, PaperFacts } from '../paper-model/paper-facts.js';

/** What a dossier costs: as it was worked out for it, or else as the rules of the day it was filed say. */
@Injectable()
export class GatherPaperFees {
  constructor(
    private readonly lines: KeepFeeLines,
    private readonly price: PriceProcedure,
  ) {}

  async run(tx: EntityManager, dossier: Dossier, receivedUnder: Procedure): Promise<Pick<PaperFacts, 'assessedFees' | 'expectedFees'>> {
    const assessed = (await this.lines.of(tx, dossier.receipt.dossierId)).filter(({ source }) => source === 'assessment');
    if (assessed.length === 0) return { assessedFees: null, expectedFees: await this.#expected(tx, dossier, receivedUnder) };
    return {
      expectedFees: [],
      assessedFees: assessed.map(({ name, label, amountDong, exemption }) => (
        { name, label, amountDong, exemption: exemption && { percent: exemption.percent, basis: exemption.basis || exemption.name } })),
    };
  }

  async #expected(tx: EntityManager, { receipt: { submittedAt, channel, caseCode } }: Dossier, procedure: Procedure): Promise<ExpectedFee[]> {
    const question = await this.price.question(tx, procedure, { on: localDateOf(submittedAt), channel, caseCode: caseCode ?? undefined, personGroups: [], quantities: [] });
    if (isFree(question)) return [];
    const uncounted = feesWithoutQuantity(question);
    return assessFees(question).map(({ code, name, amountDong, exemption, basis, rule }) => ({
      name, amountDong, isEstimate: amountDong !== null && uncounted.includes(code), exemption: exemption && { percent: exemption.percent, basis: exemption.basis || exemption.name },
      note: rule.source === 'province' ? basis : noteOfFee(procedure, channel, code),
    }));
  }
}
