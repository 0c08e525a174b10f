import { correctableField, correctableFields, refusal, type CorrectableField, type DossierStatus, type Refusal, type Role, type RpcRequest, type correctDossier } from '@haicap/contracts';
import { err, normalizeName, ok, type LocalDate, type Result } from '@haicap/kernel';
import { checkParties, readOrganisationCode, readPersonalNumber, type Party } from '../person/person.js';

export type Changes = RpcRequest<typeof correctDossier>['changes'];

/** One value before and after. */
export interface CorrectedField {
  readonly field: CorrectableField;
  readonly before: string | null;
  readonly after: string | null;
}

export interface Correction {
  readonly party: Party;
  readonly fields: readonly CorrectedField[];
}

/** Corrects a person: only what this person may correct in this state, and only what differs. Both values come back. */
export function correct(
  before: Party, changes: Changes, by: { readonly status: DossierStatus; readonly roles: readonly Role[]; readonly today: LocalDate },
): Result<Correction, Refusal> {
  const wanted = correctableField.options.filter((field) => changes[field] !== undefined);
  const allowed = correctableFields(by.status, by.roles);
  const forbidden = wanted.filter((field) => !allowed.includes(field));
  if (forbidden.length > 0) return err(refusal('FIELD_NOT_CORRECTABLE', { fields: forbidden, status: by.status, correctableFields: allowed }));
  const after = apply(before, changes);
  if (!after.ok) return after;
  const fields = wanted.map((field): CorrectedField => ({ field, before: valueOf(before, field), after: valueOf(after.value, field) }))
    .filter((one) => one.before !== one.after);
  if (fields.length === 0) return err(refusal('CORRECTION_EMPTY', {}));
  const checked = checkWhole(after.value, by.today);
  return checked.ok ? ok({ party: after.value, fields }) : checked;
}

function valueOf(party: Party, field: CorrectableField): string | null {
  switch (field) {
    case 'dateOfBirth':
    case 'sex':
    case 'email':
      return party.details[field] ?? null;
    default:
      return party[field];
  }
}

function apply(party: Party, changes: Changes): Result<Party, Refusal> {
  const personalNumber = changes.personalNumber === undefined ? ok(party.personalNumber) : readPersonalNumber(changes.personalNumber);
  if (!personalNumber.ok) return personalNumber;
  const organisationCode = changes.organisationCode === undefined ? party.organisationCode : readOrganisationCode(changes.organisationCode);
  if (organisationCode === null && (changes.organisationCode ?? '') !== '') return err(refusal('PARTY_INVALID', { role: party.role, field: 'organisationCode', reason: 'form' }));
  const orKept = (value: string | undefined, kept: string | null) => (value === undefined ? kept : value === '' ? null : value);
  const details = Object.fromEntries((['dateOfBirth', 'sex', 'email'] as const)
    .map((field) => [field, orKept(changes[field], party.details[field] ?? null)] as const).filter(([, value]) => value !== null));
  return ok({
    ...party, fullName: changes.fullName === undefined ? party.fullName : normalizeName(changes.fullName),
    personalNumber: personalNumber.value, organisationCode,
    phone: orKept(changes.phone, party.phone), address: orKept(changes.address, party.address),
    details: { ...(party.details.representation ? { representation: party.details.representation } : {}), ...details },
  });
}

// What is right for a person at intake is right afterwards, too.
function checkWhole({ kind, fullName, personalNumber, organisationCode, details: { dateOfBirth, sex } }: Party, today: LocalDate): Result<null, Refusal> {
  const checked = checkParties({
    applicant: {
      kind, fullName, ...(personalNumber === null ? {} : { personalNumber }), ...(organisationCode === null ? {} : { organisationCode }),
      ...(dateOfBirth === undefined ? {} : { dateOfBirth }), ...(sex === undefined ? {} : { sex }),
    },
    ...(kind === 'organisation' ? { representative: { fullName }, representation: { basis: 'organisation-head' } } : {}),
  }, today);
  return checked.ok ? ok(null) : checked;
}
