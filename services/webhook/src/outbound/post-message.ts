import { lookup as lookUpName, type LookupAddress, type LookupAllOptions } from 'node:dns';
import { request as requestPlain } from 'node:http';
import { request as requestTls } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { WebhookFault } from '@haicap/contracts';
import { hostOf, Targets } from './target.js';

/** From the first name looked up to the first line of the answer. */
export const ANSWER_MAX_MS = 5_000;
const RETRY_AFTER_MAX_S = 3_600;

/** How the addresses of a name are found. */
export type LookUpAll = (hostname: string, options: LookupAllOptions, callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void) => void;

export interface Message {
  readonly url: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What came of one attempt. `retryAfterS`: how long the endpoint asks to be left alone. */
export type PostResult = { readonly status: number | null } & PostOutcome;
type PostOutcome =
  | { readonly kind: 'delivered'; readonly status: number }
  | { readonly kind: 'failed'; readonly status: number | null; readonly fault: WebhookFault; readonly retryAfterS: number };

class AddressRefused extends Error {
  constructor() {
    super('the address is private and not named by the installation');
    this.name = 'AddressRefused';
  }
}

/**
 * Sends one message to an address that somebody else chose. Every address that a name leads to is judged at the moment of connecting, and that
 * address is dialled: asking the name again later could answer another one. Redirects are not followed and of the answer only its status is read.
 */
export class PostMessage {
  constructor(private readonly targets: Targets, private readonly lookUp: LookUpAll = lookUpName) {}

  async run(message: Message): Promise<PostResult> {
    const url = new URL(message.url);
    const host = hostOf(url.hostname);
    try {
      if (this.targets.objection(message.url) !== null) throw new AddressRefused();
      return await this.#post(url, host, message);
    } catch (error) {
      return { kind: 'failed', status: null, fault: faultOf(error), retryAfterS: 0 };
    }
  }

  #post(url: URL, host: string, { body, headers }: Message): Promise<PostResult> {
    const isPlain = url.protocol === 'http:';
    return new Promise((resolve, reject) => {
      const outgoing = (isPlain ? requestPlain : requestTls)({
        host, port: url.port === '' ? undefined : Number(url.port), path: `${url.pathname}${url.search}`, method: 'POST',
        headers: { ...headers, host: url.host, 'content-length': Buffer.byteLength(body), connection: 'close' },
        // A connection of its own for each message: one that is kept was judged long ago.
        agent: false, lookup: this.#judgedLookup(isPlain), signal: AbortSignal.timeout(ANSWER_MAX_MS),
      });
      outgoing.on('error', reject);
      // Whatever else may end a connection: nobody waits for an answer that cannot come any more.
      outgoing.on('close', () => reject(new Error('the connection ended without an answer')));
      // 101 is no `response`, and the signal does not reach a connection that speaks something else from then on.
      outgoing.on('upgrade', ({ statusCode }, socket) => {
        socket.destroy();
        resolve(resultOf(statusCode ?? 0, 0));
      });
      outgoing.on('response', (answer) => {
        const status = answer.statusCode ?? 0;
        const retryAfterS = Math.min(RETRY_AFTER_MAX_S, Number(/^\d{1,6}$/.exec(answer.headers['retry-after'] ?? '')?.[0] ?? 0));
        // However long the rest is, nobody reads it.
        answer.destroy();
        outgoing.destroy();
        resolve(resultOf(status, retryAfterS));
      });
      outgoing.end(body);
    });
  }

  #judgedLookup(isPlain: boolean): LookupFunction {
    return (hostname, { family }, callback) => {
      this.lookUp(hostname, { all: true, family: family ?? 0 }, (error, addresses) => {
        const isRefused = ({ address }: LookupAddress) => (isPlain ? !this.targets.isNamed(address) : !this.targets.permits(address));
        if (error) return callback(error, []);
        // One good address among bad ones is what an attacker would offer.
        return addresses.length === 0 || addresses.some(isRefused) ? callback(new AddressRefused(), []) : callback(null, addresses);
      });
    };
  }
}

function resultOf(status: number, retryAfterS: number): PostResult {
  if (status >= 200 && status < 300) return { kind: 'delivered', status };
  return { kind: 'failed', status, fault: status >= 300 && status < 400 ? 'redirect' : 'status', retryAfterS: status === 429 || status === 503 ? retryAfterS : 0 };
}

const TLS_CODE = /^(ERR_TLS|ERR_SSL|EPROTO|CERT_|UNABLE_TO|DEPTH_ZERO|SELF_SIGNED|HOSTNAME_MISMATCH)/;

function faultOf(error: unknown): WebhookFault {
  if (error instanceof AddressRefused) return 'address-refused';
  const code = codeOf(error);
  if (code === 'ABORT_ERR') return 'timeout';
  if (TLS_CODE.test(code)) return 'tls';
  return code === 'ENOTFOUND' || code === 'EAI_AGAIN' ? 'name-not-found' : 'connection';
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
