import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CreateBucketCommand } from '@aws-sdk/client-s3';
import { freePort, testResource } from '@haicap/testing';
import S3rver from 's3rver';
import { asStorageFault, StorageFull, type FileStorage } from '../src/storage/file-storage.js';
import { openStorage } from '../src/storage/open-storage.js';
import { bucketOf } from '../src/storage/s3-storage.js';
import { filesRig, type FilesRig } from './files-rig.js';
import { aPdf } from './samples.js';

const FILE_ID = '01980000-0000-7000-8000-0000000000ab';
const OTHER_ID = '01980000-0000-7000-8000-0000000001ab';
let folder: string;
let server: S3rver;
let storageUrl: string;
beforeAll(async () => {
  folder = mkdtempSync(join(testResource('HAICAP_TEST_TMP'), 'storage-'));
  const port = await freePort();
  server = new S3rver({ address: '127.0.0.1', port, silent: true, directory: join(folder, 's3') });
  await server.run();
  storageUrl = `s3+http://S3RVER:S3RVER@127.0.0.1:${port}/papers?region=us-east-1`;
  const { client, bucket } = bucketOf(storageUrl);
  await client.send(new CreateBucketCommand({ Bucket: bucket }));
  client.destroy();
}, 30_000);
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

async function textOf(stream: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

describe.each<[string, () => Promise<FileStorage>]>([
  ['a folder', () => openStorage({ filesDir: join(folder, 'files') })],
  ['a bucket', () => openStorage({ filesDir: folder, storageUrl })],
])('%s', (_name, open) => {
  let storage: FileStorage;
  const local = (text: string) => {
    const path = join(folder, 'local');
    rmSync(path, { force: true });
    writeFileSync(path, text);
    return path;
  };
  beforeAll(async () => {
    storage = await open();
  });

  it('keeps bytes, gives them back, and tells their size', async () => {
    await storage.keep(FILE_ID, local('xin chào'));

    expect([await textOf(await storage.open(FILE_ID)), await storage.sizeOf(FILE_ID), await storage.sizeOf(OTHER_ID)]).toEqual(['xin chào', 9, null]);
  });

  it('keeps them again after a crash, as a whole', async () => {
    await storage.keep(FILE_ID, local('xin chào lần nữa'));

    expect(await textOf(await storage.open(FILE_ID))).toBe('xin chào lần nữa');
  });

  it('lists what lies in a part, and only files', async () => {
    await storage.keep(OTHER_ID, local('b'));

    const listed: string[] = [];
    for await (const { fileId, keptAt } of storage.list('ab')) {
      listed.push(fileId);
      expect(Math.abs(keptAt.getTime() - Date.now())).toBeLessThan(60_000);
    }
    expect(listed.toSorted()).toEqual([FILE_ID, OTHER_ID]);
    for await (const other of storage.list('00')) throw new Error(`nothing lies there, and yet ${other.fileId}`);
  });

  it('removes them, also twice', async () => {
    await storage.remove(FILE_ID);
    await storage.remove(FILE_ID);

    expect(await storage.sizeOf(FILE_ID)).toBeNull();
    await expect(storage.open(FILE_ID)).rejects.toThrow(/ENOENT|does not exist/);
  });

  it('keeps nothing under a name that is no id', async () => {
    await expect(storage.keep('../../passwd', local('x'))).rejects.toThrow('under its id');
  });
});

describe('a file that is kept in a bucket', () => {
  let rig: FilesRig;
  beforeAll(async () => {
    rig = await filesRig({ storage: (filesDir) => openStorage({ filesDir, storageUrl }) });
  }, 60_000);
  afterAll(async () => rig.close());

  it('comes and goes like every other', async () => {
    const bytes = await aPdf();
    const { fileId, status } = await rig.as('desk').upload(bytes);

    expect([status, (await rig.as('desk').content(fileId, '?confirmUnscanned=true')).body.equals(bytes)]).toEqual([204, true]);
  });
});

describe('a full disk', () => {
  it('is told apart from every other fault', () => {
    expect(asStorageFault(Object.assign(new Error('x'), { code: 'ENOSPC' }))).toBeInstanceOf(StorageFull);
    expect(asStorageFault(Object.assign(new Error('x'), { code: 'EACCES' }))).not.toBeInstanceOf(StorageFull);
  });

  it('refuses the upload for now, keeps what was sent, and takes the file when there is room', async () => {
    let isFull = true;
    const rig = await filesRig({
      storage: async (filesDir) => {
        const real = await openStorage({ filesDir });
        const filling: FileStorage = Object.create(real) as FileStorage;
        filling.keep = async (fileId, path) => {
          if (isFull) throw new StorageFull(new Error('ENOSPC'));
          await real.keep(fileId, path);
        };
        return filling;
      },
    });
    const bytes = await aPdf();

    const refused = await rig.as('citizen').upload(bytes);
    expect(refused.code).toBe('STORAGE_FULL');
    isFull = false;
    const again = await rig.as('citizen').send(refused.fileId, bytes.byteLength, new Uint8Array(0));

    expect(again.status).toBe(204);
    expect(await rig.rows('SELECT state FROM stored_file')).toEqual([{ state: 'complete' }]);
    await rig.close();
  }, 60_000);
});
