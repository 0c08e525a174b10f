import { connect } from 'node:net';
import { runGateway, type RunningGateway } from './running-gateway.js';

let gateway: RunningGateway;
beforeAll(async () => {
  gateway = await runGateway();
}, 60_000);
afterAll(async () => gateway.stop(), 30_000);

/** Sends these bytes and collects every status line until the gateway closes or nothing comes any more. */
function statusesOf(bytes: string): Promise<number[]> {
  const { hostname, port } = new URL(gateway.url);
  return new Promise((done, fail) => {
    let text = '';
    const socket = connect(Number(port), hostname, () => socket.end(bytes));
    socket.setEncoding('latin1').on('data', (part: string) => { text += part; }).on('error', fail)
      .on('close', () => done([...text.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map((match) => Number(match[1]))));
  });
}

const HIDDEN = 'GET /api/v1/account HTTP/1.1\r\nHost: localhost\r\n\r\n';
const post = (headers: string, body: string) => `POST /api/v1/tracking HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n${headers}\r\n${body}`;

describe('a request that two readers would cut differently', () => {
  it.each([
    ['a length and chunks', post(`Content-Length: 5\r\nTransfer-Encoding: chunked\r\n`, `0\r\n\r\n${HIDDEN}`)],
    ['two lengths', post(`Content-Length: 0\r\nContent-Length: ${HIDDEN.length}\r\n`, HIDDEN)],
    ['a length that is no number', post('Content-Length: +5\r\n', HIDDEN)],
    ['chunks under a name that looks like it', post('Transfer-Encoding: xchunked\r\n', `0\r\n\r\n${HIDDEN}`)],
    ['a space before the colon', post('Content-Length : 5\r\n', HIDDEN)],
    ['a header that goes on in the next line', post('X-Odd: a\r\n\tTransfer-Encoding: chunked\r\nContent-Length: 0\r\n', '')],
    ['lines that end without a carriage return', 'GET / HTTP/1.1\nHost: localhost\nX: 1\rX-Hidden: 1\n\n'],
  ])('with %s is refused once, and nothing behind it is answered', async (_what, bytes) => {
    gateway.owners.reset();

    const statuses = await statusesOf(bytes);

    expect(statuses.length).toBeLessThanOrEqual(1);
    expect(statuses.filter((status) => status < 400 || status >= 500)).toEqual([]);
    expect(gateway.owners.calls).toEqual([]);
  });
});

describe('a method that only shows what came', () => {
  it.each(['TRACE / ', 'TRACE /api/v1/account ', 'TRACE /oidc/token ', 'TRACE /auth/sign-in '])('is not answered: %s', async (line) => {
    const statuses = await statusesOf(`${line}HTTP/1.1\r\nHost: localhost\r\nCookie: secret\r\nConnection: close\r\n\r\n`);

    expect([statuses.length, statuses.filter((status) => status < 400)]).toEqual([1, []]);
  });
});

describe('headers about the caller', () => {
  it.each(['x-user-id', 'x-actor', 'x-role', 'x-unit-id', 'x-original-url', 'x-http-method-override', 'x-forwarded-user'])('like %s change nothing', async (header) => {
    const response = await fetch(`${gateway.url}/api/v1/account`, { headers: { [header]: header === 'x-original-url' ? '/api/v1/units' : 'province-admin' } });

    expect(response.status).toBe(401);
  });
});
