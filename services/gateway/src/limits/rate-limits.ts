import { createHash } from 'node:crypto';
import type { AccountKind, RouteLimit } from '@haicap/contracts';
import type { Logger } from '@haicap/service-kit';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible';
import type { createClient } from 'redis';
import { Problem } from '../edge/problem.js';
import { answerInTime, RedisSilent } from './answer-in-time.js';
import { LooksAgain } from './looks-again.js';
import { networkOf } from './network-of.js';
import { rateHeaders, type RateState } from './rate-headers.js';

interface NamedLimit {
  /** Allowed in one period, over all replicas. */
  readonly points: number;
  /** Allowed in one period by this process alone while Redis is away; lower, so its loss never opens a door. */
  readonly pointsAlone: number;
  readonly periodS: number;
}

/** Every limit of the gateway by name. */
export const RATE_LIMITS = {
  /** Look-ups by tracking code from one address; a commune's waiting room may share one. */
  trackingByClient: { points: 120, pointsAlone: 60, periodS: 60 },
  /** Wrong secrets for one code from one address. Codes are guessable: counted for all, a stranger could lock the holder out. */
  trackingMissesByCodeAndClient: { points: 20, pointsAlone: 10, periodS: 900 },
  /** Wrong secrets for one code from everybody. Beyond it the code counts as under attack. */
  trackingMissesByCode: { points: 200, pointsAlone: 100, periodS: 86_400 },
  /** Wrong secrets from one address for a code under attack. A holder still gets in; the secret's 50 bits do the rest. */
  trackingMissesUnderAttack: { points: 3, pointsAlone: 3, periodS: 900 },
  /** Different codes that one address tried with wrong secrets. Who mistypes has one or two; who walks through the codes of a day has all. */
  trackingCodesMissedByClient: { points: 50, pointsAlone: 25, periodS: 600 },
  /** Requests to identity from one address, of whatever kind: opening the sign-in page alone makes a record there. */
  oidcByClient: { points: 1_200, pointsAlone: 600, periodS: 60 },
  /** Requests to the token endpoint from one address. */
  tokenByClient: { points: 600, pointsAlone: 300, periodS: 60 },
  /** Messages of the payment platform from one address; it sends each a few times, for a whole province. */
  callbacksByClient: { points: 1_200, pointsAlone: 600, periodS: 60 },
  /** Files that one account opens: a desk looks through the papers of everybody who comes, page by page. */
  downloadsByAccount: { points: 300, pointsAlone: 150, periodS: 60 },
  /** Files opened by ticket from one address, which an office may share. */
  downloadsByClient: { points: 1_200, pointsAlone: 600, periodS: 60 },
  /** What one person asks besides, over all devices: a hundred a second is no person. */
  requestsByAccount: { points: 6_000, pointsAlone: 3_000, periodS: 60 },
  /** What one program asks besides, over all its processes. */
  requestsByProgram: { points: 6_000, pointsAlone: 3_000, periodS: 60 },
  /** Reports of the content policy from one address; a browser sends each once. */
  policyReportsByClient: { points: 60, pointsAlone: 30, periodS: 60 },
  /** Writes of one account. */
  writesByAccount: { points: 600, pointsAlone: 300, periodS: 60 },
} as const satisfies Record<string, NamedLimit>;
export type LimitName = keyof typeof RATE_LIMITS;

export type RedisClient = ReturnType<typeof createClient>;

export interface Caller {
  readonly client: string;
  readonly account: string | undefined;
  readonly kind?: AccountKind | undefined;
  /** The dossier code of a tracking request. */
  readonly code: string | undefined;
}

const REDIS_ANSWER_MAX_MS = 200;
/** How long a Redis that did not answer in time is left alone: waiting for it with every request would slow them all. */
const REDIS_LEFT_ALONE_MS = 5_000;

/** What a wrong secret is part of: many strangers at one code, or one stranger at many codes. */
export type TrackingAttack = 'code' | 'client';

interface Limiter {
  readonly everywhere: RateLimiterAbstract;
  readonly alone: RateLimiterMemory;
}

/**
 * Counts in Redis and, when it is away or slow, in this process at a lower limit: losing Redis costs neither a request
 * nor a protection.
 */
export class RateLimits {
  private readonly limiters: Readonly<Record<LimitName, Limiter>>;
  private readonly again = new LooksAgain((network, times) => void this.run('trackingByClient', (limiter) => limiter.penalty(network, times)).catch(() => undefined));
  private redisSilentUntil = 0;

  /** `alarm` is told of every miss that makes a code or a client count as under attack or attacking. */
  constructor(private readonly redis: RedisClient, factor: number, private readonly logger: Logger, private readonly alarm: (attack: TrackingAttack) => void = () => undefined) {
    const make = (name: LimitName): Limiter => {
      const { points, pointsAlone, periodS } = RATE_LIMITS[name];
      const scaled = (allowed: number) => Math.max(1, Math.round(allowed * factor));
      const options = { keyPrefix: `limit:${name}`, duration: periodS };
      return {
        everywhere: new RateLimiterRedis({ ...options, points: scaled(points), storeClient: redis, useRedisPackage: true, rejectIfRedisNotReady: true }),
        alone: new RateLimiterMemory({ ...options, points: scaled(pointsAlone) }),
      };
    };
    this.limiters = {
      trackingByClient: make('trackingByClient'), trackingMissesByCodeAndClient: make('trackingMissesByCodeAndClient'),
      trackingMissesByCode: make('trackingMissesByCode'), trackingMissesUnderAttack: make('trackingMissesUnderAttack'),
      trackingCodesMissedByClient: make('trackingCodesMissedByClient'),
      oidcByClient: make('oidcByClient'), tokenByClient: make('tokenByClient'), writesByAccount: make('writesByAccount'),
      callbacksByClient: make('callbacksByClient'), downloadsByAccount: make('downloadsByAccount'), downloadsByClient: make('downloadsByClient'),
      requestsByAccount: make('requestsByAccount'), requestsByProgram: make('requestsByProgram'), policyReportsByClient: make('policyReportsByClient'),
    };
  }

  /** Counts a request against the limits of its route and tells what is left; throws TOO_MANY_REQUESTS when one is spent. */
  async admit(limits: readonly RouteLimit[], caller: Caller): Promise<RateState[]> {
    if (limits.includes('tracking')) this.again.settle(networkOf(caller.client));
    // Asked together: both ways to Redis take as long as one.
    const misses = limits.includes('tracking') && caller.code !== undefined ? this.checkTrackingMisses(caller.code, caller.client) : undefined;
    misses?.catch(() => undefined);
    const states: RateState[] = [];
    for (const [name, key] of takenBy(limits, caller)) states.push(await this.take(name, key));
    await misses;
    return states;
  }

  /** Lets somebody look again at what this process has just shown, without asking Redis: what is left of the limit, or undefined where it has to be asked. */
  admitAgain(client: string, place: string): RateState[] | undefined {
    const state = this.again.take(networkOf(client), place, performance.now());
    return state && [state];
  }

  /** Notes what was shown to somebody whose limits were looked at in full. While each process counts for itself there is nothing to be spared. */
  letAgain(client: string, place: string, states: readonly RateState[]): void {
    const state = this.isShared ? states.find(({ name }) => name === 'trackingByClient') : undefined;
    if (state !== undefined) this.again.note(networkOf(client), place, state, performance.now());
  }

  /** Counts a report that a browser sends about the content policy. */
  async admitPolicyReport(client: string): Promise<void> {
    await this.take('policyReportsByClient', networkOf(client));
  }

  /** Counts a request to identity. */
  async admitOidcRequest(client: string): Promise<void> {
    await this.take('oidcByClient', networkOf(client));
  }

  /** Counts a request to the token endpoint. */
  async admitTokenRequest(client: string): Promise<void> {
    await this.take('tokenByClient', networkOf(client));
  }

  /** Remembers that a code was tried with a wrong secret. */
  async noteTrackingMiss(code: string | undefined, client: string): Promise<void> {
    this.again.forget(networkOf(client));
    if (code === undefined) return;
    const both = codeAndClientKey(code, client);
    const [own, ofAll] = await Promise.all([
      this.penalise('trackingMissesByCodeAndClient', both), this.penalise('trackingMissesByCode', codeKey(code)), this.penalise('trackingMissesUnderAttack', both),
    ]);
    if (ofAll?.remaining === 0) this.alarm('code');
    const isAnotherCode = own !== null && own.remaining === own.points - 1;
    const codes = isAnotherCode ? await this.penalise('trackingCodesMissedByClient', networkOf(client)) : null;
    if (codes?.remaining === 0) this.alarm('client');
  }

  /** True while limits are counted over all replicas. */
  get isShared(): boolean {
    return this.redis.isReady;
  }

  private async take(name: LimitName, key: string): Promise<RateState> {
    const counted = await this.run(name, (limiter) => limiter.consume(key));
    if (counted === null) throw new Error(`${name} counted nothing`);
    return counted;
  }

  private async penalise(name: LimitName, key: string): Promise<RateState | null> {
    return this.run(name, (limiter) => limiter.penalty(key));
  }

  /**
   * Looks only at earlier misses, never at the secret at hand: a caller who is stopped learns nothing about it, and one
   * who is let in is answered like everybody else.
   */
  private async checkTrackingMisses(code: string, client: string): Promise<void> {
    const both = codeAndClientKey(code, client);
    if (await this.isNoneSpent([['trackingMissesByCode', codeKey(code)], ['trackingMissesByCodeAndClient', both], ['trackingCodesMissedByClient', networkOf(client)]])) return;
    const [ofAll, own, walking] = await Promise.all([
      this.spent('trackingMissesByCode', codeKey(code)), this.spent('trackingMissesByCodeAndClient', both), this.spent('trackingCodesMissedByClient', networkOf(client)),
    ]);
    const stopped = own ?? walking ?? (ofAll === undefined ? undefined : await this.spent('trackingMissesUnderAttack', both));
    if (stopped === undefined) return;
    this.again.forget(networkOf(client));
    throw tooMany(stopped);
  }

  /** Whether Redis says of all of these at once that none is used up, which is so for nearly everybody. False when it is away. */
  private async isNoneSpent(asked: readonly (readonly [LimitName, string])[]): Promise<boolean> {
    if (!this.redis.isReady || performance.now() < this.redisSilentUntil) return false;
    try {
      const counts = await answerInTime(this.redis.mGet(asked.map(([name, key]) => this.limiters[name].everywhere.getKey(key))), REDIS_ANSWER_MAX_MS);
      return asked.every(([name], at) => Number(counts[at] ?? 0) < this.limiters[name].everywhere.points);
    } catch {
      // Whoever asks for each of them notices, too, and counts here from then on.
      return false;
    }
  }

  /** The state of a limit that is used up. */
  private async spent(name: LimitName, key: string): Promise<RateState | undefined> {
    const state = await this.run(name, (limiter) => limiter.get(key));
    return state !== null && state.remaining <= 0 ? state : undefined;
  }

  private async run(name: LimitName, action: (limiter: RateLimiterAbstract) => Promise<RateLimiterRes | null>): Promise<RateState | null> {
    const { everywhere, alone } = this.limiters[name];
    try {
      if (performance.now() >= this.redisSilentUntil) return await counted(name, everywhere, answerInTime(action(everywhere), REDIS_ANSWER_MAX_MS));
    } catch (outcome) {
      if (outcome instanceof Problem) throw outcome;
      if (outcome instanceof RedisSilent) this.redisSilentUntil = performance.now() + REDIS_LEFT_ALONE_MS;
      this.logger.debug({ limit: name, err: outcome }, 'counting in this process');
    }
    return counted(name, alone, action(alone));
  }
}

/** What a limiter says after counting; the problem when it is spent. */
async function counted(name: LimitName, limiter: RateLimiterAbstract, answer: Promise<RateLimiterRes | null>): Promise<RateState | null> {
  const told = ({ remainingPoints, msBeforeNext }: RateLimiterRes): RateState =>
    ({ name, points: limiter.points, periodS: limiter.duration, remaining: Math.max(0, remainingPoints), resetS: Math.max(1, Math.ceil(msBeforeNext / 1000)) });
  try {
    const state = await answer;
    return state === null ? null : told(state);
  } catch (outcome) {
    throw outcome instanceof RateLimiterRes ? tooMany(told(outcome)) : outcome;
  }
}

function tooMany(spent: RateState): Problem {
  return new Problem('TOO_MANY_REQUESTS', {}, spent.resetS, rateHeaders([spent]));
}

/** What a request is counted by, each with its key. A ticket tells nobody whose it is; its address is counted instead. */
function* takenBy(limits: readonly RouteLimit[], { account, client, kind }: Caller): Generator<[LimitName, string]> {
  const network = networkOf(client);
  if (limits.includes('write') && account !== undefined) yield ['writesByAccount', account];
  else if (account !== undefined && !limits.includes('download')) yield [kind === 'client' ? 'requestsByProgram' : 'requestsByAccount', account];
  if (limits.includes('download')) yield account === undefined ? ['downloadsByClient', network] : ['downloadsByAccount', account];
  if (limits.includes('callback')) yield ['callbacksByClient', network];
  if (limits.includes('tracking')) yield ['trackingByClient', network];
}

// One spelling per code, and nothing of it in Redis in plain text.
const codeKey = (code: string) => createHash('sha256').update(code.trim().toUpperCase()).digest('base64url');
const codeAndClientKey = (code: string, client: string) => `${codeKey(code)}:${networkOf(client)}`;
