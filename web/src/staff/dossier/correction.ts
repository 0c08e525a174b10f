import type { CorrectableField } from '@haicap/contracts';
import { answersIn } from '../../e-form/answers.js';
import { valueAt, withValueAt, type Form, type FormData } from '../../e-form/form-schema.js';
import { changedFields, isSame, type Fields } from '../../merge/merge-fields.js';
import { formPlaces } from '../../merge/form-places.js';
import type { Filing, Party } from './dossier-query.js';
import { PARTY_FIELDS } from './party-words.js';

const FORM = 'form:';

/** Everything of a filing that a correction may name, by field: what is known of a person, and the answers of the e-form. */
export function correctableValues(filing: Filing, role: Party['role']): Fields {
  const party = filing.parties.find((one) => one.role === role);
  const person = PARTY_FIELDS.map(({ field }): [string, unknown] => [field, party?.[field] ?? '']);
  const form = Object.entries(formPlaces(filing.formData ?? {})).map(([place, value]): [string, unknown] => [FORM + place, value]);
  return Object.fromEntries([...person, ...form]);
}

export const isFormField = (field: string): boolean => field.startsWith(FORM);
export const placeOf = (field: string): string => field.slice(FORM.length);
export const fieldOf = (place: string): string => FORM + place;

const partOf = (fields: Fields, wanted: (field: string) => boolean): Fields => Object.fromEntries(Object.entries(fields).filter(([field]) => wanted(field)));
const placesOf = (fields: Fields): Fields => Object.fromEntries(Object.entries(partOf(fields, isFormField)).map(([field, value]) => [placeOf(field), value]));

/** The e-form as its fields show it. */
export const formOf = (fields: Fields): FormData => Object.entries(placesOf(fields)).reduce<FormData>((form, [place, value]) => withValueAt(form, place, value), {});

/** The same values with what the fields of the e-form say now. */
export function withForm(fields: Fields, form: FormData): Fields {
  return { ...partOf(fields, (field) => !isFormField(field)), ...Object.fromEntries(Object.entries(formPlaces(form)).map(([place, value]) => [fieldOf(place), value])) };
}

/** The same values with the answers as they are sent: whole days, nothing left empty. */
export const wholeForm = (fields: Fields, form: Form | null): Fields => (form === null ? fields : withForm(fields, answersIn(form, formOf(fields))));

/** The same values with another person in them; the answers of the e-form stay. */
export const withPerson = (fields: Fields, filing: Filing, role: Party['role']): Fields => ({ ...partOf(correctableValues(filing, role), (field) => !isFormField(field)), ...partOf(fields, isFormField) });

/** Whether data of the person, or answers of the e-form, differ. */
export const isChanged = (before: Fields, after: Fields, part: 'person' | 'form'): boolean => Object.keys(changedFields(before, after)).some((field) => isFormField(field) === (part === 'form'));

export interface CorrectionBody {
  readonly changes: Partial<Record<CorrectableField, string>>;
  readonly form?: Readonly<Record<string, unknown>>;
}

/** What a correction sends: only what differs from what stands there now. */
export function correctionOf(before: Fields, after: Fields): CorrectionBody {
  const changed = Object.entries(changedFields(before, after)).filter(([field]) => !isFormField(field));
  const form = formChanges(placesOf(before), placesOf(after));
  return { changes: Object.fromEntries(changed.map(([field, value]) => [field, value ?? ''])), ...(Object.keys(form).length === 0 ? {} : { form }) };
}

const isGiven = (value: unknown) => value !== undefined && value !== '';

/** Changes by place. A group that stands on one side alone is named as a whole: within what is not there the owner knows no place, and an empty group is not what the form asks for. */
function formChanges(before: Fields, after: Fields): Readonly<Record<string, unknown>> {
  const [there, then] = [before, after].map((places) => Object.fromEntries(Object.entries(places).filter(([, value]) => isGiven(value)))) as [Fields, Fields];
  const form = Object.entries(then).reduce<FormData>((all, [place, value]) => withValueAt(all, place, value), {});
  const places = [...new Set([...Object.keys(there), ...Object.keys(then)])].filter((place) => !isSame(there[place], then[place]));
  return Object.fromEntries(places.map((place) => {
    const whole = wholeGroup(place, place in then ? there : then) ?? place;
    return [whole, valueAt(form, whole) ?? null];
  }));
}

/** The largest group around a place of which nothing stands in these places. */
function wholeGroup(place: string, places: Fields): string | undefined {
  const names = place.split('/').slice(1, -1);
  const groups = names.map((_, index) => `/${names.slice(0, index + 1).join('/')}`);
  return groups.find((group) => !Object.keys(places).some((one) => one.startsWith(`${group}/`)));
}
