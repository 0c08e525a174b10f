import { setTimeout as pause } from 'node:timers/promises';
import { RpcClient, type Bus } from '@haicap/messaging';
import { startHealthServer, systemClock, TokenVerifier, type Logger, type Metrics, type Shutdown } from '@haicap/service-kit';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Config } from './config.js';
import { Admission } from './admission/admission.js';
import { DeprecatedUse } from './changelog/deprecation.js';
import { openRedis } from './limits/open-redis.js';
import { KeepAnswers, type KeptFor } from './kept-answers/keep-answers.js';
import { RateLimits } from './limits/rate-limits.js';
import { EventStreams } from './live/event-streams.js';
import { openHttp } from './open-http.js';
import { LiveFiguresHub } from './report/live-figures.js';
import { openSessions } from './session/open-sessions.js';
import { FollowDossier } from './timeline/follow-dossier.js';
import { TimelineFeed } from './timeline/timeline.feed.js';
import { KeepPresence } from './presence/keep-presence.js';
import { PresenceStore } from './presence/presence.store.js';
import { WorkLiveHub } from './work-live/work-live-hub.js';

export interface GatewaySetup {
  readonly config: Config;
  readonly bus: Bus;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly shutdown: Shutdown;
  /** How long the stream of dossiers is followed after the last reader of a timeline has gone. */
  readonly timelineLingerMs?: number;
  /** How often open streams of work are looked at: whether their session still counts, and who is gone. */
  readonly workCheckMs?: number;
  readonly keptFor?: KeptFor;
}

const REQUESTS_END_MAX_MS = 20_000;

/** Starts the gateway and sets the order of its end: streams, then requests, then bus and cache. Returns the HTTP address. */
export async function startGateway({ config, bus, logger, metrics, shutdown, timelineLingerMs, workCheckMs, keptFor }: GatewaySetup): Promise<{ httpUrl: string; healthPort: number }> {
  const redis = openRedis(config.redisUrl, logger);
  const rpc = new RpcClient(bus, { metrics });
  const limits = new RateLimits(redis, config.rateLimitFactor, logger, (attack) => {
    metrics.counter('haicap_tracking_attacks_total', 'Wrong secrets of tracking codes that belong to an attack, at one code or by one client', ['attack']).inc({ attack });
    logger.warn({ attack }, 'somebody guesses at tracking codes');
  });
  const admission = new Admission(config.admission === 'off' ? Number.POSITIVE_INFINITY : config.ownerRequestsMax, (owner, priority) => {
    metrics.counter('haicap_admission_refused_total', 'Requests refused because their owner had no place left for their class', ['owner', 'priority']).inc({ owner, priority });
  });
  const streams = new EventStreams(logger, metrics);
  const feed = new TimelineFeed(bus, logger, timelineLingerMs);
  const keptAnswers = new KeepAnswers(feed, undefined, keptFor);
  const liveFigures = new LiveFiguresHub(bus, rpc, logger);
  const presence = new KeepPresence(new PresenceStore(redis), bus, systemClock);
  const workLive = new WorkLiveHub({ feed, presence, bus, clock: systemClock, logger, ...(workCheckMs === undefined ? {} : { checkMs: workCheckMs }) });
  const tokens = new TokenVerifier({ issuer: config.issuer, audience: 'haicap', jwksUrl: config.jwksUrl });
  const parts = { rpc, limits, admission, deprecatedUse: new DeprecatedUse(metrics), keptAnswers, streams, liveFigures, workLive, presence, followDossier: new FollowDossier(feed, logger), ...openSessions({ config, redis, tokens, bus, rpc, logger }) };

  const app = await openHttp({ config, parts, logger, metrics, isDraining: () => shutdown.isDraining });
  parts.accounts.start();
  feed.start();
  keptAnswers.start();
  liveFigures.start();
  workLive.start();
  await app.listen(config.httpPort, config.httpHost);
  const health = await startHealthServer({
    port: config.healthPort, host: config.healthHost, service: 'gateway', metrics,
    isLive: () => !bus.nc.isClosed(),
    readiness: async () => ({ running: !shutdown.isDraining, bus: bus.isConnected(), redis: limits.isShared || 'degraded: limits are counted per process',
      accounts: parts.accounts.isFresh || 'degraded: identity does not say which accounts were locked' }),
  });
  // Streams go on until then: whoever comes back at once should not come back here.
  shutdown.step('balancers', () => pause(config.drainMs));
  shutdown.step('streams', async () => {
    streams.closeAll();
    liveFigures.stop();
    workLive.stop();
    parts.accounts.stop();
    keptAnswers.stop();
    await feed.stop();
  });
  shutdown.step('requests', () => closeInTime(app));
  shutdown.step('bus', () => bus.drain());
  shutdown.step('redis', () => redis.destroy());
  shutdown.step('health', () => health.close());
  const httpUrl = await app.getUrl();
  logger.info({ httpUrl, healthPort: health.port }, 'started');
  return { httpUrl, healthPort: health.port };
}

/** Lets requests in flight end; a client that reads too slowly is cut off. */
async function closeInTime(app: NestFastifyApplication): Promise<void> {
  const cut = setTimeout(() => app.getHttpAdapter().getInstance().server.closeAllConnections(), REQUESTS_END_MAX_MS);
  await app.close();
  clearTimeout(cut);
}
