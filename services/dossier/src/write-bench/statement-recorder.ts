import type { DataSource } from 'typeorm';

/** A statement as it went to the database. */
export interface RecordedStatement {
  readonly text: string;
  readonly values: readonly unknown[];
}

interface Listening {
  query: (...args: unknown[]) => unknown;
}
interface ListenedPool {
  on(event: 'acquire', listener: (client: Listening) => void): void;
}

/** Keeps what the pool of a data source sends while it is asked to: the baseline executes the same. */
export class StatementRecorder {
  #kept: RecordedStatement[] | undefined;
  readonly #known = new WeakSet<Listening>();

  constructor(dataSource: DataSource) {
    (dataSource.driver as unknown as { master: ListenedPool }).master.on('acquire', (client) => this.#listen(client));
  }

  /** The statements of one piece of work, with nothing else under way. */
  async during(work: () => Promise<unknown>): Promise<readonly RecordedStatement[]> {
    const kept: RecordedStatement[] = [];
    this.#kept = kept;
    try {
      await work();
    } finally {
      this.#kept = undefined;
    }
    return kept;
  }

  #listen(client: Listening): void {
    if (this.#known.has(client)) return;
    this.#known.add(client);
    const send = client.query.bind(client);
    client.query = (...args: unknown[]) => {
      this.#kept?.push(toStatement(args));
      return send(...args);
    };
  }
}

function toStatement([first, values]: readonly unknown[]): RecordedStatement {
  if (typeof first === 'string') return { text: first, values: Array.isArray(values) ? values.map(toWire) : [] };
  const { text = '', values: own = [] } = first as { text?: string; values?: readonly unknown[] };
  return { text, values: (Array.isArray(values) ? values : own).map(toWire) };
}

// As the driver writes them: instants in ISO, bytes in hexadecimal.
function toWire(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Buffer.isBuffer(value)) return `\\x${value.toString('hex')}`;
  return value;
}
