import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import type { QueryRunner } from 'typeorm';
import { testDatabase, type TestDatabase } from '../src/index.js';

class NoteTable1760000000001 {
  readonly name = 'NoteTable1760000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE note (id uuid PRIMARY KEY, folded text GENERATED ALWAYS AS (lower(id::text)) STORED)');
  }

  down(): Promise<void> {
    return Promise.resolve();
  }
}

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase('dossier', [NoteTable1760000000001]);
});

afterAll(() => database.drop());

async function currentUser(url: string): Promise<unknown> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query('SELECT current_user AS name')).rows[0];
  } finally {
    await client.end();
  }
}

describe('a database of a test', () => {
  it('lets each of the three roles in', async () => {
    expect(await currentUser(database.appUrl)).toEqual({ name: 'dossier_app' });
    expect(await currentUser(database.relayUrl)).toEqual({ name: 'dossier_relay' });
    expect(await currentUser(database.ownerUrl)).toEqual({ name: 'dossier_owner' });
  });

  it('comes from a finished template in less than two seconds, also when four are made at once', async () => {
    const startedAt = performance.now();

    const more = await Promise.all([1, 2, 3, 4].map(() => testDatabase('dossier', [NoteTable1760000000001])));
    const tookMs = performance.now() - startedAt;
    await Promise.all(more.map((each) => each.drop()));

    expect(new Set(more.map(({ name }) => name)).size).toBe(4);
    expect(tookMs).toBeLessThan(8_000);
  });
});
