import type { Actor, Language, RpcContract } from '@haicap/contracts';
import { applyDecorators, Catch, UseFilters, type ExceptionFilter } from '@nestjs/common';
import { Ctx, MessagePattern, Payload } from '@nestjs/microservices';
import { throwError, type Observable } from 'rxjs';

/** What a handler learns about a request besides its body. All of it was verified by the server. */
export interface RpcContext {
  /** Null only where the contract is public. */
  readonly actor: Actor | null;
  readonly token: string | undefined;
  /** Always there for a command. */
  readonly idempotencyKey: string | undefined;
  /** Epoch milliseconds after which nobody waits for the answer. */
  readonly deadlineAtMs: number;
  /** In which language the answer speaks; always Vietnamese where the contract does not say that it speaks. */
  readonly language: Language;
}

/** The verified person behind a request; the server lets nobody else through to a contract with roles. Example: `this.stopping.run(request, actorOf(context), keyOf(context))`. */
export function actorOf({ actor }: RpcContext): Actor {
  if (!actor) throw new Error('a contract with roles was reached without an actor');
  return actor;
}

/** The key of a command; the server refuses a command without one. */
export function keyOf({ idempotencyKey }: RpcContext): string {
  if (idempotencyKey === undefined) throw new Error('a command was reached without an idempotency key');
  return idempotencyKey;
}

// Nest's own filter would turn every fault into "Internal server error" before the server can tell an unknown outcome.
@Catch()
class HandFaultsOn implements ExceptionFilter {
  catch(fault: unknown): Observable<never> {
    return throwError(() => fault);
  }
}

// Without a word about its parameters Nest would hand a method the payload alone.
const takesRequestAndContext: MethodDecorator = (target, method) => {
  Payload()(target, method, 0);
  Ctx()(target, method, 1);
};

/**
 * Marks a controller's method as the handler of a contract. The method receives the parsed request and an `RpcContext`
 * and returns a Result; it throws only faults. Example: `@Rpc(receiveDossier) receive(request, context) { … }`
 */
export function Rpc(contract: RpcContract): MethodDecorator {
  return applyDecorators(MessagePattern(contract.subject), UseFilters(HandFaultsOn), takesRequestAndContext);
}
