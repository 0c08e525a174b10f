import { z } from 'zod';
import { localDate } from '../core/page.js';

export const timeLimit = z.discriminatedUnion('unit', [
  z.object({ unit: z.enum(['working-day', 'day', 'working-hour', 'month']), amount: z.int().min(1) }),
  z.object({ unit: z.literal('same-day') }),
  z.object({ unit: z.literal('none') }),
]);
export type TimeLimit = z.infer<typeof timeLimit>;

export const confidence = z.enum(['verified', 'partly', 'unverified']);

/** A form that is filled in for a component; without an address it lies at the desk. */
export const componentTemplate = z.object({ name: z.string(), url: z.url().optional() });

export const procedureComponent = z.object({
  code: z.string(), name: z.string(), required: z.boolean(),
  originals: z.int().min(0), copies: z.int().min(0),
  /** Its data lie in a connected database, so nobody is asked for it (Decree 309/2026, article 2). */
  replaceableByData: z.boolean(),
  template: componentTemplate.optional(),
  /** A paper handed in at a desk is digitised at intake (Circular 01/2023). */
  digitise: z.boolean().optional(),
});
export type ProcedureComponent = z.infer<typeof procedureComponent>;

export const feeUnit = z.enum(['per-dossier', 'per-copy', 'per-page', 'per-case', 'per-person', 'other']);

export const procedureFee = z.object({
  code: z.string(), name: z.string(),
  /** phí (for a service) or lệ phí (a charge of the state). */
  kind: z.enum(['fee', 'charge']),
  /** Integer đồng per unit; null when the province sets it or it is not certain. */
  amountDong: z.int().min(0).nullable(),
  unit: feeUnit,
  note: z.string().default(''),
  /** How the amount is computed where a single price does not say it; read by the rules of fees. */
  rule: z.record(z.string(), z.unknown()).optional(),
});
export type ProcedureFee = z.infer<typeof procedureFee>;

/** A way to file, with its own limit and fees. What is not listed is not offered. */
export const procedureChannel = z.object({
  channel: z.enum(['counter', 'online', 'postal']),
  timeLimit,
  fees: z.array(procedureFee).default([]),
});
export type ProcedureChannel = z.infer<typeof procedureChannel>;

/** A case (trường hợp) that differs in papers or in time. */
export const procedureCase = z.object({
  code: z.string(), name: z.string(),
  /** The channel's limit when absent. */
  timeLimit: timeLimit.optional(),
  components: z.array(procedureComponent),
});
export type ProcedureCase = z.infer<typeof procedureCase>;

/** A step of the internal process. Its hours guide the work and never move the legal limit. */
export const processStep = z.object({
  code: z.string(), name: z.string(),
  role: z.enum(['one-stop-officer', 'specialist', 'chair', 'records-clerk']),
  unit: z.enum(['receiving', 'competent', 'returning', 'consulted']),
  hours: z.number().positive(),
});
export type ProcessStep = z.infer<typeof processStep>;

/** An interactive form: JSON Schema and hints for the page that shows it. */
export const eForm = z.object({ schema: z.record(z.string(), z.unknown()), uiSchema: z.record(z.string(), z.unknown()).default({}) });
export type EForm = z.infer<typeof eForm>;

export const publishingDecision = z.object({ number: z.string(), issuedOn: localDate.nullable(), issuedBy: z.string() });

/** A figure or statement that is not certain, by JSON pointer, with why. */
export const uncertainty = z.object({ pointer: z.string(), note: z.string() });
export type Uncertainty = z.infer<typeof uncertainty>;
