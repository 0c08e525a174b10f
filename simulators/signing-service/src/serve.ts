import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { MODES, type Mode, type SigningService } from './signing-service.js';

const TOO_LARGE_BYTES = 1024 * 1024;

/** The service over HTTP, with the door through which a test makes it hostile. */
export function serve(service: SigningService, token: string): Server {
  return createServer((request, response) => {
    answer(service, token, request, response).catch(() => response.writeHead(500).end());
  });
}

async function answer(service: SigningService, token: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await bodyOf(request);
  if (request.url === '/control') return control(service, request, response, body);
  if (request.headers.authorization !== `Bearer ${token}`) return send(response, 401, { error: 'invalid_token' });
  if (service.mode === 'silent') return;
  if (service.mode === 'redirect') return void response.writeHead(307, { location: '/elsewhere' }).end();
  if (service.mode === 'garbage') return void response.writeHead(200, { 'content-type': 'application/json' }).end('<html>not what you asked for');
  if (service.mode === 'too-large') return void response.writeHead(200).end(Buffer.alloc(TOO_LARGE_BYTES, 0x20));
  const { status, body: told } = service.answer((request.url ?? '').replace('/csc/v2/', ''), body);
  send(response, status, told);
}

function control(service: SigningService, request: IncomingMessage, response: ServerResponse, { mode }: Readonly<Record<string, unknown>>): void {
  if (request.method === 'POST') {
    if (!MODES.includes(mode as Mode)) return send(response, 400, { modes: MODES });
    service.mode = mode as Mode;
  }
  send(response, 200, { mode: service.mode, asked: service.asked });
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request as AsyncIterable<Uint8Array>) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
}
