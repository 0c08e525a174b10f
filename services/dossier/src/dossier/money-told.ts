import {
  dossierFeesAssessed, dossierPaymentCancelled, dossierPaymentConfirmed, dossierPaymentFailed, dossierPaymentReceived, dossierPaymentRefunded,
  dossierPaymentRequested, dossierPaymentRequired, type FactContract, type FactData,
} from '@haicap/contracts';
import { formatOffsetTime, localDateOf } from '@haicap/kernel';
import type { MoneySentence } from '../timeline/money-sentence.js';
import type { Dossier } from './dossier-state.js';
import type { MoneyEvent } from './money-event.js';

type At = { readonly at: Date };

/** What the timeline says about money. */
export function moneySentence(event: MoneyEvent, after: Dossier, competentUnit: string): MoneySentence {
  switch (event.type) {
    case 'fees-assessed':
      return { type: event.type, competentUnit, amountDong: event.totalDong, waived: event.financialStatus === 'waived' };
    case 'payment-received':
      return { type: event.type, competentUnit, amountDong: event.amountDong, receipt: event.receipt };
    case 'payment-confirmed':
      return { type: event.type, competentUnit, amountDong: event.amountDong, receipt: event.receipt, dueOn: after.due.on };
    default:
      return { type: event.type, competentUnit, amountDong: event.amountDong };
  }
}

interface Told {
  readonly contract: FactContract;
  readonly data: unknown;
  readonly action: string;
}
type Filed = Omit<FactData<typeof dossierFeesAssessed>, 'at' | 'on' | 'outstandingDong' | 'totalDong'>;
type OfType<T extends MoneyEvent['type']> = Extract<MoneyEvent, { type: T }>;

const tell = <F extends FactContract>(contract: F, data: FactData<F>, action: string): Told => ({ contract, data, action });

/** The fact about a change of money: amounts and references, no person. */
export function tellMoney(event: MoneyEvent & At, filed: Filed, procedureName: string): Told {
  const about = { ...filed, at: formatOffsetTime(event.at), on: localDateOf(event.at), outstandingDong: event.outstandingDong };
  switch (event.type) {
    case 'fees-assessed':
      return tell(dossierFeesAssessed, { ...about, totalDong: event.totalDong }, 'assess-fees');
    case 'payment-required':
      return tell(dossierPaymentRequired, { ...about, amountDong: event.amountDong, pausedOn: about.on }, 'require-payment');
    case 'payment-requested': {
      const { paymentId, amountDong, unitId, unitName, unitCode, fees } = event;
      return tell(dossierPaymentRequested, { ...about, paymentId, amountDong, method: 'online', procedureName, unitId, unitName, unitCode, lines: [...fees] }, 'request-payment');
    }
    default:
      return tellPayment(event, about);
  }
}

function tellPayment(event: Exclude<MoneyEvent, OfType<'fees-assessed' | 'payment-required' | 'payment-requested'>>, about: Filed & { at: string; on: string; outstandingDong: number }): Told {
  const paid = { ...about, paymentId: event.paymentId, amountDong: event.amountDong };
  switch (event.type) {
    case 'payment-received':
      return tell(dossierPaymentReceived, { ...paid, method: event.method, receipt: event.receipt }, 'receive-payment');
    case 'payment-confirmed':
      return tell(dossierPaymentConfirmed, { ...paid, method: event.method, receipt: event.receipt, resumedOn: about.on, pausedMinutes: event.pausedMinutes }, 'confirm-payment');
    case 'payment-failed':
      return tell(dossierPaymentFailed, { ...paid, reasonCode: event.reasonCode }, 'fail-payment');
    case 'payment-cancelled':
      return tell(dossierPaymentCancelled, { ...paid, method: event.method, reasonCode: event.reasonCode }, 'cancel-payment');
    case 'payment-refunded':
      return tell(dossierPaymentRefunded, paid, 'refund-payment');
  }
}
