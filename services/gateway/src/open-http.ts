import fastifyCookie from '@fastify/cookie';
import { nestLogger, type Logger, type Metrics } from '@haicap/service-kit';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { HTTP_ROUTES } from '@haicap/contracts';
import { AppModule, type GatewayParts } from './app.module.js';
import type { Config } from './config.js';
import { serveChangelog } from './changelog/changelog-feed.js';
import { tellDeprecation } from './changelog/deprecation.js';
import { serveDocs } from './docs/serve-docs.js';
import { ProblemFilter } from './edge/problem-filter.js';
import { RefusalCount } from './edge/refusal-count.js';
import { watchRoutes } from './edge/registered-routes.js';
import { traceRequests } from './edge/trace-hook.js';
import { refuseUnreadable } from './edge/unreadable-request.js';
import { serveKept } from './kept-answers/serve-kept.js';
import { BODY_BYTES_MAX, REQUEST_RECEIVED_MAX_MS } from './limits/edge-limits.js';
import { limitDepth } from './limits/json-depth.js';
import { tellRates } from './limits/rate-hook.js';
import { serveVerifyPage } from './proof/verify-page.js';
import { proxyTransfers } from './file/transfer-proxy.js';
import { proxyOidc } from './oidc/oidc-proxy.js';
import { allowOrigins } from './web/cross-origin.js';
import { takePolicyReports } from './web/policy-reports.js';
import { compressPublic } from './web/compress-public.js';
import { serveSignIn, type SignInParts } from './session/sign-in-routes.js';
import { secureHeaders } from './web/security-headers.js';
import { serveWeb } from './web/web-pages.js';

/** Longer than the idle time of common load balancers, so they close first. */
const KEEP_ALIVE_TIMEOUT_MS = 72_000;
const REFUSALS_TOLD_MS = 60_000;

export interface HttpSetup {
  readonly config: Pick<Config, 'publicOrigin' | 'identityUrl' | 'filesUrl' | 'webDir' | 'trustedProxies' | 'corsOrigins'>;
  readonly parts: GatewayParts & { readonly signIn: Omit<SignInParts, 'onError' | 'limits'> };
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** True from the order to end on. */
  readonly isDraining: () => boolean;
}

/** Assembles the HTTP edge: trace, headers, sign-in, the declared routes and the web. It does not listen yet. */
export async function openHttp({ config, parts, logger, metrics, isDraining }: HttpSetup): Promise<NestFastifyApplication> {
  const refusals = new RefusalCount(logger);
  const problems = new ProblemFilter(logger, refusals);
  const onError = (error: unknown, request: FastifyRequest, reply: FastifyReply) => problems.write(error, request, reply);
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_BYTES_MAX, requestTimeout: REQUEST_RECEIVED_MAX_MS, keepAliveTimeout: KEEP_ALIVE_TIMEOUT_MS,
    trustProxy: config.trustedProxies ?? false, return503OnClosing: false, forceCloseConnections: 'idle',
    frameworkErrors: onError, clientErrorHandler: refuseUnreadable(config.publicOrigin),
  });
  const http: FastifyInstance = adapter.getInstance();
  const checkRoutes = watchRoutes(http);
  traceRequests(http);
  endConnections(http, isDraining);
  tellRefusals(http, refusals);
  measureRequests(http, metrics);
  limitDepth(http);
  tellDeprecation(http, HTTP_ROUTES);
  serveChangelog(http, { publicOrigin: config.publicOrigin });
  tellRates(http);
  serveKept(http, { ...parts, onError });
  await compressPublic(http);
  secureHeaders(http, config.publicOrigin);
  await allowOrigins(http, config.corsOrigins);
  await takePolicyReports(http, { limits: parts.limits, logger, metrics, onError });
  await http.register(fastifyCookie);
  serveSignIn(http, { ...parts.signIn, limits: parts.limits, onError });
  await proxyOidc(http, { identityUrl: config.identityUrl, publicOrigin: config.publicOrigin, limits: parts.limits, onError });
  await proxyTransfers(http, { filesUrl: config.filesUrl, callers: parts.callers, limits: parts.limits, admission: parts.admission, onError });
  await serveWeb(http, config.webDir, onError);
  serveDocs(http, onError);
  serveVerifyPage(http, { webDir: config.webDir, rpc: parts.rpc, admission: parts.admission, onError });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.of(parts), adapter, { logger: nestLogger(logger), abortOnError: false, bodyParser: false });
  // Nothing here reads text, so it is refused as a media type instead of as a body of the wrong form.
  http.removeContentTypeParser('text/plain');
  app.useGlobalFilters(problems);
  await app.init();
  checkRoutes();
  return app;
}

function tellRefusals(http: FastifyInstance, refusals: RefusalCount): void {
  const everyMinute = setInterval(() => refusals.tell(), REFUSALS_TOLD_MS).unref();
  http.addHook('onClose', (_instance, done) => {
    clearInterval(everyMinute);
    refusals.tell();
    done();
  });
}

// A kept-alive connection that is still in use when the listener closes would hold the end up for its whole idle time, or carry the next request into a closed door.
function endConnections(http: FastifyInstance, isDraining: () => boolean): void {
  http.addHook('onSend', (_request, reply, payload, done) => {
    if (isDraining()) reply.header('connection', 'close');
    done(null, payload);
  });
}

function measureRequests(http: FastifyInstance, metrics: Metrics): void {
  // Finding the series of three labels costs as much as everything else about it.
  const series = new Map<string, { observe(seconds: number): void }>();
  http.addHook('onResponse', ({ method, routeOptions: { url: route = 'unknown' } }, { statusCode, elapsedTime }, done) => {
    const key = `${method} ${statusCode} ${route}`;
    const known = series.get(key) ?? metrics.httpDuration.labels({ method, route, status: String(statusCode) });
    series.set(key, known);
    known.observe(elapsedTime / 1_000);
    done();
  });
}
