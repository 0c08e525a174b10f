import type { Language, RpcContract, RpcInput, RpcReply, WireError } from '@haicap/contracts';
import { err, ok, type Clock, type Result } from '@haicap/kernel';
import { currentTraceparent, systemClock, type Metrics } from '@haicap/service-kit';
import { errors, headers, type Msg, type MsgHdrs } from '@nats-io/nats-core';
import type { Bus } from './bus.js';
import { decodeEnvelope, RPC_HEADER, wireError } from './rpc-wire.js';

/** On whose behalf a call is made, and how long the caller waits. */
export interface CallContext {
  /** The originating person's access token itself, or a service token. */
  readonly token?: string | undefined;
  readonly idempotencyKey?: string | undefined;
  readonly deadlineMs?: number | undefined;
  /** In which language the answer is wanted, where it speaks; Vietnamese by default. */
  readonly language?: Language | undefined;
}

interface RpcClientOptions {
  readonly metrics?: Metrics;
  readonly clock?: Clock;
}

/** How long an answer is waited for where the contract says nothing else. */
export const RPC_DEADLINE_MS = 5_000;

/**
 * Asks other services. One request, one deadline, no retry: only the edge that owns the idempotency key may try again.
 * A command that is not answered in time has an unknown outcome. Example:
 * `const reply = await client.call(lookUpDossier, { code }, { token });`
 */
export class RpcClient {
  readonly #bus: Bus;
  readonly #metrics: Metrics | undefined;
  readonly #clock: Clock;

  constructor(bus: Bus, options: RpcClientOptions = {}) {
    this.#bus = bus;
    this.#metrics = options.metrics;
    this.#clock = options.clock ?? systemClock;
  }

  async call<C extends RpcContract>(contract: C, request: RpcInput<C>, context: CallContext = {}): Promise<Result<RpcReply<C>, WireError>> {
    const startedAt = performance.now();
    const reply = await this.#ask(contract, request, context);
    this.#metrics?.rpcDuration.observe(
      { side: 'client', subject: contract.subject, code: reply.ok ? 'OK' : reply.error.code },
      (performance.now() - startedAt) / 1_000,
    );
    return reply;
  }

  async #ask<C extends RpcContract>(contract: C, request: RpcInput<C>, context: CallContext): Promise<Result<RpcReply<C>, WireError>> {
    // While disconnected the client would hold the request back and deliver it to nobody's benefit later.
    if (!this.#bus.isConnected()) return err(wireError('SERVICE_UNAVAILABLE', { service: contract.service }));
    const timeoutMs = context.deadlineMs ?? contract.deadlineMs ?? RPC_DEADLINE_MS;
    if (timeoutMs < 1) return err(wireError('DEADLINE_EXCEEDED'));
    let reply: Msg;
    try {
      reply = await this.#bus.ask({ subject: contract.subject, body: JSON.stringify(request), headers: this.#headers(context, timeoutMs), timeoutMs });
    } catch (error) {
      return err(this.#failure(contract, error));
    }
    return this.#read(contract, reply);
  }

  #headers(context: CallContext, timeoutMs: number): MsgHdrs {
    const sent = headers();
    sent.set(RPC_HEADER.traceparent, currentTraceparent());
    sent.set(RPC_HEADER.deadline, String(this.#clock.now().getTime() + timeoutMs));
    if (context.token !== undefined) sent.set(RPC_HEADER.authorization, `Bearer ${context.token}`);
    if (context.idempotencyKey !== undefined) sent.set(RPC_HEADER.idempotencyKey, context.idempotencyKey);
    if (context.language !== undefined) sent.set(RPC_HEADER.language, context.language);
    return sent;
  }

  #failure(contract: RpcContract, error: unknown): WireError {
    if (error instanceof errors.NoRespondersError) return wireError('SERVICE_UNAVAILABLE', { service: contract.service });
    if (error instanceof errors.TimeoutError) {
      return wireError(contract.kind === 'command' ? 'OUTCOME_UNKNOWN' : 'DEADLINE_EXCEEDED');
    }
    if (error instanceof errors.InvalidArgumentError && /max_payload/.test(error.message)) return wireError('BODY_TOO_LARGE');
    // The server refused to pass it on, so nobody has seen it.
    if (error instanceof errors.PermissionViolationError) {
      this.#bus.logger.error({ err: error, subject: contract.subject }, 'the topology does not let this service call that one');
      return wireError('INTERNAL');
    }
    this.#bus.logger.warn({ err: error, subject: contract.subject }, 'a request could not be sent');
    // It may have been sent before the connection went away.
    return wireError(contract.kind === 'command' ? 'OUTCOME_UNKNOWN' : 'SERVICE_UNAVAILABLE', { service: contract.service });
  }

  #read<C extends RpcContract>(contract: C, message: Msg): Result<RpcReply<C>, WireError> {
    const envelope = decodeEnvelope(message.data);
    if (envelope !== null && !envelope.ok) return err(envelope.error);
    const parsed = envelope === null ? undefined : contract.reply.safeParse(envelope.value);
    if (parsed?.success) return ok(parsed.data as RpcReply<C>);
    const where = parsed?.error.issues.map((issue) => issue.path.join('/')).slice(0, 5);
    this.#bus.logger.error({ subject: contract.subject, where }, 'a reply does not keep its contract');
    return err(wireError('INTERNAL'));
  }
}
