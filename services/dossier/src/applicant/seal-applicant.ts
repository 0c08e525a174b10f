import { normalizeName } from '@haicap/kernel';
import type { PersonalDataCipher } from '@haicap/service-kit';
import type { ApplicantRow } from './applicant.store.js';

export interface NewApplicant {
  readonly dossierId: string;
  readonly fullName: string;
  /** Checked: 12 digits. */
  readonly personalNumber: string | null;
  readonly phone: string | undefined;
  readonly address: string | undefined;
}

export const APPLICANT_TABLE = 'dossier_person';

/** A person as it lies in the table: each field encrypted and bound to its place. */
export function sealApplicant(cipher: PersonalDataCipher, applicant: NewApplicant): ApplicantRow {
  const { dossierId, fullName, personalNumber, phone, address } = applicant;
  const seal = (column: string, value: string | null | undefined) =>
    value === null || value === undefined || value === '' ? null : cipher.encrypt(value, { table: APPLICANT_TABLE, column, rowId: dossierId });
  return {
    dossierId,
    fullName: cipher.encrypt(normalizeName(fullName), { table: APPLICANT_TABLE, column: 'full_name', rowId: dossierId }),
    personalNumber: seal('personal_number', personalNumber),
    personalNumberIndex: personalNumber === null ? null : cipher.blindIndex(personalNumber),
    phone: seal('phone', phone),
    address: seal('address', address),
  };
}
