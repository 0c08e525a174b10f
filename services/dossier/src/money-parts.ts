import type { Provider, Type } from '@nestjs/common';
import {
  assessFees, cancelPayment, confirmPayment, draftFeeRule, endFeeRule, exportPayments, listDifferences, listDossierPayments, listFeeRules, listPayments, listReconciliations, lookUpFees, lookUpReconciliation,
  publishFeeRule, quoteFees, refundPayment, requestPayment, requestReconciliation, requirePayment, reviseFeeRule, settleDifference, takePayment, type RpcContract,
} from '@haicap/contracts';
import { CashBookRpc } from './cash-book/cash-book.rpc.js';
import { CashBookStore } from './cash-book/cash-book.store.js';
import { ExportPayments } from './cash-book/export-payments.js';
import { ListPayments } from './cash-book/list-payments.js';
import { AssessDossierFees } from './fee-assessment/assess-dossier-fees.js';
import { FeeLineStore } from './fee-assessment/fee-line.store.js';
import { FeeRpc } from './fee-assessment/fee.rpc.js';
import { KeepFeeLines } from './fee-assessment/keep-fee-lines.js';
import { LookUpFees } from './fee-assessment/look-up-fees.js';
import { ChangeFeeRule } from './fee-rule/change-fee-rule.js';
import { FeeRuleRpc } from './fee-rule/fee-rule.rpc.js';
import { FeeRuleStore } from './fee-rule/fee-rule.store.js';
import { FindFeeRules } from './fee-rule/find-fee-rules.js';
import { ListFeeRules } from './fee-rule/list-fee-rules.js';
import { PriceProcedure } from './fee/price-procedure.js';
import { QuoteFees } from './fee/quote-fees.js';
import { FindPaymentChannel } from './online-payment/find-payment-channel.js';
import { FollowPayment } from './online-payment/follow-payment.js';
import { OnlinePaymentConsumer } from './online-payment/online-payment.consumer.js';
import { PaymentChannelConsumer } from './online-payment/payment-channel.consumer.js';
import { PaymentChannelStore } from './online-payment/payment-channel.store.js';
import { ConfirmPayment } from './payment-demand/confirm-payment.js';
import { HoldResult } from './payment-demand/hold-result.js';
import { PaymentDemandRpc } from './payment-demand/payment-demand.rpc.js';
import { RequirePayment } from './payment-demand/require-payment.js';
import { CommandReconciliations } from './payment-reconciliation/command-reconciliations.js';
import { PaymentReconciliationRpc } from './payment-reconciliation/payment-reconciliation.rpc.js';
import { PaymentReconciliationStore } from './payment-reconciliation/payment-reconciliation.store.js';
import { ReconcileDays } from './payment-reconciliation/reconcile-days.js';
import { RunReconciliation } from './payment-reconciliation/run-reconciliation.js';
import { ShowReconciliations } from './payment-reconciliation/show-reconciliations.js';
import { StatementConsumer } from './payment-reconciliation/statement.consumer.js';
import { CancelPayment } from './payment/cancel-payment.js';
import { FindMoney } from './payment/find-money.js';
import { GiveUpPayment } from './payment/give-up-payment.js';
import { KeepPayments } from './payment/keep-payments.js';
import { PaymentRpc } from './payment/payment.rpc.js';
import { OrderPayment } from './payment/order-payment.js';
import { PaymentStore } from './payment/payment.store.js';
import { RefundPayment } from './payment/refund-payment.js';
import { RequestPayment } from './payment/request-payment.js';
import { SettlePayment } from './payment/settle-payment.js';
import { TakePayment } from './payment/take-payment.js';

/** Fees and payments, as app.module.ts wires them. */
export const MONEY_CONTROLLERS: Type[] = [CashBookRpc, FeeRpc, FeeRuleRpc, PaymentDemandRpc, PaymentReconciliationRpc, PaymentRpc];
export const MONEY_PROVIDERS: Provider[] = [
  CashBookStore, FeeLineStore, FeeRuleStore, OrderPayment, PaymentChannelStore, PaymentStore,
  AssessDossierFees, CancelPayment, ChangeFeeRule, ConfirmPayment, ExportPayments, FindFeeRules, FindMoney, FindPaymentChannel, FollowPayment, GiveUpPayment, HoldResult, KeepFeeLines,
  KeepPayments, ListFeeRules, ListPayments, LookUpFees, PriceProcedure, QuoteFees, RefundPayment, RequestPayment, RequirePayment, SettlePayment, TakePayment,
  OnlinePaymentConsumer, PaymentChannelConsumer, StatementConsumer,
  CommandReconciliations, PaymentReconciliationStore, ReconcileDays, RunReconciliation, ShowReconciliations,
];

export const MONEY_CONTRACTS: readonly RpcContract[] = [
  quoteFees, lookUpFees, assessFees, draftFeeRule, reviseFeeRule, publishFeeRule, endFeeRule, listFeeRules, takePayment, requestPayment, cancelPayment,
  refundPayment, requirePayment, confirmPayment, listDossierPayments, listPayments, exportPayments,
  requestReconciliation, listReconciliations, lookUpReconciliation, listDifferences, settleDifference,
];
