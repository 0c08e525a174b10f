import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { jest } from '@jest/globals';
import { Client } from 'pg';
import { eventually, Installation } from './installation.js';
import { HAC_THANH } from './names.js';

jest.setTimeout(240_000);

const ROOT = resolve(import.meta.dirname, '../..');
interface Verified { readonly ok: boolean; readonly services: { service: string; sealed: number; unsealed: number; checkpoints: number; first: { kind: string; seq: number } | null }[] }

let province: Installation;
let dossiers: Client;
let holdUp: Client;
beforeAll(async () => {
  province = await Installation.start();
  const { postgresAdminUrl } = JSON.parse(readFileSync(join(province.data, 'connections.json'), 'utf8')) as { postgresAdminUrl: string };
  const url = new URL(postgresAdminUrl);
  url.pathname = '/haicap_dossier';
  [dossiers, holdUp] = [new Client({ connectionString: url.href }), new Client({ connectionString: url.href })];
  await Promise.all([dossiers.connect(), holdUp.connect()]);
});
afterAll(async () => {
  await Promise.all([dossiers?.end(), holdUp?.end()]);
  await province?.remove();
});

/** What `./haicap verify-audit` answers, and with which exit code. */
async function verifyAudit(...words: string[]): Promise<{ code: number; report: Verified }> {
  const { code, stdout } = await promisify(execFile)(join(ROOT, 'haicap'), ['verify-audit', '--json', ...words], { maxBuffer: 8 << 20 })
    .then((done) => ({ code: 0, ...done }), (error: unknown) => error as { code: number; stdout: string });
  return { code, report: JSON.parse(stdout) as Verified };
}
const ofDossier = async () => {
  const { code, report } = await verifyAudit('--data', province.data, '--service', 'dossier');
  return { code, first: report.services[0]?.first ?? null };
};

/** As whoever rules the machine would: the trigger that keeps sealed rows off, the sealer held up; everything as it was afterwards. */
async function whileTampered<T>(sql: string, work: () => Promise<T>): Promise<T> {
  await holdUp.query('BEGIN; LOCK TABLE relay_lease IN EXCLUSIVE MODE');
  await dossiers.query(`ALTER TABLE audit DISABLE TRIGGER USER; CREATE TABLE kept AS TABLE audit; CREATE TABLE kept_head AS TABLE audit_head`);
  try {
    await dossiers.query(sql);
    return await work();
  } finally {
    await dossiers.query(`TRUNCATE audit, audit_head; INSERT INTO audit OVERRIDING SYSTEM VALUE TABLE kept; INSERT INTO audit_head TABLE kept_head;
      DROP TABLE kept, kept_head; ALTER TABLE audit ENABLE TRIGGER USER`);
    await holdUp.query('COMMIT');
  }
}

const COPY = 'INSERT INTO audit (at, actor, action, object_type, object_id, version, trace_id, detail, seq, prev_hash, hash) SELECT at';

describe('the audit trail of an installation that is at work', () => {
  beforeAll(async () => {
    // The first checkpoint of a trail is stated as soon as it has a row; what comes after within the hour is held by its head.
    await province.receive(HAC_THANH);
    await eventually(() => verifyAudit('--data', province.data, '--service', 'dossier'), ({ report }) => (report.services[0]?.checkpoints ?? 0) > 0, 20_000);
    for (let n = 0; n < 3; n += 1) await province.receive(HAC_THANH);
    await eventually(ofDossier, ({ code }) => code === 0, 10_000);
  });

  it('is sound in every service that keeps one', async () => {
    const { code, report } = await verifyAudit('--data', province.data);

    expect({ code, ok: report.ok }).toEqual({ code: 0, ok: true });
    expect(report.services.map(({ service }) => service)).toEqual(expect.arrayContaining(['registry', 'identity', 'dossier', 'files', 'reporting', 'portal-adapter', 'webhook']));
    expect(report.services.find(({ service }) => service === 'dossier')?.sealed).toBeGreaterThanOrEqual(4);
  });

  it.each([
    ['altered', `UPDATE audit SET actor = 'somebody else' WHERE seq = 2`, { kind: 'changed', seq: 2 }],
    ['deleted', 'DELETE FROM audit WHERE seq = 2', { kind: 'missing', seq: 2 }],
    ['exchanged', 'UPDATE audit SET seq = 5 - seq WHERE seq IN (2, 3)', { kind: 'reordered', seq: 2 }],
    ['inserted', `${COPY}, 'somebody else', action, object_type, object_id, version, trace_id, detail, seq, prev_hash, hash FROM audit WHERE seq = 2`, { kind: 'inserted', seq: 2 }],
    ['doubled', `${COPY}, actor, action, object_type, object_id, version, trace_id, detail, seq, prev_hash, hash FROM audit WHERE seq = 1`, { kind: 'inserted', seq: 1 }],
    ['withheld from its seal', `${COPY}, 'x', 'x', 'x', 'x', 1, 'x', '{}', NULL, NULL, NULL FROM audit WHERE seq = 1; UPDATE audit SET recorded_at = recorded_at - interval '1 hour', seq = NULL WHERE actor = 'x'`, { kind: 'unsealed', seq: 0 }],
    ['cut off with all after it', 'DELETE FROM audit WHERE seq >= 3', { kind: 'cut-off', seq: 3 }],
    ['cut off with its head, so that only the checkpoint outside knows', `TRUNCATE audit; UPDATE audit_head SET seq = 0, hash = '\\x'`, { kind: 'cut-off', seq: 1 }],
  ])('names the row that was %s', async (_, sql, first) => {
    expect(await whileTampered(sql, ofDossier)).toEqual({ code: 7, first: expect.objectContaining(first) });
  });

  it('is sound again once everything is as it was', async () => {
    expect(await ofDossier()).toEqual({ code: 0, first: null });
  });
});

describe('an audit trail that was taken to another machine', () => {
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(process.env['HAICAP_TEST_TMP'] ?? tmpdir(), 'trail-'));
    await promisify(execFile)(join(ROOT, 'haicap'), ['verify-audit', '--data', province.data, '--export', folder]);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is recomputed there without the installation', async () => {
    const { code, report } = await verifyAudit('--offline', folder);
    const there = await verifyAudit('--data', province.data);

    expect({ code, ok: report.ok }).toEqual({ code: 0, ok: true });
    expect(report.services.map(({ service }) => service)).toEqual(there.report.services.map(({ service }) => service));
  });

  it('names the row that was altered on the way', async () => {
    const file = join(folder, 'dossier.ndjson');
    const lines = readFileSync(file, 'utf8').split('\n');
    lines[1] = lines[1]?.replace('"action":"', '"action":"not-') ?? '';
    writeFileSync(file, lines.join('\n'));

    const { code, report } = await verifyAudit('--offline', folder);

    expect(code).toBe(7);
    expect(report.services.find(({ service }) => service === 'dossier')?.first).toMatchObject({ kind: 'changed', seq: 2 });
  });
});

describe('a new key of person columns while people work', () => {
  const rotateKeys = async (...words: string[]) => {
    const { code, stdout } = await promisify(execFile)(join(ROOT, 'haicap'), ['rotate-keys', '--json', '--data', province.data, ...words])
      .then((done) => ({ code: 0, ...done }), (error: unknown) => error as { code: number; stdout: string });
    return { code, told: JSON.parse(stdout) as { keyId: string; replaced: number; left: unknown[]; retired: string[] } };
  };

  it('writes in every process, and nobody is refused meanwhile', async () => {
    const { body: before } = await province.receive(HAC_THANH);
    let isOver = false;
    const statuses: number[] = [];
    const working = (async () => {
      while (!isOver) {
        const { status } = await province.receive(HAC_THANH);
        const shown = await province.call(`/api/v1/dossiers/${before.dossier.dossierId}/filing`, { as: `motcua.${HAC_THANH}` });
        statuses.push(status, shown.status);
      }
    })();
    const { code, told } = await rotateKeys();
    isOver = true;
    await working;

    expect({ code, keyId: told.keyId, left: told.left }).toEqual({ code: 0, keyId: 'k2', left: [] });
    expect(told.replaced).toBeGreaterThan(0);
    expect([...new Set(statuses)].sort()).toEqual([200, 201]);
  });

  it('lets the one before be taken away, once', async () => {
    expect(await rotateKeys('--retire')).toMatchObject({ code: 0, told: { retired: ['k1'] } });
    expect((await rotateKeys('--retire')).code).toBe(2);
    expect((await province.receive(HAC_THANH)).status).toBe(201);
    expect((await verifyAudit('--data', province.data)).code).toBe(0);
  });
});
