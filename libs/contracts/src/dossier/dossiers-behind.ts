import { z } from 'zod';
import { LOOKS_AT_DOSSIERS } from '../core/looks.js';
import { localDate, pageOf, pageRequest } from '../core/page.js';
import { defineRpc } from '../core/rpc.js';
import { dossierStep } from '../reporting/step-times.js';
import { dossier } from './dossiers.js';

/** A figure of the reports whose dossiers are asked for. `at-step` are those that stand at a step now. */
export const figureName = z.enum([
  'received', 'resolved', 'on-time', 'late', 'withdrawn', 'refused', 'open', 'overdue', 'due-within-3-days', 'waiting', 'at-step',
]);
export type FigureName = z.infer<typeof figureName>;
/** Counted in a period; the others are how things stand now. */
export const FIGURES_OF_PERIODS: readonly FigureName[] = ['received', 'resolved', 'on-time', 'late', 'withdrawn', 'refused'];

/**
 * The dossiers that a figure counts, within the caller's scope: of a period the latest first, of what stands now the earliest due first.
 * A figure of a past day that says how things stood then has no list.
 */
export const listDossiersBehind = defineRpc({
  service: 'dossier', name: 'list-dossiers-behind', kind: 'query', access: ['one-stop-officer', 'specialist', 'chair', 'province-leader', 'province-admin', 'auditor'],
  request: z.strictObject({
    ...pageRequest,
    figure: figureName,
    /** With `at-step`, and only then. */
    step: dossierStep.optional(),
    /** The days of the period; today when absent. */
    from: localDate.optional(), asOf: localDate.optional(),
    /** At the competence of any of these; a report under units of today names those it counted as `countedUnitIds`. Of the step `consult` the units that were asked. */
    unitIds: z.array(z.uuid()).min(1).max(200).optional(),
    procedureCode: z.string().trim().min(1).max(40).optional(), field: z.string().trim().min(1).max(100).optional(),
  }),
  reply: pageOf(dossier),
  looks: LOOKS_AT_DOSSIERS, errors: ['REQUEST_INVALID', 'CURSOR_INVALID', 'FORBIDDEN'],
});
