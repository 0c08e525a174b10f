import type { FactContract, FactData } from '@haicap/contracts';
import type { Clock, IdSource } from '@haicap/kernel';
import { currentTraceId, currentTraceparent, traceIdOf } from '@haicap/service-kit';
import type { EntityManager } from 'typeorm';
import { seam } from '#hooks';

/** Why an audit row exists: what was done, to what kind of thing. `detail` never holds personal data. */
export interface AuditNote {
  readonly action: string;
  readonly objectType: string;
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** One thing that happened to one aggregate. `version` is the aggregate's version after it, from 1 without gaps. */
export interface NewEvent<F extends FactContract = FactContract> {
  readonly contract: F;
  readonly aggregateId: string;
  readonly version: number;
  readonly data: FactData<F>;
  readonly audit: AuditNote;
  /** Whose command it was, when a batch holds commands of several persons; the context's actor otherwise. */
  readonly actor?: string;
  /** The trace of that command; the current trace otherwise. */
  readonly traceparent?: string;
}

export interface AppendContext {
  /** Account id of the originating person or service. */
  readonly actor: string;
  readonly clock: Clock;
  readonly ids: IdSource;
}

/** Keeps a list of events of several contracts typed: `newEvent({ contract: dossierReceived, …, data })`. */
export function newEvent<F extends FactContract>(event: NewEvent<F>): NewEvent {
  return event as NewEvent;
}

/**
 * Writes events, their outbox entries and their audit rows in one statement of the caller's transaction, after the
 * caller locked or updated the aggregates' rows. Versions that do not follow the aggregate's last one without a gap are
 * a bug and throw. Example: `await appendEvents(tx, [newEvent({ contract: dossierReceived, aggregateId: id, version: 1,
 * data, audit: { action: 'receive', objectType: 'dossier' } })], { actor: actor.accountId, clock, ids });`
 */
export const appendEvents = seam('append-events', async (tx: EntityManager, events: readonly NewEvent[], context: AppendContext): Promise<void> => {
  if (events.length === 0) return;
  for (const event of events) checkSize(event);
  const at = context.clock.now().toISOString();
  const currentTrace = currentTraceparent();
  const entries = events.map(({ contract, aggregateId, version, data, audit, actor = context.actor, traceparent = currentTrace }) => ({
    event_id: context.ids.next(),
    noun: contract.noun, aggregate_id: aggregateId, version, type: contract.type,
    // Parsing is the strict writer: a key the contract does not name cannot leave the service.
    body: contract.data.parse(data),
    at, actor, traceparent,
    audit: {
      at, actor, action: audit.action, object_type: audit.objectType, object_id: aggregateId,
      version, trace_id: traceIdOf(traceparent) ?? '', detail: audit.detail ?? {},
    },
  }));
  await tx.query('SELECT append_events($1::jsonb)', [JSON.stringify(entries)]);
});

// Streams refuse messages above 256 KiB; such an event would be committed and never leave. Files travel by reference.
const DATA_CHARS_MAX = 64_000;

function checkSize({ contract, data }: NewEvent): void {
  const chars = JSON.stringify(data).length;
  if (chars > DATA_CHARS_MAX) throw new RangeError(`an event of type ${contract.type} has ${chars} characters of data`);
}

export interface AuditEntry extends AuditNote {
  readonly objectId: string;
  /** Of the object after it, when it was changed: an entry without is a look at it. */
  readonly version?: number;
}

/** Writes audit rows for deeds that change no aggregate, such as a sign-in or looking at a person's data. */
export async function appendAudit(tx: EntityManager, entries: readonly AuditEntry[], context: Pick<AppendContext, 'actor' | 'clock'>): Promise<void> {
  if (entries.length === 0) return;
  const at = context.clock.now().toISOString();
  const rows = entries.map(({ action, objectType, objectId, version, detail }) => ({
    at, actor: context.actor, action, object_type: objectType, object_id: objectId, version: version ?? null, trace_id: currentTraceId() ?? '', detail: detail ?? {},
  }));
  await tx.query('SELECT append_audit($1::jsonb)', [JSON.stringify(rows)]);
}
