import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { RpcReply, searchPersons } from '@haicap/contracts';
import { formatOffsetTime, vnFold } from '@haicap/kernel';
import { maskName, PersonalDataCipher } from '@haicap/service-kit';
import { maySeeName, type Rights } from '../access/access.js';
import { organisationKey } from '../person/name-words.js';
import { openPerson } from '../person/seal-person.js';
import { EarlierFilingStore, type ByNumber, type EarlierPerson } from './earlier-filing.store.js';

type FoundPerson = RpcReply<typeof searchPersons>['persons'][number];

/** One of the two is given. */
export interface SearchedBy {
  readonly personalNumber: string | null;
  readonly organisationCode: string | null;
}

const DOSSIERS_MAX = 20;

/** Reads persons of earlier dossiers for somebody whose rights are known. */
@Injectable()
export class FindPersons {
  constructor(
    private readonly earlier: EarlierFilingStore,
    private readonly cipher: PersonalDataCipher,
  ) {}

  async run(tx: EntityManager, by: SearchedBy, rights: Rights): Promise<FoundPerson[]> {
    const rows = await this.earlier.persons(tx, this.#keysOf(by), DOSSIERS_MAX);
    const shown = rows.map((row) => this.#show(row, rights));
    // One number is one person; a name that was typed in another way is shown beside, the newest first, those in full before masked ones.
    const byName = new Map<string, FoundPerson & { readonly folded: string }>();
    for (const one of shown) {
      const known = byName.get(one.folded);
      if (!known || (known.masked && !one.masked)) byName.set(one.folded, one);
    }
    return [...byName.values()].map(({ folded: _folded, ...person }) => person);
  }

  /** The keyed hash under which a person's dossiers lie. */
  keyOf({ personalNumber, organisationCode }: SearchedBy): string {
    const keys = this.#keysOf({ personalNumber, organisationCode });
    const key = keys.personalNumberIndex ?? keys.organisationCodeIndex;
    if (key === null) throw new Error('nobody was looked for');
    return key;
  }

  #keysOf({ personalNumber, organisationCode }: SearchedBy): ByNumber {
    return {
      personalNumberIndex: personalNumber === null ? null : this.cipher.blindIndex(personalNumber),
      organisationCodeIndex: organisationCode === null ? null : organisationKey(this.cipher, organisationCode),
    };
  }

  #show(row: EarlierPerson, rights: Rights): FoundPerson & { readonly folded: string } {
    const { role: _role, details, ...party } = openPerson(this.cipher, row);
    const inScope = maySeeName(rights, { ...row, ownerAccountId: null });
    const asOf = formatOffsetTime(row.asOf);
    const folded = vnFold(party.fullName);
    if (!inScope) {
      return {
        folded, kind: party.kind, fullName: maskName(party.fullName), personalNumber: null, organisationCode: null, dateOfBirth: null, sex: null,
        phone: null, address: null, email: null, masked: true, asOf, dossierId: null, dossierCode: null,
      };
    }
    return {
      folded, ...party, dateOfBirth: details.dateOfBirth ?? null, sex: details.sex ?? null, email: details.email ?? null,
      masked: false, asOf, dossierId: row.dossierId, dossierCode: row.dossierCode,
    };
  }
}
