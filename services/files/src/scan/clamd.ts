import { connect, type Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';

export type ScanVerdict = { readonly verdict: 'clean' } | { readonly verdict: 'infected'; readonly signature: string };

/** The scanner could not be asked, or did not give an answer to be relied on. Then nothing is known about the bytes. */
export class ScannerFault extends Error {
  constructor(
    message: string,
    /** True when nobody can be scanned now; false when it may be the file. */
    readonly isAway: boolean,
    cause?: unknown,
  ) {
    super(message, { cause });
    this.name = 'ScannerFault';
  }
}

export interface ClamdOptions {
  /** `tcp://host:port` or `unix:///path`. */
  readonly url: string;
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 30_000;
const TURN_MS = 10;
const CHUNK_BYTES = 64 * 1024;
const REPLY_CHARS_MAX = 1_000;
const CLEAN = 'stream: OK';
const FOUND = /^stream: ([\x20-\x7e]{1,200}) FOUND$/;

/**
 * ClamAV's daemon by its INSTREAM command (clamd(8)): chunks with their length in front, an empty one at the end, one
 * line as the answer. Only the exact words of a clean bill, after the last byte was sent, make a file clean.
 */
export class Clamd {
  readonly #address: { readonly host: string; readonly port: number } | { readonly path: string };
  readonly #timeoutMs: number;

  constructor({ url, timeoutMs = TIMEOUT_MS }: ClamdOptions) {
    const { protocol, hostname, port, pathname } = new URL(url);
    this.#address = protocol === 'unix:' ? { path: pathname } : { host: hostname, port: Number(port) };
    this.#timeoutMs = timeoutMs;
  }

  async scan(bytes: Readable): Promise<ScanVerdict> {
    const socket = await this.#open().catch((error: unknown) => {
      // While the scanner is away nobody else would close the file.
      bytes.destroy();
      throw error;
    });
    const limit = setTimeout(() => socket.destroy(new ScannerFault('the scanner did not answer in time', false)), this.#timeoutMs);
    try {
      const conversation = { hasAll: false };
      const [reply] = await Promise.all([replyOf(socket, conversation), sendAll(socket, bytes, conversation)]);
      return verdictOf(reply);
    } catch (error) {
      throw error instanceof ScannerFault ? error : new ScannerFault('the conversation with the scanner broke off', false, error);
    } finally {
      clearTimeout(limit);
      socket.destroy();
      bytes.destroy();
    }
  }

  #open(): Promise<Socket> {
    return new Promise((resolve, reject) => {
      const socket = connect(this.#address);
      const fail = (error: unknown) => {
        socket.destroy();
        reject(new ScannerFault('the scanner cannot be reached', true, error));
      };
      const limit = setTimeout(() => fail(new Error('it does not accept')), this.#timeoutMs);
      socket.once('error', fail).once('connect', () => {
        clearTimeout(limit);
        socket.off('error', fail);
        resolve(socket);
      });
    });
  }
}

async function sendAll(socket: Socket, bytes: Readable, conversation: { hasAll: boolean }): Promise<void> {
  await send(socket, Buffer.from('zINSTREAM\0'));
  for await (const chunk of bytes as AsyncIterable<Buffer>) {
    for (let at = 0; at < chunk.byteLength; at += CHUNK_BYTES) {
      const part = chunk.subarray(at, at + CHUNK_BYTES);
      await send(socket, lengthOf(part.byteLength));
      await send(socket, part);
    }
  }
  // A reply that is there before the end is said is no reply to this file; one turn lets it arrive.
  await sleep(TURN_MS);
  conversation.hasAll = true;
  await send(socket, lengthOf(0));
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes);
  return length;
}

function send(socket: Socket, part: Buffer): Promise<void> {
  return new Promise((resolve, reject) => socket.write(part, (error) => (error ? reject(error) : resolve())));
}

/** The line up to its NUL. One that comes before the last byte was sent is about something else than the file. */
async function replyOf(socket: Socket, conversation: { readonly hasAll: boolean }): Promise<string> {
  let reply = '';
  for await (const chunk of socket as AsyncIterable<Buffer>) {
    reply += chunk.toString('latin1');
    if (!conversation.hasAll) throw new ScannerFault(`the scanner interrupted: ${JSON.stringify(reply.slice(0, 80))}`, false);
    if (reply.length > REPLY_CHARS_MAX) throw new ScannerFault('the scanner talks too much', false);
    if (reply.endsWith('\0')) return reply.slice(0, -1);
  }
  throw new ScannerFault('the scanner hung up without an answer', false);
}

function verdictOf(reply: string): ScanVerdict {
  if (reply === CLEAN) return { verdict: 'clean' };
  const signature = FOUND.exec(reply)?.[1];
  if (signature === undefined) throw new ScannerFault(`the scanner gave no verdict: ${JSON.stringify(reply.slice(0, 80))}`, false);
  return { verdict: 'infected', signature };
}
