import type { DossierStatus } from '@haicap/contracts';
import { localDateOf, type Timeliness } from '@haicap/kernel';
import { isReceipt, timelinessOf } from '../dossier/dossier.js';
import { missedPromise } from '../dossier/dossier-state.js';
import { unitOn, type PaperFacts, type PaperStep } from './paper-facts.js';
import { shortMoment } from './paper-words.js';
import { dossierValues, officeValues, postText } from './model-of-dossier.js';
import type { ModelOf } from './paper-model.js';

type Row = ModelOf<'control-slip'>['tables']['handOvers'][number];

/** One hand-over: who gave, who has it from then on. */
interface HandOver {
  readonly from: string;
  readonly to: string;
  readonly step: PaperStep;
  readonly handedAt: Date;
}

const OUTCOMES: Readonly<Record<Timeliness, string>> = { early: 'Trước hạn', 'on-time': 'Đúng hạn', late: 'Quá hạn' };
// From these on no appointment is open: a result that is withdrawn and replaced stays completed when it was.
const ENDS = ['completed', 'result-withdrawn', 'result-replaced', 'result-returned', 'stopped'];

/** Form 06 (05 until 2025): who had the dossier, from when to when, and whether in time. */
export function controlSlip(facts: PaperFacts, latest: PaperStep): ModelOf<'control-slip'> {
  const { dossier, steps } = facts;
  const handOvers = steps.flatMap((step) => handOverOf(facts, step) ?? []);
  const rows = handOvers.map((one, at): Row => rowOf(facts, one, handOvers[at + 1], at + 1));
  return {
    values: {
      ...officeValues(facts, 'control-slip', 'competent', latest), ...dossierValues(facts, latest),
      outcome: 'timeliness' in dossier ? OUTCOMES[dossier.timeliness] : '',
    },
    tables: { handOvers: rows },
  };
}

function rowOf(facts: PaperFacts, { from, to, step, handedAt }: HandOver, next: HandOver | undefined, number: number): Row {
  return {
    number: String(number), from, to, handedAt: shortMoment(handedAt), receivedAt: shortMoment(step.at),
    dueAt: step.dueAt === null || ENDS.includes(step.type) ? '' : shortMoment(step.dueAt),
    outcome: outcomeOf(facts, step, next?.step), note: step.note?.text ?? '',
  };
}

// Whoever had it is judged when he or she hands it on, by the appointment that holds then and as the dossier itself is judged; the last holder is not judged yet.
function outcomeOf({ dossier: { due }, steps }: PaperFacts, step: PaperStep, next: PaperStep | undefined): string {
  if (next === undefined || ENDS.includes(step.type)) return '';
  const before = steps.filter(({ version }) => version < next.version);
  const missed = missedPromise(due);
  // What was promised and missed counts from its extension on: until then it is the appointment that holds.
  const isExtendedLate = missed !== undefined && before.some(({ type, at }) => type === 'extended' && at > new Date(missed.dueAt));
  const held = { at: next.dueAt, on: next.dueOn, precision: due.precision, reasons: isExtendedLate ? [missed] : [] };
  return OUTCOMES[timelinessOf(held, stoodSince(before) ?? next.at)];
}

/** Since when the clock stands at the end of these steps, also below a request for withdrawal; null while it runs. */
function stoodSince(steps: readonly PaperStep[]): Date | null {
  const running = steps.findLastIndex(({ status }) => !PAUSES.includes(status) && status !== 'withdrawal-requested');
  return steps.slice(running + 1).find(({ status }) => PAUSES.includes(status))?.at ?? null;
}

const PAUSES: readonly DossierStatus[] = ['supplement-requested', 'payment-required'];

/** Who stands where at a step, in words. Empty where the registry knows no post of that day. */
interface Places {
  readonly actor: string;
  readonly receivingDesk: string;
  readonly returningDesk: string;
  readonly competent: string;
  /** Who was competent before a transfer. */
  readonly before: string;
  /** Whose opinion was asked for. */
  readonly consulted: string;
  readonly specialist: string;
  readonly chair: string;
}

const APPLICANT = 'Người nộp hồ sơ';

// From whom to whom a step hands it. What is not here leaves it where it is.
const HAND_OVERS: Readonly<Record<string, (places: Places) => readonly [from: string, to: string]>> = {
  received: ({ actor, receivingDesk }) => [APPLICANT, actor || receivingDesk],
  assigned: ({ actor, receivingDesk, specialist }) => [actor || receivingDesk, specialist],
  'submitted-for-approval': ({ specialist, chair }) => [specialist, chair],
  'approval-returned': ({ actor, chair, specialist }) => [actor || chair, specialist],
  approved: ({ actor, chair, specialist }) => [actor || chair, specialist],
  signed: ({ actor, chair, specialist }) => [actor || chair, specialist],
  numbered: ({ actor, specialist }) => [specialist, actor || 'Văn thư'],
  issued: ({ actor, specialist }) => [actor || 'Văn thư', specialist],
  'signature-withdrawn': ({ actor, chair, specialist }) => [actor || chair, specialist],
  'result-withdrawn': ({ actor, chair, specialist }) => [actor || chair, specialist],
  'result-replacement-begun': ({ actor, chair, specialist }) => [actor || chair, specialist],
  // Earlier releases replaced a result in one step of the chair.
  'result-replaced': ({ actor, chair, returningDesk }) => [actor || chair, returningDesk],
  transferred: ({ actor, before, competent }) => [actor || before, competent],
  'consultation-requested': ({ actor, competent, consulted }) => [actor || competent, consulted],
  'consultation-answered': ({ actor, competent, consulted }) => [actor || consulted, competent],
  completed: ({ actor, specialist, returningDesk }) => [actor || specialist, returningDesk],
  'result-returned': ({ actor, returningDesk }) => [actor || returningDesk, APPLICANT],
  stopped: ({ actor, competent }) => [actor || competent, 'Dừng giải quyết'],
};

function handOverOf(facts: PaperFacts, step: PaperStep): HandOver | null {
  const ends = HAND_OVERS[step.type];
  if (ends === undefined) return null;
  const { receipt } = facts.dossier;
  const [from, to] = ends(placesAt(facts, step));
  return { from, to, step, handedAt: step.type === 'received' && isReceipt(receipt) ? receipt.submittedAt : step.at };
}

function placesAt(facts: PaperFacts, { at, actorId, assigneeId, sentence }: PaperStep): Places {
  const { receivingUnitId, returningUnitId } = facts.dossier.receipt;
  const day = localDateOf(at);
  const nameOf = (unitId: string) => unitOn(facts, unitId, day).fullName;
  // The name in the step: the unit may have passed the dossier on since.
  const competent = sentence.competentUnit;
  return {
    actor: postText(facts, actorId, day), competent, before: 'fromUnit' in sentence ? sentence.fromUnit : competent,
    consulted: 'consultedUnit' in sentence ? sentence.consultedUnit : '', chair: `Lãnh đạo, ${competent}`,
    specialist: postText(facts, assigneeId, day) || `Người xử lý, ${competent}`,
    receivingDesk: `Bộ phận Một cửa, ${nameOf(receivingUnitId)}`, returningDesk: `Bộ phận Một cửa, ${nameOf(returningUnitId)}`,
  };
}
