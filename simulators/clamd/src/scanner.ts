import { createServer, type Server, type Socket } from 'node:net';

export const BEHAVIOURS = ['honest', 'early-ok', 'garbage', 'almost', 'too-large', 'hang-up', 'silent', 'endless'] as const;
export type Behaviour = (typeof BEHAVIOURS)[number];

const COMMAND = Buffer.from('zINSTREAM\0');
/** In two parts, so that a scanner does not find this file. */
const EICAR = Buffer.from(['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD', '-ANTIVIRUS-TEST-FILE!$H+H*'].join(''));

/** Reads the chunks of one INSTREAM conversation. */
export class StreamReader {
  #rest = Buffer.alloc(0);
  #content = Buffer.alloc(0);
  #begun = false;
  hasEnded = false;

  feed(bytes: Buffer): void {
    this.#rest = Buffer.concat([this.#rest, bytes]);
    if (!this.#begun && this.#rest.byteLength >= COMMAND.byteLength) {
      if (!this.#rest.subarray(0, COMMAND.byteLength).equals(COMMAND)) throw new Error('not INSTREAM');
      this.#begun = true;
      this.#rest = this.#rest.subarray(COMMAND.byteLength);
    }
    while (this.#begun && this.#takeChunk()) continue;
  }

  get content(): Buffer {
    return this.#content;
  }

  #takeChunk(): boolean {
    if (this.hasEnded || this.#rest.byteLength < 4) return false;
    const length = this.#rest.readUInt32BE(0);
    if (this.#rest.byteLength < 4 + length) return false;
    this.hasEnded = length === 0;
    this.#content = Buffer.concat([this.#content, this.#rest.subarray(4, 4 + length)]);
    this.#rest = this.#rest.subarray(4 + length);
    return true;
  }
}

/** Listens as clamd does, and behaves as it is told. */
export function listenAsScanner(port: number, behaviour: () => Behaviour): Promise<Server> {
  const server = createServer((socket) => {
    const reader = new StreamReader();
    socket.on('error', () => socket.destroy());
    socket.on('data', (bytes: Buffer) => {
      try {
        reader.feed(bytes);
      } catch {
        socket.end('UNKNOWN COMMAND\0');
        return;
      }
      answer(socket, reader, behaviour());
    });
  });
  return new Promise((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', () => resolve(server)));
}

const BEFORE_THE_END: Partial<Record<Behaviour, (socket: Socket) => void>> = {
  'early-ok': (socket) => void socket.end('stream: OK\0'),
  'too-large': (socket) => void socket.end('INSTREAM size limit exceeded. ERROR\0'),
  'hang-up': (socket) => void socket.destroy(),
};

const AT_THE_END: Partial<Record<Behaviour, (socket: Socket) => void>> = {
  garbage: (socket) => void socket.end('\u0001\u0002 OK\0'),
  almost: (socket) => void socket.end('stream: OK, as far as I can tell\0'),
  endless: (socket) => {
    const talking = setInterval(() => socket.write('stream: OK stream: OK stream: OK '), 1);
    socket.once('close', () => clearInterval(talking));
  },
  honest: () => undefined,
};

function answer(socket: Socket, reader: StreamReader, behaviour: Behaviour): void {
  BEFORE_THE_END[behaviour]?.(socket);
  if (!reader.hasEnded || behaviour === 'silent') return;
  AT_THE_END[behaviour]?.(socket);
  if (behaviour === 'honest') socket.end(reader.content.includes(EICAR) ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0');
}
