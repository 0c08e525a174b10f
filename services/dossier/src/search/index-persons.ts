import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { PersonalDataCipher, withScope } from '@haicap/service-kit';
import { KeepPersons } from '../person/keep-persons.js';
import { phoneKey } from '../person/name-words.js';
import { readPhone } from '../person/person.js';
import { openPerson, SEARCH_VERSION } from '../person/seal-person.js';
import { IndexPersonsStore } from './index-persons.store.js';

// About as long as one request takes: desks do not wait for it.
const PERSONS_PER_TURN = 100;

/**
 * Makes persons findable that came without the keys of a search: those of earlier releases and of loads, and those whose dossier
 * has come to a further unit. What a desk receives is findable at once and never comes by here.
 */
@Injectable()
export class IndexPersons {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: IndexPersonsStore,
    private readonly persons: KeepPersons,
    private readonly cipher: PersonalDataCipher,
  ) {}

  /** Indexes some, and tells whether there may be more. */
  async run(): Promise<boolean> {
    return withScope(this.dataSource, { kind: 'installation' }, async (tx) => {
      if (await this.store.isBusyWithLoad(tx)) return false;
      const waiting = await this.store.take(tx, PERSONS_PER_TURN);
      if (waiting.length === 0) return false;
      const opened = waiting.map((row) => ({ row, party: openPerson(this.cipher, row) }));
      await this.persons.addWords(tx, opened.filter(({ party }) => party.role === 'applicant').map(({ row, party }) => ({ units: row, fullName: party.fullName })));
      await this.store.markIndexed(tx, opened.map(({ row, party: { role, phone } }) => {
        const digits = phone === null ? '' : readPhone(phone);
        return { dossierId: row.dossierId, role, phoneIndex: digits === '' ? null : phoneKey(this.cipher, digits) };
      }), SEARCH_VERSION);
      return waiting.length === PERSONS_PER_TURN;
    }, { actor: 'service:dossier' });
  }
}
