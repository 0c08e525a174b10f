import type { AllowedAction, ReasonedAction } from '@haicap/contracts';

/** The steps that ask for a reason of the catalogue, and whose reasons those are. */
export const REASONED: Readonly<Partial<Record<AllowedAction, ReasonedAction>>> = {
  'return-approval': 'return-approval', 'request-supplement': 'request-supplement', 'request-intake-supplement': 'request-intake-supplement', 'ask-supplement-consent': 'ask-supplement-consent',
  'refuse-supplement-consent': 'refuse-supplement-consent', transfer: 'transfer', extend: 'extend', 'withdraw-consultation': 'withdraw-consultation', 'refuse-withdrawal': 'refuse-withdrawal', stop: 'stop',
  'refuse-intake': 'refuse-intake', 'withdraw-signature': 'withdraw-signature', 'withdraw-result': 'withdraw-result', correct: 'correct',
};
