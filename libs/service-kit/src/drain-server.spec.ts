import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { drainServer } from './drain-server.js';

async function listening(): Promise<{ server: Server; port: number }> {
  const server = createServer((_request, response) => void response.end('done'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, port: (server.address() as AddressInfo).port };
}

async function connected(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  return socket;
}

async function ask(socket: Socket): Promise<string> {
  socket.write('GET / HTTP/1.1\r\nhost: a\r\n\r\n');
  return String((await once(socket, 'data'))[0]);
}

describe('a listener that ends', () => {
  it('still answers for as long as was asked for, new connections too, and each answer says that its connection ends', async () => {
    const { server, port } = await listening();
    const kept = await connected(port);
    expect(await ask(kept)).toContain('keep-alive');
    const ended = drainServer(server, { drainMs: 300 });
    await pause(50);

    expect([await ask(kept), await ask(await connected(port))].map((answer) => /connection: (.*)\r/i.exec(answer)?.[1])).toEqual(['close', 'close']);
    await ended;
    await expect(connected(port)).rejects.toThrow('ECONNREFUSED');
  });

  it('closes at once what nobody uses when there is nobody to wait for, and cuts off what does not end', async () => {
    const { server, port } = await listening();
    const idle = await connected(port);
    const half = await connected(port);
    half.write('GET / HTTP/1.1\r\nhost');
    const closed = Promise.all([once(idle.resume(), 'close'), once(half.resume(), 'close')]);
    await pause(20);

    await drainServer(server, { drainMs: 0, cutAfterMs: 100 });
    await closed;
  });
});
