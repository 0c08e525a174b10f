import { Injectable } from '@nestjs/common';
import { confirmPayment, refusal, type Actor, type RpcRequest } from '@haicap/contracts';
import { err, localDateOf, ok } from '@haicap/kernel';
import { PersonalDataCipher } from '@haicap/service-kit';
import { ChangeDossier } from '../dossier/change-dossier.js';
import { Installation } from '../installation.js';
import { FindMoney } from '../payment/find-money.js';
import { KeepPayments } from '../payment/keep-payments.js';
import { latestDemand } from '../payment/allocation.js';
import { demandDue } from '../payment/payment.js';
import { SettlePayment } from '../payment/settle-payment.js';

const NOON = 'T12:00:00+07:00';

/** What was paid elsewhere, at a bank or the treasury: a document shows it, and the dossier goes back to where it was. */
@Injectable()
export class ConfirmPayment {
  constructor(
    private readonly change: ChangeDossier,
    private readonly money: FindMoney,
    private readonly payments: KeepPayments,
    private readonly settle: SettlePayment,
    private readonly cipher: PersonalDataCipher,
    private readonly installation: Installation,
  ) {}

  async run(request: RpcRequest<typeof confirmPayment>, actor: Actor, idempotencyKey: string) {
    const { documentNumber, paidOn, note = '' } = request.evidence;
    return this.change.run({
      contract: confirmPayment, action: 'confirm-payment', request, actor, idempotencyKey, note: { text: note },
      prepare: async (tx, dossier, at) => {
        if (paidOn > localDateOf(at)) return err(refusal('REQUEST_INVALID', { issues: [{ pointer: '/evidence/paidOn', code: 'in_the_future' }] }));
        const money = await this.money.beginPayment(tx, dossier, 'confirm-payment');
        if (!money.ok) return money;
        const [demanded] = latestDemand(money.value.lines);
        const demandedOn = demanded && (demanded.demandedOn ?? localDateOf(demanded.at));
        // Nobody pays what nobody has demanded yet: such a document is about something else.
        if (demandedOn !== undefined && paidOn < demandedOn) return err(refusal('REQUEST_INVALID', { issues: [{ pointer: '/evidence/paidOn', code: 'before_the_demand' }], demandedOn }));
        const amountDong = demandDue(money.value.lines, money.value.payments);
        if (amountDong === 0) return err(refusal('PAYMENT_NOT_DUE', { financialStatus: money.value.balance.financialStatus }));
        const paymentId = this.installation.ids.next();
        const payment = {
          paymentId, dossierId: dossier.receipt.dossierId, unitId: dossier.receipt.competentUnitId, method: 'transfer' as const,
          status: 'requested' as const, amountDong,
        };
        // The number of a document may lead to a person.
        const evidence = this.cipher.encrypt(documentNumber, { table: 'payment', column: 'evidence', rowId: paymentId });
        await this.payments.insert(tx, { ...payment, requestedAt: at, evidence });
        const settled = await this.settle.run(tx, dossier, money.value, { payment, paidAt: new Date(`${paidOn}${NOON}`), transactionId: null }, at);
        return ok({ action: 'confirm-payment', at, money: settled });
      },
    });
  }
}
