import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface FaultProxy {
  readonly port: number;
  /** The same URL through the proxy. */
  through(url: string): string;
  /** Cuts every connection now. New ones are accepted. */
  cut(): void;
  /** Cuts every connection and refuses new ones until `open`. */
  close(): void;
  open(): void;
  /**
   * Cuts a connection as soon as its client has sent something that matches; the server has received it and its answer
   * is swallowed. Counts down from `times`.
   */
  cutAfterPattern(pattern: RegExp, times?: number): void;
  /**
   * Cuts a connection as soon as its client has sent COMMIT of a transaction about which `decide` says so, given everything the client
   * sent since the transaction began; undefined ends it. The server has received the COMMIT and its answer is swallowed.
   */
  cutAtCommit(decide: ((sent: string) => boolean) | undefined): void;
  /** How many connections were cut after a pattern or at COMMIT so far. */
  cuts(): number;
  /** Holds back everything in both directions by so much. */
  delay(ms: number): void;
  /** Swallows everything without closing, as a pulled cable does; or only what goes one way. What was swallowed is lost: cut afterwards. */
  blackhole(on: boolean, way?: Way): void;
  stop(): Promise<void>;
}

export type Way = 'both' | 'to-server' | 'to-client';

interface Faults {
  refusing: boolean;
  silent: Way | undefined;
  delayMs: number;
  pattern: RegExp | undefined;
  cutsLeft: number;
  decideAtCommit: ((sent: string) => boolean) | undefined;
  cutsDone: number;
}

// Long enough for the server to finish what the last bytes told it.
const FINISH_MS = 150;

/**
 * A TCP proxy that fails on demand. Example: `const proxy = await faultProxy(database.appUrl);
 * proxy.cutAfterPattern(/COMMIT/); connect to proxy.through(database.appUrl)`.
 */
export async function faultProxy(targetUrl: string): Promise<FaultProxy> {
  const target = new URL(targetUrl);
  const faults: Faults = { refusing: false, silent: undefined, delayMs: 0, pattern: undefined, cutsLeft: 0, decideAtCommit: undefined, cutsDone: 0 };
  const open = new Set<Socket>();
  const server = createServer((client) => {
    if (faults.refusing) return void client.destroy();
    const upstream = connect({ host: target.hostname, port: Number(target.port) });
    join(client, upstream, faults, open);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const cut = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    port,
    through: (url) => {
      const changed = new URL(url);
      changed.hostname = '127.0.0.1';
      changed.port = String(port);
      return changed.href;
    },
    cut,
    close: () => {
      faults.refusing = true;
      cut();
    },
    open: () => { faults.refusing = false; },
    cutAfterPattern: (pattern, times = 1) => {
      faults.pattern = pattern;
      faults.cutsLeft = times;
    },
    cutAtCommit: (decide) => { faults.decideAtCommit = decide; },
    cuts: () => faults.cutsDone,
    delay: (ms) => { faults.delayMs = ms; },
    blackhole: (on, way = 'both') => { faults.silent = on ? way : undefined; },
    stop: async () => {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function join(client: Socket, upstream: Socket, faults: Faults, open: Set<Socket>): void {
  let swallowing = false;
  const isCommit = transactionsOf(faults);
  for (const [one, other] of [[client, upstream], [upstream, client]] as const) {
    open.add(one);
    one.on('close', () => {
      open.delete(one);
      if (!swallowing) other.destroy();
    });
    // A cut connection ends with an error on one side; closing the other side is all there is to do.
    one.on('error', () => one.destroy());
  }
  client.on('data', (bytes) => {
    if (isSwallowed(faults, 'to-server')) return;
    const text = bytes.toString('latin1');
    const matches = faults.cutsLeft > 0 && faults.pattern?.test(text) === true;
    const commits = isCommit(text);
    later(faults, () => upstream.write(bytes));
    if (!matches && !commits) return;
    if (matches) faults.cutsLeft -= 1;
    faults.cutsDone += 1;
    swallowing = true;
    setTimeout(() => {
      client.destroy();
      upstream.destroy();
    }, FINISH_MS);
  });
  upstream.on('data', (bytes) => {
    if (!isSwallowed(faults, 'to-client') && !swallowing) later(faults, () => client.write(bytes));
  });
}

// A statement without parameters ends with a zero byte.
const BEGINS = /(?:START TRANSACTION|BEGIN)[^\0]*\0/;
const COMMITS = /COMMIT\0/;

/** Gathers what one client sends from the beginning of a transaction; says at its COMMIT what was decided about it. */
function transactionsOf(faults: Faults): (text: string) => boolean {
  let sent = '';
  return (text) => {
    if (faults.decideAtCommit === undefined) {
      sent = '';
      return false;
    }
    const begins = text.search(BEGINS);
    sent = begins === -1 ? sent + text : text.slice(begins);
    return COMMITS.test(text) && faults.decideAtCommit(sent);
  };
}

function isSwallowed({ silent }: Faults, way: Way): boolean {
  return silent === 'both' || silent === way;
}

function later({ delayMs }: Faults, send: () => void): void {
  if (delayMs === 0) send();
  else setTimeout(send, delayMs);
}
