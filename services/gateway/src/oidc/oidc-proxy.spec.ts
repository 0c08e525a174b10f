import { createServer, type Server } from 'node:http';
import { createServer as createTcpServer, type AddressInfo } from 'node:net';
import { createLogger } from '@haicap/service-kit';
import { fastify, type FastifyInstance } from 'fastify';
import { problemOf } from '../edge/problem-filter.js';
import { statusOf } from '../edge/problem.js';
import { openRedis } from '../limits/open-redis.js';
import { RateLimits } from '../limits/rate-limits.js';
import { IDENTITY_ANSWERS_MAX_MS, IDENTITY_CONNECTS_MAX_MS, proxyOidc } from './oidc-proxy.js';

const logger = createLogger({ service: 'gateway', level: 'silent' });
// Nobody listens there: the limits are counted in this process, three requests a minute.
const redis = openRedis('redis://127.0.0.1:9', logger);
const SILENT = '/oidc/silent';
const UNAVAILABLE = '/oidc/unavailable';
let timesUnavailable = 0;
let identity: Server;
let http: FastifyInstance;

beforeAll(async () => {
  identity = createServer((request, response) => void request.resume().on('end', () => {
    if (request.url === UNAVAILABLE) [response.statusCode, timesUnavailable] = [503, timesUnavailable + 1];
    if (request.url !== SILENT) response.end('{}');
  }));
  await new Promise<void>((resolve) => identity.listen(0, '127.0.0.1', resolve));
  http = await proxyTo(`http://127.0.0.1:${(identity.address() as AddressInfo).port}`);
});
afterAll(async () => {
  redis.destroy();
  await http.close();
  identity.closeAllConnections();
  identity.close();
});

describe('guesses at the token endpoint', () => {
  it('are counted together, however its path is spelled', async () => {
    const statuses: number[] = [];
    for (const path of ['/oidc/token', '/oidc/TOKEN', '/oidc/Token', '/oidc/tokeN']) {
      statuses.push((await http.inject({ method: 'POST', url: path, payload: 'grant_type=g', headers: { 'content-type': 'application/x-www-form-urlencoded' } })).statusCode);
    }

    expect(statuses).toEqual([200, 200, 200, 429]);
  });
});

describe('sign-in pages opened again and again', () => {
  it('are stopped, for each of them makes a record', async () => {
    const statuses: number[] = [];
    for (let opened = 0; opened < 7; opened += 1) statuses.push((await http.inject({ method: 'GET', url: '/oidc/auth', remoteAddress: '203.0.113.9' })).statusCode);

    expect(statuses).toEqual([200, 200, 200, 200, 200, 200, 429]);
  });
});

describe('a step of a sign-in that identity answers with 503', () => {
  it('is asked for once: it is good once, and a second time would only find that it was used', async () => {
    const { statusCode } = await http.inject({ method: 'GET', url: UNAVAILABLE, remoteAddress: '203.0.113.11' });

    expect([statusCode, timesUnavailable]).toEqual([503, 1]);
  });
});

describe('an identity that says nothing', () => {
  it('is given up before a caller has waited ten seconds', async () => {
    const { statusCode } = await http.inject({ method: 'GET', url: SILENT, remoteAddress: '203.0.113.10' });

    expect(statusCode).toBe(503);
    // What was waited for the connection comes before it.
    expect(IDENTITY_CONNECTS_MAX_MS + IDENTITY_ANSWERS_MAX_MS).toBeLessThan(10_000);
  });

  // The time limit of this test is half of what the client waits by itself.
  it('is given up when not even a connection to it comes about', async () => {
    // Takes what comes and answers no handshake.
    const deaf = createTcpServer((socket) => socket.resume());
    await new Promise<void>((resolve) => deaf.listen(0, '127.0.0.1', resolve));
    const cutOff = await proxyTo(`https://127.0.0.1:${(deaf.address() as AddressInfo).port}`);

    const { statusCode } = await cutOff.inject({ method: 'GET', url: '/oidc/auth', remoteAddress: '203.0.113.11' });

    expect(statusCode).toBe(503);
    await cutOff.close();
    deaf.close();
  }, 5_000);
});

async function proxyTo(identityUrl: string): Promise<FastifyInstance> {
  const proxy = fastify();
  proxy.decorateRequest('traceparent', '');
  await proxyOidc(proxy, {
    identityUrl, publicOrigin: 'http://localhost:8080', limits: new RateLimits(redis, 0.01, logger), answerMaxMs: 200,
    onError: (error, _request, reply) => void reply.status(statusOf(problemOf(error).code)).send(),
  });
  return proxy;
}
