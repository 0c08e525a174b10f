import type { Delegation, Role } from '@haicap/contracts';
import { formatOffsetTime } from '@haicap/kernel';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

interface Row extends Omit<Delegation, 'grantedAt' | 'withdrawnAt'> {
  readonly grantedAt: Date;
  readonly withdrawnAt: Date | null;
}

const COLUMNS = `delegation_id AS "delegationId", from_officer_id AS "fromOfficerId", unit_id AS "unitId", role, to_officer_id AS "toOfficerId", actions,
  valid_from::text AS "validFrom", valid_to::text AS "validTo", basis, version, granted_at AS "grantedAt", withdrawn_at AS "withdrawnAt"`;

export interface DelegationPosition {
  readonly validFrom: string;
  readonly delegationId: string;
}

/** Somebody's power that an officer may use in that person's place. */
export interface ActingFor {
  readonly fromAccountId: string;
  readonly unitId: string;
  readonly role: Role;
  readonly actions: readonly string[];
  readonly validFrom: string;
  readonly validTo: string;
}

@Injectable()
export class DelegationStore {
  async insert(tx: EntityManager, granted: Delegation): Promise<void> {
    await tx.query(
      `INSERT INTO delegation (delegation_id, from_officer_id, unit_id, role, to_officer_id, actions, valid_from, valid_to, basis, version, granted_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [granted.delegationId, granted.fromOfficerId, granted.unitId, granted.role, granted.toOfficerId, granted.actions, granted.validFrom, granted.validTo,
        granted.basis, granted.version, granted.grantedAt],
    );
  }

  async withdraw(tx: EntityManager, { delegationId, version, withdrawnAt }: Delegation): Promise<boolean> {
    const [, updated]: [unknown, number] = await tx.query(
      `UPDATE delegation SET version = $2, withdrawn_at = $3 WHERE delegation_id = $1 AND version = $2 - 1`, [delegationId, version, withdrawnAt],
    );
    return updated > 0;
  }

  async find(tx: EntityManager, delegationId: string): Promise<Delegation | undefined> {
    const rows: Row[] = await tx.query(`SELECT ${COLUMNS} FROM delegation WHERE delegation_id = $1`, [delegationId]);
    return rows[0] && toDelegation(rows[0]);
  }

  /** The delegations of a unit, the latest first, one more than the limit. */
  async list(tx: EntityManager, unitId: string, limit: number, after: DelegationPosition | undefined): Promise<Delegation[]> {
    const rows: Row[] = await tx.query(
      `SELECT ${COLUMNS} FROM delegation
       WHERE unit_id = $1 AND ($3::date IS NULL OR (valid_from, delegation_id) < ($3::date, $4::uuid))
       ORDER BY valid_from DESC, delegation_id DESC LIMIT $2`,
      [unitId, limit + 1, after?.validFrom ?? null, after?.delegationId ?? null],
    );
    return rows.map(toDelegation);
  }

  /** What is delegated to an officer on a day. Of a chair who has left the post nothing is delegated any more. */
  async heldOn(tx: EntityManager, officerId: string, day: string): Promise<ActingFor[]> {
    return tx.query(
      `SELECT d.from_officer_id AS "fromAccountId", d.unit_id AS "unitId", d.role, d.actions, d.valid_from::text AS "validFrom", d.valid_to::text AS "validTo"
       FROM delegation d
       WHERE d.to_officer_id = $1 AND d.withdrawn_at IS NULL AND d.valid_from <= $2 AND $2 <= d.valid_to
         AND EXISTS (SELECT FROM post p WHERE p.officer_id = d.from_officer_id AND p.unit_id = d.unit_id AND p.role = d.role
           AND p.valid_from <= $2 AND (p.valid_to IS NULL OR $2 <= p.valid_to))
       ORDER BY d.valid_from, d.delegation_id`, [officerId, day]);
  }

  /** Whether an officer holds a post in the unit on both days, in that role when one is named. */
  async holdsPost(tx: EntityManager, held: { readonly officerId: string; readonly unitId: string; readonly role?: string; readonly days: readonly string[] }): Promise<boolean> {
    const [row]: { holds: boolean }[] = await tx.query(
      `SELECT bool_and(EXISTS (SELECT 1 FROM post p WHERE p.officer_id = $1 AND p.unit_id = $2 AND ($3::text IS NULL OR p.role = $3)
         AND p.valid_from <= d.day AND (p.valid_to IS NULL OR d.day <= p.valid_to))) AS holds
       FROM unnest($4::date[]) AS d(day)`,
      [held.officerId, held.unitId, held.role ?? null, held.days],
    );
    return row?.holds ?? false;
  }
}

function toDelegation(row: Row): Delegation {
  return { ...row, grantedAt: formatOffsetTime(row.grantedAt), withdrawnAt: row.withdrawnAt && formatOffsetTime(row.withdrawnAt) };
}
