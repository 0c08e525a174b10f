import { Duplex } from 'node:stream';
import type { Socket } from 'node:net';
import { refuseUnreadable } from './unreadable-request.js';

const answerTo = async (code: string) => {
  let text = '';
  const socket = new Duplex({ read: () => undefined, write: (chunk: Buffer, _encoding, done) => { text += chunk.toString(); done(); } });
  refuseUnreadable('https://haicap.example')(Object.assign(new Error(code), { code }), socket as Socket);
  await new Promise((resolve) => (socket.destroyed ? resolve(undefined) : socket.once('finish', resolve)));
  return text;
};

describe('what never became a request', () => {
  it('is answered with the code of a slow one when it did not arrive in time', async () => {
    const [head, body] = (await answerTo('ERR_HTTP_REQUEST_TIMEOUT')).split('\r\n\r\n');

    expect(head).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\ncontent-type: application\/problem\+json\r\n/);
    for (const line of ['x-content-type-options: nosniff', 'strict-transport-security: max-age=31536000; includeSubDomains', "content-security-policy: default-src 'none'; "]) expect(head).toContain(`\r\n${line}`);
    expect(JSON.parse(body ?? '')).toMatchObject({ status: 408, code: 'REQUEST_TOO_SLOW' });
  });

  it('is not answered where nobody is left', async () => {
    expect(await answerTo('ECONNRESET')).toBe('');
  });
});
