import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { refusal, type Refusal } from '@haicap/contracts';
import { err, ok, type Result } from '@haicap/kernel';
import { allowedActions, type Dossier } from '../dossier/dossier.js';
import type { MoneyAction } from '../dossier/money-actions.js';
import { KeepFeeLines, type OwedLine } from '../fee-assessment/keep-fee-lines.js';
import { balanceOf, isOpen, type Balance } from './payment.js';
import { PaymentStore, type PaymentRow } from './payment.store.js';

export interface MoneyOfDossier {
  readonly lines: readonly OwedLine[];
  readonly payments: readonly PaymentRow[];
  readonly balance: Balance;
}

/** What a dossier owes and what was paid, read within the caller's transaction. */
@Injectable()
export class FindMoney {
  constructor(private readonly lines: KeepFeeLines, private readonly payments: PaymentStore) {}

  async of(tx: EntityManager, dossierId: string): Promise<MoneyOfDossier> {
    const lines = await this.lines.of(tx, dossierId);
    const payments = await this.payments.ofDossier(tx, dossierId);
    return { lines, payments, balance: balanceOf(lines, payments) };
  }

  /** Those of these dossiers for which something is owed, or money is here or on its way. */
  async withMoney(tx: EntityManager, dossierIds: readonly string[]): Promise<ReadonlySet<string>> {
    return new Set([...(await this.lines.owing(tx, dossierIds)), ...(await this.payments.withMoney(tx, dossierIds))]);
  }

  /**
   * The money of a dossier that this action may change: allowed by its state, locked as it was read. A refusal stores nothing,
   * so whatever could refuse comes before the first row that is written.
   */
  async begin(tx: EntityManager, dossier: Dossier, action: MoneyAction): Promise<Result<MoneyOfDossier, Refusal>> {
    const { receipt, status, version } = dossier;
    if (receipt.payable !== true) return err(refusal('PROCEDURE_IS_FREE', { procedureCode: receipt.procedureCode }));
    const allowed = allowedActions(dossier);
    if (!allowed.includes(action)) return err(refusal('DOSSIER_STATE_FORBIDS', { status, allowedActions: allowed }));
    if (!(await this.payments.lockDossier(tx, receipt.dossierId, version))) return err(refusal('DOSSIER_STALE'));
    await this.payments.keepStatus(tx, status);
    return ok(await this.of(tx, receipt.dossierId));
  }

  /** The same for a payment that does not exist yet: something is outstanding, and nothing is on its way. */
  async beginPayment(tx: EntityManager, dossier: Dossier, action: 'take-payment' | 'request-payment' | 'confirm-payment'): Promise<Result<MoneyOfDossier, Refusal>> {
    const money = await this.begin(tx, dossier, action);
    if (!money.ok) return money;
    const open = money.value.payments.find(isOpen);
    if (open) return err(refusal('PAYMENT_OPEN', { paymentId: open.paymentId, allowedActions: ['cancel-payment'] }));
    const { outstandingDong, financialStatus } = money.value.balance;
    return outstandingDong === 0 ? err(refusal('PAYMENT_NOT_DUE', { financialStatus })) : money;
  }

  /** The same for one of its payments. */
  async beginOn(tx: EntityManager, dossier: Dossier, action: MoneyAction, paymentId: string): Promise<Result<MoneyOfDossier & { readonly payment: PaymentRow }, Refusal>> {
    const money = await this.begin(tx, dossier, action);
    if (!money.ok) return money;
    const payment = money.value.payments.find((one) => one.paymentId === paymentId);
    return payment ? ok({ ...money.value, payment }) : err(refusal('PAYMENT_NOT_FOUND'));
  }
}
