import { accessOf, type HttpRoute, type RpcBinding, type WireError } from '@haicap/contracts';
import type { Result } from '@haicap/kernel';
import { checkAccess } from '@haicap/messaging';
import { runInTrace } from '@haicap/service-kit';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { overloadOf } from '../admission/admission.js';
import { DeprecatedUse } from '../changelog/deprecation.js';
import { KeepAnswers, type Place } from '../kept-answers/keep-answers.js';
import { RateLimits } from '../limits/rate-limits.js';
import { Callers } from '../session/callers.js';
import { composeAnswer, sendAnswer, writeAnswer } from './answer.js';
import type { Admitted } from './admitted.js';
import { AskOwners } from './ask-owners.js';
import { languageOf, Problem } from './problem.js';
import { idempotencyKeyOf, readParts } from './read-request.js';

/**
 * The one path of every route: token, request parts, rate limit, one call with the person's own token, answer. Whether
 * the person may do it is decided by the service that owns the thing, before its handler runs.
 */
@Injectable()
export class HttpEdge {
  constructor(
    private readonly owners: AskOwners,
    private readonly callers: Callers,
    private readonly limits: RateLimits,
    private readonly kept: KeepAnswers,
    private readonly deprecatedUse: DeprecatedUse,
  ) {}

  /** Serves a route with JSON. */
  async serve(route: HttpRoute, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    await runInTrace(request.traceparent, async () => {
      const admitted = await this.admit(route, request);
      const place = this.kept.placeOf(route, request);
      if (place === undefined) return writeAnswer(route, request, reply, await this.ask(admitted));
      const answer = this.kept.find(place) ?? await this.askToKeep(route, request, admitted, place);
      this.limits.letAgain(request.ip, place.key, request.rates);
      sendAnswer(route, request, reply, answer);
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
    this.refuseEarly(route, request, binding);
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
  call(admitted: Admitted, request: unknown): Promise<Result<unknown, WireError>> {
    return this.owners.call(admitted, request);
  }

  private askToKeep(route: HttpRoute, request: FastifyRequest, admitted: Admitted, place: Place) {
    return this.kept.asking(place, async () => {
      const body = await this.ask(admitted);
      return { body, composed: composeAnswer(route, request, body) };
    });
  }

  // Whoever would find no place is told so before anything has been counted: what a refusal costs, others do not get.
  private refuseEarly(route: HttpRoute, request: FastifyRequest, { contract: { service } }: RpcBinding): void {
    const { priority } = route;
    if (this.owners.hasPlaceFor(service, priority)) return;
    const place = this.kept.placeOf(route, request);
    if (place !== undefined && this.kept.find(place) !== undefined) return;
    this.owners.noteRefusal(service, priority);
    const { code, params } = overloadOf(priority);
    throw new Problem(code, params);
  }

  // A public route does not look at tokens, so an expired one in a browser never shuts a citizen out.
  private async identify(route: HttpRoute, request: FastifyRequest): Promise<Pick<Admitted, 'token' | 'actor' | 'sessionId' | 'issuedAtS'>> {
    if (accessOf(route) === 'public') return { token: undefined, actor: null };
    return this.callers.identify(request);
  }
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
