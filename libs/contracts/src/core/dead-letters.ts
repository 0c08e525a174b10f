import { z } from 'zod';
import { defineRpc } from './rpc.js';
import { offsetTime, PAGE_LIMIT_MAX } from './page.js';
import type { ServiceName } from '../topology.js';

/** `open`: nobody has asked for it. `asked`: it is applied within seconds. `failed`: it was tried again in vain and may be asked for again. */
export const deadLetterState = z.enum(['open', 'asked', 'failed', 'applied']);

/** A fact that a follower could not apply. Later facts about the same thing wait behind it; everything else goes on. */
export const deadLetter = z.object({
  letterId: z.string(),
  /** `<owner>.<noun>`; event and aggregate are null for a message that was no fact. */
  source: z.string(), eventId: z.uuid().nullable(), aggregateId: z.uuid().nullable(), version: z.int().nullable(), type: z.string().nullable(),
  reason: z.string(), attempts: z.int(), state: deadLetterState,
  at: offsetTime, askedAt: offsetTime.nullable(), failedAt: offsetTime.nullable(), appliedAt: offsetTime.nullable(),
  /** Facts that wait behind it. */
  waiting: z.int(),
});
export type DeadLetter = z.infer<typeof deadLetter>;

const deadLetterReply = z.object({
  items: z.array(deadLetter.extend({ position: z.string() })),
  nextCursor: z.string().optional(), until: offsetTime.optional(),
});
export type DeadLetterReply = z.infer<typeof deadLetterReply>;

/** What a follower answers about the facts it set aside. None can be dismissed: what comes behind it would be applied to something it does not fit. */
export function deadLetterRpcs<S extends ServiceName>(service: S) {
  const access = ['province-admin'] as const;
  return {
    listDeadLetters: defineRpc({
      service, name: 'list-dead-letters', kind: 'query', access,
      request: z.strictObject({ applied: z.boolean().default(false), limit: z.int().min(1).max(PAGE_LIMIT_MAX).default(50), cursor: z.string().max(500).optional() }),
      reply: deadLetterReply,
      errors: ['REQUEST_INVALID', 'CURSOR_INVALID', 'FORBIDDEN'],
    }),
    replayDeadLetter: defineRpc({
      service, name: 'replay-dead-letter', kind: 'command', access,
      request: z.strictObject({ letterId: z.string().regex(/^\d{1,18}$/) }),
      reply: deadLetter,
      errors: ['REQUEST_INVALID', 'FORBIDDEN', 'DEAD_LETTER_NOT_FOUND', 'IDEMPOTENCY_KEY_REQUIRED', 'IDEMPOTENCY_KEY_REUSED', 'IDEMPOTENCY_KEY_IN_FLIGHT'],
    }),
  };
}
