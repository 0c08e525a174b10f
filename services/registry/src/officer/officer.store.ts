import type { Role } from '@haicap/contracts';
import { vnFold } from '@haicap/kernel';
import { PersonalDataCipher } from '@haicap/service-kit';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { DemoOfficer } from './demo-officers.js';

export interface OfficerPost {
  readonly postId: string;
  readonly unitId: string;
  readonly role: Role;
  readonly title: string;
  readonly validFrom: string;
  readonly validTo: string | null;
}

export interface Officer {
  readonly officerId: string;
  readonly login: string;
  readonly fullName: string;
  readonly demo: boolean;
  readonly posts: OfficerPost[];
}

/** With how often the officer was written; 1 is a new one. */
export interface StoredOfficer extends Officer {
  readonly version: number;
}

const cellOf = (officerId: string) => ({ table: 'officer', column: 'full_name', rowId: officerId });

/** Officers and their posts. Reads see what the transaction's scope lets them see. */
@Injectable()
export class OfficerStore {
  constructor(private readonly cipher: PersonalDataCipher) {}

  /** Inserts officers who are not there yet; returns their ids. */
  async insert(tx: EntityManager, officers: readonly DemoOfficer[]): Promise<ReadonlySet<string>> {
    const stored = officers.map(({ officerId, login, fullName, post }) => ({ officerId, login, fullName, demo: true, version: 1, posts: [post] }));
    const ids = await this.#write(tx, stored, 'ON CONFLICT DO NOTHING');
    await this.#writePosts(tx, stored.filter(({ officerId }) => ids.has(officerId)));
    return ids;
  }

  /** Makes officers and the posts they name equal to what was decided. */
  async save(tx: EntityManager, officers: readonly StoredOfficer[]): Promise<void> {
    await this.#write(tx, officers, 'ON CONFLICT (officer_id) DO UPDATE SET full_name = excluded.full_name, full_name_index = excluded.full_name_index, version = excluded.version');
    await this.#writePosts(tx, officers);
  }

  async #write(tx: EntityManager, officers: readonly StoredOfficer[], onConflict: string): Promise<ReadonlySet<string>> {
    const written: { id: string }[] = await tx.query(
      `INSERT INTO officer (officer_id, login, full_name, full_name_index, demo, version)
       SELECT "officerId", login, "fullName", index, demo, version
       FROM jsonb_to_recordset($1::jsonb) AS r ("officerId" uuid, login text, "fullName" text, index text, demo boolean, version integer)
       ${onConflict} RETURNING officer_id AS id`,
      [JSON.stringify(officers.map(({ officerId, login, fullName, demo, version }) => ({
        officerId, login, demo, version, fullName: this.cipher.encrypt(fullName, cellOf(officerId)), index: this.cipher.blindIndex(vnFold(fullName)),
      })))],
    );
    return new Set(written.map(({ id }) => id));
  }

  async #writePosts(tx: EntityManager, officers: readonly StoredOfficer[]): Promise<void> {
    await tx.query(
      `INSERT INTO post (post_id, officer_id, unit_id, role, title, valid_from, valid_to)
       SELECT "postId", "officerId", "unitId", role, title, "validFrom", "validTo"
       FROM jsonb_to_recordset($1::jsonb) AS r ("postId" uuid, "officerId" uuid, "unitId" uuid, role text, title text, "validFrom" date, "validTo" date)
       ON CONFLICT (post_id) DO UPDATE SET title = excluded.title, valid_to = excluded.valid_to`,
      [JSON.stringify(officers.flatMap(({ officerId, posts }) => posts.map((post) => ({ officerId, ...post }))))],
    );
  }

  /** The posts an officer holds on a day, in units that exist then: a post in one that is gone gives no right any more. */
  async postsOn(tx: EntityManager, officerId: string, day: string): Promise<OfficerPost[]> {
    return tx.query(
      `SELECT post_id AS "postId", unit_id AS "unitId", role, title, valid_from::text AS "validFrom", valid_to::text AS "validTo" FROM post
       WHERE officer_id = $1 AND valid_from <= $2 AND (valid_to IS NULL OR $2 <= valid_to)
         AND NOT EXISTS (SELECT FROM unit u WHERE u.unit_id = post.unit_id AND u.valid_to < $2) ORDER BY valid_from, post_id`, [officerId, day]);
  }

  async findLogin(tx: EntityManager, officerId: string): Promise<string | undefined> {
    const rows: { login: string }[] = await tx.query(`SELECT login FROM officer WHERE officer_id = $1`, [officerId]);
    return rows[0]?.login;
  }

  /** The officers with these logins, kept by this transaction until its end. */
  async findForChange(tx: EntityManager, logins: readonly string[]): Promise<ReadonlyMap<string, StoredOfficer>> {
    // One list at a time: two may both bring the same new login.
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('officer-import', 0))`);
    await tx.query(`SELECT FROM officer WHERE login = ANY($1) ORDER BY officer_id FOR UPDATE`, [logins]);
    const rows: StoredOfficer[] = await tx.query(
      `SELECT o.officer_id AS "officerId", o.login, o.full_name AS "fullName", o.demo, o.version, coalesce((
         SELECT jsonb_agg(jsonb_build_object('postId', p.post_id, 'unitId', p.unit_id, 'role', p.role, 'title', p.title,
           'validFrom', p.valid_from, 'validTo', p.valid_to) ORDER BY p.valid_from, p.post_id) FROM post p WHERE p.officer_id = o.officer_id), '[]') AS posts
       FROM officer o WHERE o.login = ANY($1)`, [logins]);
    return new Map(rows.map((row) => [row.login, { ...row, fullName: this.cipher.decrypt(row.fullName, cellOf(row.officerId)) }]));
  }

  /** Officers in the order of their logins, one more than the limit, with those posts that the scope shows. */
  async list(tx: EntityManager, unitId: string | undefined, limit: number, afterLogin: string | undefined): Promise<Officer[]> {
    const rows: Officer[] = await tx.query(
      `SELECT o.officer_id AS "officerId", o.login, o.full_name AS "fullName", o.demo, jsonb_agg(jsonb_build_object(
          'postId', p.post_id, 'unitId', p.unit_id, 'role', p.role, 'title', p.title,
          'validFrom', p.valid_from, 'validTo', p.valid_to) ORDER BY p.valid_from, p.post_id) AS posts
       FROM officer o JOIN post p ON p.officer_id = o.officer_id
       WHERE ($1::uuid IS NULL OR EXISTS (SELECT 1 FROM post q WHERE q.officer_id = o.officer_id AND q.unit_id = $1::uuid))
         AND ($2::text IS NULL OR o.login > $2::text COLLATE "C")
       GROUP BY o.officer_id ORDER BY o.login LIMIT $3`,
      [unitId ?? null, afterLogin ?? null, limit + 1],
    );
    return rows.map((row) => ({ ...row, fullName: this.cipher.decrypt(row.fullName, cellOf(row.officerId)) }));
  }
}
