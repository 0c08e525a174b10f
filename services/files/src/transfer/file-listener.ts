import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { drainServer } from '@haicap/service-kit';

export interface FileListenerOptions {
  readonly port: number;
  readonly host: string;
  readonly drainMs?: number;
  readonly answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  readonly onFault: (error: unknown) => void;
}

export interface FileListener {
  readonly port: number;
  /** Lets requests in flight end, for a while. */
  close(): Promise<void>;
}

/** A weak link may take long; the gateway in front has its own limit, and what has arrived stays. */
const REQUEST_TIMEOUT_MS = 10 * 60_000;
const CLOSING_MAX_MS = 10_000;

/** The internal door for bytes. Only the gateway reaches it. */
export async function listenForFiles({ port, host, drainMs = 0, answer, onFault }: FileListenerOptions): Promise<FileListener> {
  const server = createServer({ requestTimeout: REQUEST_TIMEOUT_MS }, (request, response) => {
    answer(request, response).catch((error: unknown) => {
      onFault(error);
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return { port: (server.address() as AddressInfo).port, close: () => drainServer(server, { drainMs, cutAfterMs: CLOSING_MAX_MS }) };
}
