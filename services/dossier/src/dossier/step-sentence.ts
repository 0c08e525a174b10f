import type { StepSentence } from '../timeline/step.js';
import { assigneeOf, isReceipt, type Dossier, type DossierChange } from './dossier.js';
import { MONEY_EVENTS, type MoneyEvent } from './money-event.js';
import { moneySentence } from './money-told.js';

/** The names under which the units of a dossier act on the day of a step. */
export interface UnitNames {
  readonly receivingUnit: string;
  readonly competentUnit: string;
  readonly returningUnit: string;
  /** The unit that a dossier goes to, or that is asked. */
  readonly otherUnit: string | undefined;
  /** The result was wished by post; asked of a step that hands one over. */
  readonly byPost?: boolean;
}

/** The unit beside those of the dossier that a change is about. */
export function otherUnitOf(event: DossierChange): string | undefined {
  switch (event.type) {
    case 'transferred':
      return event.toUnitId;
    case 'consultation-requested':
      return event.consultation.unitId;
    case 'consultation-answered':
    case 'consultation-withdrawn':
      return event.unitId;
    default:
      return undefined;
  }
}

interface Changed {
  readonly before: Dossier;
  readonly event: DossierChange;
  readonly after: Dossier;
}

type ChangedAs<T extends DossierChange['type']> = Omit<Changed, 'event'> & { readonly event: Extract<DossierChange, { type: T }> };
type Plain = Extract<DossierChange['type'], 'submitted-for-approval' | 'approved' | 'signed' | 'issued' | 'result-replacement-begun'>;
type Reasoned = Extract<DossierChange['type'], 'approval-returned' | 'result-withdrawn'>;
type ReasonedInHand = Extract<DossierChange['type'], 'withdrawal-requested' | 'withdrawal-refused' | 'supplement-consent-asked' | 'supplement-consent-refused'>;

const plain = ({ event: { type } }: ChangedAs<Plain>, { competentUnit }: UnitNames): StepSentence => ({ type, competentUnit });
const reasoned = ({ event: { type, reasonCode } }: ChangedAs<Reasoned>, { competentUnit }: UnitNames): StepSentence => ({ type, competentUnit, reasonCode });
const reasonedInHand = ({ event: { type, reasonCode }, before }: ChangedAs<ReasonedInHand>, names: UnitNames): StepSentence => ({ type, ...inHand(before, names), reasonCode });
const money = ({ event, after }: ChangedAs<MoneyEvent['type']>, { competentUnit }: UnitNames): StepSentence => moneySentence(event, after, competentUnit);
const moved = (before: Dossier, after: Dossier) => ({ dueOn: after.due.on, previousDueOn: before.due.on });

const SENTENCES: { readonly [T in DossierChange['type']]: (changed: ChangedAs<T>, names: UnitNames) => StepSentence } = {
  received: ({ event: { type }, after }, { receivingUnit, competentUnit }) => ({ type, receivingUnit, competentUnit, channel: after.receipt.channel, dueOn: after.due.on }),
  'intake-refused': ({ event: { type, reasonCode } }, { receivingUnit, competentUnit }) => ({ type, receivingUnit, competentUnit, reasonCode }),
  assigned: ({ event: { type, assigneeId }, before }, { competentUnit }) => ({ type, competentUnit, again: goesToSomebodyElse(before, assigneeId) }),
  'supplement-requested': ({ event: { type, reasonCode, missing, supplyUntil } }, { competentUnit }) => ({ type, competentUnit, reasonCode, missing, supplyUntil }),
  'intake-supplement-requested': ({ event: { type, reasonCode, missing, supplyUntil } }, { receivingUnit, competentUnit }) => ({
    type, receivingUnit, competentUnit, reasonCode, missing, supplyUntil,
  }),
  'intake-supplemented': ({ event: { type } }, { receivingUnit, competentUnit }) => ({ type, receivingUnit, competentUnit }),
  'supplement-consent-asked': reasonedInHand,
  'supplement-consent-given': ({ event: { type }, before }, names) => ({ type, ...inHand(before, names) }),
  'supplement-consent-refused': reasonedInHand,
  // The reason of a correction is about a person, so the sentence does not give it.
  corrected: ({ event: { type, fields, form, post }, before }, names) =>
    ({ type, ...inHand(before, names), ofPerson: fields.length > 0, ofForm: form !== undefined, ...(post === true && { ofPost: true }) }),
  supplemented: ({ event: { type }, before, after }, { competentUnit }) => ({ type, competentUnit, dueOn: after.due.on, moved: after.due.on !== before.due.on }),
  'submitted-for-approval': plain,
  approved: plain,
  'approval-returned': reasoned,
  'withdrawal-requested': reasonedInHand,
  'withdrawal-refused': reasonedInHand,
  completed: ({ event: { type, timeliness } }, names) => ({ type, timeliness, ...handedOver(names) }),
  'result-returned': ({ event: { type, method } }, { competentUnit, returningUnit }) => ({ type, competentUnit, returningUnit, method }),
  signed: plain,
  numbered: ({ event }, { competentUnit }) => ({ type: event.type, competentUnit, numberText: numberText(event) }),
  issued: plain,
  'signature-withdrawn': ({ event: { type, reasonCode, voidNumber } }, { competentUnit }) =>
    ({ type, competentUnit, reasonCode, numberText: voidNumber && numberText(voidNumber) }),
  'result-withdrawn': reasoned,
  'result-replacement-begun': plain,
  'result-replaced': ({ event }, names) => ({ type: event.type, numberText: numberText(event), ...handedOver(names) }),
  transferred: ({ event: { type, toUnitId, reasonCode }, before }, { competentUnit, otherUnit = '' }) =>
    ({ type, competentUnit: otherUnit, fromUnit: competentUnit, fromUnitId: before.receipt.competentUnitId, toUnitId, reasonCode }),
  'consultation-requested': ({ event: { type, consultation } }, { competentUnit, otherUnit = '' }) => ({ type, competentUnit, consultedUnit: otherUnit, dueOn: consultation.dueOn }),
  'consultation-answered': ({ event: { type } }, { competentUnit, otherUnit = '' }) => ({ type, competentUnit, consultedUnit: otherUnit }),
  'consultation-withdrawn': ({ event: { type, reasonCode } }, { competentUnit, otherUnit = '' }) => ({ type, competentUnit, consultedUnit: otherUnit, reasonCode }),
  stopped: ({ event: { type, reasonCode }, before }, names) => ({ type, ...inHand(before, names), reasonCode, withdrawn: before.status === 'withdrawal-requested' }),
  extended: ({ event: { type, reasonCode }, before, after }, { competentUnit }) => ({ type, competentUnit, reasonCode, ...moved(before, after) }),
  'procedure-moved': ({ event: { type, takenBack, terms } }, { competentUnit }) => ({ type, competentUnit, takenBack, procedureVersion: terms.procedureVersion }),
  'deadline-recalculated': ({ event: { type, document }, before, after }, { competentUnit }) => ({ type, competentUnit, document, ...moved(before, after) }),
  ...Object.fromEntries(MONEY_EVENTS.map((type) => [type, money])) as Record<MoneyEvent['type'], typeof money>,
};

/** What the timeline will say about a change, with the words of its reason on that day. */
export function sentenceAbout(changed: Changed, names: UnitNames, reasonWords?: string | null): StepSentence {
  const sentences: Readonly<Record<DossierChange['type'], (changed: never, names: UnitNames) => StepSentence>> = SENTENCES;
  const sentence = sentences[changed.event.type](changed as never, names);
  return 'reasonCode' in sentence && reasonWords != null ? { ...sentence, reasonLabel: reasonWords } : sentence;
}

/** Who has it in hand: the desk until it has received it. */
function inHand({ receipt }: Dossier, { competentUnit, receivingUnit }: UnitNames): { readonly competentUnit: string; readonly receivingUnit?: string } {
  return isReceipt(receipt) ? { competentUnit } : { competentUnit, receivingUnit };
}

function handedOver({ competentUnit, returningUnit, byPost }: UnitNames) {
  return { competentUnit, returningUnit, ...(byPost ? { byPost } : {}) };
}

function numberText({ number, symbol }: { readonly number: number; readonly symbol: string }): string {
  return `${number}/${symbol}`;
}

function goesToSomebodyElse(before: Dossier, assigneeId: string): boolean {
  const assigned = assigneeOf(before);
  return assigned !== null && assigned !== assigneeId;
}
