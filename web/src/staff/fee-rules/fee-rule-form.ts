import type { FeeDefinition, FeeRule, feeRule } from '@haicap/contracts';
import type { z } from 'zod';

type Effect = z.infer<typeof feeRule>['effect'];
export type PriceType = FeeDefinition['price']['type'];

/** A rule as it is written: what a price needs and what a reduction needs stand side by side, and the kind says which counts. */
export interface RuleForm {
  readonly name: string; readonly basis: string;
  readonly validFrom: string; readonly validTo: string;
  readonly kind: 'price' | 'reduction';
  readonly feeCode: string; readonly feeName: string; readonly feeKind: 'fee' | 'charge'; readonly beforeReturn: boolean;
  readonly priceType: PriceType; readonly amountDong: number; readonly unit: string;
  readonly percent: number;
}

const USUAL: RuleForm = {
  name: '', basis: '', validFrom: '', validTo: '', kind: 'price', feeCode: '', feeName: '', feeKind: 'charge', beforeReturn: false, priceType: 'per-dossier', amountDong: 0, unit: 'bản', percent: 50,
};

export const newRule = (validFrom: string): RuleForm => ({ ...USUAL, validFrom });

export function formOf({ name, basis, validFrom, validTo, effect, scope }: FeeRule): RuleForm {
  const own = { ...USUAL, name, basis, validFrom, validTo: validTo ?? '', feeCode: scope.feeCodes[0] ?? '' };
  if (effect === null) return own;
  if (effect.type === 'reduction') return { ...own, kind: 'reduction', percent: effect.percent };
  const { code, name: feeName, kind: feeKind, price, beforeReturn } = effect.fee;
  return {
    ...own, feeCode: code, feeName, feeKind, beforeReturn, priceType: price.type,
    ...('amountDong' in price ? { amountDong: price.amountDong } : {}), ...('unit' in price ? { unit: price.unit } : {}),
  };
}

/** What is sent: a new rule is for this procedure; one that was there keeps to whom it applies, and prices by page, which are not written here. */
export function bodyOf(form: RuleForm, code: string, before: FeeRule | null) {
  const { name, basis, validFrom, validTo, feeCode } = form;
  const scope = before?.scope ?? { procedureCodes: [code], feeCodes: feeCode === '' ? [] : [feeCode] };
  return { name: name.trim(), basis: basis.trim(), validFrom, validTo: validTo === '' ? null : validTo, scope, effect: effectOf(form, before?.effect ?? null) };
}

function effectOf(form: RuleForm, before: Effect): Effect {
  if (form.kind === 'reduction') return { type: 'reduction', percent: form.percent };
  const { feeCode, feeName, feeKind, basis, beforeReturn } = form;
  return { type: 'price', fee: { code: feeCode.trim(), name: feeName.trim(), kind: feeKind, basis: basis.trim(), beforeReturn, price: priceOf(form, before) } };
}

function priceOf({ priceType, amountDong, unit }: RuleForm, before: Effect): FeeDefinition['price'] {
  if (priceType === 'per-page') return before?.type === 'price' && before.fee.price.type === 'per-page' ? before.fee.price : { type: 'to-be-set' };
  if (priceType === 'per-dossier') return { type: priceType, amountDong };
  return priceType === 'per-copy' ? { type: priceType, amountDong, unit: unit.trim() } : { type: priceType };
}

interface Priced { readonly code: string; readonly field: string }

/** Whether a rule may apply to a procedure; an empty list means "all". */
export const isAbout = ({ scope: { procedureCodes, fields } }: Pick<FeeRule, 'scope'>, { code, field }: Priced): boolean =>
  (procedureCodes.length === 0 || procedureCodes.includes(code)) && (fields.length === 0 || fields.includes(field));
