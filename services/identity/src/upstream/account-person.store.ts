import type { PersonalDataCipher } from '@haicap/service-kit';
import type { EntityManager } from 'typeorm';
import type { UpstreamPerson } from './upstream.js';

type Citizen = Extract<UpstreamPerson, { kind: 'citizen' }>;

const cell = (column: 'full_name' | 'birth_date', accountId: string) => ({ table: 'account_person', column, rowId: accountId });

/** All SQL of persons whom a provider has signed in. */
export class AccountPersonStore {
  constructor(private readonly cipher: PersonalDataCipher) {}

  /** Two first sign-ins of one person at the same time make one account: the second waits for the first. */
  async keepOthersWaiting(tx: EntityManager, provider: string, person: Citizen): Promise<void> {
    const keys = [this.subjectIndex(provider, person.subject), ...(person.personalNumber === null ? [] : [this.numberIndex(person.personalNumber)])].toSorted();
    for (const key of keys) await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [key]);
  }

  /** The account of a person, and whether it is locked: by what the provider calls the person, otherwise by the personal number. */
  async findAccount(tx: EntityManager, provider: string, person: Citizen): Promise<{ readonly accountId: string; readonly locked: boolean } | undefined> {
    const rows: { accountId: string; locked: boolean }[] = await tx.query(
      `SELECT f.account_id AS "accountId", coalesce(x.locked, false) AS locked FROM (
         SELECT account_id, 1 AS place FROM account_link WHERE provider = $1 AND subject_index = $2
         UNION ALL SELECT account_id, 2 FROM account_person WHERE personal_number_index = $3) f
       LEFT JOIN account_access x ON x.account_id = f.account_id ORDER BY f.place LIMIT 1`,
      [provider, this.subjectIndex(provider, person.subject), person.personalNumber === null ? null : this.numberIndex(person.personalNumber)]);
    return rows[0];
  }

  async makeCitizen(tx: EntityManager, accountId: string, login: string): Promise<void> {
    await tx.query(`INSERT INTO account (account_id, login, kind, demo, version) VALUES ($1, $2, 'citizen', false, 1)`, [accountId, login]);
  }

  /** What the provider says today replaces what it said before; a number once known stays, and one that another account has stays there. */
  async saveSeen(tx: EntityManager, seen: { readonly accountId: string; readonly provider: string; readonly person: Citizen; readonly at: Date }): Promise<void> {
    const { accountId, provider, person, at } = seen;
    await tx.query(
      `INSERT INTO account_person (account_id, full_name, birth_date, personal_number_index, assurance, seen_at)
       VALUES ($1, $2, $3, (SELECT $4::text WHERE NOT EXISTS (SELECT FROM account_person WHERE personal_number_index = $4 AND account_id <> $1)), $5, $6)
       ON CONFLICT (account_id) DO UPDATE SET full_name = excluded.full_name, birth_date = coalesce(excluded.birth_date, account_person.birth_date),
         personal_number_index = coalesce(account_person.personal_number_index, excluded.personal_number_index), assurance = excluded.assurance, seen_at = excluded.seen_at`,
      [accountId, this.cipher.encrypt(person.fullName, cell('full_name', accountId)),
        person.birthDate === null ? null : this.cipher.encrypt(person.birthDate, cell('birth_date', accountId)),
        person.personalNumber === null ? null : this.numberIndex(person.personalNumber), person.assurance, at]);
    await tx.query(
      `INSERT INTO account_link (provider, subject_index, account_id, linked_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
      [provider, this.subjectIndex(provider, person.subject), accountId, at]);
  }

  private subjectIndex(provider: string, subject: string): string {
    return this.cipher.blindIndex(`subject:${provider}:${subject}`);
  }

  private numberIndex(personalNumber: string): string {
    return this.cipher.blindIndex(`personal-number:${personalNumber}`);
  }
}
