import { Client } from 'undici';

// Below every limit that counts an address.
const REQUESTS_PER_ADDRESS = 40;
const ANSWER_MAX_MS = 20_000;

// Nobody comes twice, whoever asks: each has the limits of an address for himself.
let addresses = 0;

export type Answer = { status: number; body: string; etag: string | undefined };
type Asked = { method: 'GET' | 'POST'; body?: string; headers?: Record<string, string> };
type Person = { client: Client; asked: number };

/**
 * People at many addresses of the loopback network, each with a connection of its own and one question at a time: a limit by address must not be what
 * is measured. As many are there at once as ask at once.
 */
export class ManyClients {
  private readonly origin: string;
  private readonly waiting: Person[] = [];

  constructor(origin: string) {
    // By number: the addresses of the loopback network are those of IPv4.
    this.origin = origin.replace('localhost', '127.0.0.1');
  }

  async ask(path: string, { method, body, headers = {} }: Asked): Promise<Answer> {
    const person = this.waiting.pop() ?? this.somebodyNew();
    person.asked += 1;
    try {
      const answer = await person.client.request({ path, method, body: body ?? null, headers: body === undefined ? headers : { ...headers, 'content-type': 'application/json' } });
      const { etag } = answer.headers;
      return { status: answer.statusCode, body: await answer.body.text(), etag: typeof etag === 'string' ? etag : undefined };
    } finally {
      if (person.asked < REQUESTS_PER_ADDRESS) this.waiting.push(person);
      else void person.client.close();
    }
  }

  private somebodyNew(): Person {
    return { asked: 0, client: new Client(this.origin, { localAddress: loopbackAddress(addresses += 1), pipelining: 1, headersTimeout: ANSWER_MAX_MS, bodyTimeout: ANSWER_MAX_MS }) };
  }
}

/** A loopback address for each number up to thirteen million; none ends with 0 or 255. */
export function loopbackAddress(at: number): string {
  const network = Math.floor(at / 254);
  return `127.${16 + Math.floor(network / 256) % 200}.${network % 256}.${1 + at % 254}`;
}
