import { Injectable } from '@nestjs/common';
import type { Timeliness } from '@haicap/kernel';
import type { EntityManager } from 'typeorm';

/** Behind which entry a page begins; `number` is how many entries came before. */
export interface BookPosition {
  readonly receivedAt: string;
  readonly id: string;
  readonly number: number;
}

export interface BookRow {
  readonly dossierId: string;
  readonly code: string;
  readonly procedureName: string;
  readonly competentUnitId: string;
  readonly receivedAt: Date;
  readonly dueAt: Date | null;
  readonly returnedAt: Date | null;
  readonly timeliness: Timeliness | null;
  readonly status: string;
  readonly channel: string;
  /** With microseconds, as the index orders it. */
  readonly position: string;
}

export interface BookQuery {
  readonly unitId: string;
  readonly from: Date;
  readonly before: Date;
  readonly after: Pick<BookPosition, 'receivedAt' | 'id'> | null;
  readonly limit: number;
}

@Injectable()
export class TrackingBookStore {
  /** What a desk received within a time, in the order of receipts. */
  async page(tx: EntityManager, { unitId, from, before, after, limit }: BookQuery): Promise<BookRow[]> {
    return tx.query(
      `SELECT d.id AS "dossierId", d.code, d.procedure_name AS "procedureName", d.competent_unit_id AS "competentUnitId", d.received_at AS "receivedAt",
         d.due_at AS "dueAt", returned.at AS "returnedAt", d.timeliness, d.status, d.channel, d.received_at::text AS position
       FROM dossier d
       LEFT JOIN LATERAL (SELECT s.at FROM dossier_step s WHERE s.dossier_id = d.id AND s.type = 'result-returned' ORDER BY s.version DESC LIMIT 1) returned ON true
       WHERE d.receiving_unit_id = $1 AND d.received_at IS NOT NULL AND d.received_at >= $2 AND d.received_at < $3
         AND (d.received_at, d.id) > ($4::timestamptz, $5::uuid)
       ORDER BY d.received_at, d.id LIMIT $6`,
      [unitId, from, before, after?.receivedAt ?? '-infinity', after?.id ?? '00000000-0000-0000-0000-000000000000', limit],
    );
  }
}
