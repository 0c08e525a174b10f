import { Agent, request } from 'node:http';

// Below every limit that counts an address.
const REQUESTS_PER_ADDRESS = 40;

export type Answer = { status: number; body: string; etag: string | undefined };
type Asked = { method: 'GET' | 'POST'; body?: string; headers?: Record<string, string> };

/** Requests from many addresses of the loopback network, as from many waiting rooms: a limit by address must not be what is measured. */
export class ManyClients {
  private readonly origin: string;
  private agent: Agent | undefined;
  private used = 0;
  private addresses = 0;

  constructor(origin: string) {
    // By number: the addresses of the loopback network are those of IPv4.
    this.origin = origin.replace('localhost', '127.0.0.1');
  }

  async ask(path: string, { method, body, headers = {} }: Asked): Promise<Answer> {
    const agent = this.nextAgent();
    return await new Promise((done, fail) => {
      const sent = request(this.origin + path, { method, agent, headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) }) } }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => { text += chunk; }).once('end', () => done({ status: response.statusCode ?? 0, body: text, etag: response.headers.etag })).once('error', fail);
      });
      sent.once('error', fail).end(body);
    });
  }

  private nextAgent(): Agent {
    if (this.agent === undefined || this.used >= REQUESTS_PER_ADDRESS) {
      this.addresses += 1;
      this.used = 0;
      // Connections of the one before end by themselves once they have their answers.
      this.agent = new Agent({ keepAlive: true, keepAliveMsecs: 1_000, timeout: 20_000, localAddress: `127.${16 + (this.addresses >> 16) % 200}.${(this.addresses >> 8) & 255}.${1 + this.addresses % 254}` });
    }
    this.used += 1;
    return this.agent;
  }
}
