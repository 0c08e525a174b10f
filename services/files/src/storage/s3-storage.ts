import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { DeleteObjectCommand, GetObjectCommand, HeadObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { isFileId, partOf, StorageFull, type FileStorage, type KeptFile } from './file-storage.js';

const REQUEST_TIMEOUT_MS = 30_000;
const TRIES_MAX = 4;
const FULL_NAMES = new Set(['XMinioStorageFull', 'QuotaExceeded', 'InsufficientStorage', 'EntityTooLarge']);

/** Where a bucket is and who may use it: `s3+https://<key id>:<secret>@<host>/<bucket>?region=<region>`. */
export function bucketOf(storageUrl: string): { readonly client: S3Client; readonly bucket: string } {
  const url = new URL(storageUrl.replace(/^s3\+/, ''));
  const client = new S3Client({
    endpoint: url.origin, region: url.searchParams.get('region') ?? 'us-east-1', forcePathStyle: true, maxAttempts: TRIES_MAX,
    credentials: { accessKeyId: decodeURIComponent(url.username), secretAccessKey: decodeURIComponent(url.password) },
    requestHandler: { requestTimeout: REQUEST_TIMEOUT_MS, connectionTimeout: REQUEST_TIMEOUT_MS },
    // Servers other than Amazon's do not know the newer checksums; the hash of each file is in its row.
    requestChecksumCalculation: 'WHEN_REQUIRED', responseChecksumValidation: 'WHEN_REQUIRED',
  });
  return { client, bucket: url.pathname.slice(1) };
}

/** Keeps each file as an object `<part>/<id>` of a bucket of its own. Durable when the server has answered. */
export class S3Storage implements FileStorage {
  constructor(private readonly client: S3Client, private readonly bucket: string) {}

  async keep(fileId: string, path: string): Promise<void> {
    const { size } = await stat(path);
    try {
      await this.client.send(new PutObjectCommand({ ...this.#objectOf(fileId), Body: createReadStream(path), ContentLength: size }));
    } catch (error) {
      throw error instanceof S3ServiceException && (FULL_NAMES.has(error.name) || error.$metadata.httpStatusCode === 507) ? new StorageFull(error) : error;
    }
  }

  async open(fileId: string): Promise<Readable> {
    const { Body: body } = await this.client.send(new GetObjectCommand(this.#objectOf(fileId)));
    if (!(body instanceof Readable)) throw new Error(`the object store sent no stream for ${fileId}`);
    return body;
  }

  async sizeOf(fileId: string): Promise<number | null> {
    try {
      return (await this.client.send(new HeadObjectCommand(this.#objectOf(fileId)))).ContentLength ?? null;
    } catch (error) {
      if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404) return null;
      throw error;
    }
  }

  async remove(fileId: string): Promise<void> {
    await this.client.send(new DeleteObjectCommand(this.#objectOf(fileId)));
  }

  async *list(part: string): AsyncIterable<KeptFile> {
    let after: string | undefined;
    do {
      const page = await this.client.send(new ListObjectsV2Command({ Bucket: this.bucket, Prefix: `${part}/`, ContinuationToken: after }));
      for (const { Key: key = '', LastModified: keptAt } of page.Contents ?? []) {
        const fileId = key.slice(part.length + 1);
        if (isFileId(fileId) && keptAt !== undefined) yield { fileId, keptAt };
      }
      after = page.NextContinuationToken;
    } while (after !== undefined);
  }

  #objectOf(fileId: string): { Bucket: string; Key: string } {
    return { Bucket: this.bucket, Key: `${partOf(fileId)}/${fileId}` };
  }
}
