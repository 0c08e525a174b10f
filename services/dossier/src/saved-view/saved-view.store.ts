import { Injectable } from '@nestjs/common';
import { savedView, SAVED_VIEWS_MAX, viewFilter, type SavedView } from '@haicap/contracts';
import { z } from 'zod';
import type { EntityManager } from 'typeorm';

/** A view as it lies in the table. */
export interface ViewRow {
  readonly viewId: string;
  readonly accountId: string;
  readonly name: string;
  readonly filter: SavedView['filter'];
  readonly sharedWithUnitId: string | null;
  readonly isDefault: boolean;
  readonly position: number;
  readonly version: number;
  readonly removed: boolean;
}

const row = savedView.omit({ isOwn: true }).extend({ accountId: z.string(), filter: viewFilter, removed: z.boolean() });

const COLUMNS = `id AS "viewId", account_id AS "accountId", name, filter, shared_with_unit_id AS "sharedWithUnitId", is_default AS "isDefault", position, version,
  removed_at IS NOT NULL AS removed`;

@Injectable()
export class SavedViewStore {
  /** The own views and those shared with the units of the scope, in their order; the limits keep them fewer than a page. */
  async all(tx: EntityManager, accountId: string, unitIds: readonly string[]): Promise<ViewRow[]> {
    const rows: unknown[] = await tx.query(
      `SELECT ${COLUMNS} FROM saved_view WHERE removed_at IS NULL AND (account_id = $1 OR shared_with_unit_id = ANY($2::uuid[]))
       ORDER BY (account_id <> $1), position, name, id LIMIT ${SAVED_VIEWS_MAX.ofAccount + SAVED_VIEWS_MAX.ofUnit * 5}`,
      [accountId, unitIds],
    );
    return rows.map((one) => row.parse(one));
  }

  /** An own view, also one that was removed, because a repeated command answers with it. */
  async own(tx: EntityManager, viewId: string, accountId: string): Promise<ViewRow | null> {
    const rows: unknown[] = await tx.query(`SELECT ${COLUMNS} FROM saved_view WHERE id = $1 AND account_id = $2`, [viewId, accountId]);
    return rows[0] === undefined ? null : row.parse(rows[0]);
  }

  /** One account saves one view at a time, so that two windows do not pass its limits together. */
  async lock(tx: EntityManager, accountId: string): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('saved_view|' || $1, 0))`, [accountId]);
  }

  async insert(tx: EntityManager, view: ViewRow): Promise<void> {
    await tx.query(
      `INSERT INTO saved_view (id, account_id, name, filter, shared_with_unit_id, is_default, position, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [view.viewId, view.accountId, view.name, JSON.stringify(view.filter), view.sharedWithUnitId, view.isDefault, view.position, view.version],
    );
  }

  /** Writes the next version of a view; false when somebody else was faster. */
  async update(tx: EntityManager, view: ViewRow, at: Date): Promise<boolean> {
    const [, updated]: [unknown, number] = await tx.query(
      `UPDATE saved_view SET name = $3, filter = $4, shared_with_unit_id = $5, is_default = $6, position = $7, version = $8, removed_at = $9
       WHERE id = $1 AND account_id = $2 AND version = $8 - 1 AND removed_at IS NULL`,
      [view.viewId, view.accountId, view.name, JSON.stringify(view.filter), view.sharedWithUnitId, view.isDefault, view.position, view.version, view.removed ? at : null],
    );
    return updated > 0;
  }

  /** One list opens first: another one that did does so no more. */
  async endDefault(tx: EntityManager, accountId: string, exceptId: string): Promise<void> {
    await tx.query(`UPDATE saved_view SET is_default = false, version = version + 1 WHERE account_id = $1 AND id <> $2 AND is_default AND removed_at IS NULL`, [accountId, exceptId]);
  }
}
