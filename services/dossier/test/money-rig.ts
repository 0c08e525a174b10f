import {
  assessFees, cancelPayment, confirmPayment, refundPayment, requestPayment, requirePayment, takePayment,
  type Actor, type Dossier, type Refusal, type RpcContract, type RpcInput, type RpcRequest,
} from '@haicap/contracts';
import type { Result } from '@haicap/kernel';
import { withScope } from '@haicap/service-kit';
import { AssessDossierFees } from '../src/fee-assessment/assess-dossier-fees.js';
import { PaymentChannelConsumer } from '../src/online-payment/payment-channel.consumer.js';
import { ConfirmPayment } from '../src/payment-demand/confirm-payment.js';
import { RequirePayment } from '../src/payment-demand/require-payment.js';
import { CancelPayment } from '../src/payment/cancel-payment.js';
import { RefundPayment } from '../src/payment/refund-payment.js';
import { RequestPayment } from '../src/payment/request-payment.js';
import { TakePayment } from '../src/payment/take-payment.js';
import { PEOPLE, type DossierRig } from './dossier-rig.js';

interface Money<C extends RpcContract> {
  run(request: RpcRequest<C>, actor: Actor, key: string): Promise<Result<Dossier, Refusal>>;
}

/** What people do with the money of a dossier, on the rig that a spec has raised by then; at the desk, unless said otherwise. */
export function moneyOn(rig: () => DossierRig) {
  const money = <C extends RpcContract>(useCase: new (...parts: never[]) => Money<C>, contract: C) =>
    (request: RpcInput<C>, actor: Actor = PEOPLE.desk, key = rig().nextKey()) =>
      rig().app.get<Money<C>>(useCase).run(contract.request.parse(request) as RpcRequest<C>, actor, key);
  return {
    assess: money(AssessDossierFees, assessFees), take: money(TakePayment, takePayment), request: money(RequestPayment, requestPayment),
    cancel: money(CancelPayment, cancelPayment), refund: money(RefundPayment, refundPayment), require: money(RequirePayment, requirePayment),
    confirm: money(ConfirmPayment, confirmPayment),
    /** Tells whether a payment platform is connected. */
    online: (isOnline: boolean) => withScope(rig().dataSource, { kind: 'installation' }, (tx) => rig().app.get(PaymentChannelConsumer).project(tx, [{
      eventId: 'e', type: 'vn.haicap.portal-adapter.payment-channel.configured.v1', aggregateId: 'a', version: 1, at: '2025-07-01T00:00:00Z', actor: 'service:portal-adapter',
      data: { online: isOnline, at: '2025-07-01T00:00:00+07:00' },
    }])),
  };
}
