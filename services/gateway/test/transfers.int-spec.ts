import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { ERROR_CATALOGUE } from '@haicap/contracts';
import { FILE_ID, FilesListener } from './example-files.js';
import { runGateway, type RunningGateway } from './running-gateway.js';

let files: FilesListener;
let gateway: RunningGateway;
let token: string;
beforeAll(async () => {
  files = await FilesListener.open();
  gateway = await runGateway({ filesUrl: files.url });
  token = await gateway.tokenOf('one-stop-officer');
}, 30_000);
afterAll(async () => {
  await gateway.stop();
  await files.close();
}, 30_000);
beforeEach(() => {
  files.received.length = 0;
});

const PATCH = { 'content-type': 'application/offset+octet-stream', 'tus-resumable': '1.0.0', 'upload-offset': '0' };
const upload = (method: string, headers: Record<string, string> = {}, body?: string) =>
  fetch(`${gateway.url}/api/v1/uploads/${FILE_ID}`, { method, headers: { authorization: `Bearer ${token}`, 'tus-resumable': '1.0.0', ...headers }, ...(body === undefined ? {} : { body }) });
const refusal = (code: string, params = {}) => ({ 'haicap-refusal': encodeURIComponent(JSON.stringify({ code, params })) });

describe('a part of an upload', () => {
  it('is streamed with the person\'s token and with nothing else that a caller says about itself', async () => {
    const { status } = await upload('PATCH', { ...PATCH, cookie: 'a=b', 'x-forwarded-for': '1.2.3.4', 'x-http-method-override': 'DELETE' }, 'x'.repeat(300_000));

    const [received] = files.received;
    expect([status, received?.bytes, received?.headers.authorization, received?.headers['upload-offset']]).toEqual([204, 300_000, `Bearer ${token}`, '0']);
    for (const name of ['cookie', 'x-forwarded-for', 'x-http-method-override']) expect(received?.headers).not.toHaveProperty(name);
    expect(received?.headers.traceparent).toMatch(/^00-/);
  });

  it('of more than one request may bring is refused before it is carried', async () => {
    // By hand: fetch would not announce more than it sends.
    const announced = request(`${gateway.url}/api/v1/uploads/${FILE_ID}`, {
      method: 'PATCH', headers: { ...PATCH, authorization: `Bearer ${token}`, 'content-length': String(64 * 1024 ** 2 + 1) },
    });
    announced.on('error', () => undefined);
    announced.write('x');
    const [response] = (await once(announced, 'response')) as [IncomingMessage];
    announced.destroy();

    expect([response.statusCode, files.received]).toEqual([413, []]);
  });
});

describe('a refusal of the service', () => {
  it('becomes a problem in the language of the person, with the headers of the protocol', async () => {
    files.answer = { status: 400, headers: refusal('FILE_TOO_LARGE', { bytesMax: 5 }) };

    const response = await upload('PATCH', { ...PATCH, 'accept-language': 'en' }, 'abc');

    expect([response.status, response.headers.get('content-type'), response.headers.get('tus-resumable'), response.headers.get('haicap-refusal')])
      .toEqual([413, 'application/problem+json', '1.0.0', null]);
    expect(await response.json()).toMatchObject({ code: 'FILE_TOO_LARGE', title: ERROR_CATALOGUE.FILE_TOO_LARGE.en, params: { bytesMax: 5 } });
  });

  it('reaches even whoever asks with HEAD, which has no body', async () => {
    files.answer = { status: 400, headers: refusal('UPLOAD_NOT_FOUND') };

    expect((await upload('HEAD')).status).toBe(404);
  });

  it('that it does not explain is one of the protocol, and a fault of it is an outage', async () => {
    files.answer = { status: 412, body: 'Tus-Resumable Required' };
    expect(await (await upload('DELETE')).json()).toMatchObject({ code: 'UPLOAD_REQUEST_INVALID' });
    files.answer = { status: 500 };
    expect(await (await upload('DELETE')).json()).toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
  });
});

describe('the bytes of a file', () => {
  it('come with the content policy of the service, and a ticket needs no token', async () => {
    files.answer = { status: 200, headers: { 'content-type': 'application/pdf', 'content-disposition': 'attachment; filename="a.pdf"' }, body: '%PDF' };

    const response = await fetch(`${gateway.url}/api/v1/files/tickets/a-ticket`);

    expect([response.status, await response.text(), response.headers.get('content-security-policy'), response.headers.get('x-content-type-options')])
      .toEqual([200, '%PDF', "default-src 'none'; sandbox", 'nosniff']);
    expect(files.received[0]?.headers).not.toHaveProperty('authorization');
  });
});

describe('downloads beyond the limit', () => {
  it('are told to come later and not carried, by token and by ticket', async () => {
    // A hundredth of what is usual: three by account, twelve by address.
    const strict = await runGateway({ filesUrl: files.url, config: { rateLimitFactor: 0.01 } });
    const headers = { authorization: `Bearer ${await strict.tokenOf('one-stop-officer')}` };
    const statuses = async (path: string, times: number, init: RequestInit = {}) => {
      const answers: number[] = [];
      for (let n = 0; n < times; n += 1) answers.push((await fetch(`${strict.url}/api/v1/files/${path}`, init)).status);
      return answers;
    };

    expect(await statuses(`${FILE_ID}/content`, 4, { headers })).toEqual([200, 200, 200, 429]);
    const byTicket = await statuses('tickets/a-ticket', 13);
    expect([byTicket.filter((status) => status === 200).length, byTicket.at(-1)]).toEqual([12, 429]);
    expect(files.received).toHaveLength(15);
    await strict.stop();
  }, 30_000);
});

describe('without the service', () => {
  it('an upload is told to come again', async () => {
    const alone = await runGateway();
    const response = await fetch(`${alone.url}/api/v1/uploads`, {
      method: 'POST', headers: { authorization: `Bearer ${await alone.tokenOf('citizen')}`, 'tus-resumable': '1.0.0', 'upload-length': '3' },
    });

    expect([response.status, response.headers.has('retry-after')]).toEqual([503, true]);
    await alone.stop();
  }, 30_000);
});
