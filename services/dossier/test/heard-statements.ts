import type { Pool, PoolClient } from 'pg';

/** Hears every statement that goes out to a database, prepared or not. Give `onPool` to the rig. */
export class HeardStatements {
  readonly #heard = new WeakSet<PoolClient>();
  #texts: string[] = [];

  readonly onPool = (pool: Pool): void => void pool.on('acquire', (client) => this.#listen(client));

  /** The texts that go out while somebody asks. */
  async during(ask: () => Promise<unknown>): Promise<string[]> {
    this.#texts = [];
    await ask();
    return this.#texts;
  }

  #listen(client: PoolClient): void {
    if (this.#heard.has(client)) return;
    this.#heard.add(client);
    const query = client.query.bind(client) as (...args: unknown[]) => unknown;
    Object.assign(client, { query: (...args: unknown[]) => {
      const [sent] = args as [string | { readonly text: string }];
      this.#texts.push(typeof sent === 'string' ? sent : sent.text);
      return query(...args);
    } });
  }
}
