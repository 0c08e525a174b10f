import { formatVnDate, localDate, localDateOf, type LocalDate } from '@haicap/kernel';
import { isReceipt } from '../dossier/dossier.js';
import { lastDayToSupply } from '../supplement/last-day-to-supply.js';
import { unitOn, type PaperFacts, type PaperStep } from './paper-facts.js';
import { agencyOf, momentText } from './paper-words.js';
import { dossierValues, officeValues, postText, reasonValues } from './model-of-dossier.js';
import type { ModelOf } from './paper-model.js';

/** Form 02: everything that is missing, in one list, with why and how. */
export function supplementRequest(facts: PaperFacts, requested: PaperStep): ModelOf<'supplement-request'> {
  const { sentence, note, at, actorId } = requested;
  const day = localDateOf(at);
  const missing = 'missing' in sentence ? sentence.missing : [];
  return {
    values: {
      ...officeValues(facts, 'supplement-request', sentence.type === 'intake-supplement-requested' ? 'receiving' : 'competent', at), ...dossierValues(facts, day), ...reasonValues(requested),
      requestedAt: momentText(at), supplyBy: supplyBy(facts, requested, day), requestedBy: postText(facts, actorId, day),
    },
    tables: {
      missing: missing.map((component, index) => ({ number: String(index + 1), name: component.name, note: noteOn(component, note?.components) })),
    },
  };
}

/** The day that stands in the step; steps of earlier releases have none, and the procedure's limit is the only one that could hold. */
function supplyBy({ procedure: { supplementDays }, receivingCalendar }: PaperFacts, { sentence }: PaperStep, day: LocalDate): string {
  const until = 'supplyUntil' in sentence ? sentence.supplyUntil : undefined;
  if (until !== undefined) return until === null ? '' : formatVnDate(localDate(until));
  return supplementDays === null ? '' : formatVnDate(lastDayToSupply(day, supplementDays, receivingCalendar));
}

function noteOn(component: { readonly name: string; readonly code?: string }, notes: Readonly<Record<string, string>> | undefined): string {
  return component.code === undefined ? '' : notes?.[component.code] ?? '';
}

/** Form 03: why a filing is not received. */
export function intakeRefusal(facts: PaperFacts, refused: PaperStep): ModelOf<'intake-refusal'> {
  const day = localDateOf(refused.at);
  return {
    values: {
      ...officeValues(facts, 'intake-refusal', 'receiving', refused.at), ...dossierValues(facts, day), ...reasonValues(refused),
      refusedAt: momentText(refused.at), refusedBy: postText(facts, refused.actorId, day),
    },
    tables: {},
  };
}

/** Form 04: an apology, and the new day. */
export function apologyExtension(facts: PaperFacts, extended: PaperStep): ModelOf<'apology-extension'> {
  const { steps } = facts;
  const day = localDateOf(extended.at);
  const before = steps.filter(({ version }) => version < extended.version).at(-1);
  const isLate = before?.dueOn !== null && before?.dueOn !== undefined && before.dueOn < day;
  return {
    values: {
      ...officeValues(facts, 'apology-extension', 'competent', extended.at), ...dossierValues(facts, day), ...reasonValues(extended),
      previousDueAt: before?.dueAt == null ? '' : momentText(before.dueAt), newDueAt: extended.dueAt === null ? '' : momentText(extended.dueAt),
      extendedAt: momentText(extended.at), standing: isLate ? 'đã quá thời hạn trả kết quả' : 'chưa thể trả kết quả đúng thời hạn',
    },
    tables: {},
  };
}

/** Form 05: why a dossier ends without a result. */
export function stopNotice(facts: PaperFacts, stopped: PaperStep): ModelOf<'stop-notice'> {
  const { sentence, at } = stopped;
  const day = localDateOf(at);
  const { receipt } = facts.dossier;
  // Before the receipt nobody but the receiving desk has it in hand.
  const issuer = isReceipt(receipt) ? 'competent' : 'receiving';
  const unitId = issuer === 'competent' ? receipt.competentUnitId : receipt.receivingUnitId;
  const atRequest = 'withdrawn' in sentence && sentence.withdrawn;
  return {
    values: {
      ...officeValues(facts, 'stop-notice', issuer, at), ...dossierValues(facts, day), ...reasonValues(stopped),
      stoppedAt: momentText(at), atRequest: atRequest ? `${agencyOf(unitOn(facts, unitId, day))} đã nhận đề nghị rút hồ sơ của người nộp.` : '',
    },
    tables: {},
  };
}
