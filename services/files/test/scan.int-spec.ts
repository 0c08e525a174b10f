import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Clamd, ScannerFault } from '../src/scan/clamd.js';
import { RecordVerdict } from '../src/scan/record-verdict.js';
import { ScanWorker } from '../src/scan/scan.worker.js';
import { filesRig, logger, type FilesRig } from './files-rig.js';
import { aPdf, EICAR, plain } from './samples.js';
import { Scanner } from './scanner.js';

let scanner: Scanner;
beforeAll(async () => {
  scanner = await Scanner.start();
}, 30_000);
afterAll(async () => scanner.stop());

const scan = (bytes: Uint8Array | string) => new Clamd({ url: scanner.url, timeoutMs: 1_500 }).scan(Readable.from([Buffer.from(bytes)]));

describe('the scanner', () => {
  it('says that a file is clean, or what it found', async () => {
    await scanner.behave('honest');

    expect(await scan(Buffer.alloc(300_000, 1))).toEqual({ verdict: 'clean' });
    expect(await scan(`${'x'.repeat(70_000)}${EICAR}`)).toEqual({ verdict: 'infected', signature: 'Eicar-Test-Signature' });
  });

  it.each(['early-ok', 'garbage', 'almost', 'too-large', 'hang-up', 'silent', 'endless'])('is not believed when it is %s', async (behaviour) => {
    await scanner.behave(behaviour);

    await expect(scan(Buffer.alloc(500_000, 1))).rejects.toBeInstanceOf(ScannerFault);
  });

  it('that is not there has the file closed again', async () => {
    const bytes = Readable.from([Buffer.alloc(10)]);

    await expect(new Clamd({ url: 'tcp://127.0.0.1:9' }).scan(bytes)).rejects.toMatchObject({ isAway: true });

    expect(bytes.destroyed).toBe(true);
  });

  it('that is not there is told apart from one that fails on a file', async () => {
    await expect(new Clamd({ url: 'tcp://127.0.0.1:9' }).scan(Readable.from([]))).rejects.toMatchObject({ isAway: true });
    await expect(new Clamd({ url: 'unix:///no/such/socket' }).scan(Readable.from([]))).rejects.toMatchObject({ isAway: true });
  });
});

describe('files in quarantine', () => {
  let rig: FilesRig;
  let worker: ScanWorker;
  beforeAll(async () => {
    rig = await filesRig({ hasScanner: true });
    worker = new ScanWorker(new Clamd({ url: scanner.url, timeoutMs: 1_500 }), rig.storage, rig.app.get(RecordVerdict), logger);
  }, 60_000);
  afterAll(async () => rig.close());

  const scanOf = async (fileId: string) => (await rig.rows<{ scan: string }>('SELECT scan FROM stored_file WHERE id = $1', [fileId]))[0]?.scan;

  it('stay there while the scanner lies, and come out once it looks', async () => {
    const bytes = await aPdf();
    const [clean, infected] = [await rig.as('citizen').upload(bytes), await rig.as('citizen').upload(plain(Buffer.concat([bytes, Buffer.from(`\n%${EICAR}`)])))];
    expect([clean.status, infected.status]).toEqual([204, 204]);
    await scanner.behave('early-ok');
    await worker.run();
    expect([await scanOf(clean.fileId), await scanOf(infected.fileId)]).toEqual(['pending', 'pending']);

    await scanner.behave('honest');
    expect(await worker.run()).toBe(false);
    expect(await scanOf(clean.fileId)).toBe('pending');
    rig.clock.set('2025-07-01T08:01:01+07:00');
    await worker.run();

    expect([await scanOf(clean.fileId), await scanOf(infected.fileId)]).toEqual(['clean', 'infected']);
    expect((await rig.as('citizen').content(clean.fileId)).status).toBe(200);
    expect((await rig.as('citizen').content(infected.fileId)).code).toBe('FILE_INFECTED');
  });

  it('wait while the scanner is away', async () => {
    const { fileId } = await rig.as('citizen').upload(await aPdf());
    await scanner.stop();

    expect(await worker.run()).toBe(false);

    expect(await scanOf(fileId)).toBe('pending');
    expect((await rig.as('desk').content(fileId, '?confirmUnscanned=true')).code).toBe('FILE_NOT_FOUND');
  });

  it('leave it as unscanned when it has judged nothing for an hour, and are scanned when it is back', async () => {
    rig.clock.set('2025-07-01T10:00:00+07:00');
    const { fileId } = await rig.as('desk').upload(await aPdf());
    rig.clock.set('2025-07-01T10:59:59+07:00');
    await worker.run();
    expect(await scanOf(fileId)).toBe('pending');
    expect((await rig.as('desk').content(fileId, '?confirmUnscanned=true')).code).toBe('FILE_NOT_SCANNED');

    rig.clock.set('2025-07-01T11:00:00+07:00');
    await worker.run();
    expect(await scanOf(fileId)).toBe('unscanned');
    expect([(await rig.as('desk').content(fileId)).code, (await rig.as('desk').content(fileId, '?confirmUnscanned=true')).status]).toEqual(['FILE_UNSCANNED', 200]);

    scanner = await Scanner.start();
    await scanner.behave('honest');
    rig.clock.set('2025-07-01T11:02:00+07:00');
    await new ScanWorker(new Clamd({ url: scanner.url, timeoutMs: 1_500 }), rig.storage, rig.app.get(RecordVerdict), logger).run();
    expect(await scanOf(fileId)).toBe('clean');
    expect(await rig.rows('SELECT version, body ->> \'scan\' AS scan FROM event WHERE aggregate_id = $1 ORDER BY version', [fileId]))
      .toEqual([{ version: 1, scan: 'pending' }, { version: 2, scan: 'unscanned' }, { version: 3, scan: 'clean' }]);
  });

  it('stay in it however long they wait behind others, while the scanner judges one after the other', async () => {
    await scanner.behave('honest');
    const { fileId } = await rig.as('desk').upload(await aPdf());
    await rig.rows(`UPDATE stored_file SET scan = 'pending', completed_at = '2025-06-30T08:00:00+07:00', scan_tried_at = '2025-07-01T11:02:00+07:00' WHERE id = $1`, [fileId]);

    await new ScanWorker(new Clamd({ url: scanner.url, timeoutMs: 1_500 }), rig.storage, rig.app.get(RecordVerdict), logger).run();

    expect(await scanOf(fileId)).toBe('pending');
  });
});

describe('files that waited for a scanner which was taken away', () => {
  it('are unscanned once the service starts without one, and may be signed and opened like all others there', async () => {
    const before = await filesRig({ hasScanner: true });
    const { fileId } = await before.as('desk').upload(await aPdf());
    await before.crash();
    const rig = await filesRig({ hasScanner: false, after: before });

    expect(await rig.app.get(RecordVerdict).release()).toBe(false);

    expect(await rig.rows('SELECT scan, version FROM stored_file WHERE id = $1', [fileId])).toEqual([{ scan: 'unscanned', version: 2 }]);
    expect(await rig.rows('SELECT type, body ->> \'scan\' AS scan FROM event WHERE aggregate_id = $1 AND version = 2', [fileId])).toEqual([{ type: 'vn.haicap.files.file.scanned.v1', scan: 'unscanned' }]);
    expect((await rig.as('desk').content(fileId, '?confirmUnscanned=true')).status).toBe(200);
    await rig.crash();
    await before.database.drop();
  }, 60_000);
});
