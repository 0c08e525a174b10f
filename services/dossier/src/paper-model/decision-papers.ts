import { formatVnDate, localDate, localDateOf, type LocalDate } from '@haicap/kernel';
import { isReceipt } from '../dossier/dossier.js';
import { lastDayToSupply } from '../supplement/last-day-to-supply.js';
import type { PaperFacts, PaperStep } from './paper-facts.js';
import { momentText } from './paper-words.js';
import { dossierValues, issuingAgency, officeValues, postText, reasonValues, type Issuer } from './model-of-dossier.js';
import type { ModelOf } from './paper-model.js';

/** Form 02: everything that is missing, in one list, with why and how. */
export function supplementRequest(facts: PaperFacts, requested: PaperStep): ModelOf<'supplement-request'> {
  const { sentence, note, at, actorId } = requested;
  const day = localDateOf(at);
  const missing = 'missing' in sentence ? sentence.missing : [];
  const issuer = sentence.type === 'intake-supplement-requested' ? 'receiving' : 'competent';
  return {
    values: {
      ...officeValues(facts, 'supplement-request', issuer, requested), ...dossierValues(facts, requested), ...reasonValues(requested), issuingAgency: issuingAgency(facts, issuer, requested),
      requestedAt: momentText(at), supplyBy: supplyBy(facts, requested, day), waitingNote: waitingNote(requested, issuer), requestedBy: postText(facts, actorId, day),
    },
    tables: {
      missing: missing.map((component, index) => ({ number: String(index + 1), name: component.name, note: noteOn(component, note?.components) })),
    },
  };
}

/** What waiting means for the appointment of that day, which there is not before the receipt and of some procedures never. */
function waitingNote({ dueAt }: PaperStep, issuer: Issuer): string {
  if (issuer === 'receiving') return 'Hồ sơ chưa được tiếp nhận; ngày hẹn trả được ghi trên giấy tiếp nhận khi hồ sơ được tiếp nhận.';
  return dueAt === null ? '' : 'Thời gian chờ bổ sung không tính vào thời hạn giải quyết; khi nhận đủ, ngày hẹn trả được dời tương ứng.';
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
      ...officeValues(facts, 'intake-refusal', 'receiving', refused), ...dossierValues(facts, refused), ...reasonValues(refused),
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
      ...officeValues(facts, 'apology-extension', 'competent', extended), ...dossierValues(facts, extended), ...reasonValues(extended),
      previousDueAt: before?.dueAt == null ? '' : momentText(before.dueAt), newDueAt: extended.dueAt === null ? '' : momentText(extended.dueAt),
      extendedAt: momentText(extended.at), standing: isLate ? 'đã quá thời hạn trả kết quả' : 'chưa thể trả kết quả đúng thời hạn',
    },
    tables: {},
  };
}

/** Form 05: why a dossier ends without a result. */
export function stopNotice(facts: PaperFacts, stopped: PaperStep): ModelOf<'stop-notice'> {
  const { sentence, at } = stopped;
  // Before the receipt nobody but the receiving desk has it in hand.
  const issuer = isReceipt(facts.dossier.receipt) ? 'competent' : 'receiving';
  const agency = issuingAgency(facts, issuer, stopped);
  const atRequest = 'withdrawn' in sentence && sentence.withdrawn;
  return {
    values: {
      ...officeValues(facts, 'stop-notice', issuer, stopped), ...dossierValues(facts, stopped), ...reasonValues(stopped), issuingAgency: agency,
      stoppedAt: momentText(at), atRequest: atRequest ? `${agency} đã nhận đề nghị rút hồ sơ của người nộp.` : '',
    },
    tables: {},
  };
}
