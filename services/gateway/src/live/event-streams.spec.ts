import { once } from 'node:events';
import { get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLogger, createMetrics } from '@haicap/service-kit';
import { fastify } from 'fastify';
import { EventStreams } from './event-streams.js';

const metrics = createMetrics('gateway');
const streams = new EventStreams(createLogger({ service: 'gateway', level: 'silent' }), metrics);
const openStreams = async () => (await metrics.registry.getSingleMetric('haicap_event_streams')?.get())?.values[0]?.value ?? 0;

describe('a reader who leaves while the owner is still asked', () => {
  it('holds no place afterwards', async () => {
    let opened: (() => void) | undefined;
    let closedAtOnce = false;
    const isOpened = new Promise<void>((resolve) => { opened = resolve; });
    const http = fastify();
    http.get('/', async (request, reply) => {
      leave();
      await once(reply.raw, 'close');
      const stream = await streams.openFor(request, reply);
      stream.onClose(() => { closedAtOnce = true; });
      stream.push('entry', {}, '1');
      opened?.();
    });
    await http.listen({ port: 0, host: '127.0.0.1' });
    const reader = get({ port: (http.server.address() as AddressInfo).port, host: '127.0.0.1' }).on('error', () => undefined);
    const leave = () => reader.destroy();

    await isOpened;

    expect(await openStreams()).toBe(0);
    expect(closedAtOnce).toBe(true);
    await http.close();
  });
});
