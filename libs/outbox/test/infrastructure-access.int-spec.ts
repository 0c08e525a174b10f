import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { vnFold } from '@haicap/kernel';
import { withScope } from '@haicap/service-kit';
import { Client } from 'pg';
import { raiseApp, sqlStateOf, type AppStage } from './app-stage.js';
import { unitId } from './note-facts.js';

jest.setTimeout(30_000);

const INFRASTRUCTURE = ['aggregate_version', 'audit', 'audit_head', 'bootstrap', 'dead_letter', 'event', 'event_head',
  'idempotency', 'inbox', 'inbox_parked', 'outbox', 'relay_lease', 'relay_stream'];
const OWN = ['noted', 'noted_log', 'unit_secret'];

let stage: AppStage;
let app: Client;

beforeAll(async () => {
  stage = await raiseApp();
  app = new Client({ connectionString: stage.database.appUrl });
  await app.connect();
});

afterAll(async () => {
  await app.end();
  await stage.close();
});

describe('the infrastructure tables', () => {
  it('are exactly these, beside the service’s own and TypeORM’s list', async () => {
    const rows = await stage.rows<{ name: string }>(
      `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND NOT c.relispartition ORDER BY 1`);

    expect(rows.map(({ name }) => name).filter((name) => name !== 'migrations')).toEqual([...INFRASTRUCTURE, ...OWN].sort());
  });

  it.each(INFRASTRUCTURE)('do not let the app role read or write %s', async (table) => {
    for (const sql of [`SELECT count(*) FROM ${table}`, `DELETE FROM ${table}`, `INSERT INTO ${table} DEFAULT VALUES`, `TRUNCATE ${table}`]) {
      expect(await sqlStateOf(app.query(sql))).toBe('42501');
    }
  });

  it('give the app role no right on any partition or sequence either', async () => {
    const granted = await stage.rows(
      `SELECT c.relname, a.privilege_type FROM pg_class c, aclexplode(c.relacl) a JOIN pg_roles r ON r.oid = a.grantee
       WHERE r.rolname = 'dossier_app' AND c.relname <> ALL ($1)`, [[...OWN, 'migrations']]);

    expect(granted).toEqual([]);
  });

  it('let the relay role change only what publishing and sealing change', async () => {
    const granted = await stage.rows<{ privilege: string }>(
      `SELECT c.relname || ' ' || a.privilege_type AS privilege FROM pg_class c, aclexplode(c.relacl) a JOIN pg_roles r ON r.oid = a.grantee
       WHERE r.rolname = 'dossier_relay' AND a.privilege_type <> 'SELECT'
       UNION ALL SELECT c.relname || '.' || t.attname || ' ' || a.privilege_type FROM pg_attribute t JOIN pg_class c ON c.oid = t.attrelid,
         aclexplode(t.attacl) a JOIN pg_roles r ON r.oid = a.grantee WHERE r.rolname = 'dossier_relay' ORDER BY 1`);

    expect(granted.map(({ privilege }) => privilege)).toEqual([
      'audit.hash UPDATE', 'audit.prev_hash UPDATE', 'audit.seq UPDATE', 'audit_head.hash UPDATE', 'audit_head.seq UPDATE',
      'outbox.published_at UPDATE', 'outbox.stream_seq UPDATE', 'relay_lease INSERT', 'relay_lease UPDATE', 'relay_stream INSERT', 'relay_stream UPDATE',
    ]);
  });

  it('are reached through functions whose search path cannot be bent and that nobody else may call', async () => {
    const loose = await stage.rows(
      `SELECT p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = 'public' AND p.prosecdef
       AND (p.proconfig IS NULL OR NOT 'search_path=pg_catalog, public, pg_temp' = ANY (p.proconfig)
         OR EXISTS (SELECT 1 FROM aclexplode(p.proacl) a WHERE a.grantee = 0) OR p.proacl IS NULL)`);

    expect(loose).toEqual([]);
  });

  it('do not let the app role make tables of its own or become another role', async () => {
    expect(await sqlStateOf(app.query('CREATE TABLE mine (id int)'))).toBe('42501');
    expect(await sqlStateOf(app.query('SET ROLE dossier_owner'))).toBe('42501');
  });
});

describe('a table under row-level security', () => {
  beforeAll(() => stage.database.admin.query(
    `INSERT INTO unit_secret VALUES ($1, 'one'), ($2, 'two')`, [unitId(1), unitId(2)]));

  it('shows nothing to a transaction without a scope', async () => {
    expect((await app.query('SELECT * FROM unit_secret')).rows).toEqual([]);
    expect(await withScope(stage.dataSource, { kind: 'none' }, (tx) => tx.query('SELECT * FROM unit_secret'))).toEqual([]);
  });

  it('shows its units to a scope of units, and all to the installation', async () => {
    const secrets = (scope: Parameters<typeof withScope>[1]) => withScope(stage.dataSource, scope, (tx) => tx.query('SELECT secret FROM unit_secret ORDER BY 1'));

    expect(await secrets({ kind: 'units', unitIds: [unitId(2)] })).toEqual([{ secret: 'two' }]);
    expect(await secrets({ kind: 'units', unitIds: [] })).toEqual([]);
    expect(await secrets({ kind: 'installation' })).toEqual([{ secret: 'one' }, { secret: 'two' }]);
  });

  it('forgets the scope with the transaction, also on the same connection', async () => {
    await app.query('BEGIN');
    await app.query(`SELECT set_config('app.scope', '*', true)`);
    expect((await app.query('SELECT * FROM unit_secret')).rows).toHaveLength(2);
    await app.query('COMMIT');

    expect((await app.query('SELECT * FROM unit_secret')).rows).toEqual([]);
  });

  it('refuses to write outside of the scope', async () => {
    const writing = withScope(stage.dataSource, { kind: 'units', unitIds: [unitId(1)] }, (tx) =>
      tx.query(`INSERT INTO unit_secret VALUES ($1, 'three')`, [unitId(3)]));

    expect(await sqlStateOf(writing)).toBe('42501');
  });
});

describe('folding Vietnamese in SQL', () => {
  const letters = [...'aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ'];
  const letter = fc.constantFrom(...letters, ...letters.map((each) => each.toUpperCase()), ' ', '-', '0', '9', '(', '.');
  const text = fc.tuple(fc.array(letter, { maxLength: 60 }), fc.boolean()).map(([parts, decomposed]) => {
    const joined = parts.join('');
    return decomposed ? joined.normalize('NFD') : joined;
  });

  it('equals the kernel’s folding, composed or decomposed, in any case', async () => {
    const samples = fc.sample(text, { numRuns: 2_000, seed: 38 });

    const rows = await stage.rows<{ folded: string }>('SELECT vn_fold(t) AS folded FROM unnest($1::text[]) WITH ORDINALITY AS s (t, ord) ORDER BY ord', [samples]);

    expect(rows.map(({ folded }) => folded)).toEqual(samples.map(vnFold));
  });

  it('may stand in an index', async () => {
    await expect(stage.database.admin.query('CREATE INDEX ON unit_secret (vn_fold(secret))')).resolves.toBeDefined();
  });
});
