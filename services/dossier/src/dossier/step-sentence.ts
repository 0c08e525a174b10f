import type { StepSentence } from '../timeline/timeline.js';
import { assigneeOf, type Dossier, type DossierChange } from './dossier.js';
import { MONEY_EVENTS, type MoneyEvent } from './money-event.js';
import { moneySentence } from './money-told.js';

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

type ChangedAs<T extends DossierChange['type']> = Omit<Changed, 'event'> & { readonly event: Extract<DossierChange, { type: T }> };
type Plain = Extract<DossierChange['type'], 'submitted-for-approval' | 'approved' | 'supplement-consent-given' | 'corrected'>;
type Reasoned = Extract<DossierChange['type'], 'approval-returned' | 'withdrawal-requested' | 'withdrawal-refused' | 'supplement-consent-asked' | 'supplement-consent-refused'>;

const plain = ({ event: { type } }: ChangedAs<Plain>, { competentUnit }: UnitNames): StepSentence => ({ type, competentUnit });
const reasoned = ({ event: { type, reasonCode } }: ChangedAs<Reasoned>, { competentUnit }: UnitNames): StepSentence => ({ type, competentUnit, reasonCode });
const money = ({ event, after }: ChangedAs<MoneyEvent['type']>, { competentUnit }: UnitNames): StepSentence => moneySentence(event, after, competentUnit);
const moved = (before: Dossier, after: Dossier) => ({ dueOn: after.due.on, previousDueOn: before.due.on });

const SENTENCES: { readonly [T in DossierChange['type']]: (changed: ChangedAs<T>, names: UnitNames) => StepSentence } = {
  received: ({ event: { type }, after }, { receivingUnit, competentUnit }) => ({ type, receivingUnit, competentUnit, channel: after.receipt.channel, dueOn: after.due.on }),
  'intake-refused': ({ event: { type, reasonCode } }, { receivingUnit, competentUnit }) => ({ type, receivingUnit, competentUnit, reasonCode }),
  assigned: ({ event: { type, assigneeId }, before }, { competentUnit }) => ({ type, competentUnit, again: goesToSomebodyElse(before, assigneeId) }),
  'supplement-requested': ({ event: { type, reasonCode, missing } }, { competentUnit }) => ({ type, competentUnit, reasonCode, missing }),
  'intake-supplement-requested': ({ event: { type, reasonCode, missing } }, { receivingUnit, competentUnit }) => ({ type, receivingUnit, competentUnit, reasonCode, missing }),
  'intake-supplemented': ({ event: { type } }, { receivingUnit, competentUnit }) => ({ type, receivingUnit, competentUnit }),
  'supplement-consent-asked': reasoned,
  'supplement-consent-given': plain,
  'supplement-consent-refused': reasoned,
  // The reason of a correction is about a person, so the sentence does not give it.
  corrected: plain,
  supplemented: ({ event: { type }, before, after }, { competentUnit }) => ({ type, competentUnit, dueOn: after.due.on, moved: after.due.on !== before.due.on }),
  'submitted-for-approval': plain,
  approved: plain,
  'approval-returned': reasoned,
  'withdrawal-requested': reasoned,
  'withdrawal-refused': reasoned,
  completed: ({ event: { type, timeliness } }, { competentUnit, returningUnit }) => ({ type, competentUnit, timeliness, returningUnit }),
  'result-returned': ({ event: { type } }, { competentUnit, returningUnit }) => ({ type, competentUnit, returningUnit }),
  stopped: ({ event: { type, reasonCode }, before }, { competentUnit }) => ({ type, competentUnit, reasonCode, withdrawn: before.status === 'withdrawal-requested' }),
  extended: ({ event: { type, reasonCode }, before, after }, { competentUnit }) => ({ type, competentUnit, reasonCode, ...moved(before, after) }),
  'deadline-recalculated': ({ event: { type, document }, before, after }, { competentUnit }) => ({ type, competentUnit, document, ...moved(before, after) }),
  ...Object.fromEntries(MONEY_EVENTS.map((type) => [type, money])) as Record<MoneyEvent['type'], typeof money>,
};

/** What the timeline will say about a change. */
export function sentenceAbout(changed: Changed, names: UnitNames): StepSentence {
  const sentences: Readonly<Record<DossierChange['type'], (changed: never, names: UnitNames) => StepSentence>> = SENTENCES;
  return sentences[changed.event.type](changed as never, names);
}

function goesToSomebodyElse(before: Dossier, assigneeId: string): boolean {
  const assigned = assigneeOf(before);
  return assigned !== null && assigned !== assigneeId;
}
