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

const cellOf = (officerId: string) => ({ table: 'officer', column: 'full_name', rowId: officerId });

/** Officers and their posts. Reads see what the transaction's scope lets them see. */
@Injectable()
export class OfficerStore {
  constructor(private readonly cipher: PersonalDataCipher) {}

  /** Inserts officers who are not there yet; returns their ids. */
  async insert(tx: EntityManager, officers: readonly DemoOfficer[]): Promise<ReadonlySet<string>> {
    const rows = officers.map(({ officerId, login, fullName }) => ({
      officerId, login, fullName: this.cipher.encrypt(fullName, cellOf(officerId)), index: this.cipher.blindIndex(vnFold(fullName)),
    }));
    const inserted: { id: string }[] = await tx.query(
      `INSERT INTO officer (officer_id, login, full_name, full_name_index, demo, version)
       SELECT "officerId", login, "fullName", index, true, 1
       FROM jsonb_to_recordset($1::jsonb) AS r ("officerId" uuid, login text, "fullName" text, index text)
       ON CONFLICT DO NOTHING RETURNING officer_id AS id`,
      [JSON.stringify(rows)],
    );
    const ids = new Set(inserted.map((row) => row.id));
    const posts = officers.filter(({ officerId }) => ids.has(officerId)).map(({ officerId, post }) => ({ officerId, ...post }));
    await tx.query(
      `INSERT INTO post (post_id, officer_id, unit_id, role, title, valid_from, valid_to)
       SELECT "postId", "officerId", "unitId", role, title, "validFrom", "validTo"
       FROM jsonb_to_recordset($1::jsonb) AS r ("postId" uuid, "officerId" uuid, "unitId" uuid, role text, title text, "validFrom" date, "validTo" date)`,
      [JSON.stringify(posts)],
    );
    return ids;
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
