import type { StepSentence } from '../timeline/timeline.js';
import { assigneeOf, type Dossier, type DossierChange } from './dossier.js';

/** The names under which the units of a dossier act on the day of a step. */
export interface UnitNames {
  readonly receivingUnit: string;
  readonly competentUnit: string;
  readonly returningUnit: string;
}

interface Changed {
  readonly before: Dossier;
  readonly event: DossierChange;
  readonly after: Dossier;
}

/** What the timeline will say about a change. */
export function sentenceAbout({ before, event, after }: Changed, { receivingUnit, competentUnit, returningUnit }: UnitNames): StepSentence {
  switch (event.type) {
    case 'received':
      return { type: event.type, receivingUnit, competentUnit, channel: after.receipt.channel, dueOn: after.due.on };
    case 'intake-refused':
      return { type: event.type, receivingUnit, competentUnit, reasonCode: event.reasonCode };
    case 'assigned':
      return { type: event.type, competentUnit, again: goesToSomebodyElse(before, event.assigneeId) };
    case 'supplement-requested':
      return { type: event.type, competentUnit, reasonCode: event.reasonCode, missing: event.missing };
    case 'supplemented':
      return { type: event.type, competentUnit, dueOn: after.due.on, moved: after.due.on !== before.due.on };
    case 'completed':
      return { type: event.type, competentUnit, timeliness: event.timeliness, returningUnit };
    case 'result-returned':
      return { type: event.type, competentUnit, returningUnit };
    case 'stopped':
      return { type: event.type, competentUnit, reasonCode: event.reasonCode, withdrawn: before.status === 'withdrawal-requested' };
    default:
      return 'reasonCode' in event
        ? { type: event.type, competentUnit, reasonCode: event.reasonCode }
        : { type: event.type, competentUnit };
  }
}

function goesToSomebodyElse(before: Dossier, assigneeId: string): boolean {
  const assigned = assigneeOf(before);
  return assigned !== null && assigned !== assigneeId;
}
