import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { dossierCompleted, dossierReceived, searchDossiers } from '@haicap/contracts';
import { AuditSigner, ChainTables, verifyAudit } from '@haicap/outbox';
import { Client } from 'pg';
import { ExportErrors } from '../src/bulk-load/export-errors.js';
import { LookUpDossier } from '../src/dossier/look-up-dossier.js';
import { SearchDossiers } from '../src/search/search-dossiers.js';
import { ListTimeline } from '../src/timeline/list-timeline.js';
import { bulkLoadRig, lineOf, sourceRow, type SourceRow } from './bulk-load-rig.js';
import { accepted, dossierRig, PEOPLE, UNITS, type DossierRig } from './dossier-rig.js';

jest.setTimeout(60_000);

const ROWS = 2_500;
const rowsOf = (count: number) => Array.from({ length: count }, (_, index) => sourceRow(index + 1));

let rig: DossierRig;
let bulk: Awaited<ReturnType<typeof bulkLoadRig>>;
beforeAll(async () => {
  rig = await dossierRig();
  bulk = await bulkLoadRig(rig, 91);
});
afterAll(async () => {
  await bulk.close();
  await rig.close();
});

const counts = async () => (await rig.rows<Record<string, number>>(
  `SELECT (SELECT count(*) FROM dossier)::int AS dossiers, (SELECT count(*) FROM dossier_person)::int AS persons, (SELECT count(*) FROM dossier_step)::int AS steps,
     (SELECT count(*) FROM event WHERE noun = 'dossier')::int AS events, (SELECT count(*) FROM outbox o JOIN event e USING (id, at) WHERE e.noun = 'dossier')::int AS queued,
     (SELECT count(*) FROM event_head WHERE noun = 'dossier')::int AS heads, (SELECT count(*) FROM bulk_row)::int AS taken`))[0];

describe('a file of an earlier system', () => {
  it('is loaded whole: a dossier, its person, its steps and facts for every row', async () => {
    const loaded = await bulk.load(rowsOf(ROWS));

    expect(loaded).toMatchObject({ rows: ROWS, accepted: ROWS, alreadyThere: 0, rejected: 0, reasons: [] });
    const facts = ROWS + ROWS * 0.8;
    expect(await counts()).toEqual({ dossiers: ROWS, persons: ROWS, steps: facts, events: facts, queued: facts, heads: ROWS, taken: ROWS });
  });

  it('loaded again changes nothing', async () => {
    const before = await counts();

    expect(await bulk.load(rowsOf(ROWS))).toMatchObject({ rows: ROWS, accepted: 0, alreadyThere: ROWS, rejected: 0 });
    expect(await counts()).toEqual(before);
  });

  it('judges by the day: early, on time or late', async () => {
    const judged = await rig.rows(`SELECT coalesce(timeliness, 'open') AS timeliness, count(*)::int AS n FROM dossier GROUP BY 1 ORDER BY 1`);

    expect(judged).toEqual([{ timeliness: 'late', n: 286 }, { timeliness: 'on-time', n: 1714 }, { timeliness: 'open', n: 500 }]);
  });
});

describe('the facts of loaded dossiers', () => {
  it('keep their contracts to the letter, and say that they are historic', async () => {
    const events = await rig.rows<{ type: string; body: object }>(`SELECT type, body FROM event WHERE noun = 'dossier' ORDER BY id LIMIT 600`);

    for (const { type, body } of events) {
      const contract = type === dossierReceived.type ? dossierReceived : dossierCompleted;
      expect(contract.data.parse(body)).toEqual(body);
      expect(body).toMatchObject({ historic: true });
    }
    expect(events[0]?.body).toMatchObject({ receivedAt: '2025-03-04T08:30:00+07:00', receivedOn: '2025-03-04', dueAt: '2025-03-04T17:00:00+07:00', status: 'received' });
  });

  it('have versions from one on without a gap, in the order of their ids', async () => {
    const wrong = await rig.rows(
      `SELECT aggregate_id FROM (SELECT aggregate_id, version, row_number() OVER (PARTITION BY aggregate_id ORDER BY id) AS place FROM event WHERE noun = 'dossier') e
       WHERE version <> place`);

    expect(wrong).toEqual([]);
  });

  it('never put two versions of a dossier within one window of the relay', async () => {
    const [near] = await rig.rows<{ least: number }>(
      `SELECT min(b.id - a.id)::int AS least FROM event a JOIN event b ON b.aggregate_id = a.aggregate_id AND b.version = 2 WHERE a.noun = 'dossier' AND a.version = 1`);

    expect(near?.least).toBeGreaterThan(80);
  });

  it('are covered by one audit row per chunk, with a digest over its events', async () => {
    const rows = await rig.rows<{ actor: string; detail: Record<string, unknown> }>(`SELECT actor, detail FROM audit WHERE action = 'bulk-load' ORDER BY (detail ->> 'firstLine')::int`);

    expect(rows).toHaveLength(5);
    expect(rows[0]).toMatchObject({ actor: 'service:bulk-load', detail: { source: 'test', firstLine: 2, rows: 500, events: 900, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) } });
    expect((await verifyAudit(new ChainTables(rig.database.admin), { checkpoints: [], verifier: new AuditSigner(Buffer.alloc(32, 4)).verifier })).findings).toEqual([]);
  });
});

describe('a loaded dossier', () => {
  it('is shown like any other: its name to its unit, its sentences with the names of the day', async () => {
    const [row] = await rig.rows<{ dossier_id: string }>(`SELECT dossier_id FROM bulk_row WHERE source_row = 'r2'`);
    const dossierId = row?.dossier_id ?? '';

    const shown = accepted(await rig.app.get(LookUpDossier).run({ dossierId }, PEOPLE.leader));
    const timeline = accepted(await rig.app.get(ListTimeline).run({ dossierId, afterVersion: 0 }, PEOPLE.leader));

    expect(shown).toMatchObject({ code: 'H56.F14.758-250304-0002', version: 2, status: 'completed', timeliness: 'on-time', applicantName: 'L• T•• H••' });
    expect(timeline.entries.map(({ sentence }) => sentence)).toEqual([
      'Phường Điện Biên đã tiếp nhận hồ sơ tại quầy. Hẹn trả kết quả ngày 04/03/2025.', 'Phường Điện Biên đã giải quyết xong hồ sơ, đúng hạn.']);
  });

  it('has its person encrypted, and no word of it in clear anywhere', async () => {
    const leaks = await rig.rows(
      // A blank never stands in base64, three letters sometimes do.
      `SELECT 1 FROM dossier_person WHERE full_name LIKE '% Hoa%' OR full_name NOT LIKE 'v1.%' UNION ALL SELECT 1 FROM event WHERE body::text LIKE '%Hoa%'
       UNION ALL SELECT 1 FROM bulk_staging`);

    expect(leaks).toEqual([]);
  });
});

describe('a code of before', () => {
  const found = async (code: string) => accepted(await rig.app.get(SearchDossiers).run(searchDossiers.request.parse({ code }), PEOPLE.leader)).items.map((one) => one.code);

  it('comes with its row, and the dossier is found by it; rows without one have none', async () => {
    await bulk.load([sourceRow(40_001, { former_code: ' hs-cũ\\01/2024 ' }), sourceRow(40_002)]);

    expect(await found('HS-Cũ\\01/2024')).toEqual(['H56.F14.758-250304-40001']);
    expect(await rig.rows('SELECT code FROM dossier_former_code')).toEqual([{ code: 'HS-CŨ\\01/2024' }]);
    expect(await rig.app.get(LookUpDossier).run({ code: 'hs-cũ\\01/2024' }, PEOPLE.formerDesk)).toMatchObject({ ok: true, value: { code: 'H56.F14.758-250304-40001' } });
  });

  it('has no column in the files of the first release, which are loaded as before', async () => {
    const { former_code: _none, ...first } = sourceRow(40_003);
    writeFileSync(bulk.file, `${Object.keys(first).join(',')}\n${Object.values(first).join(',')}\n`);

    expect(await bulk.loadFile()).toMatchObject({ rows: 1, accepted: 1 });
  });
});

describe('a file with codes of today', () => {
  const today = (n: number, sequence: number) => sourceRow(50_000 + n, {
    code: `H56.147.97-250701-${String(sequence).padStart(4, '0')}`, receiving_unit_id: UNITS.hacThanh, received_at: '2025-07-01T07:30:00+07:00', due_at: '', completed_at: '',
  });

  it('leaves the desk of that agency its own numbers, and the desk goes on behind those of the file', async () => {
    rig.clock.set('2025-07-01T08:00:00+07:00');
    const first = accepted(await rig.receive()).dossier.code;
    expect(first).toBe('H56.147.97-250701-0001');

    const loaded = await bulk.load([today(1, 20), today(2, 21), today(3, 45)]);

    // The desk holds the numbers 1 to 20, and may have written the twentieth on a paper already.
    expect(loaded).toMatchObject({ accepted: 2, rejected: 1, reasons: [{ reason: 'CODE_OF_A_DESK', rows: 1 }] });
    expect(accepted(await rig.receive({ desk: '2' })).dossier.code).toBe('H56.147.97-250701-0046');
    expect(await bulk.load([today(1, 20), today(2, 21), today(3, 45)])).toMatchObject({ accepted: 0, alreadyThere: 2, rejected: 1 });
  });

  it('does not stop the intake of an agency that has not received anything yet', async () => {
    rig.clock.set('2025-07-02T08:00:00+07:00');
    const rows = [1, 2].map((n) => ({ ...today(10 + n, n), code: `H56.147.97-250702-000${n}`, received_at: '2025-07-02T07:30:00+07:00' }));
    const [last] = rows as [SourceRow];

    expect(await bulk.load([...rows, { ...last, source_row: 'r50020', code: 'H56.147.97-250702-9999999' }])).toMatchObject({ accepted: 3, rejected: 0 });
    expect(accepted(await rig.receive()).dossier.code).toBe('H56.147.97-250702-0003');
    rig.clock.set('2025-07-01T08:00:00+07:00');
  });
});

describe('a damaged file', () => {
  const good = (n: number, changes = {}) => sourceRow(10_000 + n, changes);
  const damaged = [
    good(1), 'x,y', `"${lineOf(good(2))}`, '', good(3, { applicant_name: 'Lê \u0007 Hoa' }), good(4, { code: 'H56-1' }),
    good(5, { receiving_unit_id: '00000000-0000-5000-8000-0000000000ff' }), good(6, { receiving_unit_id: UNITS.hacThanh }),
    good(7, { receiving_unit_id: UNITS.haNoiWard, received_at: '2025-07-01T07:30:00+07:00', due_at: '', completed_at: '' }),
    good(8, { procedure_code: '9.999999' }), good(9, { procedure_code: '1.001612' }), good(10, { completed_at: '2025-03-03T08:00:00+07:00' }),
    good(11, { received_at: '2025-02-30T08:00:00+07:00' }), good(12, { received_at: '2099-01-01T08:00:00+07:00' }), good(13, { personal_number: '12' }),
    good(1), good(14, { code: 'H56.F14.758-250304-10001' }), sourceRow(3, { applicant_name: 'Ai Khác' }), good(16, { code: 'H56.F14.758-250304-0001' }),
    good(17, { procedure_code: '1.012753' }), good(18, { channel: 'fax' }), good(19, { due_at: '2025-03-01T08:00:00+07:00' }), good(20, { applicant_name: '"Lê ""Út"" Hoa"' }), sourceRow(1),
  ];

  it('ends with every row accounted for, each with its line and a reason', async () => {
    const before = await counts();

    const loaded = await bulk.load(damaged);

    expect(loaded).toMatchObject({ rows: 24, accepted: 2, alreadyThere: 1, rejected: 21 });
    expect(await counts()).toMatchObject({ dossiers: (before?.['dossiers'] ?? 0) + 2 });
    const errors = await rig.rows<{ line: number; reason: string }>('SELECT line, reason FROM bulk_error WHERE load_id = $1 ORDER BY line, reason', [loaded.loadId]);
    expect(errors.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
      '3 ROW_UNREADABLE', '4 ROW_UNREADABLE', '5 ROW_UNREADABLE', '6 ROW_UNREADABLE', '7 CODE_INVALID', '8 UNIT_NOT_FOUND',
      '9 UNIT_NOT_ACTIVE', '10 UNIT_OF_OTHER_PROVINCE', '11 PROCEDURE_NOT_FOUND', '12 PROCEDURE_NOT_IN_FORCE',
      '13 COMPLETED_BEFORE_RECEIVED', '14 TIME_INVALID', '15 IN_THE_FUTURE', '16 PERSONAL_NUMBER_INVALID', '17 CODE_DUPLICATE', '17 ROW_DUPLICATE', '18 CODE_DUPLICATE',
      '19 ROW_CHANGED', '20 CODE_TAKEN', '21 UNIT_NOT_COMPETENT', '22 CHANNEL_INVALID', '23 DUE_BEFORE_RECEIVED',
    ]);

    const path = join(bulk.folder, 'errors.csv');
    await new ExportErrors(rig.dataSource, bulk.loads).run(loaded.loadId, path);
    expect(readFileSync(path, 'utf8').split('\n').slice(0, 6)).toEqual(
      ['line,source_row,reason,field', '3,,ROW_UNREADABLE,', '4,,ROW_UNREADABLE,', '5,,ROW_UNREADABLE,', '6,,ROW_UNREADABLE,', '7,r10004,CODE_INVALID,code']);
  });

  it('with bytes that are no text rejects those rows alone', async () => {
    bulk.write([lineOf(good(31)), lineOf(good(32))]);
    const bytes = readFileSync(bulk.file);
    bytes.writeUInt8(0xff, bytes.indexOf('Hoa'));
    writeFileSync(bulk.file, bytes);

    expect(await bulk.loadFile()).toMatchObject({ rows: 2, accepted: 1, rejected: 1, reasons: [{ reason: 'ROW_UNREADABLE', rows: 1 }] });
  });

  it.each([['another header', 'a,b\n1,2\n'], ['nothing at all', '']])('with %s is no row file: it is refused and nothing is written', async (_, text) => {
    writeFileSync(bulk.file, text);
    const before = await counts();

    await expect(bulk.loadFile()).rejects.toThrow('not a row file');
    expect(await counts()).toEqual(before);
  });

  it('without a line break at its end is read to its end', async () => {
    bulk.write([lineOf(good(41)), lineOf(good(42))]);
    writeFileSync(bulk.file, readFileSync(bulk.file, 'utf8').trimEnd());

    expect(await bulk.loadFile()).toMatchObject({ rows: 2, accepted: 2 });
  });
});

describe('a load that ends in the middle', () => {
  it('goes on where it stopped: no row is missing and none is there twice', async () => {
    const rows = Array.from({ length: 1_200 }, (_, index) => sourceRow(20_000 + index));
    const before = (await counts())?.['dossiers'] ?? 0;

    const ended = await bulk.load(rows, { chunkLines: 100, dieAfter: 5 }).catch((error: unknown) => error);
    const between = ((await counts())?.['dossiers'] ?? 0) - before;
    const again = await bulk.load(rows, { chunkLines: 100 });

    expect(ended).toBeInstanceOf(Error);
    expect(between).toBeGreaterThan(0);
    expect(between).toBeLessThan(1_200);
    expect(again).toMatchObject({ rows: 1_200, alreadyThere: between, accepted: 1_200 - between, rejected: 0 });
    expect((await counts())?.['dossiers']).toBe(before + 1_200);
  });
});

describe('a second load beside another', () => {
  it('is told that one is under way', async () => {
    const other = new Client({ connectionString: rig.database.appUrl });
    await other.connect();
    await other.query('SELECT pg_advisory_lock(4102002)');

    await expect(bulk.load([sourceRow(30_001)])).rejects.toThrow('another bulk load is under way');
    await other.end();
  });
});

describe('the application role', () => {
  it('still cannot write events, heads or outbox but through functions, nor read staged rows of nobody', async () => {
    const app = new Client({ connectionString: rig.database.appUrl });
    await app.connect();
    try {
      for (const sql of ['INSERT INTO event DEFAULT VALUES', 'UPDATE event_head SET version = 9', 'DELETE FROM bulk_row', 'UPDATE bulk_row SET source = $$x$$', 'ANALYZE dossier']) {
        const state = await app.query(sql).then((result) => (result.command === 'ANALYZE' ? 'ran' : 'wrote'), (error: { code: string }) => error.code);
        expect([sql, state]).toEqual([sql, sql.startsWith('ANALYZE') ? 'ran' : '42501']);
      }
      expect((await app.query('SELECT * FROM bulk_row')).rows).toEqual([]);
    } finally {
      await app.end();
    }
  });

  it('cannot append an event over a gap by the set-based way either', async () => {
    const id = '00000000-0000-7000-8000-00000000abcd';
    const append = (version: number) => rig.dataSource.query(
      `SELECT append_event_rows('dossier', now(), 'x', '', ARRAY[$1::uuid], ARRAY[$1::uuid], ARRAY[$2::int], ARRAY['t'], ARRAY['{}'::jsonb], '{"action":"a","object_type":"b","object_id":"c","trace_id":""}')`,
      [id, version]);

    await expect(append(2)).rejects.toMatchObject({ driverError: { code: 'HC001' } });
    await expect(rig.dataSource.query(
      `SELECT append_event_rows('dossier', now(), 'x', '', ARRAY[$1::uuid], ARRAY[$1::uuid], ARRAY[1, 2], ARRAY['t'], ARRAY['{}'::jsonb], '{}')`, [id]))
      .rejects.toMatchObject({ driverError: { code: 'HC004' } });
  });
});
