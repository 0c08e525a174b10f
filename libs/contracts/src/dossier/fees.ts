import { z } from 'zod';
import { defineFact } from '../core/fact.js';
import { defineRpc } from '../core/rpc.js';
import { localDate, offsetTime, pageOf, pageRequest } from '../core/page.js';
import { channel } from './dossiers.js';

/** The largest amount a single line may have: a hundred billion đồng, far above any fee and far below what an integer holds. */
export const AMOUNT_DONG_MAX = 100_000_000_000;
export const amountDong = z.int().min(0).max(AMOUNT_DONG_MAX);

/** A fee pays for a service (phí); a charge is due for an act of the state (lệ phí). */
export const feeKind = z.enum(['fee', 'charge']);

/** How an amount comes about, in integer đồng. What is not certain is `to-be-set`: the officer enters it with its basis. */
export const feePrice = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('free') }),
  z.strictObject({ type: z.literal('per-dossier'), amountDong }),
  /** Per copy, case or whatever `unit` names, times the number of copies. */
  z.strictObject({ type: z.literal('per-copy'), unit: z.string().min(1).max(40), amountDong }),
  /** Each page by its place in the document, at most so much per copy, times the copies. */
  z.strictObject({
    type: z.literal('per-page'),
    bands: z.array(z.strictObject({ upToPage: z.int().min(1).nullable(), amountDong })).min(1).max(10),
    maxPerCopyDong: amountDong.nullable(),
  }),
  z.strictObject({ type: z.literal('to-be-set') }),
]);
export type FeePrice = z.infer<typeof feePrice>;

/** One fee of a procedure as its version or a rule of the province states it. */
export const feeDefinition = z.strictObject({
  code: z.string().regex(/^[a-z0-9-]{1,40}$/),
  name: z.string().trim().min(1).max(200),
  kind: feeKind,
  price: feePrice,
  /** The document that sets it. */
  basis: z.string().trim().min(1).max(300),
  /** Whether a result waits at the desk until it is paid. A late dossier's result never does. */
  beforeReturn: z.boolean().default(false),
});
export type FeeDefinition = z.infer<typeof feeDefinition>;

/** To what a rule applies; an empty list means "all". */
export const feeScope = z.strictObject({
  procedureCodes: z.array(z.string().min(1).max(40)).max(500).default([]),
  fields: z.array(z.string().min(1).max(100)).max(50).default([]),
  channels: z.array(channel).max(3).default([]),
  caseCodes: z.array(z.string().min(1).max(40)).max(50).default([]),
  feeCodes: z.array(z.string().min(1).max(40)).max(50).default([]),
  /** Groups a person has to belong to, for example `poor-household`; any one of them will do. */
  personGroups: z.array(z.string().min(1).max(40)).max(50).default([]),
});

/** What a rule of the province says: a price in place of the procedure's, or a reduction of it. */
export const feeEffect = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('price'), fee: feeDefinition }),
  z.strictObject({ type: z.literal('reduction'), percent: z.int().min(1).max(100) }),
]);
export type FeeEffect = z.infer<typeof feeEffect>;

const ruleContent = {
  name: z.string().trim().min(1).max(200),
  scope: feeScope,
  /** Null while a draft does not know the figure yet; such a rule cannot be published. */
  effect: feeEffect.nullable(),
  /** Number, date and issuer of the document, for example a resolution of the People's Council. */
  basis: z.string().trim().min(1).max(300),
  validFrom: localDate, validTo: localDate.nullable(),
};

/** A rule of the province. A published version never changes; a later one takes over on its day. */
export const feeRule = z.object({
  ruleId: z.uuid(), version: z.int().min(1), state: z.enum(['draft', 'published', 'ended']), ...ruleContent,
  updatedAt: offsetTime,
});
export type FeeRule = z.infer<typeof feeRule>;

const ruleErrors = ['REQUEST_INVALID', 'FORBIDDEN', 'FEE_RULE_NOT_FOUND', 'FEE_RULE_STALE', 'FEE_RULE_STATE_FORBIDS', 'FEE_RULE_INCOMPLETE', 'IDEMPOTENCY_KEY_REQUIRED', 'IDEMPOTENCY_KEY_REUSED', 'IDEMPOTENCY_KEY_IN_FLIGHT', 'OUTCOME_UNKNOWN'] as const;
const onRule = { ruleId: z.uuid(), expectedVersion: z.int().min(1) };

export const draftFeeRule = defineRpc({
  service: 'dossier', name: 'draft-fee-rule', kind: 'command', access: ['province-admin'],
  request: z.strictObject(ruleContent), reply: feeRule, errors: ruleErrors,
});
/** Changes a draft as a whole. */
export const reviseFeeRule = defineRpc({
  service: 'dossier', name: 'revise-fee-rule', kind: 'command', access: ['province-admin'],
  request: z.strictObject({ ...onRule, ...ruleContent }), reply: feeRule, errors: ruleErrors,
});
/** From now on the rule holds on the days it names. It cannot reach back: what was assessed stays assessed. */
export const publishFeeRule = defineRpc({
  service: 'dossier', name: 'publish-fee-rule', kind: 'command', access: ['province-admin'],
  request: z.strictObject(onRule), reply: feeRule, errors: ruleErrors,
});
/** The last day on which a published rule holds. */
export const endFeeRule = defineRpc({
  service: 'dossier', name: 'end-fee-rule', kind: 'command', access: ['province-admin'],
  request: z.strictObject({ ...onRule, validTo: localDate }), reply: feeRule, errors: ruleErrors,
});
/** Published rules are public; drafts are shown to those who write them. */
export const listFeeRules = defineRpc({
  service: 'dossier', name: 'list-fee-rules', kind: 'query', access: ['province-admin', 'province-leader', 'auditor', 'one-stop-officer', 'specialist', 'chair'],
  request: z.strictObject({ ...pageRequest, state: feeRule.shape.state.optional() }),
  reply: pageOf(feeRule), errors: ['REQUEST_INVALID', 'CURSOR_INVALID', 'FORBIDDEN'],
});
export const feeRuleChanged = defineFact({ service: 'dossier', noun: 'fee-rule', event: 'changed', data: feeRule.omit({ version: true }) });

/** How much of what: one entry per document or set. Without a fee code it holds for every fee of the procedure. */
export const feeQuantity = z.strictObject({
  feeCode: z.string().min(1).max(40).optional(),
  label: z.string().trim().max(100).optional(),
  pages: z.int().min(1).max(100_000).default(1),
  copies: z.int().min(1).max(10_000).default(1),
});
export type FeeQuantity = z.infer<typeof feeQuantity>;

/** What a step of a calculation counts: a dossier, units of a kind, pages from one to another, what a copy costs at most, copies. */
const feeStepCounts = z.object({ what: z.enum(['dossier', 'unit', 'pages', 'copy-limit', 'copies']), unit: z.string().optional(), fromPage: z.int().optional(), toPage: z.int().optional() });
/** One step of a calculation, in Vietnamese words and in figures; lines of earlier releases do not say what it counts. */
export const feeStep = z.object({ text: z.string(), counts: feeStepCounts.optional(), quantity: z.int(), unitDong: z.int(), amountDong: z.int() });
export type FeeStep = z.infer<typeof feeStep>;

/** A line explains itself: which rule, on what basis, how many, how much, and what was taken off. */
export const feeLine = z.object({
  code: z.string(), name: z.string(), kind: feeKind,
  label: z.string().nullable(),
  pages: z.int(), copies: z.int(),
  /** `priced` has an amount; `to-be-set` waits for an officer; `set` was entered by one. */
  state: z.enum(['priced', 'to-be-set', 'set']),
  steps: z.array(feeStep),
  grossDong: z.int().nullable(),
  exemption: z.object({ percent: z.int(), reductionDong: z.int().nullable(), name: z.string(), basis: z.string(), ruleId: z.string().nullable() }).nullable(),
  amountDong: z.int().nullable(),
  basis: z.string(),
  /** `procedure` with its version, or the rule of the province. */
  rule: z.object({ source: z.enum(['procedure', 'province', 'officer']), id: z.string(), version: z.int() }),
  beforeReturn: z.boolean(),
});
export type FeeLine = z.infer<typeof feeLine>;

export const feeQuote = z.object({
  procedureCode: z.string(), procedureVersion: z.int(), on: localDate,
  lines: z.array(feeLine),
  /** Null while a line is to be set. */
  totalDong: z.int().nullable(),
  /** True when the procedure asks for nothing in this channel: no payment step is shown. */
  free: z.boolean(),
});
export type FeeQuote = z.infer<typeof feeQuote>;

export const quoteFees = defineRpc({
  service: 'dossier', name: 'quote-fees', kind: 'query', access: 'public',
  request: z.strictObject({
    procedureCode: z.string().min(1).max(40),
    channel: channel.default('counter'),
    caseCode: z.string().min(1).max(40).optional(),
    personGroups: z.array(z.string().min(1).max(40)).max(20).default([]),
    quantities: z.array(feeQuantity).max(50).default([]),
    on: localDate.optional(),
  }),
  reply: feeQuote,
  errors: ['REQUEST_INVALID', 'PROCEDURE_NOT_FOUND', 'PROCEDURE_NOT_IN_FORCE', 'FEE_UNKNOWN'],
});
