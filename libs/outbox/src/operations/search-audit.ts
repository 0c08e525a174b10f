import { AUDIT_WINDOW_DAYS_MAX, refusal, searchAudit, type Actor, type AuditReply, type Refusal, type RpcRequest, type ServiceName } from '@haicap/contracts';
import { err, formatOffsetTime, ok, type Clock, type Result } from '@haicap/kernel';
import { pageOfRows, readCursor, withScope, writeCursor } from '@haicap/service-kit';
import type { DataSource, EntityManager } from 'typeorm';
import { z } from 'zod';
import { appendAudit } from '../owner/events.js';
import { maskDetail } from './mask-detail.js';

type Wanted = RpcRequest<ReturnType<typeof searchAudit>>;

interface AuditRow {
  readonly id: string;
  readonly at: Date;
  readonly at_text: string;
  readonly actor: string;
  readonly action: string;
  readonly object_type: string;
  readonly object_id: string;
  readonly version: number | null;
  readonly trace_id: string;
  readonly detail: Record<string, unknown>;
  readonly sealed: boolean;
}

const DAY_MS = 86_400_000;
const [BEGINNING, END] = ['-infinity', 'infinity'];
const place = z.tuple([z.string().regex(/^[\d :.+-]{10,40}$/), z.string().regex(/^\d{1,18}$/)]);

export interface SearchAuditSettings {
  readonly service: ServiceName;
  readonly dataSource: DataSource;
  readonly clock: Clock;
}

/** Looks through the trail of this service, the latest first, and leaves a row of its own that says who looked for what. */
export class SearchAudit {
  constructor(private readonly settings: SearchAuditSettings) {}

  async run({ cursor, limit, from, to, ...conditions }: Wanted, actor: Actor): Promise<Result<AuditReply, Refusal>> {
    const { dataSource, clock, service } = this.settings;
    const before = readCursor(cursor, place);
    if (!before.ok) return before;
    const window = windowOf({ from, to }, conditions, clock.now());
    if (!window.ok) return window;
    return withScope(dataSource, { kind: 'none' }, async (tx: EntityManager) => {
      const [lastAt, lastId] = before.value ?? [null, null];
      const rows: AuditRow[] = await tx.query('SELECT * FROM search_audit($1::jsonb, $2, $3, $4, $5, $6)', [JSON.stringify(conditions), ...window.value, lastAt, lastId, limit + 1]);
      const asked = { ...conditions, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }), ...(cursor === undefined ? {} : { further: true }) };
      await appendAudit(tx, [{ action: 'search-audit', objectType: 'audit', objectId: service, detail: asked }], { actor: actor.accountId, clock });
      const { items, nextCursor } = pageOfRows(rows, limit, toEntry, positionOf);
      const last = items.at(-1);
      return ok({ items, ...(nextCursor === undefined || last === undefined ? {} : { nextCursor, until: last.at }) });
    }, { actor: actor.accountId });
  }
}

type Window = readonly [string, string];

/** From when until when; by account or object the whole trail, otherwise the days that were named, or the latest ones. */
function windowOf({ from, to }: Pick<Wanted, 'from' | 'to'>, { actor, objectId }: Pick<Wanted, 'actor' | 'objectId'>, now: Date): Result<Window, Refusal> {
  if (actor !== undefined || objectId !== undefined) return ok([from ?? BEGINNING, to ?? END]);
  const endMs = to === undefined ? now.getTime() : Date.parse(to);
  const longest = AUDIT_WINDOW_DAYS_MAX * DAY_MS;
  if (from !== undefined && endMs - Date.parse(from) > longest) return err(refusal('AUDIT_WINDOW_TOO_LONG', { days: AUDIT_WINDOW_DAYS_MAX }));
  return ok([from ?? new Date(endMs - longest).toISOString(), to ?? END]);
}

const positionOf = ({ at_text: at, id }: AuditRow) => [at, id];

function toEntry(row: AuditRow): AuditReply['items'][number] {
  const { id, at, actor, action, object_type: objectType, object_id: objectId, version, trace_id: traceId, detail, sealed } = row;
  return { entryId: id, at: formatOffsetTime(at), actor, action, objectType, objectId, version, traceId, sealed, detail: maskDetail(detail) as Record<string, unknown>, position: writeCursor(positionOf(row)) };
}
