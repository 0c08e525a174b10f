import { createServer } from 'node:http';
import type { Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A process that has come to a failpoint and goes on when it is let go. */
export type Arrival = { service: string; name: string; detail: string | null; pid: number };
/** Decides what happens to an arrival; while its promise is open the process is held. */
export type Decide = (arrival: Arrival) => Promise<void> | void;

/** The server that every failpoint asks (docs/adr/0018). Without a decision everything goes on at once. */
export class Failpoints {
  private readonly server: Server;
  private decide: Decide = () => undefined;

  private constructor() {
    this.server = createServer((request, response) => {
      let text = '';
      request.on('data', (chunk: Buffer) => { text += chunk.toString(); });
      request.on('end', () => void this.answer(JSON.parse(text) as Arrival, response));
    });
  }

  static async open(): Promise<Failpoints> {
    const points = new Failpoints();
    await new Promise<void>((done) => points.server.listen(0, '127.0.0.1', done));
    return points;
  }

  /** What a service is told at start; `names` are failpoints, or `*`. */
  environment(names: string): Record<string, string> {
    const { port } = this.server.address() as AddressInfo;
    return { HAICAP_FAILPOINT_URL: `http://127.0.0.1:${port}`, HAICAP_FAILPOINTS: names };
  }

  onArrival(decide: Decide): void {
    this.decide = decide;
  }

  /** Waits for the next arrival that matches, holds it until `act` has ended, and lets everything else pass. */
  async next(matches: (arrival: Arrival) => boolean, act: (arrival: Arrival) => Promise<void>, withinMs: number): Promise<boolean> {
    return await new Promise((done) => {
      const timer = setTimeout(() => {
        this.decide = () => undefined;
        done(false);
      }, withinMs);
      this.decide = async (arrival) => {
        if (!matches(arrival)) return;
        this.decide = () => undefined;
        clearTimeout(timer);
        await act(arrival);
        done(true);
      };
    });
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  private async answer(arrival: Arrival, response: ServerResponse): Promise<void> {
    await this.decide(arrival);
    response.end();
  }
}
