import type { LookupAddress } from 'node:dns';
import { createServer as createTlsServer } from 'node:https';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { PostMessage } from '../src/outbound/post-message.js';
import { eventually } from '@haicap/testing';
import { readRanges, Targets } from '../src/outbound/target.js';
import { selfSigned } from './self-signed.js';
import { answers, receiver, type Receiver } from './receiver.js';
import { dossierFactOf, webhookRig, type WebhookRig } from './webhook-rig.js';

let rig: WebhookRig;
const opened: { close(): unknown }[] = [];
beforeAll(async () => {
  rig = await webhookRig();
}, 60_000);
afterAll(() => rig.close());
beforeEach(() => rig.reset());
afterEach(() => {
  for (const one of opened.splice(0)) one.close();
});

const listening = async (server: Server): Promise<number> => {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => sockets.add(socket));
  opened.push({ close: () => server.close() }, { close: () => { for (const socket of sockets) socket.destroy(); } });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return (server.address() as AddressInfo).port;
};
/** One fact to an endpoint, and what the log says of it. */
const deliverTo = async (url: string) => {
  const { subscriptionId } = await rig.subscribe({ url });
  await rig.tell(dossierFactOf('received'));
  await rig.worker.fill();
  await rig.worker.settled();
  return (await rig.log(subscriptionId))[0];
};
const another = async (): Promise<Receiver> => {
  const one = await receiver();
  opened.push(one);
  return one;
};

describe('an endpoint that', () => {
  it('redirects is not followed, wherever it points', async () => {
    const inside = await another();
    rig.receiving.behave = answers(307, { location: inside.url });

    expect(await deliverTo(rig.receiving.url)).toMatchObject({ status: 'pending', lastStatus: 307, lastFault: 'redirect' });
    expect(inside.seen).toEqual([]);
  });

  it('answers with no end is believed by its first line, and let go', async () => {
    let isCut = false;
    rig.receiving.behave = (response) => {
      response.writeHead(200);
      const pour = () => { while (!response.destroyed && response.write('x'.repeat(65_536))); };
      response.on('drain', pour).on('close', () => { isCut = true; });
      pour();
    };

    expect(await deliverTo(rig.receiving.url)).toMatchObject({ status: 'delivered', lastStatus: 200 });
    expect(isCut).toBe(true);
  });

  it('hangs up is tried again', async () => {
    rig.receiving.behave = (response) => { response.destroy(); };

    expect(await deliverTo(rig.receiving.url)).toMatchObject({ status: 'pending', lastStatus: null, lastFault: 'connection' });
  });

  it('answers that it would rather speak something else is tried again, and holds nobody up', async () => {
    const port = await listening(createServer((socket) => socket.once('data', () => socket.write('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n'))));

    expect(await deliverTo(`http://127.0.0.1:${port}/`)).toMatchObject({ status: 'pending', lastStatus: 101, lastFault: 'status' });
  });

  it('shows a certificate that nobody vouches for is told nothing', async () => {
    let told = 0;
    const server = createTlsServer(selfSigned(), (_, response) => { told += 1; response.end(); });
    const port = await listening(server);

    expect(await deliverTo(`https://127.0.0.1:${port}/`)).toMatchObject({ status: 'pending', lastFault: 'tls' });
    expect(told).toBe(0);
  });

  it('speaks no HTTP is tried again', async () => {
    const port = await listening(createServer((socket) => socket.end('220 xin chao\r\n')));

    expect(await deliverTo(`http://127.0.0.1:${port}/`)).toMatchObject({ lastFault: 'connection' });
  });

  it('says nothing is given five seconds, while others are served', async () => {
    const port = await listening(createServer(() => undefined));
    const silent = await rig.subscribe({ url: `http://127.0.0.1:${port}/` });
    const good = await rig.subscribe();
    await rig.tell(dossierFactOf('received'), dossierFactOf('completed'));

    await rig.worker.fill();
    await eventually(() => rig.receiving.seen.length === 2);
    const whileSilent = await rig.log(silent.subscriptionId);
    await rig.worker.settled();

    expect(whileSilent.map(({ attempts }) => attempts)).toEqual([0, 0]);
    expect(await rig.log(good.subscriptionId)).toMatchObject([{ status: 'delivered' }, { status: 'delivered' }]);
    // The second one is not tried: the first has shown that nobody answers.
    expect((await rig.log(silent.subscriptionId)).map(({ lastFault }) => lastFault)).toEqual([null, 'timeout']);
  }, 15_000);
});

describe('a name that leads to a private address', () => {
  const post = (url: string, targets: string) => new PostMessage(new Targets(readRanges(targets) ?? [])).run({ url, body: '{}', headers: {} });

  it('is refused when it is called, although nothing was to be said against the name', async () => {
    const inside = await another();
    const url = `https://localhost:${inside.port}/`;
    expect(new Targets([]).objection(url)).toBeNull();

    expect(await post(url, '')).toMatchObject({ kind: 'failed', fault: 'address-refused' });
    expect(inside.connections()).toBe(0);
  });

  it('is called where the installation names the address', async () => {
    const inside = await another();

    expect(await post(`http://localhost:${inside.port}/`, '127.0.0.0/8,::1/128')).toMatchObject({ kind: 'delivered', status: 204 });
  });

  it('is refused when only some of its addresses are named', async () => {
    const inside = await another();
    const addresses = [{ address: '127.0.0.1', family: 4 }, { address: '10.0.0.1', family: 4 }];
    const leadingTo = (...known: LookupAddress[]) => new PostMessage(new Targets(readRanges('127.0.0.0/8') ?? []), (_name, _options, callback) => callback(null, known));
    const message = { url: `http://nhan.example.vn:${inside.port}/`, body: '{}', headers: {} };

    expect(await leadingTo(...addresses).run(message)).toMatchObject({ kind: 'failed', fault: 'address-refused' });
    expect(inside.connections()).toBe(0);
    expect(await leadingTo(...addresses.slice(0, 1)).run(message)).toMatchObject({ kind: 'delivered' });
  });

  it('is refused when none of its addresses is named', async () => {
    const inside = await another();

    const result = await post(`http://localhost:${inside.port}/`, '10.0.0.0/8');

    expect([result, inside.connections()]).toEqual([{ kind: 'failed', status: null, fault: 'address-refused', retryAfterS: 0 }, 0]);
  });

  it.each(['http://127.0.0.1/', 'https://10.0.0.1/', 'https://[::1]/', 'https://[::ffff:192.168.1.1]/', 'https://2130706433/', 'https://0x7f.1/'])('is refused as %s, however the address is written', async (url) => {
    expect(await post(url, '')).toMatchObject({ kind: 'failed', fault: 'address-refused' });
  });
});
