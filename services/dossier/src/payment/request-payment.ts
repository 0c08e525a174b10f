import { Injectable } from '@nestjs/common';
import { refusal, requestPayment, type Actor, type RpcRequest } from '@haicap/contracts';
import { err, localDateOf, ok } from '@haicap/kernel';
import { ChangeDossier } from '../dossier/change-dossier.js';
import { Installation } from '../installation.js';
import { FindPaymentChannel } from '../online-payment/find-payment-channel.js';
import { FindUnits } from '../unit-mirror/find-units.js';
import { allocate } from './allocation.js';
import { FindMoney } from './find-money.js';
import { OrderPayment } from './order-payment.js';
import { PaymentStore } from './payment.store.js';

/** Opens an online payment of what is outstanding. The adapter follows the order and brings back where to pay. */
@Injectable()
export class RequestPayment {
  constructor(
    private readonly change: ChangeDossier,
    private readonly channel: FindPaymentChannel,
    private readonly money: FindMoney,
    private readonly payments: PaymentStore,
    private readonly orders: OrderPayment,
    private readonly units: FindUnits,
    private readonly installation: Installation,
  ) {}

  async run(request: RpcRequest<typeof requestPayment>, actor: Actor, idempotencyKey: string) {
    return this.change.run({
      contract: requestPayment, action: 'request-payment', request, actor, idempotencyKey,
      prepare: async (tx, dossier, at) => {
        if (!(await this.channel.isOnline(tx))) return err(refusal('ONLINE_PAYMENT_UNAVAILABLE', { methods: ['cash'] }));
        const money = await this.money.beginPayment(tx, dossier, 'request-payment');
        if (!money.ok) return money;
        const { dossierId, code, procedureCode, procedureName, competentUnitId: unitId } = dossier.receipt;
        const unit = (await this.units.on(tx, [unitId], localDateOf(at))).get(unitId);
        if (!unit) throw new Error(`the unit ${unitId} is unknown`);
        const { outstandingDong: amountDong, financialStatus } = money.value.balance;
        const paymentId = this.installation.ids.next();
        await this.payments.insert(tx, { paymentId, dossierId, unitId, method: 'online', status: 'requested', amountDong, requestedAt: at, evidence: null });
        // The bill lists what it is paid for: of each line what is open, and nothing that was paid before.
        const fees = allocate(money.value.lines, money.value.payments).lines.filter(({ openDong }) => openDong > 0)
          .map(({ code, name, kind, openDong }) => ({ code, name, kind, amountDong: openDong }));
        const asked = { paymentId, amountDong, unitName: unit.fullName, unitCode: unit.agencyCode };
        await this.orders.place(tx, { ...asked, dossierId, code, procedureCode, procedureName, lines: fees }, at, actor.accountId);
        return ok({
          action: 'request-payment', at,
          money: { type: 'payment-requested', ...asked, unitId, fees, financialStatus, outstandingDong: amountDong },
        });
      },
    });
  }
}
