import type { Server } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

export interface DrainWish {
  /** For how long requests are still answered. */
  readonly drainMs: number;
  /** After how much longer what is under way is cut off; never, where it is not said. */
  readonly cutAfterMs?: number;
}

/**
 * Ends a listener without a request that fails: a connection that is kept alive may carry the next request at the very moment at which it is closed,
 * so first every answer asks for the end of its connection. Then nothing more is taken, and what is under way ends.
 * Example: `shutdown.step('requests', () => drainServer(server, { drainMs: config.drainMs }));`
 */
export async function drainServer(server: Server, { drainMs, cutAfterMs }: DrainWish): Promise<void> {
  server.prependListener('request', (_request, response) => response.setHeader('connection', 'close'));
  if (drainMs > 0) await pause(drainMs);
  const cut = cutAfterMs === undefined ? undefined : setTimeout(() => server.closeAllConnections(), cutAfterMs);
  await new Promise<void>((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeIdleConnections();
  });
  clearTimeout(cut);
}
