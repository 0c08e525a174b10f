import { deadLettersOf, refusal, type Actor, type DeadLetter, type DeadLetterReply, type Refusal, type RpcRequest, type ServiceName } from '@haicap/contracts';
import { err, formatOffsetTime, ok, type Clock, type Result } from '@haicap/kernel';
import { pageOfRows, readCursor, withScope, writeCursor } from '@haicap/service-kit';
import type { DataSource, EntityManager } from 'typeorm';
import { z } from 'zod';
import { bodyHash, claimKey, storeKeys } from '../command/idempotency.js';
import { appendAudit } from '../owner/events.js';
import { maskText } from './mask-detail.js';

type Rpcs = ReturnType<typeof deadLettersOf>;

interface LetterRow {
  readonly id: string;
  readonly source: string;
  readonly event_id: string | null;
  readonly aggregate_id: string | null;
  readonly version: number | null;
  readonly type: string | null;
  readonly error: string;
  readonly attempts: number;
  readonly at: Date;
  readonly asked_at: Date | null;
  readonly failed_at: Date | null;
  readonly applied_at: Date | null;
  readonly waiting: number;
}

const place = z.strictObject({ id: z.string().regex(/^\d{1,18}$/) });
/** A letter has a number and no id; what a key remembers of it is that it was asked for. */
const NO_AGGREGATE = '00000000-0000-0000-0000-000000000000';

/** What administrators see of the facts that this service set aside, and how they have one applied after its cause is mended. */
export class DeadLetterDesk {
  constructor(private readonly settings: { readonly service: ServiceName; readonly dataSource: DataSource; readonly clock: Clock }) {}

  async list({ applied, limit, cursor }: RpcRequest<Rpcs['listDeadLetters']>, actor: Actor): Promise<Result<DeadLetterReply, Refusal>> {
    const before = readCursor(cursor, place);
    if (!before.ok) return before;
    const rows = await this.transaction(actor, (tx) => tell(tx, { applied, only: null, before: before.value?.id ?? null, max: limit + 1 }));
    const { items, nextCursor } = pageOfRows(rows, limit, (row) => ({ ...toLetter(row), position: writeCursor({ id: row.id }) }), ({ id }) => ({ id }));
    const last = items.at(-1);
    return ok({ items, ...(nextCursor === undefined || last === undefined ? {} : { nextCursor, until: last.at }) });
  }

  /**
   * Asks for a letter. The follower takes it up through its inbox, so versions keep their order and nothing is applied twice; asking for one that is
   * asked for or applied changes nothing and says how it stands.
   */
  async replay({ letterId }: RpcRequest<Rpcs['replayDeadLetter']>, actor: Actor, idempotencyKey: string): Promise<Result<DeadLetter, Refusal>> {
    const { service, clock } = this.settings;
    const claim = { account: actor.accountId, route: deadLettersOf(service).replayDeadLetter.subject, key: idempotencyKey, bodyHash: bodyHash({ letterId }) };
    return this.transaction(actor, async (tx): Promise<Result<DeadLetter, Refusal>> => {
      const usable = await claimKey(tx, claim);
      if (!usable.ok) return usable;
      if (usable.value.state === 'new') {
        const [row]: { asked: boolean }[] = await tx.query('SELECT dead_letter_ask($1) AS asked', [letterId]);
        if (row?.asked === true) await appendAudit(tx, [{ action: 'replay-dead-letter', objectType: 'dead-letter', objectId: letterId }], { actor: actor.accountId, clock });
      }
      const [letter] = await tell(tx, { applied: true, only: letterId, before: null, max: 1 });
      if (letter === undefined) return err(refusal('DEAD_LETTER_NOT_FOUND'));
      if (usable.value.state === 'new') await storeKeys(tx, [{ ...claim, aggregateId: NO_AGGREGATE, version: 1, status: 202 }]);
      return ok(toLetter(letter));
    });
  }

  private transaction<T>(actor: Actor, work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return withScope(this.settings.dataSource, { kind: 'none' }, work, { actor: actor.accountId });
  }
}

function tell(tx: EntityManager, { applied, only, before, max }: { applied: boolean; only: string | null; before: string | null; max: number }): Promise<LetterRow[]> {
  return tx.query('SELECT * FROM dead_letters_told($1, $2, $3, $4)', [applied, only, before, max]);
}

function toLetter(row: LetterRow): DeadLetter {
  const { id, source, event_id: eventId, aggregate_id: aggregateId, version, type, error, attempts, at, waiting } = row;
  return {
    letterId: id, source, eventId, aggregateId, version, type, reason: maskText(error), attempts, waiting, state: stateOf(row), at: formatOffsetTime(at),
    askedAt: timeOrNull(row.asked_at), failedAt: timeOrNull(row.failed_at), appliedAt: timeOrNull(row.applied_at),
  };
}

const timeOrNull = (instant: Date | null) => (instant === null ? null : formatOffsetTime(instant));

function stateOf({ asked_at: askedAt, failed_at: failedAt, applied_at: appliedAt }: LetterRow): DeadLetter['state'] {
  if (appliedAt !== null) return 'applied';
  if (askedAt === null) return 'open';
  return failedAt !== null && failedAt > askedAt ? 'failed' : 'asked';
}
