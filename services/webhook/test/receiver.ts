import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly json: { readonly type: string; readonly timestamp: string; readonly data: Readonly<Record<string, unknown>> };
}

export interface Receiver {
  readonly url: string;
  readonly port: number;
  readonly seen: Received[];
  /** What it does next; 204 unless a test says otherwise. */
  behave: (response: ServerResponse, message: Received) => void;
  connections(): number;
  reset(): void;
  close(): Promise<void>;
}

const good = (response: ServerResponse) => { response.writeHead(204).end(); };
export const answers = (status: number, headers: Record<string, string> = {}) => (response: ServerResponse) => { response.writeHead(status, headers).end(); };

/** Somebody's program that receives webhooks. */
export async function receiver(): Promise<Receiver> {
  let opened = 0;
  const server = createServer((request: IncomingMessage, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => { body += chunk.toString(); });
    request.on('end', () => {
      const message = { headers: request.headers as Record<string, string>, body, json: JSON.parse(body) as Received['json'] };
      one.seen.push(message);
      one.behave(response, message);
    });
  });
  server.on('connection', () => { opened += 1; });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const one: Receiver = {
    url: `http://127.0.0.1:${port}/nhan`, port, seen: [], behave: good,
    connections: () => opened,
    reset() {
      one.behave = good;
      one.seen.length = 0;
    },
    close: () => new Promise((done) => {
      server.closeAllConnections();
      server.close(() => done());
    }),
  };
  return one;
}
