import { createServer } from 'node:net';

export async function isPortFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((done) => {
    const probe = createServer();
    probe.once('error', () => done(false));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => done(true)));
  });
}

/** Ports given to one run, so that two services are never handed the same one. */
export class PortBook {
  private readonly taken = new Set<number>();
  private readonly remembered: Record<string, number>;

  constructor(remembered: Record<string, number>) {
    this.remembered = { ...remembered };
  }

  /** The port this name had last time when it is still free, otherwise a free one. */
  async take(name: string): Promise<number> {
    const before = this.remembered[name];
    const port = before !== undefined && !this.taken.has(before) && await isPortFree(before) ? before : await this.anyFree();
    this.taken.add(port);
    this.remembered[name] = port;
    return port;
  }

  all(): Record<string, number> {
    return { ...this.remembered };
  }

  private async anyFree(): Promise<number> {
    for (let attempt = 0; attempt < 50; attempt++) {
      const port = await anyPort();
      if (!this.taken.has(port)) return port;
    }
    throw new Error('no free port was found on 127.0.0.1');
  }
}

/**
 * Below the ephemeral range (32768 and up): the kernel would otherwise lend the port to an outgoing connection while
 * a crashed server is away, and the server could not come back on it.
 */
async function anyPort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    if (await isPortFree(port)) return port;
  }
}
