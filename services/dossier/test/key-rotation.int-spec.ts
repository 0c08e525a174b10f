import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { correctDossier } from '@haicap/contracts';
import { countKeys, rotateKeys } from '@haicap/outbox';
import { createDataSource, createLogger, PersonalDataCipher } from '@haicap/service-kit';
import type { DataSource } from 'typeorm';
import { CorrectDossier } from '../src/correction/correct-dossier.js';
import { LookUpFiling } from '../src/filing/look-up-filing.js';
import { accepted, dossierRig, PEOPLE, TEST_KEYS, type DossierRig } from './dossier-rig.js';

const NEXT = Buffer.alloc(32, 7);
const DOSSIERS = 12;
const ROUNDS_MAX = 50;

let folder: string;
let ringPath: string;
let writer: DossierRig;
let reader: DossierRig;
let asOwner: DataSource;
/** The phone of each applicant as it was last written. */
const phones = new Map<string, string>();
const versions = new Map<string, number>();

const put = (writes: string, keys: Record<string, Buffer>) => {
  writeFileSync(`${ringPath}.new`, JSON.stringify({ writes, keys: Object.fromEntries(Object.entries(keys).map(([id, key]) => [id, key.toString('base64')])) }));
  renameSync(`${ringPath}.new`, ringPath);
};
const aProcess = () => new PersonalDataCipher({ ...TEST_KEYS, ringPath });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'haicap-keys-'));
  ringPath = join(folder, 'ring.json');
  writer = await dossierRig({ cipher: aProcess() });
  reader = await dossierRig({ database: writer.database, seed: 2, cipher: aProcess() });
  asOwner = await createDataSource({ url: writer.database.ownerUrl, applicationName: 'dossier-keys', logger: createLogger({ service: 'dossier', level: 'silent' }), poolSize: 1 }).initialize();
  for (let n = 0; n < DOSSIERS; n += 1) await receive();
});
afterAll(async () => {
  await asOwner.destroy();
  await reader.close();
  await writer.close();
  rmSync(folder, { recursive: true });
});

async function receive(): Promise<void> {
  const phone = `09${String(10_000_000 + phones.size)}`;
  const { dossier } = accepted(await writer.receive({ applicant: { kind: 'citizen', fullName: 'Nguyễn Văn An', personalNumber: '038090012345', phone, address: '12 Lê Lợi' } }));
  phones.set(dossier.dossierId, phone);
  versions.set(dossier.dossierId, dossier.version);
}

async function correct(dossierId: string, turn: number): Promise<void> {
  const phone = `03${String(20_000_000 + turn)}`;
  const request = correctDossier.request.parse({ dossierId, expectedVersion: versions.get(dossierId), reasonCode: 'typing-error', reasonText: 'Gõ nhầm số.', changes: { phone } });
  const { version } = accepted(await writer.app.get(CorrectDossier).run(request, PEOPLE.desk, writer.nextKey()));
  phones.set(dossierId, phone);
  versions.set(dossierId, version);
}

const phoneOf = async (rig: DossierRig, dossierId: string) => {
  const { parties } = accepted(await rig.app.get(LookUpFiling).run({ dossierId }, PEOPLE.desk));
  return parties.find(({ role }) => role === 'applicant')?.phone;
};

describe('a new key while dossiers are received, corrected and read', () => {
  it('refuses nobody, outlives a death in the middle, and leaves no cell of the key before', async () => {
    let isOver = false;
    let [written, seen] = [0, 0];
    const ids = () => [...phones.keys()];
    const writing = (async () => {
      for (let turn = 0; !isOver; turn += 1) {
        await receive();
        await correct(ids()[turn % DOSSIERS] ?? '', turn);
        written += 1;
      }
    })();
    const reading = (async () => {
      for (let turn = 0; !isOver; turn += 1) {
        expect(await phoneOf(reader, ids()[turn % ids().length] ?? '')).toMatch(/^0[39]/);
        seen += 1;
      }
    })();
    const rotating = (async () => {
      put('test', { test: TEST_KEYS.key, next: NEXT });
      put('next', { test: TEST_KEYS.key, next: NEXT });
      const job = { service: 'dossier' as const, dataSource: asOwner, cipher: aProcess() };
      await expect(rotateKeys(job, ({ table }) => { if (table === 'dossier_person') throw new Error('killed'); })).rejects.toThrow('killed');
      // Who heard of the new key last may have written with the one before while the pages went by.
      for (let round = 0; round < ROUNDS_MAX; round += 1) {
        await rotateKeys(job);
        if (written > 3 && seen > 3 && (await countKeys(job)).every(({ keyId }) => keyId === 'next')) return;
      }
      throw new Error(`cells of the key before are left after ${ROUNDS_MAX} rounds`);
    })().finally(() => { isOver = true; });
    await Promise.all([writing, reading, rotating]);
    put('next', { next: NEXT });

    const fresh = await dossierRig({ database: writer.database, seed: 3, cipher: aProcess() });
    for (const [dossierId, phone] of phones) expect(await phoneOf(fresh, dossierId)).toBe(phone);
    await fresh.close();
    expect(await writer.rows(`SELECT id FROM dossier WHERE version <> (SELECT max(version) FROM event e WHERE e.aggregate_id = dossier.id)`)).toEqual([]);
  });
});
