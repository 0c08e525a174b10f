import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { normalizeName } from '@haicap/kernel';
import { PersonalDataCipher } from '@haicap/service-kit';
import { ApplicantStore, type ApplicantRow } from './applicant.store.js';

export interface NewApplicant {
  readonly dossierId: string;
  readonly fullName: string;
  /** Checked: 12 digits. */
  readonly personalNumber: string | null;
  readonly phone: string | undefined;
  readonly address: string | undefined;
}

export interface ApplicantName {
  readonly fullName: string;
  readonly personalNumber: string | null;
}

const TABLE = 'dossier_person';

/** Keeps personal data encrypted per field and bound to its place: a cell copied to another row cannot be read there. */
@Injectable()
export class KeepApplicants {
  constructor(private readonly applicants: ApplicantStore, private readonly cipher: PersonalDataCipher) {}

  async run(tx: EntityManager, applicants: readonly NewApplicant[]): Promise<void> {
    if (applicants.length > 0) await this.applicants.insert(tx, applicants.map((applicant) => this.#toRow(applicant)));
  }

  /** Names and numbers in clear, by dossier; whoever shows them has asked the policy before. */
  async read(tx: EntityManager, dossierIds: readonly string[]): Promise<ReadonlyMap<string, ApplicantName>> {
    if (dossierIds.length === 0) return new Map();
    const rows = await this.applicants.of(tx, dossierIds);
    return new Map(rows.map((row) => [row.dossierId, {
      fullName: this.cipher.decrypt(row.fullName, { table: TABLE, column: 'full_name', rowId: row.dossierId }),
      personalNumber: row.personalNumber === null
        ? null
        : this.cipher.decrypt(row.personalNumber, { table: TABLE, column: 'personal_number', rowId: row.dossierId }),
    }]));
  }

  #toRow({ dossierId, fullName, personalNumber, phone, address }: NewApplicant): ApplicantRow {
    const seal = (column: string, value: string | null | undefined) =>
      value === null || value === undefined || value === '' ? null : this.cipher.encrypt(value, { table: TABLE, column, rowId: dossierId });
    return {
      dossierId,
      fullName: this.cipher.encrypt(normalizeName(fullName), { table: TABLE, column: 'full_name', rowId: dossierId }),
      personalNumber: seal('personal_number', personalNumber),
      personalNumberIndex: personalNumber === null ? null : this.cipher.blindIndex(personalNumber),
      phone: seal('phone', phone),
      address: seal('address', address),
    };
  }
}
