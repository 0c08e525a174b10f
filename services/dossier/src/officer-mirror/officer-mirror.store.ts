import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ActorPost } from '@haicap/contracts';
import type { LocalDate } from '@haicap/kernel';

export interface OfficerPosts {
  readonly officerId: string;
  readonly posts: readonly {
    readonly postId: string; readonly unitId: string; readonly role: string; readonly validFrom: string; readonly validTo: string | null;
  }[];
}

/** A post and its days, the last one included. */
export interface HeldPost extends ActorPost {
  readonly officerId: string;
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | null;
}

@Injectable()
export class OfficerMirrorStore {
  /** Replaces all posts of the officers: a fact names every post its officer holds. */
  async replace(tx: EntityManager, officers: readonly OfficerPosts[]): Promise<void> {
    await tx.query(`DELETE FROM officer_post WHERE officer_id = ANY($1::uuid[])`, [officers.map((officer) => officer.officerId)]);
    const posts = officers.flatMap(({ officerId, posts: held }) => held.map((post) => ({ ...post, officerId })));
    await tx.query(
      `INSERT INTO officer_post (post_id, officer_id, unit_id, role, valid_from, valid_to)
       SELECT "postId", "officerId", "unitId", role, "validFrom", "validTo"
       FROM jsonb_to_recordset($1::jsonb) AS p("postId" uuid, "officerId" uuid, "unitId" uuid, role text, "validFrom" date, "validTo" date)
       ON CONFLICT (post_id) DO UPDATE SET officer_id = EXCLUDED.officer_id, unit_id = EXCLUDED.unit_id, role = EXCLUDED.role,
         valid_from = EXCLUDED.valid_from, valid_to = EXCLUDED.valid_to`,
      [JSON.stringify(posts)],
    );
  }

  async postsOn(tx: EntityManager, officerId: string, day: LocalDate): Promise<ActorPost[]> {
    return tx.query(
      `SELECT unit_id AS "unitId", role FROM officer_post
       WHERE officer_id = $1 AND valid_from <= $2 AND (valid_to IS NULL OR $2 <= valid_to)`,
      [officerId, day],
    );
  }

  async postsOf(tx: EntityManager, officerIds: readonly string[]): Promise<HeldPost[]> {
    return tx.query(
      `SELECT officer_id AS "officerId", unit_id AS "unitId", role, valid_from::text AS "validFrom", valid_to::text AS "validTo"
       FROM officer_post WHERE officer_id = ANY($1::uuid[]) ORDER BY officer_id, valid_from, post_id`,
      [officerIds],
    );
  }
}
