import { feePrice, type FeeDefinition, type FeePrice, type FeeRule, type Procedure, type ProcedureFee } from '@haicap/contracts';
import type { LocalDate } from '@haicap/kernel';
import { z } from 'zod';
import { isFree } from './fee.js';

/** What the `rule` of a procedure's fee may say beyond a single price. What it does not say as expected is not guessed. */
const feeOfProcedure = z.object({
  price: feePrice.optional(),
  basis: z.string().min(1).optional(),
  caseCodes: z.array(z.string()).default([]),
  beforeReturn: z.boolean().default(false),
});

const UNITS: Readonly<Partial<Record<ProcedureFee['unit'], string>>> = { 'per-copy': 'bản', 'per-case': 'trường hợp', 'per-person': 'người' };

/** The fees a version of a procedure asks for in a channel and a case. */
export function feesOf(procedure: Procedure, channel: Procedure['channels'][number]['channel'], caseCode?: string): FeeDefinition[] {
  const offered = offeredWay(procedure, channel);
  if (offered === undefined) return firstRelease(procedure);
  return offered.fees.flatMap((fee) => {
    const read = feeOfProcedure.safeParse(fee.rule ?? {});
    if (!read.success) return [definitionOf(procedure, fee, { type: 'to-be-set' })];
    const { price, basis, caseCodes, beforeReturn } = read.data;
    if (caseCodes.length > 0 && (caseCode === undefined || !caseCodes.includes(caseCode))) return [];
    return [{ ...definitionOf(procedure, fee, price ?? priceBy(fee)), ...(basis === undefined ? {} : { basis }), beforeReturn }];
  });
}

/** What the version says beside one of its fees. */
export function noteOfFee(procedure: Procedure, channel: Procedure['channels'][number]['channel'], feeCode: string): string {
  const offered = offeredWay(procedure, channel);
  return offered === undefined ? procedure.feeNote : offered.fees.find(({ code }) => code === feeCode)?.note ?? '';
}

/** Who files in a way that the version does not list pays what is asked at the counter. */
function offeredWay({ channels }: Procedure, channel: Procedure['channels'][number]['channel']): Procedure['channels'][number] | undefined {
  return channels.find((one) => one.channel === channel) ?? channels.find((one) => one.channel === 'counter') ?? channels[0];
}

const CHANNELS = ['counter', 'online', 'postal'] as const;

/**
 * Whether a dossier of this procedure and case may ever ask for money: false only when every way is free for certain, and no rule of the province
 * that holds on the day it was filed puts a fee on any of them, be it for one group of persons. The case is part of what was filed: what a late
 * registration costs asks nothing of one in time. A rule that waives takes the step away from
 * nobody: a document may demand an obligation (national code 6) all the same.
 */
export function isPayable(procedure: Procedure, rules: readonly FeeRule[], on: LocalDate, filedAs: string | null): boolean {
  const { code, version, field, channels } = procedure;
  const caseCode = filedAs ?? undefined;
  const ways = channels.length > 0 ? channels.map(({ channel }) => channel) : CHANNELS;
  const prices = rules.filter(({ effect }) => effect?.type === 'price');
  const groups = [[], ...[...new Set(prices.flatMap(({ scope }) => scope.personGroups))].map((group) => [group])];
  return ways.some((channel) => {
    const question = { procedure: { code, version, field }, fees: feesOf(procedure, channel, caseCode), on, channel, caseCode, quantities: [] };
    return !isFree({ ...question, rules: [], personGroups: [] }) || groups.some((personGroups) => !isFree({ ...question, rules: prices, personGroups }));
  });
}

function definitionOf({ legalBasis }: Procedure, { code, name, kind, note }: ProcedureFee, price: FeePrice): FeeDefinition {
  return { code, name, kind, price, basis: note === '' ? legalBasis : note, beforeReturn: false };
}

function priceBy({ amountDong, unit }: ProcedureFee): FeePrice {
  if (amountDong === null) return { type: 'to-be-set' };
  if (amountDong === 0) return { type: 'free' };
  if (unit === 'per-dossier') return { type: 'per-dossier', amountDong };
  if (unit === 'per-page') return { type: 'per-page', bands: [{ upToPage: null, amountDong }], maxPerCopyDong: null };
  const counted = UNITS[unit];
  return counted === undefined ? { type: 'to-be-set' } : { type: 'per-copy', unit: counted, amountDong };
}

/** Versions of the first release know one figure without its unit: free is certain, everything else is not. */
function firstRelease(procedure: Procedure): FeeDefinition[] {
  const price: FeePrice = procedure.feeDong === 0 ? { type: 'free' } : { type: 'to-be-set' };
  const basis = procedure.feeNote === '' ? procedure.legalBasis : procedure.feeNote;
  return [{ code: 'phi-le-phi', name: 'Phí, lệ phí', kind: 'charge', price, basis, beforeReturn: false }];
}
