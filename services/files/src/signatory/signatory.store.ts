import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { LocalDate } from '@haicap/kernel';
import { UnitSuccessionStore } from '@haicap/outbox';
import type { SignatoryPost, SigningDelegation } from './signatory.js';

export interface MirroredOfficer {
  readonly officerId: string;
  readonly login: string;
  readonly posts: readonly {
    readonly postId: string; readonly unitId: string; readonly role: string; readonly title: string; readonly validFrom: string; readonly validTo: string | null;
  }[];
}

export interface MirroredUnit {
  readonly unitId: string;
  readonly asFrom: string;
  readonly fullName: string;
  /** The last day on which the unit exists. */
  readonly validTo: string | null;
}

export interface MirroredDelegation {
  readonly delegationId: string;
  readonly fromOfficerId: string;
  readonly toOfficerId: string;
  readonly unitId: string;
  readonly role: string;
  readonly validFrom: string;
  readonly validTo: string;
  readonly withdrawnAt: string | null;
}

@Injectable()
export class SignatoryStore {
  readonly successions = new UnitSuccessionStore('signatory_unit');

  /** A fact names every post its officer holds. */
  async replacePosts(tx: EntityManager, officers: readonly MirroredOfficer[]): Promise<void> {
    await tx.query(`DELETE FROM signatory_post WHERE officer_id = ANY($1::uuid[])`, [officers.map(({ officerId }) => officerId)]);
    await tx.query(
      `INSERT INTO signatory_post (post_id, officer_id, login, unit_id, role, title, valid_from, valid_to)
       SELECT "postId", "officerId", login, "unitId", role, title, "validFrom", "validTo"
       FROM jsonb_to_recordset($1::jsonb) AS p("postId" uuid, "officerId" uuid, login text, "unitId" uuid, role text, title text, "validFrom" date, "validTo" date)
       ON CONFLICT (post_id) DO UPDATE SET officer_id = EXCLUDED.officer_id, login = EXCLUDED.login, unit_id = EXCLUDED.unit_id, role = EXCLUDED.role,
         title = EXCLUDED.title, valid_from = EXCLUDED.valid_from, valid_to = EXCLUDED.valid_to`,
      [JSON.stringify(officers.flatMap(({ officerId, login, posts }) => posts.map((post) => ({ ...post, officerId, login }))))],
    );
  }

  async saveUnits(tx: EntityManager, units: readonly MirroredUnit[]): Promise<void> {
    await tx.query(
      `INSERT INTO signatory_unit (unit_id, as_from, full_name, valid_to)
       SELECT "unitId", "asFrom", "fullName", "validTo" FROM jsonb_to_recordset($1::jsonb) AS u("unitId" uuid, "asFrom" date, "fullName" text, "validTo" date)
       ON CONFLICT (unit_id, as_from) DO UPDATE SET full_name = EXCLUDED.full_name, valid_to = EXCLUDED.valid_to`,
      [JSON.stringify(units)],
    );
  }

  /** Each fact says everything about its delegation. */
  async saveDelegations(tx: EntityManager, delegations: readonly MirroredDelegation[]): Promise<void> {
    await tx.query(
      `INSERT INTO signatory_delegation (delegation_id, from_officer_id, to_officer_id, unit_id, role, valid_from, valid_to, withdrawn_at)
       SELECT "delegationId", "fromOfficerId", "toOfficerId", "unitId", role, "validFrom", "validTo", "withdrawnAt"
       FROM jsonb_to_recordset($1::jsonb) AS d("delegationId" uuid, "fromOfficerId" uuid, "toOfficerId" uuid, "unitId" uuid, role text,
         "validFrom" date, "validTo" date, "withdrawnAt" timestamptz)
       ON CONFLICT (delegation_id) DO UPDATE SET withdrawn_at = EXCLUDED.withdrawn_at`,
      [JSON.stringify(delegations)],
    );
  }

  async postsOn(tx: EntityManager, officerId: string, day: LocalDate): Promise<SignatoryPost[]> {
    return tx.query(
      `SELECT unit_id AS "unitId", role, title, login FROM signatory_post
       WHERE officer_id = $1 AND valid_from <= $2 AND (valid_to IS NULL OR $2 <= valid_to) ORDER BY post_id`,
      [officerId, day],
    );
  }

  /** Of a chair who has left the post nothing is delegated any more. */
  async delegationsOn(tx: EntityManager, officerId: string, day: LocalDate): Promise<SigningDelegation[]> {
    return tx.query(
      `SELECT d.from_officer_id AS "fromOfficerId", d.unit_id AS "unitId" FROM signatory_delegation d
       WHERE d.to_officer_id = $1 AND d.role = 'chair' AND d.withdrawn_at IS NULL AND d.valid_from <= $2 AND $2 <= d.valid_to
         AND EXISTS (SELECT 1 FROM signatory_post p WHERE p.officer_id = d.from_officer_id AND p.unit_id = d.unit_id AND p.role = d.role
           AND p.valid_from <= $2 AND (p.valid_to IS NULL OR $2 <= p.valid_to))
       ORDER BY d.valid_from, d.delegation_id`,
      [officerId, day],
    );
  }

  async unitNameOn(tx: EntityManager, unitId: string, day: LocalDate): Promise<string | undefined> {
    const rows: { fullName: string }[] = await tx.query(
      `SELECT full_name AS "fullName" FROM signatory_unit WHERE unit_id = $1 AND as_from <= $2 ORDER BY as_from DESC LIMIT 1`, [unitId, day]);
    return rows[0]?.fullName;
  }
}
