import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { dossierReceived, type Actor, type Role } from '@haicap/contracts';
import { fixedClock, type FixedClock } from '@haicap/kernel';
import { AuditWitness, createRelayPool, EventLogStore, type OrderedFact } from '@haicap/outbox';
import { createDataSource, createLogger, PersonalDataCipher, systemClock, withScope } from '@haicap/service-kit';
import { seededIds, testDatabase, testResource, TEST_NOW, type TestDatabase } from '@haicap/testing';
import { AppModule } from '../src/app.module.js';
import { filesConfig } from '../src/config.js';
import { FILES_MIGRATIONS } from '../src/database/data-source.js';
import { DossierCopyConsumer } from '../src/dossier-copy/dossier-copy.consumer.js';
import { DownloadDoor } from '../src/download/download-door.js';
import { Inspector, type InspectorSettings } from '../src/inspect/inspector.js';
import type { FileLimits } from '../src/installation.js';
import { NoSigner } from '../src/signer/no-signer.js';
import type { PdfSigner } from '../src/signer/pdf-signer.js';
import { PdfThread } from '../src/signer/pdf-thread.js';
import type { FileStorage } from '../src/storage/file-storage.js';
import { openStorage } from '../src/storage/open-storage.js';
import { listenForFiles } from '../src/transfer/file-listener.js';
import { serveTransfer } from '../src/transfer/serve-transfer.js';
import { Staging } from '../src/upload/staging.js';
import { UploadDoor } from '../src/upload/upload-door.js';
import { TusCaller } from './tus-caller.js';

export const logger = createLogger({ service: 'files', level: 'silent' });

const unit = (n: number) => `00000000-0000-5000-8000-0000000000${n.toString(16).padStart(2, '0')}`;
const person = (n: number) => `00000000-0000-7000-8000-0000000000${n.toString(16).padStart(2, '0')}`;
export const UNITS = { hacThanh: unit(2), hoangHoa: unit(3), department: unit(4) };

const officer = (n: number, role: Role, unitId: string): Actor => ({ accountId: person(n), kind: 'officer', posts: [{ unitId, role }] });
export const PEOPLE = {
  citizen: { accountId: person(0xe1), kind: 'citizen', posts: [] } as Actor,
  otherCitizen: { accountId: person(0xe2), kind: 'citizen', posts: [] } as Actor,
  desk: officer(0xa1, 'one-stop-officer', UNITS.hacThanh),
  specialist: officer(0xa2, 'specialist', UNITS.hacThanh),
  otherDesk: officer(0xb1, 'one-stop-officer', UNITS.hoangHoa),
  leader: officer(0xd1, 'province-leader', UNITS.department),
  auditor: officer(0xd2, 'auditor', UNITS.department),
};
export type PersonName = keyof typeof PEOPLE;

/** Starts the process that opens foreign bytes from its sources. */
export const fromSource: Omit<InspectorSettings, 'logger'> = {
  entry: new URL('../src/inspect/main.ts', import.meta.url),
  execArgv: ['--max-old-space-size=384', '--no-warnings', '--import', new URL('./run-source.mjs', import.meta.url).href],
};

export const DEFAULT_LIMITS: FileLimits = filesConfig.pick({
  fileBytesMax: true, citizenBytesPerDayMax: true, officerBytesPerDayMax: true, openUploadsMax: true, uploadKeptHours: true, nameableDays: true, quarantineMinutes: true,
}).parse({});

export interface RigOptions {
  readonly limits?: Partial<FileLimits>;
  readonly hasScanner?: boolean;
  readonly storage?: (folder: string) => Promise<FileStorage>;
  readonly inspector?: Partial<InspectorSettings>;
  readonly clock?: FixedClock;
  readonly signer?: PdfSigner;
  /** Goes on with the database and the folder of another rig, as a process does that starts after a crash. */
  readonly after?: Pick<LeftBehind, 'database' | 'folder' | 'clock'>;
}

/** What a process leaves behind when it ends. */
interface LeftBehind {
  readonly database: TestDatabase;
  readonly folder: string;
  readonly clock: FixedClock;
}

export type FilesRig = Awaited<ReturnType<typeof filesRig>>;

/** The service's module on a database and a folder of its own and behind its real listener, without a bus. */
export async function filesRig(options: RigOptions = {}) {
  const database = options.after?.database ?? (await testDatabase('files', FILES_MIGRATIONS));
  const folder = options.after?.folder ?? mkdtempSync(join(testResource('HAICAP_TEST_TMP'), 'files-'));
  const clock = options.after?.clock ?? options.clock ?? fixedClock(TEST_NOW);
  const dataSource = await createDataSource({ url: database.appUrl, applicationName: 'files', logger }).initialize();
  const relayPool = createRelayPool({ url: database.relayUrl, applicationName: 'files-relay', logger });
  const staging = new Staging(join(folder, 'staging'));
  await staging.prepare();
  const storage = await (options.storage?.(folder) ?? openStorage({ filesDir: folder }));
  const inspector = new Inspector({ logger, ...fromSource, ...options.inspector });
  let secrets = 0;
  const app = await NestFactory.createApplicationContext(AppModule.with({
    dataSource, storage, staging, inspector, signer: options.signer ?? new NoSigner(), pdfThread: new PdfThread({ entry: new URL('../dist/signer/main.js', import.meta.url) }), eventLog: new EventLogStore(relayPool, 'files'),
    cipher: new PersonalDataCipher({ key: Buffer.alloc(32, 1), keyId: 'test', indexKey: Buffer.alloc(32, 2) }),
    installation: {
      clock, machineClock: systemClock, ids: seededIds(options.after === undefined ? 1 : 2, clock), logger, hasScanner: options.hasScanner ?? false,
      limits: { ...DEFAULT_LIMITS, ...options.limits }, wakeRelay: () => undefined, wakeScanner: () => undefined, newSecret: () => `secret-${(secrets += 1)}`,
    },
  }), { logger: false });
  const faults: unknown[] = [];
  const witness = new AuditWitness({ dataSource, clock, logger });
  const listener = await listenForFiles({
    port: 0, host: '127.0.0.1', onFault: (error) => void faults.push(error),
    answer: (request, response) => serveTransfer({
      uploads: app.get(UploadDoor), downloads: app.get(DownloadDoor), witness, authenticate: async (token) => PEOPLE[token as PersonName] ?? null,
    }, request, response),
  });
  const url = `http://127.0.0.1:${listener.port}`;
  return {
    app, database, folder, clock, dataSource, storage, staging, inspector, url, faults,
    /** Speaks tus as a person. */
    as: (name: PersonName) => new TusCaller(url, name),
    project: (facts: readonly OrderedFact[]) => withScope(dataSource, { kind: 'installation' }, (tx) => app.get(DossierCopyConsumer).project(tx, facts)),
    rows: async <T>(sql: string, values: unknown[] = []) => (await database.admin.query(sql, values)).rows as T[],
    /** Ends this process and leaves everything else as it is. */
    crash: async () => {
      await listener.close();
      await witness.stop();
      await inspector.stop();
      await app.close();
      await relayPool.end();
      await dataSource.destroy();
    },
    close: async () => {
      await listener.close();
      await witness.stop();
      await inspector.stop();
      await app.close();
      await relayPool.end();
      await dataSource.destroy();
      if (options.after === undefined) {
        await database.drop();
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}

let facts = 0;
/** A dossier of Hạc Thành names files. */
export function aDossierFact(files: readonly string[], changes: Record<string, unknown> = {}): OrderedFact {
  const dossierId = typeof changes['dossierId'] === 'string' ? changes['dossierId'] : `01980000-0000-7000-9000-${String((facts += 1)).padStart(12, '0')}`;
  return {
    eventId: dossierId, type: dossierReceived.type, aggregateId: dossierId, version: 1, at: TEST_NOW, actor: PEOPLE.desk.accountId,
    data: {
      dossierId, receivingUnitId: UNITS.hacThanh, competentUnitId: UNITS.hacThanh, returningUnitId: UNITS.hacThanh,
      ...(files.length === 0 ? {} : { files: files.map((fileId) => ({ fileId })) }), ...changes,
    },
  };
}
