import { normalizeName, type LocalDate } from '@haicap/kernel';
import { z } from 'zod';
import { representation } from '@haicap/contracts';
import type { PersonalDataCipher } from '@haicap/service-kit';
import { organisationKey, phoneKey } from './name-words.js';
import { readPhone, type Party, type PersonDetails } from './person.js';
import type { PersonRow, ReadPersonRow } from './person.store.js';

/** A person's cipher texts, as any reader of the table gets them. */
export type SealedPerson = ReadPersonRow;

export const PERSON_TABLE = 'dossier_person';

/** Bumped when what a search looks up changes: rows of an older one are indexed again by the worker. */
export const SEARCH_VERSION = 1;

type SealedColumn = 'full_name' | 'personal_number' | 'organisation_code' | 'phone' | 'address' | 'details';

/** The place of a cell. An applicant's was made when a dossier had one person. */
export function personCell(dossierId: string, role: Party['role'], column: SealedColumn) {
  return { table: PERSON_TABLE, column, rowId: role === 'applicant' ? dossierId : `${dossierId}/${role}` };
}

/** A person as it lies in the table: each field encrypted and bound to its place, with hashes of what is searched by. */
export function sealPerson(cipher: PersonalDataCipher, dossierId: string, party: Party): PersonRow {
  const { role, kind, fullName, personalNumber, organisationCode, phone, address, details } = party;
  const seal = (column: SealedColumn, value: string | null) => (value === null || value === '' ? null : cipher.encrypt(value, personCell(dossierId, role, column)));
  const digits = phone === null ? '' : readPhone(phone);
  return {
    dossierId, role, kind,
    fullName: cipher.encrypt(fullName, personCell(dossierId, role, 'full_name')),
    personalNumber: seal('personal_number', personalNumber),
    personalNumberIndex: personalNumber === null ? null : cipher.blindIndex(personalNumber),
    organisationCode: seal('organisation_code', organisationCode),
    organisationCodeIndex: organisationCode === null ? null : organisationKey(cipher, organisationCode),
    phone: seal('phone', phone), phoneIndex: digits === '' ? null : phoneKey(cipher, digits),
    address: seal('address', address),
    details: Object.values(details).some((value) => value !== undefined) ? seal('details', JSON.stringify(details)) : null,
    searchVersion: SEARCH_VERSION,
  };
}

const kept = z.object({
  dateOfBirth: z.string().transform((day) => day as LocalDate).optional(), sex: z.enum(['male', 'female']).optional(), email: z.string().optional(),
  representation: representation.optional(),
});

/** The person of a row, in clear; whoever shows it has asked the policy before. */
export function openPerson(cipher: PersonalDataCipher, row: SealedPerson): Party {
  const { dossierId, role, kind } = row;
  const open = (column: SealedColumn, value: string | null) => (value === null ? null : cipher.decrypt(value, personCell(dossierId, role, column)));
  const details = open('details', row.details);
  return {
    role, kind, fullName: cipher.decrypt(row.fullName, personCell(dossierId, role, 'full_name')),
    personalNumber: open('personal_number', row.personalNumber), organisationCode: open('organisation_code', row.organisationCode),
    phone: open('phone', row.phone), address: open('address', row.address),
    details: details === null ? {} : kept.parse(JSON.parse(details)) satisfies PersonDetails,
  };
}

/** An applicant of a load, who is a citizen and comes with nothing else. */
export function sealApplicant(cipher: PersonalDataCipher, given: {
  readonly dossierId: string; readonly fullName: string; readonly personalNumber: string | null; readonly phone: string; readonly address: string;
}): PersonRow {
  return sealPerson(cipher, given.dossierId, {
    role: 'applicant', kind: 'citizen', fullName: normalizeName(given.fullName), personalNumber: given.personalNumber, organisationCode: null,
    phone: given.phone === '' ? null : given.phone, address: given.address === '' ? null : given.address, details: {},
  });
}
