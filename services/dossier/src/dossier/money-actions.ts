import type { AllowedAction, DossierStatus, FinancialStatus } from '@haicap/contracts';
import type { Filing } from './dossier-state.js';

export const MONEY_ACTIONS = [
  'assess-fees', 'take-payment', 'request-payment', 'cancel-payment', 'refund-payment', 'require-payment', 'confirm-payment',
] as const satisfies readonly AllowedAction[];
export type MoneyAction = (typeof MONEY_ACTIONS)[number];

interface Standing {
  readonly status: DossierStatus;
  readonly receipt: Filing;
  readonly financialStatus?: FinancialStatus | undefined;
}

const IN_HAND: readonly DossierStatus[] = ['received', 'assigned', 'returned-by-approver'];
// Nothing is worked out any more for a dossier that was never received or that has ended.
const NOT_ASSESSED: readonly DossierStatus[] = ['refused', 'stopped', 'result-returned'];
// Who withdrew owes nothing more; what was returned late may still be paid.
const NOTHING_DUE: readonly DossierStatus[] = ['refused', 'stopped'];
// A fee that was paid is not worked out anew; one whose money went back is.
const ASSESSED_AGAIN: readonly FinancialStatus[] = ['none', 'due', 'waived', 'refunded'];

const OPEN: { readonly [A in MoneyAction]: (dossier: Standing) => boolean } = {
  'assess-fees': ({ status, financialStatus = 'none' }) => !NOT_ASSESSED.includes(status) && ASSESSED_AGAIN.includes(financialStatus),
  'take-payment': ({ status, financialStatus }) => financialStatus === 'due' && !NOTHING_DUE.includes(status),
  'request-payment': ({ status, financialStatus }) => financialStatus === 'due' && !NOTHING_DUE.includes(status),
  'cancel-payment': ({ financialStatus }) => financialStatus === 'due' || financialStatus === 'paid',
  'refund-payment': ({ financialStatus }) => financialStatus === 'due' || financialStatus === 'paid',
  'require-payment': ({ status }) => IN_HAND.includes(status),
  'confirm-payment': ({ status }) => status === 'payment-required',
};

/** True when nobody asks for money any more, whatever was worked out before. */
export function owesNothing(status: DossierStatus): boolean {
  return NOTHING_DUE.includes(status);
}

/** What may be done about the money. A procedure that asks for none shows no payment step at all. */
export function moneyActions(dossier: Standing): MoneyAction[] {
  return dossier.receipt.payable === true ? MONEY_ACTIONS.filter((action) => OPEN[action](dossier)) : [];
}
