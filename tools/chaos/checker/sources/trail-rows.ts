import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AuditRow, AuditTrail } from '../logs/audit-chain.ts';
import type { BlockRow, CounterRow } from '../logs/codes.ts';
import type { Query } from './postgres.ts';

/** The audit trail of a service in the order of its chain. */
export async function readTrail(query: Query, service: string, checkpoints: AuditTrail['checkpoints']): Promise<AuditTrail> {
  const rows = await query<AuditRow>(`
    SELECT id::text AS id, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at, actor, action, object_type AS "objectType",
      object_id AS "objectId", version, trace_id AS "traceId", detail, seq::float8 AS seq, encode(prev_hash, 'hex') AS previous, encode(hash, 'hex') AS hash
    FROM audit ORDER BY audit.seq NULLS LAST, audit.id`);
  const [head] = await query<AuditTrail['head']>(`SELECT seq::float8 AS seq, encode(hash, 'hex') AS hash FROM audit_head`);
  return { service, rows, checkpoints, head: head ?? { seq: 0, hash: '' } };
}

/** What a service has stated about its trail; one that stated nothing has no folder. To be read before the trail, which then reaches as far. */
export function readCheckpoints(folder: string): AuditTrail['checkpoints'] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'))
      .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as AuditTrail['checkpoints'][number]);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

export async function readCounters(query: Query): Promise<CounterRow[]> {
  return await query<CounterRow>(`SELECT agency_code AS agency, local_date::text AS day, last_number AS last FROM code_counter`);
}

export async function readBlocks(query: Query): Promise<BlockRow[]> {
  return await query<BlockRow>(`
    SELECT agency_code AS agency, local_date::text AS day, desk, unit_id AS "unitId", first_number AS first, last_number AS last, next_number AS next FROM code_block`);
}
