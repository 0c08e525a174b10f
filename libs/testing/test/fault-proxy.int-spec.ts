import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Client } from 'pg';
import { eventually, faultProxy, testDatabase, type FaultProxy, type TestDatabase } from '../src/index.js';

jest.setTimeout(20_000);

let database: TestDatabase;
let proxy: FaultProxy;
let client: Client;

beforeAll(async () => {
  database = await testDatabase('dossier', []);
  await database.admin.query('CREATE TABLE note (text text)');
  await database.admin.query('GRANT INSERT, SELECT ON note TO dossier_app');
});

beforeEach(async () => {
  proxy = await faultProxy(database.appUrl);
  client = new Client({ connectionString: proxy.through(database.appUrl) });
  client.on('error', () => undefined);
  await client.connect();
});

afterEach(async () => {
  // A connection that was cut has nothing left to end.
  await client.end().catch(() => undefined);
  await proxy.stop();
});

afterAll(() => database.drop());

const count = async () => (await database.admin.query<{ n: number }>('SELECT count(*)::int AS n FROM note')).rows[0]?.n;

describe('a fault proxy', () => {
  it('passes everything on while nothing is wrong', async () => {
    expect((await client.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  });

  it('lets the server finish a COMMIT whose answer the client never gets', async () => {
    const before = await count();
    await client.query('BEGIN');
    await client.query(`INSERT INTO note VALUES ('a')`);
    proxy.cutAfterPattern(/COMMIT/);

    await expect(client.query('COMMIT')).rejects.toThrow(/terminated/);

    expect(await count()).toBe((before ?? 0) + 1);
  });

  it('swallows one way only: the server hears what nobody gets an answer to', async () => {
    const before = await count();
    proxy.blackhole(true, 'to-client');
    const unanswered = client.query(`INSERT INTO note VALUES ('b')`).catch((error: unknown) => error);
    await eventually(async () => expect(await count()).toBe((before ?? 0) + 1));

    proxy.blackhole(false);
    proxy.cut();

    expect(String(await unanswered)).toMatch(/terminated/);
  });

  it('cuts at the COMMIT of the transactions that are meant, and of no other', async () => {
    const before = await count();
    const told: string[] = [];
    proxy.cutAtCommit((sent) => {
      told.push(sent);
      return sent.includes('meant');
    });
    await client.query('BEGIN');
    await client.query('INSERT INTO note VALUES ($1)', ['other']);
    await client.query('COMMIT');
    await client.query('BEGIN');
    await client.query('INSERT INTO note VALUES ($1)', ['meant']);

    await expect(client.query('COMMIT')).rejects.toThrow(/terminated/);

    expect(await count()).toBe((before ?? 0) + 2);
    expect(told.map((sent) => ['other', 'meant'].filter((word) => sent.includes(word)))).toEqual([['other'], ['meant']]);
    expect(proxy.cuts()).toBe(1);
  });

  it('counts the connections it has cut after a pattern', async () => {
    proxy.cutAfterPattern(/COMMIT/);
    await client.query('BEGIN');
    await expect(client.query('COMMIT')).rejects.toThrow(/terminated/);

    expect(proxy.cuts()).toBe(1);
  });

  it('cuts what is open, refuses while closed, and lets in again', async () => {
    proxy.close();
    await expect(client.query('SELECT 1')).rejects.toThrow(/terminated|not queryable/);
    const refused = new Client({ connectionString: proxy.through(database.appUrl) });
    refused.on('error', () => undefined);
    await expect(refused.connect()).rejects.toThrow(/terminated|ECONNRESET|hang up/);

    proxy.open();

    const again = new Client({ connectionString: proxy.through(database.appUrl) });
    await again.connect();
    expect((await again.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    await again.end();
  });

  it('holds back what passes', async () => {
    proxy.delay(200);
    const startedAt = performance.now();

    await client.query('SELECT 1');

    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(390);
    proxy.delay(0);
  });
});
