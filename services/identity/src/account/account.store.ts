import { role, type ActorPost } from '@haicap/contracts';
import { localDate } from '@haicap/kernel';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import type { Account } from './account.js';

export interface OfficerAccount {
  readonly officerId: string;
  readonly login: string;
  readonly demo: boolean;
  readonly version: number;
  readonly posts: readonly (ActorPost & { readonly postId: string; readonly validFrom: string; readonly validTo: string | null })[];
}

const accountRow = z.object({
  account_id: z.uuid(), login: z.string(), kind: z.enum(['officer', 'citizen']), demo: z.boolean(), locked_at: z.date().nullable(), tokens_not_before: z.date().nullable(),
  posts: z.array(z.object({ unitId: z.uuid(), role, validFrom: z.string().transform(localDate), validTo: z.string().transform(localDate).nullable() })),
});

const SELECT_ACCOUNT = `
  SELECT account.account_id, login, account.kind, demo, locked_at, tokens_not_before, coalesce((
    SELECT jsonb_agg(jsonb_build_object('unitId', unit_id, 'role', role, 'validFrom', valid_from, 'validTo', valid_to) ORDER BY post_id)
    FROM account_post WHERE account_post.account_id = account.account_id), '[]') AS posts
  FROM account LEFT JOIN account_access ON account_access.account_id = account.account_id`;

const POSTS_OF = (parameter: string) =>
  `jsonb_to_recordset(${parameter}::jsonb) AS p(account_id uuid, post_id uuid, unit_id uuid, role text, valid_from date, valid_to date)`;

/** All SQL of accounts. */
export class AccountStore {
  async findById(tx: EntityManager, accountId: string): Promise<Account | undefined> {
    return firstAccount(await tx.query(`${SELECT_ACCOUNT} WHERE account.account_id = $1`, [accountId]));
  }

  async findByLogin(tx: EntityManager, login: string): Promise<Account | undefined> {
    return firstAccount(await tx.query(`${SELECT_ACCOUNT} WHERE login = $1`, [login]));
  }

  /** Demo logins for the sign-in page: citizens and the province first, then communes by code. */
  async suggestDemoLogins(tx: EntityManager, limit: number): Promise<string[]> {
    const rows: { login: string }[] = await tx.query(
      `SELECT login FROM account WHERE demo ORDER BY kind, length(login), login LIMIT $1`, [limit]);
    return rows.map(({ login }) => login);
  }

  /** Makes the accounts of officers equal to what registry says about them, posts included; whose posts are others now carries the instant. */
  async saveOfficers(tx: EntityManager, officers: readonly OfficerAccount[], at: Date): Promise<void> {
    const ids = officers.map(({ officerId }) => officerId);
    const posts = JSON.stringify(officers.flatMap((officer) => officer.posts.map((post) => ({
      account_id: officer.officerId, post_id: post.postId, unit_id: post.unitId, role: post.role, valid_from: post.validFrom, valid_to: post.validTo,
    }))));
    await tx.query(
      `WITH held AS (SELECT account_id, jsonb_agg(jsonb_build_array(post_id, unit_id, role, valid_from, valid_to) ORDER BY post_id) AS posts
         FROM account_post WHERE account_id = ANY($1::uuid[]) GROUP BY account_id),
       wanted AS (SELECT account_id, jsonb_agg(jsonb_build_array(post_id, unit_id, role, valid_from, valid_to) ORDER BY post_id) AS posts
         FROM ${POSTS_OF('$2')} GROUP BY account_id)
       INSERT INTO account_posts_change (account_id, at)
       SELECT account_id, $3 FROM held LEFT JOIN wanted USING (account_id) WHERE held.posts IS DISTINCT FROM wanted.posts
       ON CONFLICT (account_id) DO UPDATE SET at = excluded.at`,
      [ids, posts, at],
    );
    await tx.query(
      `INSERT INTO account (account_id, officer_id, login, kind, demo, version)
       SELECT officer_id, officer_id, login, 'officer', demo, version
       FROM jsonb_to_recordset($1::jsonb) AS o(officer_id uuid, login text, demo boolean, version integer)
       ON CONFLICT (account_id) DO UPDATE SET login = excluded.login, demo = excluded.demo, version = excluded.version`,
      [JSON.stringify(officers.map(({ officerId, login, demo, version }) => ({ officer_id: officerId, login, demo, version })))],
    );
    await tx.query(`DELETE FROM account_post WHERE account_id = ANY($1::uuid[])`, [ids]);
    await tx.query(
      `INSERT INTO account_post (account_id, post_id, unit_id, role, valid_from, valid_to)
       SELECT account_id, post_id, unit_id, role, valid_from, valid_to FROM ${POSTS_OF('$1')}`, [posts]);
  }

  async saveDemoCitizens(tx: EntityManager, citizens: readonly { accountId: string; login: string }[]): Promise<void> {
    await tx.query(
      `INSERT INTO account (account_id, login, kind, demo, version)
       SELECT account_id, login, 'citizen', true, 1 FROM jsonb_to_recordset($1::jsonb) AS c(account_id uuid, login text)
       ON CONFLICT DO NOTHING`,
      [JSON.stringify(citizens.map(({ accountId, login }) => ({ account_id: accountId, login })))],
    );
  }
}

function firstAccount(rows: unknown[]): Account | undefined {
  if (rows[0] === undefined) return undefined;
  const { account_id: accountId, locked_at: lockedAt, tokens_not_before: tokensNotBefore, ...rest } = accountRow.parse(rows[0]);
  return { accountId, lockedAt, tokensNotBefore, ...rest };
}
