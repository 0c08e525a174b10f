import type { PersonalDataCipher } from '@haicap/service-kit';
import type { EntityManager } from 'typeorm';

export interface KeptAccount {
  readonly login: string;
  readonly demo: boolean;
  readonly person: { readonly fullName: string; readonly birthDate: string | null; readonly hasPersonalNumber: boolean; readonly assurance: number; readonly seenAt: Date } | null;
  readonly providers: readonly { readonly provider: string; readonly linkedAt: Date }[];
  readonly enrolledAt: Date | null;
  readonly accessChanges: readonly { readonly action: string; readonly at: Date }[];
}

interface PersonRow {
  readonly full_name: string;
  readonly birth_date: string | null;
  readonly has_number: boolean;
  readonly assurance: number;
  readonly seen_at: Date;
}

/** Reads one account across all tables that know it; a table that comes to hold more about it is read here, too. */
export class OwnAccountStore {
  constructor(private readonly cipher: PersonalDataCipher) {}

  async find(tx: EntityManager, accountId: string): Promise<KeptAccount | undefined> {
    const [account]: { login: string; demo: boolean; enrolled_at: Date | null }[] = await tx.query(
      `SELECT a.login, a.demo, f.enrolled_at FROM account a LEFT JOIN second_factor f ON f.account_id = a.account_id WHERE a.account_id = $1 AND a.kind = 'citizen'`, [accountId]);
    if (account === undefined) return undefined;
    const [person]: PersonRow[] = await tx.query(
      `SELECT full_name, birth_date, personal_number_index IS NOT NULL AS has_number, assurance, seen_at FROM account_person WHERE account_id = $1`, [accountId]);
    const providers: KeptAccount['providers'] = await tx.query(
      `SELECT provider, linked_at AS "linkedAt" FROM account_link WHERE account_id = $1 ORDER BY linked_at, provider`, [accountId]);
    const accessChanges: KeptAccount['accessChanges'] = await tx.query(
      `SELECT action, at FROM account_access_change WHERE account_id = $1
       UNION ALL SELECT 'reset-second-factor', at FROM second_factor_reset WHERE account_id = $1 ORDER BY at`, [accountId]);
    return { login: account.login, demo: account.demo, enrolledAt: account.enrolled_at, providers, accessChanges, person: person === undefined ? null : this.personOf(person, accountId) };
  }

  private personOf({ full_name: name, birth_date: birth, has_number: hasPersonalNumber, assurance, seen_at: seenAt }: PersonRow, accountId: string): KeptAccount['person'] {
    const clear = (text: string, column: string) => this.cipher.decrypt(text, { table: 'account_person', column, rowId: accountId });
    return { fullName: clear(name, 'full_name'), birthDate: birth === null ? null : clear(birth, 'birth_date'), hasPersonalNumber, assurance, seenAt };
  }
}
