/** What the payer is to pay for, as the platform shows it. No person is named: facts name none, and the payer signs in there. */
export interface PaymentOrder {
  /** Unique at the platform: the id of the event that asked for the payment, so asking twice opens one. */
  readonly reference: string;
  readonly amountDong: number;
  readonly at: Date;
  readonly dossierCode: string;
  readonly procedureCode: string;
  readonly procedureName: string;
  /** The identification code of the agency that is paid; empty while the registry knows none. */
  readonly unitCode: string;
  readonly unitName: string;
  readonly fees: readonly { readonly code: string; readonly name: string; readonly kind: 'fee' | 'charge'; readonly amountDong: number }[];
}

/** Money that the platform says it has. */
export interface PlatformPayment {
  readonly reference: string;
  readonly amountDong: number;
  readonly transactionId: string;
  readonly bankCode: string;
  readonly paidAt: Date;
}

export type OpenAnswer = { readonly kind: 'opened'; readonly payUrl: string } | { readonly kind: 'refused'; readonly code: string };
export type QueryAnswer = { readonly kind: 'paid'; readonly payment: PlatformPayment } | { readonly kind: 'not-paid' } | { readonly kind: 'unknown' };
export type BillAnswer = { readonly kind: 'bill'; readonly billNumber: string } | { readonly kind: 'none' };
/** `forged`: the sum over its fields is not the platform's. */
export type CallbackMessage =
  | { readonly kind: 'paid'; readonly payment: PlatformPayment }
  | { readonly kind: 'not-paid'; readonly reference: string; readonly code: string }
  | { readonly kind: 'forged' };
export type CallbackVerdict = 'accepted' | 'duplicate' | 'forged' | 'unknown-reference' | 'wrong-amount' | 'conflict' | 'not-paid';

/** A payment platform. What it calls things stays behind this; a fault of the line or of the other side is thrown. */
export interface PaymentPlatform {
  open(order: PaymentOrder): Promise<OpenAnswer>;
  query(reference: string, at: Date): Promise<QueryAnswer>;
  bill(reference: string, at: Date): Promise<BillAnswer>;
  readCallback(message: Readonly<Record<string, unknown>>): CallbackMessage;
  answerCallback(verdict: CallbackVerdict): Record<string, unknown>;
}
