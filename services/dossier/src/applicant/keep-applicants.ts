import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { PersonalDataCipher } from '@haicap/service-kit';
import { ApplicantStore } from './applicant.store.js';
import { APPLICANT_TABLE, sealApplicant, type NewApplicant } from './seal-applicant.js';

export interface ApplicantName {
  readonly fullName: string;
  readonly personalNumber: string | null;
}

/** An applicant as a paper names him or her; empty where nothing was said. */
export interface WholeApplicant {
  readonly fullName: string;
  readonly personalNumber: string;
  readonly phone: string;
  readonly address: string;
}

/** Keeps personal data encrypted per field and bound to its place: a cell copied to another row cannot be read there. */
@Injectable()
export class KeepApplicants {
  constructor(private readonly applicants: ApplicantStore, private readonly cipher: PersonalDataCipher) {}

  async run(tx: EntityManager, applicants: readonly NewApplicant[]): Promise<void> {
    if (applicants.length > 0) await this.applicants.insert(tx, applicants.map((applicant) => sealApplicant(this.cipher, applicant)));
  }

  /** Names and numbers in clear, by dossier; whoever shows them has asked the policy before. */
  async read(tx: EntityManager, dossierIds: readonly string[]): Promise<ReadonlyMap<string, ApplicantName>> {
    if (dossierIds.length === 0) return new Map();
    const rows = await this.applicants.of(tx, dossierIds);
    return new Map(rows.map((row) => [row.dossierId, {
      fullName: this.cipher.decrypt(row.fullName, { table: APPLICANT_TABLE, column: 'full_name', rowId: row.dossierId }),
      personalNumber: row.personalNumber === null
        ? null
        : this.cipher.decrypt(row.personalNumber, { table: APPLICANT_TABLE, column: 'personal_number', rowId: row.dossierId }),
    }]));
  }

  /** Everything a paper says about the applicants, in clear, by dossier. */
  async readWhole(tx: EntityManager, dossierIds: readonly string[]): Promise<ReadonlyMap<string, WholeApplicant>> {
    const rows = dossierIds.length === 0 ? [] : await this.applicants.wholeOf(tx, dossierIds);
    return new Map(rows.map(({ dossierId: rowId, ...row }) => {
      const open = (column: string, text: string | null) => (text === null ? '' : this.cipher.decrypt(text, { table: APPLICANT_TABLE, column, rowId }));
      return [rowId, {
        fullName: open('full_name', row.fullName), personalNumber: open('personal_number', row.personalNumber),
        phone: open('phone', row.phone), address: open('address', row.address),
      }];
    }));
  }
}
