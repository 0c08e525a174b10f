import { afterEach, describe, expect, it } from '@jest/globals';
import { startHealthServer, type HealthServer, type ReadinessChecks } from './health-server.js';
import { createMetrics } from './metrics.js';

let server: HealthServer;

afterEach(() => server.close());

async function answer(path: string, readiness: () => Promise<ReadinessChecks> = async () => ({}), isLive = () => true) {
  const metrics = createMetrics('kit');
  metrics.deadLetters.set({ source: 'dossier.dossier' }, 2);
  server = await startHealthServer({ port: 0, service: 'kit', isLive, readiness, metrics });
  const response = await fetch(`http://127.0.0.1:${server.port}${path}`);
  return { status: response.status, text: await response.text() };
}

describe('the health of a process', () => {
  it('is live as long as the process says so, whatever it depends on', async () => {
    expect(await answer('/livez', () => Promise.reject(new Error('no database')))).toMatchObject({ status: 200 });
  });

  it('is not live when the process says so', async () => {
    expect(await answer('/livez', undefined, () => false)).toMatchObject({ status: 503 });
  });

  it('is ready when every check is, a degraded one included', async () => {
    expect(await answer('/readyz', async () => ({ bus: true, cache: 'degraded: no cache' }))).toEqual({
      status: 200, text: '{"service":"kit","ready":true,"checks":{"bus":true,"cache":"degraded: no cache"}}',
    });
  });

  it('is not ready when a check is false, gives a reason, or fails', async () => {
    expect(await answer('/readyz', async () => ({ bus: false }))).toMatchObject({ status: 503 });
    await server.close();
    expect(await answer('/readyz', async () => ({ schema: 'two migrations are missing' }))).toMatchObject({ status: 503, text: expect.stringContaining('two migrations') });
    await server.close();
    expect(await answer('/readyz', () => Promise.reject(new Error('secret detail')))).toMatchObject({ status: 503, text: expect.not.stringContaining('secret') });
  });

  it('is not ready when a check hangs', async () => {
    expect(await answer('/readyz', () => new Promise(() => {}))).toMatchObject({ status: 503, text: expect.stringContaining('did not answer in time') });
  });

  it('shows its metrics under the names that alerts use', async () => {
    const { text } = await answer('/metrics');

    expect(text).toContain('haicap_dead_letters{source="dossier.dossier",service="kit"} 2');
    for (const name of ['outbox_oldest_unpublished_seconds', 'consumer_lag', 'rpc_duration_seconds', 'http_duration_seconds', 'relay_published_total', 'inbox_applied_total', 'inbox_duplicates_total', 'inbox_parked']) {
      expect(text).toContain(`# TYPE haicap_${name} `);
    }
  });

  it('has nothing else', async () => {
    expect(await answer('/')).toMatchObject({ status: 404 });
  });
});
