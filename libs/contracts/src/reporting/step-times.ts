import { z } from 'zod';
import { localDate, offsetTime, pageOf, pageRequest } from '../core/page.js';
import { defineRpc } from '../core/rpc.js';
import type { DossierStatus } from '../dossier/dossiers.js';
import { unitView } from './figures.js';

/** Where a dossier waits, in the order of a life, and the states in which it waits there. A consultation runs beside the state. */
export const STEP_STATUSES = {
  intake: ['submitted'],
  assign: ['received'],
  process: ['assigned', 'returned-by-approver', 'withdrawal-requested'],
  consult: [],
  approve: ['pending-approval'],
  issue: ['approved', 'signed', 'numbered', 'issued'],
  citizen: ['supplement-requested', 'payment-required'],
  return: ['completed'],
} as const satisfies Record<string, readonly DossierStatus[]>;
export const dossierStep = z.enum(['intake', 'assign', 'process', 'consult', 'approve', 'issue', 'citizen', 'return']);
export type DossierStep = z.infer<typeof dossierStep>;

/** Fewer passages than this say little: screens show the number and mark it. */
export const STEP_SAMPLE_MIN = 10;

/** How long dossiers stood at a step that they left in the period, in working minutes of the calendar of the whole country. */
export const stepTime = z.object({
  step: dossierStep,
  /** How often a dossier left the step; one that came back is counted twice. */
  passages: z.int().min(1),
  /** Right to within 5 %: passages are counted in classes of time and not kept one by one. */
  medianMinutes: z.int().min(0), p90Minutes: z.int().min(0),
});

export const listStepTimes = defineRpc({
  service: 'reporting', name: 'list-step-times', kind: 'query', access: ['chair', 'province-leader', 'province-admin', 'auditor'],
  request: z.strictObject({
    ...pageRequest, from: localDate.optional(), asOf: localDate.optional(),
    /** Where the dossiers waited: of a single unit whole months are counted. */
    unitId: z.uuid().optional(), unitView: unitView.optional(), field: z.string().max(100).optional(),
  }),
  /** Procedures that have anything to tell, by name; `from` and `asOf` are the days that were counted. */
  reply: pageOf(z.object({ key: z.string(), label: z.string(), field: z.string(), steps: z.array(stepTime) }))
    .extend({ from: localDate, asOf: localDate, computedAt: offsetTime, appliedEvents: z.int() }),
  errors: ['REQUEST_INVALID', 'CURSOR_INVALID', 'FORBIDDEN'],
});
