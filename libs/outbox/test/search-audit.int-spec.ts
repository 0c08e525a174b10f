import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Actor, AuditReply } from '@haicap/contracts';
import { SearchAudit } from '../src/index.js';
import { testDatabase } from '@haicap/testing';
import { outboxMigrations } from '../src/index.js';
import { raiseOwner, type OwnerStage } from './owner-stage.js';

jest.setTimeout(60_000);

const UNIT = '3b1c0a52-5a0e-5c55-8f0e-000000014797';
const auditor: Actor = { accountId: 'auditor-1', kind: 'officer', posts: [{ unitId: UNIT, role: 'auditor' }] };
let owner: OwnerStage;
let search: SearchAudit;
beforeAll(async () => {
  owner = await raiseOwner(await testDatabase('registry', outboxMigrations('registry')));
  search = new SearchAudit({ service: 'registry', dataSource: owner.dataSource, clock: owner.clock });
});
beforeEach(() => owner.database.admin.query('TRUNCATE audit'));
afterAll(() => owner.close());

interface Planted { at?: string; actor?: string; action?: string; type?: string; id?: string; detail?: object }
const plant = (rows: readonly Planted[]) => owner.database.admin.query('SELECT append_audit($1::jsonb)', [JSON.stringify(rows.map(({ at = '2025-07-01T08:00:00+07:00', actor = 'officer-1', action = 'receive', type = 'dossier', id = 'd1', detail = {} }) => (
  { at, actor, action, object_type: type, object_id: id, version: null, trace_id: 'a'.repeat(32), detail })))]);
type Wanted = Omit<Parameters<SearchAudit['run']>[0], 'limit'> & { limit?: number };
const look = async (wanted: Wanted = {}): Promise<AuditReply> => {
  const found = await search.run({ limit: 50, ...wanted }, auditor);
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
};
const ids = ({ items }: AuditReply) => items.filter(({ action }) => action !== 'search-audit').map(({ objectId }) => objectId);

describe('a search of the audit trail', () => {
  it('finds by account, object, kind, unit and time, the latest first, and masks what looks personal', async () => {
    await plant([
      { id: 'd1' }, { id: 'd2', actor: 'officer-2', at: '2025-06-30T09:00:00+07:00' }, { id: 'd3', action: 'deny', detail: { note: 'số 038090012345' } },
      { id: 'd4', detail: { posts: [{ unitId: UNIT, role: 'chair' }] } }, { id: 'd5', detail: { unitId: UNIT }, at: '2025-06-20T09:00:00+07:00' }, { id: 'u1', type: 'officer' },
    ]);

    expect(ids(await look())).toEqual(['u1', 'd4', 'd3', 'd1', 'd2', 'd5']);
    expect(ids(await look({ actor: 'officer-2' }))).toEqual(['d2']);
    expect(ids(await look({ objectType: 'officer', objectId: 'u1' }))).toEqual(['u1']);
    expect((await look({ action: 'deny' })).items).toMatchObject([{ objectId: 'd3', detail: { note: 'số •••' }, sealed: false, actor: 'officer-1' }]);
    expect(ids(await look({ unitId: UNIT }))).toEqual(['d4', 'd5']);
    expect(ids(await look({ from: '2025-06-25T00:00:00+07:00', to: '2025-07-01T00:00:00+07:00' }))).toEqual(['d2']);
  });

  it('leaves a row that says who looked for what', async () => {
    await look({ actor: 'officer-2', action: 'deny' });

    const { rows } = await owner.database.admin.query('SELECT actor, action, object_type, object_id, detail FROM audit');
    expect(rows).toEqual([{ actor: 'auditor-1', action: 'search-audit', object_type: 'audit', object_id: 'registry', detail: { actor: 'officer-2', action: 'deny' } }]);
  });

  it('goes through every row once, page by page, also those of one instant and while others come', async () => {
    await plant(Array.from({ length: 25 }, (_, n) => ({ id: `d${n}`, at: n < 20 ? '2025-06-30T08:00:00+07:00' : '2025-06-29T08:00:00+07:00' })));
    const seen: string[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await look({ actor: 'officer-1', limit: 4, ...(cursor === undefined ? {} : { cursor }) });
      seen.push(...ids(page));
      await plant([{ id: 'new', at: '2025-07-01T08:00:00+07:00' }]);
      if (page.nextCursor === undefined) break;
      expect(page.until).toBe(page.items.at(-1)?.at);
      cursor = page.nextCursor;
    }

    expect(seen).toHaveLength(25);
    expect(new Set(seen).size).toBe(25);
  });

  it('looks through a month at most, unless an account or an object is named', async () => {
    await plant([{ id: 'old', at: '2024-01-01T08:00:00+07:00' }]);
    const from = '2024-01-01T00:00:00+07:00';

    expect(ids(await look())).toEqual([]);
    expect(await search.run({ limit: 50, from }, auditor)).toMatchObject({ ok: false, error: { code: 'AUDIT_WINDOW_TOO_LONG' } });
    expect(await search.run({ limit: 50, cursor: 'eyJpZCI6IjEifQ' }, auditor)).toMatchObject({ ok: false, error: { code: 'CURSOR_INVALID' } });
    expect([ids(await look({ actor: 'officer-1' })), ids(await look({ objectType: 'dossier', objectId: 'old', from }))]).toEqual([['old'], ['old']]);
  });

  it('reads a page by an index, however long the trail is', async () => {
    await owner.database.admin.query(`INSERT INTO audit (at, actor, action, object_type, object_id, trace_id, detail)
      SELECT '2025-07-01T08:00:00+07:00'::timestamptz - n * interval '1 second', 'officer-' || n % 500, 'receive', 'dossier', 'd' || n, '', '{}' FROM generate_series(1, 50000) AS n`);
    await owner.database.admin.query('ANALYZE audit');
    const plan = async (condition: string) => JSON.stringify((await owner.database.admin.query(
      `EXPLAIN (FORMAT JSON) SELECT * FROM audit a WHERE a.at >= '2025-06-01' AND a.at < '2025-07-02' AND (a.at, a.id) < ('2025-07-01', 9000000) ${condition} ORDER BY a.at DESC, a.id DESC LIMIT 51`)).rows);

    for (const condition of ['', `AND a.actor = 'officer-7'`, `AND a.object_type = 'dossier' AND a.object_id = 'd77'`]) expect(await plan(condition)).toMatch(/Index (Only )?Scan/);
    expect(await plan('')).not.toContain('Seq Scan on audit_2025_07');
    // And so does the search itself, of a trail of 50,000 rows.
    for (const wanted of [{}, { actor: 'officer-7' }, { objectType: 'dossier', objectId: 'd77' }]) expect(await rowsRead(wanted)).toBeLessThan(500);
    expect(await owner.database.admin.query(`SELECT count(*)::int AS n FROM pg_index WHERE indexrelid = ANY ('{audit_at,audit_actor}'::regclass[]) AND indisvalid`).then(({ rows }) => rows)).toEqual([{ n: 2 }]);
  });
});

/** How many rows of the trail PostgreSQL fetches for one page of the whole of it. */
async function rowsRead(wanted: object): Promise<number> {
  const client = await owner.database.admin.connect();
  try {
    await client.query('BEGIN');
    await client.query(`SELECT * FROM search_audit($1::jsonb, '-infinity', 'infinity', NULL, NULL, 51)`, [JSON.stringify(wanted)]);
    const { rows: [row] } = await client.query<{ read: number }>(`SELECT sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::integer AS read FROM pg_stat_xact_user_tables WHERE relname ~ '^audit'`);
    return row?.read ?? NaN;
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
}
