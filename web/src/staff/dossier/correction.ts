import type { CorrectableField } from '@haicap/contracts';
import { changedFields, type Fields } from '../../merge/merge-fields.js';
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

export interface CorrectionBody {
  readonly changes: Partial<Record<CorrectableField, string>>;
  readonly form?: Readonly<Record<string, unknown>>;
}

/** What a correction sends: only what differs from what stands there now. */
export function correctionOf(before: Fields, after: Fields): CorrectionBody {
  const changed = Object.entries(changedFields(before, after));
  const form = changed.filter(([field]) => isFormField(field)).map(([field, value]) => [placeOf(field), value === '' || value === undefined ? null : value]);
  return {
    changes: Object.fromEntries(changed.filter(([field]) => !isFormField(field)).map(([field, value]) => [field, value ?? ''])),
    ...(form.length === 0 ? {} : { form: Object.fromEntries(form) as Record<string, unknown> }),
  };
}
