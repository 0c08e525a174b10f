import { z } from 'zod';
import { defineRpc } from '../core/rpc.js';
import { offsetTime } from '../core/page.js';

/*
 * What the gateway answers itself, about the sessions it keeps. The contracts are those of a question on the bus, so access,
 * documents and matrix come from them like all others; nobody asks them over the bus.
 */

const PEOPLE = ['one-stop-officer', 'specialist', 'chair', 'province-leader', 'province-admin', 'auditor', 'citizen'] as const;

/** The session of the browser that asks. `csrfToken` goes into X-CSRF-Token of every write by cookie. */
export const lookUpSession = defineRpc({
  service: 'gateway', name: 'look-up-session', kind: 'query', access: 'public',
  request: z.strictObject({}),
  reply: z.discriminatedUnion('signedIn', [
    z.object({ signedIn: z.literal(false) }),
    z.object({ signedIn: z.literal(true), sessionId: z.string(), kind: z.enum(['officer', 'citizen']), csrfToken: z.string(), idleMinutes: z.int(), endsAt: offsetTime }),
  ]),
  errors: ['SERVICE_UNAVAILABLE'],
});

export const session = z.object({
  sessionId: z.string(), startedAt: offsetTime, lastUsedAt: offsetTime, endsAt: offsetTime,
  /** From where roughly: a network, and words for browser and system. */
  network: z.string(), device: z.string(),
  /** The one that asks. */
  current: z.boolean(),
});

/** One's own sessions, the youngest first. */
export const listSessions = defineRpc({
  service: 'gateway', name: 'list-sessions', kind: 'query', access: PEOPLE,
  request: z.strictObject({}),
  reply: z.object({ items: z.array(session) }),
  errors: ['SERVICE_UNAVAILABLE'],
});

/** Every own session but the one that asks; all of them when none asks. */
export const endOtherSessions = defineRpc({
  service: 'gateway', name: 'end-other-sessions', kind: 'command', access: PEOPLE,
  request: z.strictObject({}),
  reply: z.object({ ended: z.int() }),
  errors: ['SERVICE_UNAVAILABLE', 'IDEMPOTENCY_KEY_REQUIRED'],
});

export const endSession = defineRpc({
  service: 'gateway', name: 'end-session', kind: 'command', access: PEOPLE,
  request: z.strictObject({ sessionId: z.string() }),
  reply: z.object({ sessionId: z.string(), ended: z.literal(true) }),
  errors: ['SESSION_NOT_FOUND', 'SERVICE_UNAVAILABLE', 'IDEMPOTENCY_KEY_REQUIRED'],
});
