import { accountKind } from '@haicap/contracts';
import type { LocalDate } from '@haicap/kernel';
import type { PersonalDataCipher } from '@haicap/service-kit';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import type { AccessAction, AccessState } from './account-access.js';

const accessRow = z.object({
  account_id: z.uuid(), kind: accountKind, login: z.string(), version: z.int(), tokens_not_before: z.date().nullable(), locked_at: z.date().nullable(),
  reason: z.string().nullable(), reason_version: z.int().nullable(),
});

const standingRow = accessRow.extend({ posts_not_before: z.date().nullable() });

/** With since when a token carries the posts of today. */
export interface StandingAccess extends AccessState {
  readonly postsNotBefore: Date | null;
}

export interface ListedPage {
  readonly endedAfter: Date;
  readonly changedAfter: Date;
  /** Posts of this last day ended when the day after it began. */
  readonly lastDay: LocalDate;
  readonly dayBegan: Date;
  readonly after: string | undefined;
  readonly limit: number;
}

export interface KnownAccount {
  readonly state: AccessState;
  readonly login: string;
  /** Why it was locked, while it is. */
  readonly lockReason: string | null;
}

export interface AccessChange {
  readonly state: AccessState;
  readonly action: AccessAction;
  readonly reason: string;
  readonly actor: string;
  readonly at: Date;
}

const selectKnown = (source: 'account_access' | 'account_access_change') => `
  SELECT a.account_id, a.kind, a.login, coalesce(x.version, 0) AS version, x.tokens_not_before, x.locked_at, l.reason, l.version AS reason_version
  FROM account a LEFT JOIN ${source} x ON x.account_id = a.account_id
  LEFT JOIN LATERAL (
    SELECT c.reason, c.version FROM account_access_change c
    WHERE c.account_id = x.account_id AND c.action = 'lock' AND c.version <= x.version AND x.locked_at IS NOT NULL ORDER BY c.version DESC LIMIT 1) l ON true
  WHERE a.account_id = $1`;

const reasonCell = (accountId: string, version: number) => ({ table: 'account_access_change', column: 'reason', rowId: `${accountId}:${version}` });

/** All SQL of what counts of what accounts hold. */
export class AccountAccessStore {
  constructor(private readonly cipher: PersonalDataCipher) {}

  async find(tx: EntityManager, accountId: string): Promise<KnownAccount | undefined> {
    return this.known(await tx.query(selectKnown('account_access'), [accountId]));
  }

  /** The account as it is, kept by this transaction until its end. */
  async findForChange(tx: EntityManager, accountId: string): Promise<KnownAccount | undefined> {
    // Read by a second statement: the one that waited would tell what counted before it did.
    await tx.query(`SELECT FROM account WHERE account_id = $1 FOR UPDATE`, [accountId]);
    return this.find(tx, accountId);
  }

  /** As it was after one of its changes. */
  async findAsOf(tx: EntityManager, accountId: string, version: number): Promise<KnownAccount | undefined> {
    return this.known(await tx.query(`${selectKnown('account_access_change')} AND x.version = $2`, [accountId, version]));
  }

  /** Of a program, which has no account row; undefined while nothing of it was told. */
  async stateOf(tx: EntityManager, accountId: string): Promise<AccessState | undefined> {
    const rows: unknown[] = await tx.query(
      `SELECT account_id, kind, '' AS login, version, tokens_not_before, locked_at, NULL AS reason, NULL AS reason_version FROM account_access WHERE account_id = $1`, [accountId]);
    return rows[0] === undefined ? undefined : stateOf(accessRow.parse(rows[0]));
  }

  async saveState(tx: EntityManager, { accountId, kind, version, tokensNotBefore, lockedAt }: AccessState): Promise<void> {
    await tx.query(
      `INSERT INTO account_access (account_id, kind, version, locked, tokens_not_before, locked_at) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (account_id) DO UPDATE SET version = excluded.version, locked = excluded.locked, tokens_not_before = excluded.tokens_not_before,
         locked_at = excluded.locked_at`,
      [accountId, kind, version, lockedAt !== null, tokensNotBefore, lockedAt]);
  }

  async save(tx: EntityManager, { state, action, reason, actor, at }: AccessChange): Promise<void> {
    const { accountId, version, tokensNotBefore, lockedAt } = state;
    await this.saveState(tx, state);
    await tx.query(
      `INSERT INTO account_access_change (account_id, version, tokens_not_before, locked_at, action, reason, actor, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [accountId, version, tokensNotBefore, lockedAt, action, this.cipher.encrypt(reason, reasonCell(accountId, version)), actor, at]);
  }

  /** A page of what counts now: what is locked, what was ended after an instant, whose posts are others, and programs whose last day is over. One more than the limit. */
  async list(tx: EntityManager, page: ListedPage): Promise<StandingAccess[]> {
    const rows: unknown[] = await tx.query(
      `WITH listed AS (
         SELECT account_id FROM account_access WHERE locked OR tokens_not_before > $1
         UNION SELECT account_id FROM account_posts_change WHERE at > $4
         UNION SELECT account_id FROM account_post WHERE valid_to = $5
         UNION SELECT client_id FROM service_client WHERE valid_to = $5)
       SELECT account_id, coalesce(x.kind, CASE WHEN s.client_id IS NULL THEN 'officer' ELSE 'client' END) AS kind, '' AS login, coalesce(x.version, 0) AS version, x.tokens_not_before, x.locked_at, NULL AS reason, NULL AS reason_version,
         greatest(c.at, CASE WHEN s.valid_to = $5 OR EXISTS (SELECT FROM account_post p WHERE p.account_id = listed.account_id AND p.valid_to = $5) THEN $6::timestamptz END) AS posts_not_before
       FROM listed LEFT JOIN account_access x USING (account_id) LEFT JOIN account_posts_change c USING (account_id) LEFT JOIN service_client s ON s.client_id = account_id
       WHERE $2::uuid IS NULL OR account_id > $2::uuid ORDER BY account_id LIMIT $3`,
      [page.endedAfter, page.after ?? null, page.limit + 1, page.changedAfter, page.lastDay, page.dayBegan]);
    return rows.map((row) => standingRow.parse(row)).map((row) => ({ ...stateOf(row), postsNotBefore: row.posts_not_before }));
  }

  private known(rows: unknown[]): KnownAccount | undefined {
    if (rows[0] === undefined) return undefined;
    const row = accessRow.parse(rows[0]);
    const { account_id: accountId, login, reason, reason_version: version } = row;
    return { state: stateOf(row), login, lockReason: reason === null || version === null ? null : this.cipher.decrypt(reason, reasonCell(accountId, version)) };
  }
}

function stateOf(row: z.infer<typeof accessRow>): AccessState {
  return { accountId: row.account_id, kind: row.kind, version: row.version, tokensNotBefore: row.tokens_not_before, lockedAt: row.locked_at };
}
