import { STEP_SAMPLE_MIN, type DossierStep, type listStepTimes, type RpcReply } from '@haicap/contracts';
import type { FigureRow } from '../../province/figures-query.js';
import { RANK_SAMPLE_MIN } from './ranking.js';
import { heatOf } from './step-words.js';

export type ProcedureSteps = RpcReply<typeof listStepTimes>['items'][number];

/** Something that somebody who leads has to decide about; the heaviest first. */
export type Decision =
  | { readonly kind: 'overdue' | 'due-soon' | 'late'; readonly count: number; readonly unit: string; readonly unitName: string }
  | { readonly kind: 'slow-step'; readonly count: number; readonly step: DossierStep; readonly medianMinutes: number; readonly procedureCode: string; readonly procedureName: string };

const SHOWN_MAX = 8;
const LOW_PERCENT = 90;
const SOON_MIN = 5;
/** What is late already comes before what may become so. */
const WEIGHT: Readonly<Record<Decision['kind'], number>> = { overdue: 4, 'slow-step': 3, late: 2, 'due-soon': 1 };

/** What stands out in the figures. It names no person and proposes nothing: the dossiers behind it say what is to be done. */
export function decisionsOf(units: readonly FigureRow[], procedures: readonly ProcedureSteps[]): Decision[] {
  const ofUnits = units.flatMap(({ key: unit, label: unitName, figures }): Decision[] => {
    const { overdue, dueWithin3Days, late, onTime, resolved } = figures;
    const isLow = resolved >= RANK_SAMPLE_MIN && onTime * 100 < LOW_PERCENT * resolved;
    return [
      ...(overdue > 0 ? [{ kind: 'overdue' as const, count: overdue, unit, unitName }] : []),
      ...(isLow ? [{ kind: 'late' as const, count: late, unit, unitName }] : []),
      ...(dueWithin3Days >= SOON_MIN ? [{ kind: 'due-soon' as const, count: dueWithin3Days, unit, unitName }] : []),
    ];
  });
  const ofSteps = procedures.flatMap(({ key: procedureCode, label: procedureName, steps }): Decision[] => steps
    // What waits for the citizen is nobody's to hurry in an office.
    .filter(({ step, passages, medianMinutes }) => step !== 'citizen' && passages >= STEP_SAMPLE_MIN && heatOf(medianMinutes) === 'hot')
    .map(({ step, passages, medianMinutes }) => ({ kind: 'slow-step', count: passages, step, medianMinutes, procedureCode, procedureName })));
  return [...ofUnits, ...ofSteps].sort((a, b) => WEIGHT[b.kind] - WEIGHT[a.kind] || b.count - a.count).slice(0, SHOWN_MAX);
}
