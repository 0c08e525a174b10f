import { accessOf, kindOf, type Actor, type HttpRoute, type Language, type RoutePriority, type RpcBinding, type WireError } from '@haicap/contracts';
import { err, type Result } from '@haicap/kernel';
import { checkAccess, RpcClient } from '@haicap/messaging';
import { currentTraceId, runInTrace } from '@haicap/service-kit';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Admission, RETRY_AFTER_S } from '../admission/admission.js';
import { DeprecatedUse } from '../changelog/deprecation.js';
import { RateLimits } from '../limits/rate-limits.js';
import { Callers } from '../session/callers.js';
import { writeAnswer } from './answer.js';
import { languageOf, Problem } from './problem.js';
import { idempotencyKeyOf, readParts } from './read-request.js';

/** A request that may proceed: who asks, and what is asked of which service. */
export interface Admitted {
  readonly binding: RpcBinding;
  readonly token: string | undefined;
  readonly actor: Actor | null;
  readonly idempotencyKey: string | undefined;
  readonly priority: RoutePriority;
  /** In which language owners answer that speak. */
  readonly language: Language;
  /** The address a limit counts. */
  readonly client: string;
  /** The session the token came from, where a browser asks. */
  readonly sessionId?: string | undefined;
  readonly issuedAtS?: number | undefined;
}

/**
 * The one path of every route: token, request parts, rate limit, one call with the person's own token, answer. Whether
 * the person may do it is decided by the service that owns the thing, before its handler runs.
 */
@Injectable()
export class HttpEdge {
  constructor(
    private readonly rpc: RpcClient,
    private readonly callers: Callers,
    private readonly limits: RateLimits,
    private readonly admission: Admission,
    private readonly deprecatedUse: DeprecatedUse,
  ) {}

  /** Serves a route with JSON. */
  async serve(route: HttpRoute, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    await runInTrace(request.traceparent, async () => {
      const admitted = await this.admit(route, request);
      writeAnswer(route, request, reply, await this.ask(admitted));
    });
  }

  /** Serves a route about what this process keeps itself: the same checks as before a handler of an owner, then the answer. */
  answer(route: HttpRoute, request: FastifyRequest, reply: FastifyReply, give: (admitted: Admitted) => Promise<unknown>): Promise<void> {
    return this.join(route, request, reply, (admitted) => {
      const access = checkAccess(admitted.binding.contract.access, admitted);
      if (!access.ok) throw new Problem(access.error.code, access.error.params);
      return give(admitted);
    });
  }

  /** Serves a route that several owners answer together; whom they deny, they deny and remember themselves. */
  async join(route: HttpRoute, request: FastifyRequest, reply: FastifyReply, give: (admitted: Admitted) => Promise<unknown>): Promise<void> {
    await runInTrace(request.traceparent, async () => {
      const admitted = await this.admit(route, request);
      writeAnswer(route, request, reply, await give(admitted));
    });
  }

  /** Lets a request in or throws the problem that keeps it out. */
  async admit(route: HttpRoute, request: FastifyRequest): Promise<Admitted> {
    const caller = await this.identify(route, request);
    this.deprecatedUse.note(route, caller.actor);
    const binding = route.bind(readParts(route, request));
    const idempotencyKey = route.idempotent ? idempotencyKeyOf(request.headers['idempotency-key']) : undefined;
    request.rates = await this.limits.admit(route.limits, { client: request.ip, account: caller.actor?.accountId, kind: caller.actor?.kind, code: trackingCodeIn(binding) });
    return { binding, idempotencyKey, priority: route.priority, language: languageOf(request.headers['accept-language']), client: request.ip, ...caller };
  }

  /** Asks the owner and gives the body of the answer; a refusal becomes a problem. */
  async ask(admitted: Admitted): Promise<unknown> {
    const { binding } = admitted;
    const reply = await this.call(admitted, binding.request);
    if (reply.ok) return binding.present(reply.value);
    if (binding.emptyOn?.code === reply.error.code) return binding.emptyOn.body;
    if (reply.error.code === 'TRACKING_NOT_FOUND') await this.limits.noteTrackingMiss(trackingCodeIn(binding), admitted.client);
    throw new Problem(reply.error.code, reply.error.params);
  }

  /** Asks the same owner again, with a request of the same contract. */
  async call(admitted: Admitted, request: unknown): Promise<Result<unknown, WireError>> {
    const { binding: { contract }, token, idempotencyKey, priority, language } = admitted;
    // A stream asks again for as long as it is open; what was ended meanwhile is answered no more.
    if (!this.callers.stillCounts(admitted)) return err(noLongerCounts());
    const leave = this.admission.enter(contract.service, priority);
    if (leave === undefined) return err(overloaded(priority));
    try {
      // The route's schemas made the request; the contract's own schema reads it again at the owner.
      return await this.rpc.call(contract, request, { token, idempotencyKey, language });
    } finally {
      leave();
    }
  }

  // A public route does not look at tokens, so an expired one in a browser never shuts a citizen out.
  private async identify(route: HttpRoute, request: FastifyRequest): Promise<Pick<Admitted, 'token' | 'actor' | 'sessionId' | 'issuedAtS'>> {
    if (accessOf(route) === 'public') return { token: undefined, actor: null };
    return this.callers.identify(request);
  }
}

function overloaded(priority: RoutePriority): WireError {
  return { code: 'OVERLOADED', kind: kindOf('OVERLOADED'), params: { priority, retryAfterS: RETRY_AFTER_S[priority] }, traceId: currentTraceId() ?? '' };
}

function noLongerCounts(): WireError {
  return { code: 'TOKEN_INVALID', kind: kindOf('TOKEN_INVALID'), params: {}, traceId: currentTraceId() ?? '' };
}

const TOKEN_DOSSIER_CHARS = 21;

function trackingCodeIn(binding: RpcBinding): string | undefined {
  const { request } = binding;
  if (typeof request !== 'object' || request === null) return undefined;
  // What stands for the dossier in a token is its first half.
  if ('token' in request && typeof request.token === 'string') return request.token.slice(0, TOKEN_DOSSIER_CHARS);
  const code = 'code' in request && 'secret' in request ? request.code : undefined;
  return typeof code === 'string' ? code : undefined;
}
