import type { DossierPaperForm } from '@haicap/contracts';
import { localDateOf, type LocalDate } from '@haicap/kernel';
import { isReceipt } from '../dossier/dossier.js';
import { unitOn, type PaperFacts, type PaperPerson, type PaperStep } from './paper-facts.js';
import { circularOn, namesOf } from '../paper/paper.js';
import { agencyOf, deskOf, letterhead, momentText, placeAndDay } from './paper-words.js';
import { reasonOf } from '../timeline/timeline.js';
import type { UnitVersion } from '../unit-mirror/unit-mirror.js';

export type Issuer = 'receiving' | 'competent';

/** The office's part of a paper: who issues it, where and when. */
export function officeValues(facts: PaperFacts, form: DossierPaperForm, issuer: Issuer, step: PaperStep) {
  const day = localDateOf(step.at);
  const unit = issuingUnit(facts, issuer, step);
  const { circular, formNumber } = namesOf(form, circularOn(day));
  return { ...letterhead(unit, day), placeAndDay: placeAndDay(unit, day), circular, formNumber: formNumber ?? '' };
}

/** Who issues it, within a sentence. Where the desk may speak as well as who decides, a template names this and not the competent agency. */
export function issuingAgency(facts: PaperFacts, issuer: Issuer, step: PaperStep): string {
  return agencyOf(issuingUnit(facts, issuer, step));
}

function issuingUnit(facts: PaperFacts, issuer: Issuer, step: PaperStep): UnitVersion {
  return unitOn(facts, issuer === 'receiving' ? facts.dossier.receipt.receivingUnitId : competentUnitAt(facts, step), localDateOf(step.at));
}

/** Which unit decided at a step. The first transfer after it says so; the unit of today had nothing to do with what was said before it came. */
function competentUnitAt({ dossier, steps }: PaperFacts, { version }: PaperStep): string {
  const handedOn = steps.flatMap(({ version: at, sentence }) => (at > version && sentence.type === 'transferred' ? [sentence.fromUnitId] : []));
  return handedOn[0] ?? dossier.receipt.competentUnitId;
}

/** The dossier's part of a paper, its units as they stood at the step and under the names of its day. */
export function dossierValues(facts: PaperFacts, step: PaperStep) {
  const { dossier: { receipt, due }, applicant, submitter, representative } = facts;
  const day = localDateOf(step.at);
  const [receiving, competent, returning] = [receipt.receivingUnitId, competentUnitAt(facts, step), receipt.returningUnitId].map((unitId) => unitOn(facts, unitId, day));
  if (receiving === undefined || competent === undefined || returning === undefined) throw new Error('a dossier stands between three units');
  return {
    code: receipt.code, applicant: applicant.fullName, personalNumber: applicant.personalNumber, organisationCode: applicant.organisationCode,
    phone: applicant.phone, email: applicant.email, address: applicant.address, submitter: otherPerson(submitter), representative: otherPerson(representative),
    procedure: receipt.procedureName, procedureCode: receipt.procedureCode, field: receipt.field,
    receivingUnit: receiving.fullName, receivingDesk: deskOf(receiving, day), competentUnit: competent.fullName, competentAgency: agencyOf(competent),
    returningUnit: returning.fullName, returningDesk: deskOf(returning, day),
    submittedAt: momentText(receipt.submittedAt), receivedAt: isReceipt(receipt) ? momentText(receipt.receivedAt) : '',
    dueAt: due.at === null ? '' : momentText(due.at), trackingAddress: facts.trackingAddress, secret: facts.secret,
  };
}

// Somebody beside the applicant, on one line: who, and how to reach him or her.
function otherPerson(person: PaperPerson | null): string {
  if (person === null) return '';
  const { fullName, personalNumber, phone, email, address } = person;
  return [fullName, personalNumber, phone, email, address].filter((text) => text !== '').join('; ');
}

/** Why a step was taken: the catalogue's words, and what the office wrote. */
export function reasonValues({ sentence, note }: PaperStep) {
  return { reason: reasonOf(sentence, 'vi')?.label ?? '', reasonText: note?.text ?? '' };
}

/** The officer behind a step, as the post he or she holds: names of officers are not kept here, they sign by hand. */
export function postText(facts: PaperFacts, officerId: string | null, day: LocalDate): string {
  const post = facts.posts.find((one) => one.officerId === officerId && one.validFrom <= day && (one.validTo === null || day <= one.validTo));
  return post === undefined ? '' : `${ROLE_TITLES[post.role] ?? ''}, ${unitOn(facts, post.unitId, day).fullName}`;
}

const ROLE_TITLES: Readonly<Partial<Record<string, string>>> = {
  'one-stop-officer': 'Công chức một cửa', specialist: 'Chuyên viên', chair: 'Lãnh đạo',
};
