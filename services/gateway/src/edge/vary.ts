import type { FastifyReply } from 'fastify';

/** Names what an answer depends on (in lower case), beside what somebody before has named: a cache keeps one answer for each. */
export function varyBy(reply: FastifyReply, ...fields: readonly string[]): void {
  if (!reply.hasHeader('vary')) return void reply.header('vary', fields.join(', '));
  const named = String(reply.getHeader('vary') ?? '').split(',').map((field) => field.trim()).filter((field) => field !== '');
  const isNamed = (field: string) => named.some((one) => one.toLowerCase() === field);
  reply.header('vary', [...named, ...fields.filter((field) => !isNamed(field))].join(', '));
}
