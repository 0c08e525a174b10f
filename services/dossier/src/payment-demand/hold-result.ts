import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { refusal, type Refusal } from '@haicap/contracts';
import type { Dossier } from '../dossier/dossier.js';
import { FindMoney } from '../payment/find-money.js';

/**
 * A rule may want its fee before the result is handed over. Only what a rule says so of holds a result, and never one of a
 * dossier that the office completed late: whoever was kept waiting is not kept waiting again, and what is owed stays owed.
 */
@Injectable()
export class HoldResult {
  constructor(private readonly money: FindMoney) {}

  async reason(tx: EntityManager, dossier: Dossier): Promise<Refusal | null> {
    if (dossier.financialStatus !== 'due' || ('timeliness' in dossier && dossier.timeliness === 'late')) return null;
    const { lines, balance: { outstandingDong } } = await this.money.of(tx, dossier.receipt.dossierId);
    const before = lines.filter(({ beforeReturn, amountDong }) => beforeReturn && amountDong > 0).map(({ code, name, basis }) => ({ code, name, basis }));
    return before.length > 0 && outstandingDong > 0 ? refusal('FEE_UNPAID', { outstandingDong, fees: before, allowedActions: ['take-payment', 'request-payment', 'cancel-payment'] }) : null;
  }
}
