import { createHash } from 'node:crypto';
import { canonicalJson, type JsonValue } from '@haicap/kernel';

/** The part of an audit row that its hash protects, as PostgreSQL hands it out. */
export interface AuditRow {
  readonly id: string;
  /** UTC with microseconds: the text, not a Date, is what is hashed. */
  readonly at_text: string;
  readonly actor: string;
  readonly action: string;
  readonly object_type: string;
  readonly object_id: string;
  readonly version: number | null;
  readonly trace_id: string;
  readonly detail: JsonValue;
}

export const AUDIT_COLUMNS = `a.id, to_char(a.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at_text, a.actor, a.action,
  a.object_type, a.object_id, a.version, a.trace_id, a.detail`;

/** The hash of a row at its place: SHA-256 over the previous hash and the row's canonical JSON, its sequence included. */
export function auditHash(previous: Buffer, seq: number, row: AuditRow): Buffer {
  const text = canonicalJson({
    seq, id: row.id, at: row.at_text, actor: row.actor, action: row.action, objectType: row.object_type,
    objectId: row.object_id, version: row.version, traceId: row.trace_id, detail: row.detail,
  });
  return createHash('sha256').update(previous).update(text).digest();
}
