import type { Actor } from '@haicap/contracts';
import type { RpcContext } from '@haicap/messaging';

/** The verified person behind a request; the server lets nobody else through to a contract with roles. */
export function actorOf(context: RpcContext): Actor {
  if (!context.actor) throw new Error('a contract with roles was reached without an actor');
  return context.actor;
}

/** The key of a command; the server refuses a command without one. */
export function keyOf(context: RpcContext): string {
  if (context.idempotencyKey === undefined) throw new Error('a command was reached without an idempotency key');
  return context.idempotencyKey;
}
