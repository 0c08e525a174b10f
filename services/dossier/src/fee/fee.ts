import type { FeeDefinition, FeeLine, FeeQuantity, FeeRule } from '@haicap/contracts';
import type { LocalDate } from '@haicap/kernel';
import { priceOf, type Priced } from './fee-price.js';

/** What fees are worked out from; all of it is data that a province keeps. */
export interface FeeQuestion {
  readonly procedure: { readonly code: string; readonly version: number; readonly field: string };
  /** The fees of the procedure's version for this channel and case. */
  readonly fees: readonly FeeDefinition[];
  /** Rules of the province, in any order; those that do not hold are passed over. */
  readonly rules: readonly FeeRule[];
  readonly on: LocalDate;
  readonly channel: 'counter' | 'online' | 'postal';
  readonly caseCode?: string | undefined;
  readonly personGroups: readonly string[];
  readonly quantities: readonly FeeQuantity[];
}

type PriceRule = FeeRule & { readonly effect: { readonly type: 'price'; readonly fee: FeeDefinition } };
type ReductionRule = FeeRule & { readonly effect: { readonly type: 'reduction'; readonly percent: number } };

/** A fee, and who says so. */
interface Stated {
  readonly fee: FeeDefinition;
  readonly rule: FeeLine['rule'];
}

const ONE: FeeQuantity = { pages: 1, copies: 1 };

/** Every line that is owed, each with its rule, basis, quantity and amount. No line has an amount that no rule gives. */
export function assessFees(question: FeeQuestion): FeeLine[] {
  const rules = question.rules.filter((rule) => holds(rule, question));
  const reductions = rules.filter((rule): rule is ReductionRule => rule.effect?.type === 'reduction');
  return statedFees(question, rules).flatMap((stated) => {
    const reduction = bestReduction(reductions.filter(({ scope }) => isAmong(scope.feeCodes, [stated.fee.code])));
    return quantitiesFor(stated.fee, question.quantities).map((quantity) => lineOf(stated, quantity, reduction));
  });
}

/** The sum of the lines, or null while one of them is still to be set. */
export function totalOf(lines: readonly Pick<FeeLine, 'amountDong'>[]): number | null {
  return lines.reduce<number | null>((sum, { amountDong }) => (sum === null || amountDong === null ? null : sum + amountDong), 0);
}

/** True when nothing is asked for: not even something that is then waived. */
export function isFree(question: FeeQuestion): boolean {
  return statedFees(question, question.rules.filter((rule) => holds(rule, question))).every(({ fee }) => fee.price.type === 'free');
}

/** Codes that the quantities name and no fee has. */
export function unknownFeeCodes(question: FeeQuestion): string[] {
  const codes = new Set(statedFees(question, question.rules.filter((rule) => holds(rule, question))).map(({ fee }) => fee.code));
  return question.quantities.flatMap(({ feeCode }) => (feeCode === undefined || codes.has(feeCode) ? [] : [feeCode]));
}

/** The fees that depend on a number nobody gave: an amount for one page would be a guess. */
export function feesWithoutQuantity(question: FeeQuestion): string[] {
  return statedFees(question, question.rules.filter((rule) => holds(rule, question)))
    .filter(({ fee }) => fee.price.type === 'per-page' || fee.price.type === 'per-copy')
    .filter(({ fee }) => question.quantities.every(({ feeCode }) => feeCode !== undefined && feeCode !== fee.code))
    .map(({ fee }) => fee.code);
}

function statedFees(question: FeeQuestion, rules: readonly FeeRule[]): Stated[] {
  const prices = rules.filter((rule): rule is PriceRule => rule.effect?.type === 'price');
  const byProcedure = question.fees.map((fee): Stated => {
    const rule = strongest(prices.filter(({ effect }) => effect.fee.code === fee.code));
    return rule ? byProvince(rule) : { fee, rule: { source: 'procedure', id: question.procedure.code, version: question.procedure.version } };
  });
  // A rule for everything may change a fee and cannot invent one: it has to name the procedure or its field.
  const known = new Set(question.fees.map(({ code }) => code));
  const added = prices.filter(({ effect, scope }) => !known.has(effect.fee.code) && scope.procedureCodes.length + scope.fields.length > 0);
  const codes = [...new Set(added.map(({ effect }) => effect.fee.code))].sort();
  return [...byProcedure, ...codes.flatMap((code) => {
    const rule = strongest(added.filter(({ effect }) => effect.fee.code === code));
    return rule ? [byProvince(rule)] : [];
  })];
}

function byProvince({ effect, ruleId, version, basis }: PriceRule): Stated {
  return { fee: { ...effect.fee, basis: effect.fee.basis === '' ? basis : effect.fee.basis }, rule: { source: 'province', id: ruleId, version } };
}

/** A rule holds on the days it names, for what its scope names. */
function holds({ state, scope, validFrom, validTo }: FeeRule, { procedure, on, channel, caseCode, personGroups }: FeeQuestion): boolean {
  if (state === 'draft' || on < validFrom || (validTo !== null && on > validTo)) return false;
  const named: readonly (readonly [list: readonly string[], having: readonly string[]])[] = [
    [scope.procedureCodes, [procedure.code]], [scope.fields, [procedure.field]], [scope.channels, [channel]],
    [scope.caseCodes, caseCode === undefined ? [] : [caseCode]], [scope.personGroups, personGroups],
  ];
  return named.every(([list, having]) => isAmong(list, having));
}

/** A list that names nothing is for all; otherwise one of what is at hand has to be in it. */
function isAmong(list: readonly string[], having: readonly string[]): boolean {
  return list.length === 0 || having.some((one) => list.includes(one));
}

/** The rule that says most about the matter; of equals the younger one. The order in which rules come decides nothing. */
function strongest<R extends FeeRule>(rules: readonly R[]): R | undefined {
  return rules.toSorted((a, b) => specificity(b) - specificity(a) || compare(b.validFrom, a.validFrom) || compare(b.ruleId, a.ruleId))[0];
}

function specificity({ scope }: FeeRule): number {
  const { procedureCodes, fields, channels, caseCodes, personGroups } = scope;
  const weights: readonly (readonly [readonly string[], number])[] = [[procedureCodes, 16], [caseCodes, 8], [personGroups, 4], [fields, 2], [channels, 1]];
  return weights.reduce((sum, [list, weight]) => sum + (list.length > 0 ? weight : 0), 0);
}

// Several exemptions are never added up; the one that is best for the person counts.
function bestReduction(rules: readonly ReductionRule[]): ReductionRule | undefined {
  return rules.toSorted((a, b) => b.effect.percent - a.effect.percent || compare(a.ruleId, b.ruleId))[0];
}

function quantitiesFor(fee: FeeDefinition, quantities: readonly FeeQuantity[]): readonly FeeQuantity[] {
  if (fee.price.type !== 'per-page' && fee.price.type !== 'per-copy') return [ONE];
  const own = quantities.filter(({ feeCode }) => feeCode === fee.code);
  const common = quantities.filter(({ feeCode }) => feeCode === undefined);
  if (own.length > 0) return own;
  return common.length > 0 ? common : [ONE];
}

function lineOf({ fee, rule }: Stated, quantity: FeeQuantity, reduction: ReductionRule | undefined): FeeLine {
  const { steps, grossDong }: Priced = priceOf(fee.price, quantity);
  // A reduction of nothing says nothing.
  const exemption = reduction === undefined || grossDong === 0 ? null : exemptionOf(reduction, grossDong);
  const amountDong = amountAfter(grossDong, exemption);
  return {
    code: fee.code, name: fee.name, kind: fee.kind, label: quantity.label ?? null, pages: quantity.pages, copies: quantity.copies,
    state: amountDong === null ? 'to-be-set' : 'priced', steps: [...steps], grossDong, exemption, amountDong, basis: fee.basis, rule, beforeReturn: fee.beforeReturn,
  };
}

function exemptionOf({ effect: { percent }, name, basis, ruleId }: ReductionRule, grossDong: number | null): NonNullable<FeeLine['exemption']> {
  return { percent, reductionDong: grossDong === null ? null : reductionOf(grossDong, percent), name, basis, ruleId };
}

/** What is waived as a whole is known to be nothing, whatever it would have been. */
function amountAfter(grossDong: number | null, exemption: FeeLine['exemption']): number | null {
  if (exemption?.percent === 100) return 0;
  return grossDong === null ? null : grossDong - (exemption?.reductionDong ?? 0);
}

/** Part of a đồng is given to the person. Whole numbers only. */
function reductionOf(grossDong: number, percent: number): number {
  const hundredths = grossDong * percent;
  return (hundredths + ((100 - (hundredths % 100)) % 100)) / 100;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
