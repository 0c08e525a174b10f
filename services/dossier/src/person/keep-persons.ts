import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PartyRole } from '@haicap/contracts';
import { PersonalDataCipher } from '@haicap/service-kit';
import { nameKeys } from './name-words.js';
import type { Party } from './person.js';
import { PersonStore, type NameWordRow } from './person.store.js';
import { openPerson, sealPerson } from './seal-person.js';

/** The units in which a dossier is looked for. */
export interface UnitsOfSearch {
  readonly dossierId: string;
  readonly supportUnitId: string | null;
  readonly receivingUnitId: string;
  readonly competentUnitId: string;
  readonly returningUnitId: string;
  readonly involvedUnitIds: readonly string[];
}

export interface NewParties extends UnitsOfSearch {
  readonly parties: readonly Party[];
}

/** An applicant as a paper prints it; what is not known is empty. */
export interface WholeApplicant {
  readonly fullName: string;
  readonly personalNumber: string;
  readonly phone: string;
  readonly address: string;
}

/** Keeps personal data encrypted per field and bound to its place: a cell copied to another row cannot be read there. */
@Injectable()
export class KeepPersons {
  constructor(private readonly persons: PersonStore, private readonly cipher: PersonalDataCipher) {}

  /** Keeps everybody a batch of dossiers names, one statement per table. */
  async run(tx: EntityManager, dossiers: readonly NewParties[]): Promise<void> {
    if (dossiers.length === 0) return;
    await this.persons.insert(tx, dossiers.flatMap(({ dossierId, parties }) => parties.map((party) => sealPerson(this.cipher, dossierId, party))));
    await this.persons.insertWords(tx, dossiers.flatMap((dossier) => {
      const applicant = dossier.parties.find(({ role }) => role === 'applicant');
      return applicant ? this.wordsOf(dossier, applicant.fullName) : [];
    }));
  }

  /** Writes a corrected person, and makes the dossier findable by a corrected name. */
  async correct(tx: EntityManager, units: UnitsOfSearch, before: Party, after: Party): Promise<void> {
    await this.persons.update(tx, sealPerson(this.cipher, units.dossierId, after));
    if (after.role !== 'applicant' || before.fullName === after.fullName) return;
    await this.persons.removeWords(tx, this.wordsOf(units, before.fullName));
    await this.persons.insertWords(tx, this.wordsOf(units, after.fullName));
  }

  /** Makes dossiers findable by names that are kept already, one statement. */
  async addWords(tx: EntityManager, named: readonly { readonly units: UnitsOfSearch; readonly fullName: string }[]): Promise<void> {
    await this.persons.insertWords(tx, named.flatMap(({ units, fullName }) => this.wordsOf(units, fullName)));
  }

  /** Applicants in clear, by dossier; whoever shows them has asked the policy before. */
  async read(tx: EntityManager, dossierIds: readonly string[]): Promise<ReadonlyMap<string, Party>> {
    if (dossierIds.length === 0) return new Map();
    const rows = await this.persons.applicants(tx, dossierIds);
    return new Map(rows.map((row) => [row.dossierId, openPerson(this.cipher, row)]));
  }

  /** Everything a paper says about the applicants, in clear, by dossier. */
  async readWhole(tx: EntityManager, dossierIds: readonly string[]): Promise<ReadonlyMap<string, WholeApplicant>> {
    const applicants = await this.read(tx, dossierIds);
    return new Map([...applicants].map(([dossierId, { fullName, personalNumber, phone, address }]) =>
      [dossierId, { fullName, personalNumber: personalNumber ?? '', phone: phone ?? '', address: address ?? '' }]));
  }

  /** Everybody the dossiers name, in clear, by dossier. */
  async readAll(tx: EntityManager, dossierIds: readonly string[]): Promise<ReadonlyMap<string, readonly Party[]>> {
    const found = new Map<string, Party[]>();
    if (dossierIds.length === 0) return found;
    for (const row of await this.persons.parties(tx, dossierIds)) {
      found.set(row.dossierId, [...(found.get(row.dossierId) ?? []), openPerson(this.cipher, row)]);
    }
    return found;
  }

  async readOne(tx: EntityManager, dossierId: string, role: PartyRole): Promise<Party | undefined> {
    return (await this.readAll(tx, [dossierId])).get(dossierId)?.find((party) => party.role === role);
  }

  /** The rows under which a dossier is found by its applicant's name: each word, and the whole name, in each of its units. */
  wordsOf({ dossierId, supportUnitId, receivingUnitId, competentUnitId, returningUnitId, involvedUnitIds }: UnitsOfSearch, fullName: string): NameWordRow[] {
    const units = [...new Set([supportUnitId, receivingUnitId, competentUnitId, returningUnitId, ...involvedUnitIds])].filter((unitId) => unitId !== null);
    const { words, exact } = nameKeys(this.cipher, fullName);
    return units.flatMap((unitId) => [...words, exact].map((word) => ({ unitId, word, dossierId })));
  }
}
