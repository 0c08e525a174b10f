import { isLanguage, refusal, type Actor, type Language, type Refusal, type RpcContract, type ServiceName } from '@haicap/contracts';
import { err, type Clock, type Result } from '@haicap/kernel';
import { isDatabaseUnavailable, KeysUnavailable, runInTrace, systemClock, UnknownOutcome, type Logger, type Metrics } from '@haicap/service-kit';
import type { Msg, Subscription } from '@nats-io/nats-core';
import { Server, type CustomTransportStrategy, type MessageHandler } from '@nestjs/microservices';
import { failpoint } from '#hooks';
import { isObservable, lastValueFrom } from 'rxjs';
import { Admission } from './admission.js';
import type { Bus } from './bus.js';
import { checkAccess, checkIdempotencyKey, parseRequest } from './rpc-gate.js';
import type { RpcContext } from './rpc-route.js';
import { testify, type Witness } from './witness.js';
import { decodeJson, envelopeOf, RPC_HEADER, wireError, type RpcEnvelope } from './rpc-wire.js';

export interface RpcServerOptions {
  readonly bus: Bus;
  readonly service: ServiceName;
  /** Every contract this service answers; a contract without a handler, or a handler without a contract, stops the start. */
  readonly contracts: readonly RpcContract[];
  readonly authenticate: (token: string) => Promise<Actor | null>;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly maxInFlight?: number;
  readonly maxWaiting?: number;
  readonly clock?: Clock;
  /**
   * Whether this process can answer a contract yet: a probe's "not ready" keeps HTTP away, but not the bus. Until it can, it takes no question from
   * another replica that can.
   */
  readonly isReady?: (contract: RpcContract) => boolean;
  /** Keeps denials and looks at personal data. A service without a database has none. */
  readonly witness?: Witness;
}

const IN_FLIGHT_MAX = 64;
const WAITING_MAX = 256;
// For a request that says nothing about its caller's patience.
const DEADLINE_MS = 5_000;
const UNSUBSCRIBE_MAX_MS = 3_000;
const READY_LOOK_MS = 50;

type Outcome = Result<unknown, Refusal>;

/**
 * The server side of RPC as a Nest transport strategy on the process's single connection. Replicas share a queue group.
 * Before a handler runs, the server has bounded the concurrency, checked the deadline, verified the token, checked access
 * by the contract (denied by default) and parsed the request. Refusals and faults leave as envelopes; `close` takes no
 * more requests and waits for those in flight.
 */
export class RpcServer extends Server implements CustomTransportStrategy {
  readonly #options: RpcServerOptions;
  readonly #admission: Admission;
  readonly #contracts: ReadonlyMap<string, RpcContract>;
  readonly #clock: Clock;
  #subscriptions: Subscription[] = [];
  #waiting: NodeJS.Timeout | undefined;
  #takesAll = false;

  constructor(options: RpcServerOptions) {
    super();
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#admission = new Admission({ maxInFlight: options.maxInFlight ?? IN_FLIGHT_MAX, maxWaiting: options.maxWaiting ?? WAITING_MAX });
    this.#contracts = new Map(options.contracts.map((contract) => [contract.subject, contract]));
  }

  listen(callback: (error?: unknown) => void): void {
    try {
      this.#checkRoutes();
      const { bus } = this.#options;
      const early = this.#readyContracts();
      if (early.length === this.#contracts.size) this.#takeAll();
      else {
        this.#subscriptions = early.map(({ subject }) => this.#subscribe(subject));
        this.#waiting = setTimeout(() => this.#takeAllOnceReady(), READY_LOOK_MS).unref();
      }
      // A caller on another connection must not meet a server that has not heard of this subscription yet.
      bus.nc.flush().then(() => {
        this.#takesAll = this.#waiting === undefined;
        callback();
      }, callback);
    } catch (error) {
      callback(error);
    }
  }

  /** Whether this process takes every question of its service from the queue; part of being ready. */
  get takesAll(): boolean {
    return this.#takesAll;
  }

  async close(): Promise<void> {
    this.#takesAll = false;
    clearTimeout(this.#waiting);
    this.#waiting = undefined;
    await this.#leave(this.#subscriptions.splice(0));
    await this.#admission.idle();
  }

  on(): never {
    throw new Error('an RPC server has no events of its own');
  }

  unwrap<T>(): T {
    return this.#options.bus.nc as T;
  }

  #readyContracts(): RpcContract[] {
    const { isReady } = this.#options;
    return [...this.#contracts.values()].filter((contract) => isReady?.(contract) ?? true);
  }

  #takeAllOnceReady(): void {
    if (this.#readyContracts().length < this.#contracts.size) {
      this.#waiting = setTimeout(() => this.#takeAllOnceReady(), READY_LOOK_MS).unref();
      return;
    }
    const early = this.#subscriptions.splice(0);
    this.#takeAll();
    // A question that fits both is given to one of them: they are of one queue.
    const begin = () => {
      this.#takesAll = true;
      return this.#leave(early);
    };
    // Without a line nobody confirms; what is subscribed is subscribed again with the next one.
    this.#options.bus.nc.flush().then(begin, begin).catch((error: unknown) => this.#options.logger.warn({ err: error }, 'requests of before the start stay subscribed'));
  }

  #takeAll(): void {
    this.#subscriptions.push(this.#subscribe(`rpc.${this.#options.service}.>`));
  }

  #subscribe(subject: string): Subscription {
    const { bus, service, logger } = this.#options;
    return bus.nc.subscribe(subject, {
      queue: service,
      callback: (error, message) => {
        if (error) logger.error({ err: error }, 'requests cannot be received');
        else void this.#receive(message);
      },
    });
  }

  // While disconnected the server cannot confirm; the requests of this process are awaited all the same.
  async #leave(subscriptions: readonly Subscription[]): Promise<void> {
    const drained = Promise.all(subscriptions.filter((one) => !one.isClosed()).map((one) => one.drain()));
    await Promise.race([drained, new Promise((resolve) => setTimeout(resolve, UNSUBSCRIBE_MAX_MS).unref())]);
  }

  #checkRoutes(): void {
    const handled = new Set(this.getHandlers().keys());
    const unanswered = [...this.#contracts.keys()].filter((subject) => !handled.has(subject));
    const undeclared = [...handled].filter((subject) => !this.#contracts.has(subject));
    const foreign = this.#options.contracts.filter((contract) => contract.service !== this.#options.service);
    if (unanswered.length + undeclared.length + foreign.length === 0) return;
    throw new Error(`RPC routes: no handler for [${unanswered.join(', ')}], no contract for [${undeclared.join(', ')}], `
      + `of another service [${foreign.map(({ subject }) => subject).join(', ')}]`);
  }

  #receive(message: Msg): Promise<void> {
    const [startedAt, arrivedAtMs] = [performance.now(), this.#clock.now().getTime()];
    return runInTrace(message.headers?.get(RPC_HEADER.traceparent) || undefined, async () => {
      const envelope = this.#admission.tryEnter() || (await this.#admission.enter()) ? await this.#serve(message, arrivedAtMs) : envelopeOf(err(refusal('OVERLOADED')));
      const held = failpoint('rpc.before-reply', message.subject);
      if (held !== undefined) await held;
      this.#respond(message, envelope);
      const subject = this.#contracts.has(message.subject) ? message.subject : 'unknown';
      this.#options.metrics.rpcDuration.observe(
        { side: 'server', subject, code: envelope.ok ? 'OK' : envelope.error.code },
        (performance.now() - startedAt) / 1_000,
      );
    });
  }

  /** For whoever was let in; leaves in the end. */
  async #serve(message: Msg, arrivedAtMs: number): Promise<RpcEnvelope> {
    const contract = this.#contracts.get(message.subject);
    const handler = this.getHandlers().get(message.subject);
    try {
      if (contract === undefined || handler === undefined) return envelopeOf(err(refusal('NOT_FOUND')));
      if (this.#options.isReady?.(contract) === false) return envelopeOf(err(refusal('SERVICE_UNAVAILABLE', { service: contract.service })));
      return envelopeOf(await this.#answer(contract, handler, message, arrivedAtMs));
    } catch (fault) {
      return this.#faultOf(message.subject, fault);
    } finally {
      this.#admission.leave();
    }
  }

  async #answer(contract: RpcContract, handler: MessageHandler, message: Msg, arrivedAtMs: number): Promise<Outcome> {
    const header = (name: string) => message.headers?.get(name) || undefined;
    const deadlineAtMs = deadlineOf(header(RPC_HEADER.deadline), arrivedAtMs);
    if (this.#clock.now().getTime() >= deadlineAtMs) return err(refusal('DEADLINE_EXCEEDED'));

    const token = bearerOf(header(RPC_HEADER.authorization));
    const actor = token === undefined ? null : await this.#options.authenticate(token);
    const access = checkAccess(contract.access, { token, actor });
    if (!access.ok) return await this.#witnessed(contract, actor, undefined, access);
    const key = checkIdempotencyKey(contract, header(RPC_HEADER.idempotencyKey));
    if (!key.ok) return key;
    const request = parseRequest(contract, decodeJson(message.data));
    if (!request.ok) return request;

    const context: RpcContext = { actor: access.value, token, idempotencyKey: key.value, deadlineAtMs, language: languageOf(contract, header(RPC_HEADER.language)) };
    const held = failpoint('rpc.before-handler', contract.subject);
    if (held !== undefined) await held;
    const returned: unknown = await handler(request.value, context);
    const outcome = (isObservable(returned) ? await lastValueFrom(returned) : returned) as Outcome;
    if (!outcome.ok && !contract.errors.includes(outcome.error.code)) {
      this.#options.logger.error({ subject: contract.subject, code: outcome.error.code }, 'a refusal is not declared in its contract');
    }
    return await this.#witnessed(contract, access.value, request.value, outcome);
  }

  async #witnessed(contract: RpcContract, actor: Actor | null, request: unknown, outcome: Outcome): Promise<Outcome> {
    if (this.#options.witness !== undefined) await testify(this.#options.witness, contract, actor, request, outcome);
    return outcome;
  }

  #faultOf(subject: string, fault: unknown): RpcEnvelope {
    const { logger, service } = this.#options;
    if (fault instanceof UnknownOutcome) {
      logger.warn({ err: fault, subject }, 'a command has an unknown outcome');
      return { ok: false, error: wireError('OUTCOME_UNKNOWN') };
    }
    if (fault instanceof KeysUnavailable || isDatabaseUnavailable(fault)) {
      logger.warn({ err: fault, subject }, 'a dependency is unavailable');
      return { ok: false, error: wireError('SERVICE_UNAVAILABLE', { service }) };
    }
    logger.error({ err: fault, subject }, 'a handler failed');
    return { ok: false, error: wireError('INTERNAL') };
  }

  #respond(message: Msg, envelope: RpcEnvelope): void {
    try {
      message.respond(JSON.stringify(envelope));
    } catch (error) {
      this.#options.logger.error({ err: error, subject: message.subject }, 'a reply could not be sent');
      // The usual reason is a reply beyond the bus's limit; the caller learns that it will not come.
      if (!this.#options.bus.nc.isClosed()) message.respond(JSON.stringify({ ok: false, error: wireError('INTERNAL') }));
    }
  }
}

function deadlineOf(header: string | undefined, arrivedAtMs: number): number {
  const sent = Number(header);
  return header !== undefined && Number.isFinite(sent) ? sent : arrivedAtMs + DEADLINE_MS;
}

// Caches keep an answer by language only where its contract speaks, so no other may be told one.
function languageOf({ speaks }: RpcContract, header: string | undefined): Language {
  return speaks === true && isLanguage(header) ? header : 'vi';
}

function bearerOf(header: string | undefined): string | undefined {
  return header === undefined ? undefined : /^Bearer ([\w.~+/=-]+)$/.exec(header)?.[1] ?? '';
}
