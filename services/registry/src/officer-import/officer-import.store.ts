import type { importOfficers, Role, RpcReply } from '@haicap/contracts';
import { vnFold } from '@haicap/kernel';
import { PersonalDataCipher } from '@haicap/service-kit';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { KnownUnit } from './officer-import.js';

export type ImportReport = RpcReply<typeof importOfficers>;

export interface StoredPost {
  readonly postId: string;
  readonly unitId: string;
  readonly role: Role;
  readonly title: string;
  readonly validFrom: string;
  readonly validTo: string | null;
}

export interface StoredOfficer {
  readonly officerId: string;
  readonly login: string;
  readonly fullName: string;
  readonly demo: boolean;
  readonly version: number;
  readonly posts: readonly StoredPost[];
}

const nameCell = (officerId: string) => ({ table: 'officer', column: 'full_name', rowId: officerId });

/** All SQL of imports of officers. */
@Injectable()
export class OfficerImportStore {
  constructor(private readonly cipher: PersonalDataCipher) {}

  /** The units with these codes; of a code that was given again after a reform the one of today. */
  async findUnits(tx: EntityManager, codes: readonly string[]): Promise<ReadonlyMap<string, KnownUnit>> {
    const rows: (KnownUnit & { code: string })[] = await tx.query(
      `SELECT DISTINCT ON (code) code, unit_id AS "unitId", level, valid_from::text AS "validFrom", valid_to::text AS "validTo"
       FROM unit WHERE code = ANY($1) ORDER BY code, valid_to DESC NULLS FIRST`, [codes]);
    return new Map(rows.map(({ code, ...unit }) => [code, unit]));
  }

  /** The officers with these logins, kept by this transaction until its end. */
  async findForChange(tx: EntityManager, logins: readonly string[]): Promise<ReadonlyMap<string, StoredOfficer>> {
    // One import at a time: two lists may both bring the same new login.
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('officer-import', 0))`);
    await tx.query(`SELECT FROM officer WHERE login = ANY($1) ORDER BY officer_id FOR UPDATE`, [logins]);
    const rows: StoredOfficer[] = await tx.query(
      `SELECT o.officer_id AS "officerId", o.login, o.full_name AS "fullName", o.demo, o.version, coalesce((
         SELECT jsonb_agg(jsonb_build_object('postId', p.post_id, 'unitId', p.unit_id, 'role', p.role, 'title', p.title,
           'validFrom', p.valid_from, 'validTo', p.valid_to) ORDER BY p.valid_from, p.post_id) FROM post p WHERE p.officer_id = o.officer_id), '[]') AS posts
       FROM officer o WHERE o.login = ANY($1)`, [logins]);
    return new Map(rows.map((row) => [row.login, { ...row, fullName: this.cipher.decrypt(row.fullName, nameCell(row.officerId)) }]));
  }

  async findLogin(tx: EntityManager, officerId: string): Promise<string | undefined> {
    const rows: { login: string }[] = await tx.query(`SELECT login FROM officer WHERE officer_id = $1`, [officerId]);
    return rows[0]?.login;
  }

  /** Writes officers as they are after the import; version 1 is a new one. */
  async save(tx: EntityManager, officers: readonly StoredOfficer[]): Promise<void> {
    await tx.query(
      `INSERT INTO officer (officer_id, login, full_name, full_name_index, demo, version)
       SELECT "officerId", login, "fullName", index, demo, version
       FROM jsonb_to_recordset($1::jsonb) AS r ("officerId" uuid, login text, "fullName" text, index text, demo boolean, version integer)
       ON CONFLICT (officer_id) DO UPDATE SET full_name = excluded.full_name, full_name_index = excluded.full_name_index, version = excluded.version`,
      [JSON.stringify(officers.map(({ officerId, login, fullName, demo, version }) => ({
        officerId, login, demo, version, fullName: this.cipher.encrypt(fullName, nameCell(officerId)), index: this.cipher.blindIndex(vnFold(fullName)),
      })))]);
    await tx.query(
      `INSERT INTO post (post_id, officer_id, unit_id, role, title, valid_from, valid_to)
       SELECT "postId", "officerId", "unitId", role, title, "validFrom", "validTo"
       FROM jsonb_to_recordset($1::jsonb) AS r ("postId" uuid, "officerId" uuid, "unitId" uuid, role text, title text, "validFrom" date, "validTo" date)
       ON CONFLICT (post_id) DO UPDATE SET title = excluded.title, valid_to = excluded.valid_to`,
      [JSON.stringify(officers.flatMap(({ officerId, posts }) => posts.map((post) => ({ officerId, ...post }))))]);
  }

  async saveReport(tx: EntityManager, report: ImportReport, actor: string, at: Date): Promise<void> {
    await tx.query(`INSERT INTO officer_import (import_id, report, actor, at) VALUES ($1, $2, $3, $4)`, [report.importId, JSON.stringify(report), actor, at]);
  }

  async findReport(tx: EntityManager, importId: string): Promise<ImportReport | undefined> {
    const rows: { report: ImportReport }[] = await tx.query(`SELECT report FROM officer_import WHERE import_id = $1`, [importId]);
    return rows[0]?.report;
  }
}
