import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { GOOD, type Mischief } from './mischief.js';
import type { SimulatedProvider } from './simulated-provider.js';

const BODY_MAX = 4_000;

export interface Simulated {
  readonly mischief: Mischief;
  /** By the first part of their path; filled once the address is known. */
  readonly providers: Map<string, SimulatedProvider>;
}

/** Both providers below their paths, orders to misbehave at `/mischief`, new keys at `/rotate`. */
export function serve(simulated: Simulated): Server {
  return createServer((request, response) => {
    handle(simulated, request, response).catch((error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
}

async function handle(simulated: Simulated, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = new URL(request.url ?? '/', 'http://localhost').pathname;
  const provider = simulated.providers.get(path.split('/')[1] ?? '');
  if (provider) return provider.serve(request, response);
  const order = request.method === 'POST' ? ORDERS[path] : undefined;
  if (!order) return send(response, 404, {});
  send(response, 200, await order(simulated, await bodyOf(request)));
}

const ORDERS: Readonly<Record<string, (simulated: Simulated, wanted: Record<string, unknown>) => Promise<object>>> = {
  '/mischief': async ({ mischief }, wanted) => {
    for (const key of Object.keys(GOOD) as (keyof Mischief)[]) mischief[key] = Number(wanted[key] ?? 0);
    return mischief;
  },
  '/rotate': async ({ providers }) => {
    for (const one of providers.values()) await one.rotate();
    return {};
  },
};

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > BODY_MAX) throw new Error('the order is too long');
  }
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}
