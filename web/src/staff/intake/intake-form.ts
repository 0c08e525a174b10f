import type { FeeQuote, Procedure, RpcRequest, receiveDossier } from '@haicap/contracts';
import { answersIn, DECLARATION, isAnswered, problemsIn } from '../../e-form/answers.js';
import type { Form, FormData } from '../../e-form/form-schema.js';
import { cardTextIn, type Card } from './card-text.js';
import { readDay } from './local-day.js';

export type ProcedureOfForm = Pick<Procedure, 'code' | 'name' | 'field' | 'components' | 'cases'>;
/** As handed in: a certified copy stands for the original (Decree 23/2015, article 3), a plain one does not. */
export const PAPER_KINDS = ['original', 'certified', 'copy'] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];
/** A paper on the checklist as the officer has ticked it. */
export interface Ticked { readonly isGiven: boolean; readonly kind: PaperKind; readonly count: number }

const TEXTS = ['fullName', 'personalNumber', 'birth', 'phone', 'address', 'postalAddress', 'query'] as const;
export type TextField = (typeof TEXTS)[number];

/** What stands on the screen of an intake. Nothing of it is an address; it is kept for the tab alone. */
export interface IntakeForm extends Readonly<Record<TextField, string>> {
  readonly sex: '' | 'male' | 'female';
  readonly procedureCode: string | null;
  readonly caseCode: string | null;
  readonly papers: Readonly<Record<string, Ticked>>;
  /** What was typed into the procedure's e-form; empty while the paper stands for it. */
  readonly answers: FormData;
  readonly returns: 'counter' | 'postal';
  readonly copies: number;
  readonly pages: number;
  readonly competentUnitId: string | null;
  /** When somebody began with it, in milliseconds; null while it is empty. */
  readonly begunAt: number | null;
}

export const EMPTY: IntakeForm = {
  fullName: '', personalNumber: '', birth: '', sex: '', phone: '', address: '', postalAddress: '', query: '',
  procedureCode: null, caseCode: null, papers: {}, answers: {}, returns: 'counter', copies: 1, pages: 1, competentUnitId: null, begunAt: null,
};

/** A scanner types into whatever has the focus as well: what it left there goes. */
export function withoutScan(form: IntakeForm, scanned: string): IntakeForm {
  const left = (value: string) => cardTextIn(value) ?? (value.endsWith(scanned) ? scanned : null);
  const cleaned = TEXTS.flatMap((field) => {
    const typed = left(form[field]);
    return typed === null ? [] : [[field, form[field].slice(0, form[field].length - typed.length)]];
  });
  return { ...form, ...(Object.fromEntries(cleaned) as Partial<IntakeForm>), answers: textsOf(form.answers, (text) => text.slice(0, text.length - (left(text)?.length ?? 0))) as FormData };
}

/** The same value with each text in it changed. */
function textsOf(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((one) => textsOf(one, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, textsOf(inner, change)]));
}

const shownDay = (day: string) => day.split('-').reverse().join('/');

/** Another card is another person: what stood there of the one before does not stay. */
export function withCard(form: IntakeForm, card: Card, nowMs: number): IntakeForm {
  return {
    ...form, personalNumber: card.personalNumber, fullName: card.fullName, birth: card.dateOfBirth === undefined ? '' : shownDay(card.dateOfBirth), sex: card.sex ?? '',
    address: card.address ?? '', phone: form.personalNumber === card.personalNumber ? form.phone : '', begunAt: form.begunAt ?? nowMs,
    // Who typed a declaration before the first card was scanned typed it for this person.
    answers: form.personalNumber === '' || form.personalNumber === card.personalNumber ? form.answers : {},
  };
}

/** The components that the chosen case asks for. */
export const componentsOf = (procedure: ProcedureOfForm, caseCode: string | null) => procedure.cases.find(({ code }) => code === caseCode)?.components ?? procedure.components;

export function withProcedure(form: IntakeForm, procedure: ProcedureOfForm, caseCode: string | null): IntakeForm {
  const papers = Object.fromEntries(componentsOf(procedure, caseCode).map(({ code, originals, copies }) =>
    [code, form.procedureCode === procedure.code && form.papers[code] !== undefined ? form.papers[code] : { isGiven: false, kind: originals > 0 || copies === 0 ? 'original' as const : 'copy' as const, count: Math.max(1, originals || copies) }]));
  return { ...form, procedureCode: procedure.code, caseCode, papers, query: procedure.name, competentUnitId: null, answers: form.procedureCode === procedure.code ? form.answers : {} };
}

/** A paper that nobody has ticked. A page that stays open may be asked for one more by a new version of the procedure. */
export const UNTICKED: Ticked = { isGiven: false, kind: 'original', count: 1 };

export function withPaper(form: IntakeForm, code: string, change: (paper: Ticked) => Partial<Ticked>): IntakeForm {
  const paper = form.papers[code] ?? UNTICKED;
  return { ...form, papers: { ...form.papers, [code]: { ...paper, ...change(paper) } } };
}

/** Whether a paper is there: handed in, or the declaration that was typed into the e-form. */
const isThere = (form: IntakeForm, code: string) => form.papers[code]?.isGiven === true || (code === DECLARATION && isAnswered(form.answers));

/** Required papers that nobody has handed in and that no database answers. */
export function missingOf(form: IntakeForm, procedure: ProcedureOfForm) {
  return componentsOf(procedure, form.caseCode).filter(({ code, required, replaceableByData }) => required && !replaceableByData && !isThere(form, code));
}

/** What is wrong with the e-form. A desk may leave it to the paper, but not half answered. */
export const formProblemsOf = (form: IntakeForm, eForm: Form | null) => (eForm === null || !isAnswered(form.answers) ? [] : problemsIn(eForm, form.answers));

/** What still has to be said before anything can be received; each is the field to go to. */
export function openFields(form: IntakeForm): readonly ('fullName' | 'personalNumber' | 'birth' | 'query' | 'postalAddress')[] {
  const number = form.personalNumber.replaceAll(/[\s.]/g, '');
  return [
    ...(form.fullName.trim() === '' ? ['fullName' as const] : []), ...(number !== '' && !/^\d{12}$/.test(number) ? ['personalNumber' as const] : []),
    ...(form.birth.trim() !== '' && readDay(form.birth) === undefined ? ['birth' as const] : []), ...(form.procedureCode === null ? ['query' as const] : []),
    ...(form.returns === 'postal' && form.postalAddress.trim() === '' ? ['postalAddress' as const] : []),
  ];
}

type Request = RpcRequest<typeof receiveDossier>;
const filled = <K extends string>(name: K, value: string): Partial<Record<K, string>> => (value.trim() === '' ? {} : { [name]: value.trim() } as Record<K, string>);

/** What was handed in; a declaration that was typed in counts as the one original. */
function handedIn(form: IntakeForm) {
  return Object.entries(form.papers).filter(([code]) => isThere(form, code)).map(([code, { isGiven, kind, count }]) => (
    isGiven ? { code, originals: kind === 'original' ? count : 0, copies: kind === 'copy' ? count : 0, ...(kind === 'certified' ? { certifiedCopies: count } : {}) } : { code, originals: 1, copies: 0 }));
}

/** What the request says beside the matter itself. */
export interface Sent { readonly receivingUnitId: string; readonly procedureCode: string; readonly submitOnly: boolean; readonly eForm: Form | null }

/** The filing as it is sent. */
export function requestOf(form: IntakeForm, { receivingUnitId, procedureCode, submitOnly, eForm }: Sent): Partial<Request> {
  const birth = readDay(form.birth);
  return {
    procedureCode, receivingUnitId, channel: 'counter',
    ...(form.caseCode === null ? {} : { caseCode: form.caseCode }), ...(form.competentUnitId === null ? {} : { competentUnitId: form.competentUnitId }),
    applicant: {
      fullName: form.fullName.trim(), ...filled('personalNumber', form.personalNumber.replaceAll(/[\s.]/g, '')), ...(birth === undefined ? {} : { dateOfBirth: birth }),
      ...(form.sex === '' ? {} : { sex: form.sex }), ...filled('phone', form.phone), ...filled('address', form.address),
    },
    components: handedIn(form), ...(eForm === null || !isAnswered(form.answers) ? {} : { formData: answersIn(eForm, form.answers) }),
    ...(submitOnly ? { submitOnly: true as const } : {}), ...(form.returns === 'postal' ? { returnByPost: { address: form.postalAddress.trim() } } : {}),
  };
}

/** Whether what is owed depends on how much is handed in. */
export const countsCopies = ({ lines }: FeeQuote): boolean => lines.some(({ steps, state }) => state === 'priced' && steps.length > 0);

/** What a person has filled in, so that a closed page is worth keeping. */
export const isBegun = (form: IntakeForm): boolean => TEXTS.some((field) => form[field].trim() !== '') || form.procedureCode !== null;
