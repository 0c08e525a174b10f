import { z } from 'zod';
import type { Access } from '../core/rpc.js';
import type { ErrorCode } from '../core/errors.js';
import { defineFact } from '../core/fact.js';
import { LOOKS_AT_DOSSIER } from '../core/looks.js';
import { defineRpc } from '../core/rpc.js';
import { localDate, offsetTime, pageOf, pageRequest } from '../core/page.js';
import { dossierSubmitted } from './dossier-facts.js';
import { changeErrors, dossier, DOSSIER_READERS, onDossier } from './dossiers.js';
import { paperFile } from './papers.js';
import { amountDong, feeKind, feeLine, feeQuantity } from './fees.js';

export const paymentMethod = z.enum(['cash', 'online', 'transfer']);
export type PaymentMethod = z.infer<typeof paymentMethod>;
/** `requested` waits for the platform's address, `waiting` for the payer. Only `paid` and `refunded` ever held money. */
export const paymentStatus = z.enum(['requested', 'waiting', 'paid', 'failed', 'cancelled', 'refunded']);
export type PaymentStatus = z.infer<typeof paymentStatus>;

/** A fee receipt (biên lai): numbered per unit, series and year without gaps; a cancelled one keeps its number. */
export const feeReceipt = z.object({ unitId: z.uuid(), series: z.string(), year: z.int(), number: z.int(), label: z.string() });
export type FeeReceipt = z.infer<typeof feeReceipt>;

export const payment = z.object({
  paymentId: z.uuid(), dossierId: z.uuid(), dossierCode: z.string(), unitId: z.uuid(),
  method: paymentMethod, status: paymentStatus, amountDong: z.int(),
  requestedAt: offsetTime, paidAt: offsetTime.nullable(),
  receipt: feeReceipt.nullable(),
  /** Where the payer goes, while an online payment waits. */
  payUrl: z.string().nullable(),
  /** The platform's own numbers. */
  reference: z.string().nullable(), transactionId: z.string().nullable(), billNumber: z.string().nullable(),
  refundedDong: z.int(), closedAt: offsetTime.nullable(), reasonCode: z.string().nullable(),
});
export type Payment = z.infer<typeof payment>;

/** An amount of the state beyond the procedure's own fees, such as land-use tax: what, how much, by which document. */
const obligationLine = z.strictObject({
  code: z.string().regex(/^[a-z0-9-]{1,40}$/), name: z.string().trim().min(1).max(200), kind: feeKind.default('charge'),
  amountDong: amountDong.min(1), basis: z.string().trim().min(1).max(300),
});
const evidence = z.strictObject({ documentNumber: z.string().trim().min(1).max(100), paidOn: localDate, note: z.string().trim().max(500).optional() });

function defineMoney<S extends z.ZodRawShape>(name: string, access: Access, shape: S, errors: readonly ErrorCode[] = []) {
  return defineRpc({
    service: 'dossier', name, kind: 'command', access, request: z.strictObject({ ...onDossier, ...shape }), reply: dossier,
    errors: [...changeErrors, ...errors],
  });
}

/** Works out what the dossier owes, by rule; `amounts` are only for lines that no rule can price. */
export const assessFees = defineMoney('assess-fees', ['one-stop-officer', 'specialist'], {
  quantities: z.array(feeQuantity).max(50).default([]),
  personGroups: z.array(z.string().min(1).max(40)).max(20).default([]),
  amounts: z.array(z.strictObject({ feeCode: z.string().min(1).max(40), amountDong, basis: z.string().trim().min(1).max(300) })).max(20).default([]),
}, ['FEE_TO_BE_SET', 'FEE_UNKNOWN', 'FEE_QUANTITY_REQUIRED', 'FEE_SET_BY_RULE', 'FEE_ALREADY_PAID', 'PROCEDURE_IS_FREE']);

/** Cash over the counter: everything that is outstanding, with the number of its receipt. */
export const takePayment = defineMoney('take-payment', ['one-stop-officer'], { amountDong: amountDong.min(1) },
  ['PAYMENT_NOT_DUE', 'PAYMENT_AMOUNT_DIFFERS', 'PAYMENT_OPEN', 'PROCEDURE_IS_FREE']);
/** Opens an online payment; the address to pay at follows as soon as the platform has given it. */
export const requestPayment = defineMoney('request-payment', ['one-stop-officer', 'citizen'], {},
  ['PAYMENT_NOT_DUE', 'PAYMENT_OPEN', 'ONLINE_PAYMENT_UNAVAILABLE', 'PROCEDURE_IS_FREE']);
const onPayment = { paymentId: z.uuid() };
export const PAYMENT_CANCEL_REASONS = ['wrong-amount', 'wrong-dossier', 'payer-changed-method', 'printed-wrong', 'other'] as const;
/** A receipt that was wrong keeps its number and says why; money goes back where it came from. */
export const cancelPayment = defineMoney('cancel-payment', ['one-stop-officer', 'citizen'], {
  ...onPayment, reasonCode: z.enum(PAYMENT_CANCEL_REASONS), reasonText: z.string().trim().min(1).max(500),
}, ['PAYMENT_NOT_FOUND', 'PAYMENT_STATE_FORBIDS', 'PROCEDURE_IS_FREE']);
/** What was paid by mistake is owed again; what was not owed, for example by an exemption, reduces its fee (`reducesFee`). */
export const refundPayment = defineMoney('refund-payment', ['one-stop-officer', 'specialist', 'chair'], {
  ...onPayment, amountDong: amountDong.min(1), basis: z.string().trim().min(1).max(300),
  /** The fee whose money goes back; without it what was paid too much, then what was paid last. */
  feeCode: z.string().min(1).max(40).optional(),
  reducesFee: z.boolean().optional(),
}, ['PAYMENT_NOT_FOUND', 'PAYMENT_STATE_FORBIDS', 'PAYMENT_AMOUNT_DIFFERS', 'REFUND_FEE_REQUIRED', 'PROCEDURE_IS_FREE']);

/** National code 6: the clock stands from this notice until the payment is confirmed. */
export const requirePayment = defineMoney('require-payment', ['specialist'], {
  lines: z.array(obligationLine).min(1).max(20),
  documentNumber: z.string().trim().min(1).max(100), reasonText: z.string().trim().min(1).max(1000),
  /** The day of the document, where it is earlier than the day on which the demand is made here: from then on it could be paid. */
  issuedOn: localDate.optional(),
}, ['PROCEDURE_IS_FREE']);
/** What was paid elsewhere, for example at the treasury, shown by a document; the dossier goes back to where it was. */
export const confirmPayment = defineMoney('confirm-payment', ['one-stop-officer', 'specialist'], { evidence }, ['PAYMENT_OPEN', 'PAYMENT_NOT_DUE', 'PROCEDURE_IS_FREE']);

/** Everything about the money of a dossier. */
export const dossierFees = z.object({
  dossierId: z.uuid(), dossierVersion: z.int(),
  /** False when the procedure asks for nothing: no payment step is shown. */
  payable: z.boolean(),
  /** What a refund took off a line, and what of the rest is not paid. */
  lines: z.array(feeLine.extend({ source: z.enum(['assessment', 'obligation']), reducedDong: z.int(), openDong: z.int() })),
  assessedAt: offsetTime.nullable(),
  dueDong: z.int(), paidDong: z.int(), refundedDong: z.int(), outstandingDong: z.int(),
  onlinePayment: z.enum(['available', 'not-connected']),
});
export type DossierFees = z.infer<typeof dossierFees>;
export const lookUpFees = defineRpc({
  service: 'dossier', name: 'look-up-fees', kind: 'query', access: [...DOSSIER_READERS, 'dossier:read'],
  request: z.strictObject({ dossierId: z.uuid() }), reply: dossierFees, looks: LOOKS_AT_DOSSIER, errors: ['REQUEST_INVALID', 'FORBIDDEN', 'DOSSIER_NOT_FOUND'],
});
export const listDossierPayments = defineRpc({
  service: 'dossier', name: 'list-dossier-payments', kind: 'query', access: [...DOSSIER_READERS, 'dossier:read'],
  request: z.strictObject({ dossierId: z.uuid() }), reply: z.object({ items: z.array(payment) }), looks: LOOKS_AT_DOSSIER, errors: ['REQUEST_INVALID', 'FORBIDDEN', 'DOSSIER_NOT_FOUND'],
});

const bookReaders = ['one-stop-officer', 'specialist', 'chair', 'province-leader', 'province-admin', 'auditor'] as const;
/** The cash book and the online receipts of a unit and a day, in the order of the receipts. */
export const listPayments = defineRpc({
  service: 'dossier', name: 'list-payments', kind: 'query', access: bookReaders,
  request: z.strictObject({ ...pageRequest, day: localDate, unitId: z.uuid().optional(), method: paymentMethod.optional() }),
  reply: pageOf(payment).extend({
    /** Receipts of earlier days that were cancelled on this one, at most a thousand of them; with the first page. */
    cancelledLater: z.array(payment).optional(),
    /** There are more of those; the table of the day has them. */
    cancelledLaterIsCut: z.boolean().optional(),
  }),
  errors: ['REQUEST_INVALID', 'CURSOR_INVALID', 'FORBIDDEN'],
});
/** The same as a table of at most three thousand rows: the receipts of the day, then those of earlier days that were cancelled on it. */
export const exportPayments = defineRpc({
  service: 'dossier', name: 'export-payments', kind: 'query', access: bookReaders,
  request: z.strictObject({ day: localDate, unitId: z.uuid().optional(), format: z.enum(['csv', 'xlsx']).default('csv') }),
  reply: paperFile, errors: ['REQUEST_INVALID', 'FORBIDDEN', 'EXPORT_TOO_LARGE'],
});

const moneyFact = dossierSubmitted.data.omit({ submittedAt: true, submittedOn: true }).extend({ at: offsetTime, on: localDate, outstandingDong: z.int() });
const fact = <D extends z.ZodType>(event: string, data: D) => defineFact({ service: 'dossier', noun: 'dossier', event, data });
const aboutPayment = { paymentId: z.uuid(), amountDong: z.int() };

export const dossierFeesAssessed = fact('fees-assessed', moneyFact.extend({ totalDong: z.int() }));
export const dossierPaymentRequested = fact('payment-requested', moneyFact.extend({
  ...aboutPayment, method: z.literal('online'), procedureName: z.string(), unitId: z.uuid(), unitName: z.string(),
  /** The identification code of the unit that is paid; absent in facts of an earlier release, null where the registry knows none. */
  unitCode: z.string().nullable().optional(),
  lines: z.array(z.object({ code: z.string(), name: z.string(), kind: feeKind, amountDong: z.int() })),
}));
/** What the adapter follows instead of every fact about dossiers: it opens a session for this one. Its aggregate is the payment. */
export const paymentOrderPlaced = defineFact({
  service: 'dossier', noun: 'payment-order', event: 'placed',
  data: dossierPaymentRequested.data.pick({ paymentId: true, dossierId: true, code: true, procedureCode: true, procedureName: true, amountDong: true, unitName: true, lines: true })
    .extend({ unitCode: z.string().nullable(), placedAt: offsetTime }),
});
/** Nobody will pay it any more. */
export const paymentOrderGivenUp = defineFact({
  service: 'dossier', noun: 'payment-order', event: 'given-up', data: z.object({ paymentId: z.uuid(), dossierId: z.uuid(), givenUpAt: offsetTime }),
});
export const dossierPaymentReceived = fact('payment-received', moneyFact.extend({ ...aboutPayment, method: paymentMethod, receipt: z.string() }));
export const dossierPaymentFailed = fact('payment-failed', moneyFact.extend({ ...aboutPayment, reasonCode: z.string() }));
export const dossierPaymentCancelled = fact('payment-cancelled', moneyFact.extend({ ...aboutPayment, method: paymentMethod, reasonCode: z.string() }));
export const dossierPaymentRefunded = fact('payment-refunded', moneyFact.extend(aboutPayment));
/** From here on the clock stands until `payment-confirmed`, or until it is stopped. */
export const dossierPaymentRequired = fact('payment-required', moneyFact.extend({ amountDong: z.int(), pausedOn: localDate }));
/** The obligation is fulfilled and the clock runs again; `dueAt` and `dueOn` are the new appointment. */
export const dossierPaymentConfirmed = fact('payment-confirmed', moneyFact.extend({
  ...aboutPayment, method: paymentMethod, receipt: z.string(), resumedOn: localDate, pausedMinutes: z.int().min(0),
}));
