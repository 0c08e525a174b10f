import { localDateOf } from '@haicap/kernel';
import type { AssessedFee, ExpectedFee, PaperFacts, PaperStep } from './paper-facts.js';
import { dueReasonText, limitText, momentText, moneyText } from './paper-words.js';
import { termsOf, type Terms } from '../procedure/procedure-terms.js';
import { dossierValues, officeValues, postText } from './model-of-dossier.js';
import type { ModelOf } from './paper-model.js';

const CHANNELS = { counter: 'Trực tiếp tại quầy', online: 'Trực tuyến', postal: 'Qua dịch vụ bưu chính công ích' } as const;

/** Form 01: what was received, and what is promised. A dossier whose appointment moved says the first one too. */
export function receiptSlip(facts: PaperFacts, received: PaperStep): ModelOf<'receipt-slip'> {
  const { dossier, further } = facts;
  const day = localDateOf(received.at);
  const { due, receipt } = dossier;
  const terms = termsOfDossier(facts);
  const common = dossierValues(facts, received);
  return {
    values: {
      ...officeValues(facts, 'receipt-slip', 'receiving', received), ...common, procedure: facts.receivedUnder.name,
      sets: `${String(facts.sets).padStart(2, '0')} bộ`, case: terms.caseName ?? '', timeLimit: limitText(due.limit ?? terms.timeLimit), dueReasons: dueReasonText(due.reasons),
      dueAt: common.dueAt === '' ? 'Thủ tục không có ngày hẹn trả' : common.dueAt,
      firstDueAt: due.original === undefined ? '' : momentText(due.original.at),
      fee: facts.assessedFees === null ? feeText(facts.expectedFees) : assessedText(facts.assessedFees),
      returnDesk: facts.returnByPost === null ? common.returningDesk : '', returnByPost: facts.returnByPost ?? '', channel: CHANNELS[receipt.channel], receivedBy: postText(facts, received.actorId, day),
    },
    tables: { components: componentsOf(facts), dossiers: further.length === 0 ? [] : dossiersOf(facts) },
  };
}

// What was handed in answers the version of the receipt, what was supplied after a move the one it came to.
function componentsOf({ components, receivedUnder, procedure }: PaperFacts): ModelOf<'receipt-slip'>['tables']['components'] {
  const known = [receivedUnder, procedure].flatMap((one) => [one, ...one.cases].flatMap((part) => part.components));
  return components.map(({ code, originals, copies, certifiedCopies = 0 }, at) => ({
    number: String(at + 1), name: known.find((component) => component.code === code)?.name ?? code, originals: String(originals), copies: String(copies), certifiedCopies: String(certifiedCopies),
  }));
}

function dossiersOf({ dossier, secret, further }: PaperFacts): ModelOf<'receipt-slip'>['tables']['dossiers'] {
  return [{ dossier, secret }, ...further].map((one, at) => ({
    number: String(at + 1), code: one.dossier.receipt.code, procedure: one.dossier.receipt.procedureName,
    dueAt: one.dossier.due.at === null ? '' : momentText(one.dossier.due.at), secret: one.secret,
  }));
}

// What was chosen at intake, by the version under which it was received; where that does not know the choice (an earlier system's dossier), what holds without one.
function termsOfDossier({ dossier: { receipt }, receivedUnder }: PaperFacts): Pick<Terms, 'caseName' | 'timeLimit'> {
  const chosen = termsOf(receivedUnder, { channel: receipt.channel, ...(receipt.caseCode === null ? {} : { caseCode: receipt.caseCode }) });
  return chosen.ok ? chosen.value : { caseName: null, timeLimit: receivedUnder.timeLimit };
}

/** What it will cost, fee by fee, as far as that can be said before it is worked out. */
function feeText(fees: readonly ExpectedFee[]): string {
  if (fees.length === 0) return 'Không thu';
  return fees.map(({ name, amountDong, isEstimate, exemption, note }) => [
    `${amountDong === null ? name : `${name}: ${moneyText(amountDong)}`}${isEstimate ? ' (tạm tính)' : ''}${exemption === null ? '' : `, ${exemptionText(exemption)}`}`, note,
  ].filter((part) => part !== '').join(' – ')).join('; ');
}

function exemptionText({ percent, basis }: NonNullable<AssessedFee['exemption']>): string {
  return `${percent === 100 ? 'được miễn' : `được giảm ${percent}%`} theo ${basis}`;
}

/** What this dossier costs, fee by fee; several with their sum. */
function assessedText(fees: readonly AssessedFee[]): string {
  const said = fees.map(({ name, label, amountDong, exemption }) => [
    `${label === null ? name : `${name} (${label})`}: ${moneyText(amountDong)}`,
    exemption === null ? '' : exemptionText(exemption),
  ].filter((part) => part !== '').join(', '));
  const sum = fees.reduce((total, { amountDong }) => total + amountDong, 0);
  return fees.length === 1 ? said.join('') : `${said.join('; ')}; tổng cộng ${moneyText(sum)}`;
}
