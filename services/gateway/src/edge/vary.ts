import type { FastifyReply } from 'fastify';

/** Names what an answer depends on, beside what somebody before has named: a cache keeps one answer for each. */
export function varyBy(reply: FastifyReply, ...fields: readonly string[]): void {
  const named = reply.getHeader('vary');
  reply.header('vary', [...(named === undefined ? [] : [named]), ...fields].join(', '));
}
