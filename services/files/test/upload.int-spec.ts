import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createMetrics } from '@haicap/service-kit';
import { eventually } from '@haicap/testing';
import sharp from 'sharp';
import { ConvertImages } from '../src/conversion/convert-images.js';
import { LookUpFile } from '../src/file/look-up-file.js';
import { RecordCompletion } from '../src/upload/record-completion.js';
import { FinishUpload } from '../src/upload/finish-upload.js';
import { UploadWorker } from '../src/upload/upload.worker.js';
import type { FileStorage } from '../src/storage/file-storage.js';
import { openStorage } from '../src/storage/open-storage.js';
import { filesRig, logger, PEOPLE, type FilesRig, type RigOptions } from './files-rig.js';
import { aDocx, aLockedPdf, aPdf, aPdfBomb, aPhoto, aPixelBomb, aPng, plain, type Bytes } from './samples.js';
import { idIn, TusCaller } from './tus-caller.js';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
/** Keeps the bytes, and then nothing more happens. */
function diesAfterKeeping(storage: FileStorage): FileStorage {
  const dying: FileStorage = Object.create(storage) as FileStorage;
  dying.keep = async (fileId, path) => {
    await storage.keep(fileId, path);
    throw new Error('the process has ended');
  };
  return dying;
}

const storedBytes = (rig: FilesRig, fileId: string) => readFileSync(join(rig.folder, 'bytes', fileId.slice(-2), fileId));

let rig: FilesRig;
beforeAll(async () => {
  rig = await filesRig();
}, 60_000);
afterAll(async () => rig.close());

const view = async (fileId: string, actor = PEOPLE.citizen) => {
  const found = await rig.app.get(LookUpFile).run(fileId, actor);
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
};

describe('a PDF that comes in three parts', () => {
  let bytes: Bytes;
  let fileId: string;
  beforeAll(async () => {
    bytes = await aPdf(3);
    const created = await rig.as('citizen').create(bytes.byteLength, { name: 'Giấy khai sinh Nguyễn Văn An.pdf', type: 'application/pdf' });
    fileId = idIn(created);
    expect([created.status, created.headers.get('location'), created.headers.get('upload-expires')]).toEqual([201, `/api/v1/uploads/${fileId}`, 'Wed, 02 Jul 2025 01:00:00 GMT']);
    await rig.as('citizen').send(fileId, 0, bytes.slice(0, 300));
    await rig.as('citizen').send(fileId, 300, bytes.slice(300, 500));
  });

  it('tells how far it is', async () => {
    const { status, headers } = await rig.as('citizen').head(fileId);

    expect([status, headers.get('upload-offset'), headers.get('upload-length')]).toEqual([200, '500', String(bytes.byteLength)]);
    expect(await view(fileId)).toMatchObject({ state: 'uploading', receivedBytes: 500, sha256: null });
  });

  it('refuses a part that does not follow', async () => {
    expect(await rig.as('citizen').send(fileId, 300, bytes.slice(300))).toMatchObject({ code: 'UPLOAD_OFFSET_DIFFERS' });
  });

  it('does not exist for anybody else', async () => {
    expect(await rig.as('otherCitizen').head(fileId)).toMatchObject({ code: 'UPLOAD_NOT_FOUND' });
    expect(await rig.as('desk').send(fileId, 500, bytes.slice(500))).toMatchObject({ code: 'UPLOAD_NOT_FOUND' });
    expect(await rig.as('otherCitizen').cancel(fileId)).toMatchObject({ code: 'UPLOAD_NOT_FOUND' });
  });

  it('is complete with the answer to its last part: hash, pages, type, and the fact of it without its name', async () => {
    const last = await rig.as('citizen').send(fileId, 500, bytes.slice(500));

    expect(last.status).toBe(204);
    expect(await view(fileId)).toMatchObject({
      state: 'complete', sha256: sha256(bytes), sizeBytes: bytes.byteLength, pages: 3, mediaType: 'application/pdf', scan: 'unscanned', name: 'Giấy khai sinh Nguyễn Văn An.pdf',
    });
    expect(storedBytes(rig, fileId).equals(bytes)).toBe(true);
    expect(existsSync(rig.staging.pathOf(fileId))).toBe(false);
    const [event] = await rig.rows<{ version: number; type: string; body: object }>('SELECT version, type, body FROM event WHERE aggregate_id = $1', [fileId]);
    expect(event).toMatchObject({ version: 1, type: 'vn.haicap.files.file.completed.v1', body: { fileId, sha256: sha256(bytes), pages: 3, ownerAccountId: PEOPLE.citizen.accountId } });
    for (const table of ['event', 'audit', 'stored_file']) expect([table, JSON.stringify(await rig.rows(`SELECT * FROM ${table}`)).includes('khai sinh')]).toEqual([table, false]);
  });

  it('says so again to whoever asks or sends nothing more, and cannot be cancelled any more', async () => {
    expect((await rig.as('citizen').head(fileId)).headers.get('upload-offset')).toBe(String(bytes.byteLength));
    expect((await rig.as('citizen').send(fileId, bytes.byteLength, plain(Buffer.alloc(0)))).status).toBe(204);
    expect(await rig.as('citizen').cancel(fileId)).toMatchObject({ code: 'UPLOAD_COMPLETE' });
  });
});

describe('an upload', () => {
  it('needs a token, and a role that uploads', async () => {
    expect(await new TusCaller(rig.url, undefined).create(10)).toMatchObject({ code: 'TOKEN_MISSING' });
    expect(await new TusCaller(rig.url, 'nobody').create(10)).toMatchObject({ code: 'TOKEN_INVALID' });
    expect(await rig.as('leader').create(10)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await rig.as('auditor').create(10)).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('of nothing is refused at once', async () => {
    expect(await rig.as('citizen').create(0)).toMatchObject({ code: 'FILE_EMPTY' });
  });

  it('that is too large is refused before a byte of it is sent', async () => {
    expect(await rig.as('citizen').create(20 * 1024 ** 2 + 1)).toMatchObject({ code: 'FILE_TOO_LARGE', params: { bytesMax: 20 * 1024 ** 2 } });
  });

  it('brings no more than it announced', async () => {
    const fileId = idIn(await rig.as('citizen').create(10));

    expect(await rig.as('citizen').send(fileId, 0, plain(Buffer.alloc(11)))).toMatchObject({ code: 'FILE_TOO_LARGE' });
    expect((await rig.as('citizen').cancel(fileId)).status).toBe(204);
  });

  it('of a kind that is never taken in is refused when it says so itself', async () => {
    expect(await rig.as('citizen').create(10, { name: 'IMG_1.HEIC', type: 'image/heic' })).toMatchObject({ code: 'FILE_TYPE_NOT_ALLOWED' });
  });

  it('by another protocol, or an undeclared path, is told so', async () => {
    expect(await rig.as('citizen').ask('POST', '/api/v1/uploads', { 'tus-resumable': '0.2.2', 'upload-length': '3' })).toMatchObject({ code: 'UPLOAD_REQUEST_INVALID' });
    expect(await rig.as('citizen').ask('POST', '/api/v1/uploads')).toMatchObject({ code: 'UPLOAD_REQUEST_INVALID' });
    expect(await rig.as('citizen').ask('PUT', '/api/v1/uploads')).toMatchObject({ code: 'NOT_FOUND' });
    expect(await rig.as('citizen').head('../../secrets.json')).toMatchObject({ code: 'NOT_FOUND' });
    expect(await rig.as('citizen').head('not-an-id')).toMatchObject({ code: 'UPLOAD_NOT_FOUND' });
  });

  it('tells everybody what of the protocol it knows', async () => {
    const { status, headers } = await new TusCaller(rig.url, undefined).ask('OPTIONS', '/api/v1/uploads');

    expect([status, headers.get('tus-version'), headers.get('tus-extension'), headers.get('tus-max-size')])
      .toEqual([204, '1.0.0', 'creation,creation-with-upload,expiration,termination', String(20 * 1024 ** 2)]);
  });

  it('that is cancelled leaves nothing', async () => {
    const fileId = idIn(await rig.as('citizen').create(100));
    await rig.as('citizen').send(fileId, 0, plain(Buffer.alloc(50)));

    expect((await rig.as('citizen').cancel(fileId)).status).toBe(204);

    expect(await rig.as('citizen').head(fileId)).toMatchObject({ code: 'UPLOAD_NOT_FOUND' });
    expect(existsSync(rig.staging.pathOf(fileId))).toBe(false);
  });
});

describe('what the first bytes say', () => {
  const gone = async (fileId: string) => rig.rows('SELECT 1 FROM stored_file WHERE id = $1', [fileId]);

  it.each<[string, () => Bytes | Promise<Bytes>, { name?: string; type?: string }, string]>([
    ['a program that calls itself a PDF', () => plain(Buffer.concat([Buffer.from('MZ'), Buffer.alloc(300)])), { name: 'don.pdf', type: 'application/pdf' }, 'FILE_TYPE_NOT_ALLOWED'],
    ['a page that calls itself nothing', () => plain(Buffer.from('<!doctype html><script>alert(1)</script>')), {}, 'FILE_TYPE_NOT_ALLOWED'],
    ['a picture under the name of a PDF', aPng, { name: 'don.pdf' }, 'FILE_TYPE_DIFFERS'],
    ['a PDF that is declared a picture', () => aPdf(), { type: 'image/png' }, 'FILE_TYPE_DIFFERS'],
    ['a PDF that needs a password', aLockedPdf, { type: 'application/pdf' }, 'FILE_UNREADABLE'],
    ['a PDF that is none inside', () => plain(Buffer.from('%PDF-1.7\nxin chào')), {}, 'FILE_UNREADABLE'],
    ['half a photo', async () => (await aPhoto({ width: 400, height: 400 })).slice(0, 900), {}, 'FILE_UNREADABLE'],
    ['a picture of ten thousand million pixels', aPixelBomb, {}, 'FILE_UNREADABLE'],
    ['a document with macros', () => aDocx([{ name: 'word/vbaProject.bin', data: Buffer.from('x') }]), { name: 'don.docx' }, 'FILE_UNREADABLE'],
    ['a document that unpacks a thousandfold', () => aDocx([{ name: 'word/media/a.bin', data: Buffer.alloc(2_000_000), deflate: true }]), {}, 'FILE_UNREADABLE'],
    ['a document whose files lead out of it', () => aDocx([{ name: '../../etc/passwd', data: Buffer.from('x') }]), {}, 'FILE_UNREADABLE'],
  ])('refuses %s and keeps nothing of it', async (_what, make, named, code) => {
    const refused = await rig.as('citizen').upload(await make(), named);

    expect(refused).toMatchObject({ code });
    expect(await gone(refused.fileId)).toEqual([]);
    expect(existsSync(rig.staging.pathOf(refused.fileId))).toBe(false);
  });

  it('takes a Word document, whose pages nobody can count', async () => {
    const { fileId, status } = await rig.as('desk').upload(aDocx(), { name: 'Tờ trình.docx' });

    expect(status).toBe(204);
    expect(await view(fileId, PEOPLE.desk)).toMatchObject({ mediaType: expect.stringContaining('wordprocessingml'), pages: null });
  });

  it('takes a photo, turns it upright and forgets where it was taken', async () => {
    const photo = await aPhoto();
    expect(await sharp(photo).metadata()).toMatchObject({ orientation: 6, exif: expect.anything() });

    const { fileId } = await rig.as('citizen').upload(photo, { name: 'IMG_0001.JPG', type: 'image/jpeg' });

    const kept = await sharp(storedBytes(rig, fileId)).metadata();
    expect([kept.width, kept.height, kept.orientation, kept.exif]).toEqual([40, 60, undefined, undefined]);
    expect(await view(fileId)).toMatchObject({ mediaType: 'image/jpeg', pages: 1, sha256: sha256(storedBytes(rig, fileId)) });
    expect(await rig.rows('SELECT upload_sha256 FROM stored_file WHERE id = $1', [fileId])).toEqual([{ upload_sha256: sha256(photo) }]);
  });
});

describe('a file that takes too long to be looked at', () => {
  let slow: FilesRig;
  beforeAll(async () => {
    slow = await filesRig({ inspector: { timeoutMs: 1 } });
  }, 60_000);
  afterAll(async () => slow.close());

  it('is looked at again, because the machine may be busy, and is refused the third time, because it may be a trap', async () => {
    const { fileId, code } = await slow.as('citizen').upload(await aPdf());
    expect(code).toBe('FILE_CHECK_BUSY');
    const finish = slow.app.get(FinishUpload);

    expect(await finish.run(fileId)).toMatchObject({ ok: false, error: { code: 'FILE_CHECK_BUSY' } });
    expect(await finish.run(fileId)).toMatchObject({ ok: false, error: { code: 'FILE_UNREADABLE', params: { reason: 'too slow' } } });
    expect(await finish.run(fileId)).toMatchObject({ ok: false, error: { code: 'UPLOAD_NOT_FOUND' } });
  });

  it('is no reason to call pictures unreadable: they are joined by the same command when there is time', async () => {
    const brought = await filesRig();
    const { fileId } = await brought.as('citizen').upload(plain(await aPng()));
    const hurried = await filesRig({ after: brought, inspector: { timeoutMs: 1 } });

    expect(await hurried.app.get(ConvertImages).run({ fileIds: [fileId] }, PEOPLE.citizen, 'one')).toMatchObject({ ok: false, error: { code: 'FILE_CHECK_BUSY' } });
    expect(await brought.app.get(ConvertImages).run({ fileIds: [fileId] }, PEOPLE.citizen, 'one')).toMatchObject({ ok: true, value: { pages: 1 } });
    await hurried.close();
    await brought.close();
  }, 60_000);
});

describe('a file that unpacks to more than the machine has', () => {
  let small: FilesRig;
  beforeAll(async () => {
    small = await filesRig({ inspector: { memoryBytesMax: 200 * 1024 ** 2 } });
  }, 60_000);
  afterAll(async () => small.close());

  it('ends the process that opens it, is refused, and the next one is looked at as before', async () => {
    const before = process.memoryUsage().rss;

    expect(await small.as('citizen').upload(aPdfBomb(200 * 1024 ** 2))).toMatchObject({ code: 'FILE_UNREADABLE', params: { reason: 'too much memory' } });

    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 ** 2);
    expect((await small.as('citizen').upload(await aPdf())).status).toBe(204);
  }, 30_000);
});

describe('the limits of a person', () => {
  let strict: FilesRig;
  beforeAll(async () => {
    strict = await filesRig({ limits: { openUploadsMax: 2, citizenBytesPerDayMax: 1_000, officerBytesPerDayMax: 5_000 } });
  }, 60_000);
  afterAll(async () => strict.close());

  it('allow so many unfinished uploads at a time', async () => {
    const first = idIn(await strict.as('desk').create(10));
    await strict.as('desk').create(10);

    expect(await strict.as('desk').create(10)).toMatchObject({ code: 'UPLOADS_TOO_MANY', params: { openMax: 2 } });
    await strict.as('desk').cancel(first);
    expect((await strict.as('desk').create(10)).status).toBe(201);
  });

  it('allow so many bytes in a day, and again on the next one', async () => {
    await strict.as('citizen').create(900);

    expect(await strict.as('citizen').create(200)).toMatchObject({ code: 'UPLOAD_QUOTA_SPENT', params: { bytesPerDayMax: 1_000 } });
    strict.clock.set('2025-07-02T08:00:00+07:00');
    expect((await strict.as('citizen').create(200)).status).toBe(201);
  });

  it('give back to the day what of a cancelled upload never came', async () => {
    await strict.as('specialist').cancel(idIn(await strict.as('specialist').create(4_900)));
    expect((await strict.as('specialist').create(5_000)).status).toBe(201);
    expect(await strict.as('specialist').create(1)).toMatchObject({ code: 'UPLOAD_QUOTA_SPENT' });
  });
});

describe('a connection that breaks off in the middle', () => {
  it('leaves what had arrived, from where the person goes on', async () => {
    const bytes = await aPdf(40);
    const fileId = idIn(await rig.as('citizen').create(bytes.byteLength));
    const { hostname, port } = new URL(rig.url);
    const socket = connect(Number(port), hostname);
    socket.write(`PATCH /api/v1/uploads/${fileId} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer citizen\r\ntus-resumable: 1.0.0\r\nupload-offset: 0\r\n`
      + `content-type: application/offset+octet-stream\r\ncontent-length: ${bytes.byteLength}\r\n\r\n`);
    socket.write(bytes.slice(0, 1_500));
    await eventually(async () => expect(await rig.staging.sizeOf(fileId)).toBe(1_500));
    socket.destroy();

    await eventually(async () => expect((await rig.as('citizen').head(fileId)).headers.get('upload-offset')).toBe('1500'));
    expect((await rig.as('citizen').send(fileId, 1_500, bytes.slice(1_500))).status).toBe(204);
    expect(await view(fileId)).toMatchObject({ sha256: sha256(bytes), pages: 40 });
  });
});

/** What finishes uploads that a process left behind. */
const workerOf = ({ app }: FilesRig, metrics = createMetrics('files')) =>
  new UploadWorker({ record: app.get(RecordCompletion), finish: app.get(FinishUpload), logger, metrics });

describe('uploads that were left behind', () => {
  it('are finished although many before them cannot be, which are counted and come again with the next round', async () => {
    const bytes = await aPdf(2);
    const left = await filesRig({ storage: async (folder) => diesAfterKeeping(await openStorage({ filesDir: folder })) });
    const { fileId } = await left.as('citizen').upload(bytes);
    await left.crash();
    const next = await filesRig({ after: left });
    // Their bytes are gone, and their ids come before that of the good one.
    await next.rows(`INSERT INTO stored_file (id, owner_account_id, state, version, upload_bytes, received_bytes, created_at)
      SELECT ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'somebody', 'uploading', 0, 10, 10, now() FROM generate_series(1, 45) n`);
    const metrics = createMetrics('files');
    const worker = workerOf(next, metrics);

    expect([await worker.run(), await worker.run(), await worker.run()]).toEqual([true, true, false]);

    expect(await next.rows('SELECT state FROM stored_file WHERE id = $1', [fileId])).toEqual([{ state: 'complete' }]);
    expect(await metrics.registry.metrics()).toMatch(/haicap_upload_recovery_failures_total\S* 45/);
    expect(await worker.run()).toBe(true);
    await next.close();
    await left.database.drop();
  }, 30_000);
});

describe('a process that ends', () => {
  it('in the middle of an upload is followed by one that goes on, whatever half a part was left behind', async () => {
    const first = await filesRig();
    const bytes = await aPdf(30);
    const fileId = idIn(await first.as('citizen').create(bytes.byteLength));
    await first.as('citizen').send(fileId, 0, bytes.slice(0, 1_000));
    await first.crash();
    // What was written after the last acknowledgement is not to be trusted.
    appendFileSync(join(first.folder, 'staging', fileId), 'half a part');

    const second = await filesRig({ after: first });
    expect((await second.as('citizen').head(fileId)).headers.get('upload-offset')).toBe('1000');
    expect((await second.as('citizen').send(fileId, 1_000, bytes.slice(1_000))).status).toBe(204);
    expect(storedBytes(second, fileId).equals(bytes)).toBe(true);
    await second.close();
    await first.database.drop();
  }, 30_000);

  it.each<[string, RigOptions]>([
    ['before the bytes are looked at', { inspector: { entry: new URL('./no-such-program.ts', import.meta.url) } }],
    ['after they are kept', { storage: async (folder) => diesAfterKeeping(await openStorage({ filesDir: folder })) }],
  ])('%s is followed by one that finishes the file', async (_when, options) => {
    const first = await filesRig(options);
    const bytes = await aPdf(2);
    const { fileId, code } = await first.as('citizen').upload(bytes);
    expect(code).toBe('INTERNAL');
    await first.crash();

    const second = await filesRig({ after: first });
    await workerOf(second).run();

    expect(await second.rows('SELECT state, pages, sha256 FROM stored_file WHERE id = $1', [fileId])).toEqual([{ state: 'complete', pages: 2, sha256: sha256(bytes) }]);
    expect(await second.rows('SELECT version FROM event WHERE aggregate_id = $1', [fileId])).toEqual([{ version: 1 }]);
    expect(readdirSync(join(first.folder, 'staging'))).toEqual([]);
    await second.close();
    await first.database.drop();
  }, 30_000);
});
