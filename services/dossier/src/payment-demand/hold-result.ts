import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { refusal, type Refusal } from '@haicap/contracts';
import type { Dossier } from '../dossier/dossier.js';
import { allocate } from '../payment/allocation.js';
import { FindMoney } from '../payment/find-money.js';

// An earlier release said `refunded` also of a dossier that owed a fee again.
const MAY_OWE: readonly (Dossier['financialStatus'])[] = ['due', 'refunded'];

/**
 * A rule may want its fee before the result is handed over. Only what a rule says so of holds a result, and never one of a
 * dossier that the office completed late: whoever was kept waiting is not kept waiting again, and what is owed stays owed.
 */
@Injectable()
export class HoldResult {
  constructor(private readonly money: FindMoney) {}

  async reason(tx: EntityManager, dossier: Dossier): Promise<Refusal | null> {
    if (!MAY_OWE.includes(dossier.financialStatus) || ('timeliness' in dossier && dossier.timeliness === 'late')) return null;
    const { lines, payments, balance: { outstandingDong } } = await this.money.of(tx, dossier.receipt.dossierId);
    const before = allocate(lines, payments).lines.filter(({ beforeReturn, openDong }) => beforeReturn && openDong > 0).map(({ code, name, basis }) => ({ code, name, basis }));
    return before.length > 0 ? refusal('FEE_UNPAID', { outstandingDong, fees: before, allowedActions: ['take-payment', 'request-payment', 'cancel-payment'] }) : null;
  }
}
