import { z } from 'zod';
import { defineRpc } from './rpc.js';
import { factEnvelope } from './fact.js';
import { localDate, offsetTime } from './page.js';
import type { ServiceName } from '../topology.js';

/** The most events one page of an owner's log carries. */
export const EVENT_PAGE_LIMIT = 1000;

const loggedFact = z.object({ position: z.string(), fact: factEnvelope });

/**
 * The three questions an owner answers about its own log, the only RPCs that services send one another:
 * bootstrap of a new consumer, gaps, reconciliation (ARCHITECTURE.md §3.3). `position` is opaque to the asker.
 */
export function eventLogRpcs<S extends ServiceName>(service: S) {
  return {
    listEvents: defineRpc({
      service, name: 'list-events', kind: 'query', access: ['service'],
      request: z.strictObject({ noun: z.string(), afterPosition: z.string().default('0'), limit: z.int().min(1).max(EVENT_PAGE_LIMIT).default(EVENT_PAGE_LIMIT) }),
      reply: z.object({ events: z.array(loggedFact), lastPosition: z.string(), more: z.boolean() }),
      errors: ['REQUEST_INVALID'],
    }),
    getEvents: defineRpc({
      service, name: 'get-events', kind: 'query', access: ['service'],
      request: z.strictObject({ noun: z.string(), aggregates: z.array(z.strictObject({ aggregateId: z.uuid(), fromVersion: z.int().min(1) })).min(1).max(100) }),
      reply: z.object({ events: z.array(factEnvelope), more: z.boolean() }),
      errors: ['REQUEST_INVALID'],
    }),
    digestEvents: defineRpc({
      service, name: 'digest-events', kind: 'query', access: ['service'],
      request: z.strictObject({ noun: z.string(), day: localDate, before: offsetTime }),
      reply: z.object({ count: z.int(), versionSum: z.string(), idXor: z.string(), beforeFirstPosition: z.string(), lastPosition: z.string() }),
      errors: ['REQUEST_INVALID'],
    }),
  };
}
