import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { HeldDelegation } from '../access/access.js';
import type { LocalDate } from '@haicap/kernel';

export interface MirroredDelegation {
  readonly delegationId: string;
  readonly fromOfficerId: string;
  readonly toOfficerId: string;
  readonly unitId: string;
  readonly role: string;
  readonly actions: readonly string[];
  readonly validFrom: string;
  readonly validTo: string;
  readonly withdrawnAt: string | null;
}

@Injectable()
export class DelegationMirrorStore {
  /** Each fact says everything about its delegation, so the latest one stands. */
  async save(tx: EntityManager, delegations: readonly MirroredDelegation[]): Promise<void> {
    await tx.query(
      `INSERT INTO delegation_mirror (delegation_id, from_officer_id, to_officer_id, unit_id, role, actions, valid_from, valid_to, withdrawn_at)
       SELECT "delegationId", "fromOfficerId", "toOfficerId", "unitId", role, actions, "validFrom", "validTo", "withdrawnAt"
       FROM jsonb_to_recordset($1::jsonb) AS d("delegationId" uuid, "fromOfficerId" uuid, "toOfficerId" uuid, "unitId" uuid, role text,
         actions text[], "validFrom" date, "validTo" date, "withdrawnAt" timestamptz)
       ON CONFLICT (delegation_id) DO UPDATE SET withdrawn_at = EXCLUDED.withdrawn_at`,
      [JSON.stringify(delegations)],
    );
  }

  /** Of a chair who has left the post nothing is delegated any more. */
  async heldOn(tx: EntityManager, officerId: string, day: LocalDate): Promise<HeldDelegation[]> {
    return tx.query(
      `SELECT d.from_officer_id AS "fromAccountId", d.unit_id AS "unitId", d.role, d.actions
       FROM delegation_mirror d
       WHERE d.to_officer_id = $1 AND d.withdrawn_at IS NULL AND d.valid_from <= $2 AND $2 <= d.valid_to
         AND EXISTS (SELECT 1 FROM officer_post p WHERE p.officer_id = d.from_officer_id AND p.unit_id = d.unit_id AND p.role = d.role
           AND p.valid_from <= $2 AND (p.valid_to IS NULL OR $2 <= p.valid_to))
       ORDER BY d.valid_from, d.delegation_id`,
      [officerId, day],
    );
  }
}
