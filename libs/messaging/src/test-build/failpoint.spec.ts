import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { failpoint } from './failpoint.js';

let server: Server;
let asked: { body: unknown; response: ServerResponse }[];
let wake: () => void;

beforeEach(async () => {
  asked = [];
  wake = () => {};
  server = createServer((request: IncomingMessage, response) => {
    void text(request).then((body) => {
      asked.push({ body: JSON.parse(body), response });
      wake();
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  process.env['HAICAP_FAILPOINT_URL'] = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});

afterEach(async () => {
  delete process.env['HAICAP_FAILPOINT_URL'];
  delete process.env['HAICAP_FAILPOINTS'];
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});

describe('an armed failpoint', () => {
  it('tells the control server where it is and waits for its answer', async () => {
    process.env['HAICAP_FAILPOINTS'] = 'relay.marked, rpc.before-reply';
    let passed = false;
    const held = failpoint('rpc.before-reply', 'rpc.dossier.receive-dossier.v1')?.then(() => { passed = true; });
    await new Promise<void>((arrived) => { wake = arrived; });
    const before = passed;

    asked[0]?.response.end();
    await held;

    expect(asked.map(({ body }) => body)).toEqual([{ service: expect.any(String), name: 'rpc.before-reply', detail: 'rpc.dossier.receive-dossier.v1', pid: process.pid }]);
    expect([before, passed]).toEqual([false, true]);
  });

  it('lets go when the control server is gone', async () => {
    process.env['HAICAP_FAILPOINTS'] = '*';
    process.env['HAICAP_FAILPOINT_URL'] = 'http://127.0.0.1:1/';

    await expect(failpoint('relay.marked')).resolves.toBeUndefined();
  });
});

describe('a failpoint that nobody armed', () => {
  it('asks nobody', () => {
    process.env['HAICAP_FAILPOINTS'] = 'relay.marked';

    expect(failpoint('relay.batch-read')).toBeUndefined();
    delete process.env['HAICAP_FAILPOINTS'];
    expect(failpoint('relay.marked')).toBeUndefined();
  });
});
