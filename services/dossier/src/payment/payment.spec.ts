import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { allocate, keptOf, latestDemand, reduceLines, sumOf, type Allocation, type Cover, type Owed, type Paid } from './allocation.js';
import { balanceOf, checkCancel, coversFor, demandDue, layAgain, refundOf } from './payment.js';

const aLine = (version: number, amountDong: number, changes: Partial<Owed> = {}): Owed =>
  ({ version, line: 1, code: `khoan-${version}`, source: 'assessment', amountDong, grossDong: amountDong, ...changes });
const aDemand = (version: number, amountDong: number) => aLine(version, amountDong, { source: 'obligation' });
const aPayment = (amountDong: number, changes: Partial<Paid> = {}): Paid => ({ status: 'paid', method: 'cash', amountDong, refundedDong: 0, covers: null, ...changes });

describe('a payment that an earlier release wrote down', () => {
  it('lies on the lines in their order, and what they do not ask for lies on none', () => {
    const { lines, held } = allocate([aLine(2, 8000), aDemand(4, 2000)], [aPayment(8000), aPayment(3000)]);

    expect(lines.map(({ openDong }) => openDong)).toEqual([0, 0]);
    expect(held.map(({ covers }) => covers)).toEqual([[{ version: 2, line: 1, dong: 8000 }], [{ version: 4, line: 1, dong: 2000 }]]);
  });

  it('by transfer lies on the obligation', () => {
    expect(allocate([aLine(2, 8000), aDemand(4, 2000)], [aPayment(2000, { method: 'transfer' })]).lines.map(({ openDong }) => openDong)).toEqual([8000, 0]);
  });

  it('does not take the place of one that is written down', () => {
    const written = aPayment(8000, { covers: [{ version: 2, line: 1, dong: 8000 }] });

    expect(allocate([aLine(2, 8000), aDemand(4, 2000)], [aPayment(500), written]).lines.map(({ openDong }) => openDong)).toEqual([0, 1500]);
  });
});

/** A dossier's money as the use cases change it, with what is true of it after every step. */
class Money {
  lines: Owed[] = [];
  payments: Paid[] = [];
  version = 1;

  assess(dong: number): void {
    const paid = sumOf(allocate(this.lines, this.payments).lines.filter(({ source }) => source === 'assessment'), ({ amountDong, openDong }) => amountDong - openDong);
    if (paid === 0) this.lines = [...this.lines.filter(({ source }) => source === 'obligation'), aLine((this.version += 1), dong)];
  }

  demand(dong: number): void {
    this.lines = [...this.lines, aDemand((this.version += 1), dong)];
  }

  receive(method: Paid['method'], amountDong: number): void {
    if (amountDong === 0) return;
    const covers = coversFor({ method, amountDong }, this.lines, this.payments);
    this.payments = [...this.payments, aPayment(amountDong, { method, covers })];
  }

  refund(place: number, amountDong: number, reducesFee: boolean): void {
    const payment = this.payments[place % Math.max(1, this.payments.length)];
    if (payment === undefined) return;
    const refunded = refundOf(payment, { amountDong, feeCode: undefined, reducesFee }, this.lines, this.payments);
    if (!refunded.ok) return;
    const { covers, reductions, givenUp } = refunded.value;
    const refundedDong = payment.refundedDong + amountDong;
    this.giveUp(payment, givenUp, [{ ...payment, refundedDong, covers, status: refundedDong === payment.amountDong ? 'refunded' : 'paid' }]);
    this.lines = reduceLines(this.lines, reductions);
  }

  cancel(place: number): void {
    const payment = this.payments[place % Math.max(1, this.payments.length)];
    if (payment === undefined || !checkCancel(payment).ok) return;
    this.giveUp(payment, allocate(this.lines, this.payments).held.find((one) => one.payment === payment)?.covers ?? [], []);
  }

  /** A place that is given up stays empty only when no money lies on none. */
  private giveUp(payment: Paid, givenUp: readonly Cover[], instead: readonly Paid[]): void {
    const others = allocate(this.lines, this.payments).held.filter((one) => one.payment !== payment);
    const laid = layAgain(givenUp, others);
    const looseBefore = looseOf(others);
    const takenDong = looseBefore - looseOf(laid);
    expect(takenDong).toBe(Math.min(looseBefore, sumOf(givenUp, ({ dong: part }) => part)));
    this.payments = [...laid.map((one) => ({ ...one.payment, covers: one.covers })), ...instead];
  }

  check(): void {
    const { lines, held } = allocate(this.lines, this.payments);
    const balance = balanceOf(this.lines, this.payments);
    const laidDong = sumOf(held, ({ covers }) => sumOf(covers, ({ dong }) => dong));
    expect(balance.outstandingDong + laidDong).toBe(balance.dueDong);
    expect(laidDong).toBeLessThanOrEqual(balance.paidDong - balance.refundedDong);
    for (const { openDong, amountDong } of lines) {
      expect(openDong).toBeGreaterThanOrEqual(0);
      expect(openDong).toBeLessThanOrEqual(amountDong);
    }
    for (const { payment, covers } of held) expect(sumOf(covers, ({ dong }) => dong)).toBeLessThanOrEqual(keptOf(payment));
    // What is outstanding can be collected, and nothing else is called due.
    expect(balance.financialStatus === 'due').toBe(balance.outstandingDong > 0);
  }
}

function looseOf(held: Allocation<Owed, Paid>['held']): number {
  return sumOf(held, ({ payment, covers }) => keptOf(payment) - sumOf(covers, ({ dong: part }) => part));
}

const dong = fc.integer({ min: 1, max: 3_000_000 });
const step = fc.oneof(
  fc.record({ type: fc.constant('assess' as const), dong }), fc.record({ type: fc.constant('demand' as const), dong }),
  fc.record({ type: fc.constantFrom('collect' as const, 'confirm' as const, 'pay-again' as const), dong }),
  fc.record({ type: fc.constant('cancel' as const), place: fc.nat(5) }),
  fc.record({ type: fc.constant('refund' as const), dong, place: fc.nat(5), share: fc.integer({ min: 1, max: 100 }), reducesFee: fc.boolean() }),
);

describe('whatever is assessed, demanded, paid and refunded', () => {
  it('every đồng lies on one line, nothing is paid twice, and no receipt is above its document', () => {
    fc.assert(fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      const money = new Money();
      for (const one of steps) {
        const { outstandingDong } = balanceOf(money.lines, money.payments);
        if (one.type === 'assess') money.assess(one.dong);
        if (one.type === 'demand') money.demand(one.dong);
        if (one.type === 'collect') money.receive('cash', outstandingDong);
        // Money that came although nobody waited for it any more.
        if (one.type === 'pay-again') money.receive('online', one.dong);
        if (one.type === 'confirm') confirm(money);
        if (one.type === 'cancel') money.cancel(one.place);
        if (one.type === 'refund') money.refund(one.place, Math.max(1, Math.floor(((money.payments[one.place % Math.max(1, money.payments.length)]?.amountDong ?? 0) * one.share) / 100)), one.reducesFee);
        money.check();
      }
      money.receive('cash', balanceOf(money.lines, money.payments).outstandingDong);
      expect(balanceOf(money.lines, money.payments).outstandingDong).toBe(0);
    }), { seed: 11, numRuns: 2_000 });
  });
});

function confirm(money: Money): void {
  const due = demandDue(money.lines, money.payments);
  const fees = openOf(money, 'assessment');
  expect(due).toBeLessThanOrEqual(sumOf(latestDemand(money.lines), ({ amountDong }) => amountDong));
  money.receive('transfer', due);
  expect(demandDue(money.lines, money.payments)).toBe(0);
  // A document about an obligation pays no fee.
  expect(openOf(money, 'assessment')).toBe(fees);
}

function openOf({ lines, payments }: Money, wanted: Owed['source']): number {
  return sumOf(allocate(lines, payments).lines.filter(({ source }) => source === wanted), ({ openDong }) => openDong);
}
