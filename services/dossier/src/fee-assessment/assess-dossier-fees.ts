import { Injectable } from '@nestjs/common';
import { assessFees, refusal, type Actor, type FeeLine, type Refusal, type RpcRequest } from '@haicap/contracts';
import { err, localDateOf, ok, type Result } from '@haicap/kernel';
import { ChangeDossier } from '../dossier/change-dossier.js';
import { assessFees as worksOut, feesWithoutQuantity, unknownFeeCodes, type FeeQuestion } from '../fee/fee.js';
import { PriceProcedure } from '../fee/price-procedure.js';
import { allocate, sumOf } from '../payment/allocation.js';
import { FindMoney, type MoneyOfDossier } from '../payment/find-money.js';
import { balanceOf, isOpen } from '../payment/payment.js';
import { FindProcedures } from '../procedure/find-procedures.js';
import { KeepFeeLines } from './keep-fee-lines.js';

type Request = RpcRequest<typeof assessFees>;
type PricedLine = FeeLine & { readonly amountDong: number };

/** What a dossier owes, by the rules of the day it was filed. An officer's amount stands only where no rule gives one. */
@Injectable()
export class AssessDossierFees {
  constructor(
    private readonly change: ChangeDossier,
    private readonly procedures: FindProcedures,
    private readonly price: PriceProcedure,
    private readonly money: FindMoney,
    private readonly lines: KeepFeeLines,
  ) {}

  async run(request: Request, actor: Actor, idempotencyKey: string) {
    return this.change.run({
      contract: assessFees, action: 'assess-fees', request, actor, idempotencyKey,
      prepare: async (tx, dossier, at) => {
        const money = await this.money.begin(tx, dossier, 'assess-fees');
        if (!money.ok) return money;
        const { receipt } = dossier;
        const procedure = await this.procedures.version(tx, receipt.procedureCode, receipt.procedureVersion);
        const question = await this.price.question(tx, procedure, {
          on: localDateOf(receipt.submittedAt), channel: receipt.channel, caseCode: receipt.caseCode ?? undefined,
          personGroups: request.personGroups, quantities: request.quantities,
        });
        const priced = priceAll(question, request, money.value);
        if (!priced.ok) return priced;
        const added = await this.lines.add(tx, { dossierId: receipt.dossierId, version: dossier.version + 1, source: 'assessment', lines: priced.value, at });
        const obligations = money.value.lines.filter(({ source }) => source === 'obligation');
        const { financialStatus, outstandingDong, dueDong } = balanceOf([...obligations, ...added], money.value.payments);
        return ok({ action: 'assess-fees', at, money: { type: 'fees-assessed', totalDong: dueDong, financialStatus, outstandingDong } });
      },
    });
  }
}

function priceAll(question: FeeQuestion, request: Request, { lines, payments }: MoneyOfDossier): Result<PricedLine[], Refusal> {
  // What was paid was paid for something; it is not worked out anew under the payer.
  const paidDong = sumOf(allocate(lines, payments).lines.filter(({ source }) => source === 'assessment'), ({ amountDong, openDong }) => amountDong - openDong);
  if (payments.some(isOpen) || paidDong > 0) return err(refusal('FEE_ALREADY_PAID', { paidDong, allowedActions: ['cancel-payment', 'refund-payment'] }));
  const unknown = unknownFeeCodes(question);
  if (unknown.length > 0) return err(refusal('FEE_UNKNOWN', { feeCodes: unknown }));
  const uncounted = feesWithoutQuantity(question);
  if (uncounted.length > 0) return err(refusal('FEE_QUANTITY_REQUIRED', { feeCodes: uncounted }));
  return setAmounts(worksOut(question), request.amounts);
}

/** Puts an officer's amounts where nothing else says one; elsewhere they are refused. */
function setAmounts(lines: readonly FeeLine[], amounts: Request['amounts']): Result<PricedLine[], Refusal> {
  const open = new Set(lines.filter(({ amountDong }) => amountDong === null).map(({ code }) => code));
  const known = new Set(lines.map(({ code }) => code));
  const unknown = amounts.filter(({ feeCode }) => !known.has(feeCode)).map(({ feeCode }) => feeCode);
  if (unknown.length > 0) return err(refusal('FEE_UNKNOWN', { feeCodes: unknown }));
  const ruled = amounts.filter(({ feeCode }) => !open.has(feeCode)).map(({ feeCode }) => feeCode);
  if (ruled.length > 0) return err(refusal('FEE_SET_BY_RULE', { feeCodes: ruled }));
  const given = new Map(amounts.map((amount) => [amount.feeCode, amount]));
  const missing = [...open].filter((code) => !given.has(code));
  if (missing.length > 0) {
    return err(refusal('FEE_TO_BE_SET', { fees: lines.filter(({ code }) => missing.includes(code)).map(({ code, name, basis }) => ({ code, name, basis })) }));
  }
  return ok(lines.map((line) => toPriced(line, given.get(line.code))));
}

function toPriced(line: FeeLine, amount: Request['amounts'][number] | undefined): PricedLine {
  if (line.amountDong !== null) return { ...line, amountDong: line.amountDong };
  if (!amount) throw new Error(`fee ${line.code} has no amount`);
  return { ...line, state: 'set', grossDong: amount.amountDong, amountDong: amount.amountDong, basis: amount.basis, rule: { source: 'officer', id: line.code, version: 1 } };
}
