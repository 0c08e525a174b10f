import type { Clock } from '@haicap/kernel';
import { currentTraceId, currentTraceparent } from '@haicap/service-kit';
import type { EntityManager } from 'typeorm';
import type { AuditNote } from './events.js';

/** Events that a SELECT describes, all of one noun, in the order in which they go to the bus. */
export interface EventRows {
  readonly noun: string;
  /** Columns event_id uuid, aggregate_id uuid, version integer, type text, body jsonb; ordered, without an open parameter. */
  readonly select: string;
  readonly values: readonly unknown[];
  /** One audit row for all of them. */
  readonly audit: AuditNote & { readonly objectId: string };
}

/**
 * Appends the events that a SELECT of the caller describes: for loads of thousands of rows, where sending them as JSON
 * would cost more than writing them. Versions follow the same rule as in `appendEvents`. The bodies are made in SQL, so the
 * caller's tests hold them against their contracts. Needs `appendEventRowsFunction` in a migration. Answers the id of the
 * last event, '0' when the SELECT was empty.
 */
export async function appendEventRows(tx: EntityManager, rows: EventRows, context: { readonly actor: string; readonly clock: Clock }): Promise<string> {
  const { action, objectType, objectId, detail } = rows.audit;
  const first = rows.values.length;
  const given = (n: number) => `$${first + n}`;
  const [appended]: { id: string | null }[] = await tx.query(
    `SELECT append_event_rows(${given(1)}, ${given(2)}::timestamptz, ${given(3)}, ${given(4)}, array_agg(event_id), array_agg(aggregate_id),
       array_agg(version), array_agg(type), array_agg(body), ${given(5)}::jsonb)::text AS id
     FROM (${rows.select} OFFSET 0) rows HAVING count(*) > 0`,
    [...rows.values, rows.noun, context.clock.now().toISOString(), context.actor, currentTraceparent(),
      JSON.stringify({ action, object_type: objectType, object_id: objectId, trace_id: currentTraceId() ?? '', detail: detail ?? {} })],
  );
  return appended?.id ?? '0';
}
