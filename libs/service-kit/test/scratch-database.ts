import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { Client } from 'pg';

export interface ScratchDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** An empty database on the test server, with the roles that a service named `kit` grants to. */
export async function scratchDatabase(): Promise<ScratchDatabase> {
  const adminUrl = process.env['HAICAP_TEST_POSTGRES_URL'];
  if (adminUrl === undefined) throw new Error('HAICAP_TEST_POSTGRES_URL is not set: run ./haicap test');
  const name = `test_kit_${randomBytes(6).toString('hex')}`;
  const run = async (...statements: string[]) => {
    const client = new Client({ connectionString: adminUrl });
    await client.connect();
    for (const statement of statements) await client.query(statement);
    await client.end();
  };
  const role = (role: string) => `DO $$ BEGIN CREATE ROLE ${role}; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`;
  await run(`CREATE DATABASE ${name}`, role('kit_app'), role('kit_relay'));
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => run(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

export interface Cable {
  readonly url: string;
  /** Swallows every answer from the moment the client sends this text; the server has got it. */
  cutAfter(text: string, how: 'close' | 'silence'): void;
  stop(): Promise<void>;
}

/** A connection to the database that can be cut at a chosen word. */
export async function cable(targetUrl: string): Promise<Cable> {
  const target = new URL(targetUrl);
  const sockets = new Set<Socket>();
  let wish: { text: string; how: 'close' | 'silence' } | undefined;
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    let isCut = false;
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
    }
    client.on('close', () => upstream.destroy());
    upstream.on('data', (bytes) => {
      if (!isCut) client.write(bytes);
    });
    client.on('data', (bytes) => {
      if (wish !== undefined && bytes.includes(wish.text)) {
        isCut = true;
        if (wish.how === 'close') setTimeout(() => client.destroy(), 100);
        wish = undefined;
      }
      upstream.write(bytes);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(targetUrl);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    cutAfter: (text, how) => {
      wish = { text, how };
    },
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
