import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { drainServer } from '@haicap/service-kit';
import Provider from 'oidc-provider';
import type { SignIn } from './sign-in.js';

const REQUEST_TIMEOUT_MS = 15_000;

export interface IssuerListenerOptions {
  readonly provider: Provider;
  readonly signIn: SignIn;
  /** The public path of the issuer; requests outside of it are not answered. */
  readonly mountPath: string;
  readonly port: number;
  /** The loopback unless told otherwise. */
  readonly host?: string;
  readonly drainMs?: number;
  readonly onFault: (error: unknown) => void;
}

export interface IssuerListener {
  readonly port: number;
  close(): Promise<void>;
}

/** Serves the issuer below its path on its internal listener. The gateway is the only one that reaches it. */
export async function listenAsIssuer(options: IssuerListenerOptions): Promise<IssuerListener> {
  const server = createServer({ requestTimeout: REQUEST_TIMEOUT_MS }, (request, response) => {
    answer(options, request, response).catch((error: unknown) => {
      options.onFault(error);
      if (!response.headersSent) response.statusCode = 500;
      response.end();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host ?? '127.0.0.1', resolve);
  });
  return { port: (server.address() as AddressInfo).port, close: () => drainServer(server, { drainMs: options.drainMs ?? 0 }) };
}

async function answer(options: IssuerListenerOptions, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = request.url ?? '/';
  if (url !== options.mountPath && !url.startsWith(`${options.mountPath}/`)) {
    response.statusCode = 404;
    response.end();
    return;
  }
  response.setHeader('content-security-policy', "default-src 'none'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'");
  response.setHeader('x-content-type-options', 'nosniff');
  // With `no-referrer` a browser would name no origin of its forms either (`Origin: null`), and those are known as ours by it.
  response.setHeader('referrer-policy', 'same-origin');
  // The provider finds the path it is mounted at by comparing the two addresses.
  Object.assign(request, { originalUrl: url });
  request.url = url.slice(options.mountPath.length) || '/';
  if (await options.signIn.serve(request, response)) return;
  await options.provider.callback()(request, response);
}
