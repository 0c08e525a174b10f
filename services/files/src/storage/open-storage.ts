import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { FilesystemStorage } from './filesystem-storage.js';
import type { FileStorage } from './file-storage.js';

/** Opens the store that is configured: a bucket, or a folder beside what is being uploaded. */
export async function openStorage({ filesDir, storageUrl }: { readonly filesDir: string; readonly storageUrl?: string | undefined }): Promise<FileStorage> {
  if (storageUrl !== undefined) {
    // The client is large; an installation that keeps files in a folder never loads it.
    const { bucketOf, S3Storage } = await import('./s3-storage.js');
    const { client, bucket } = bucketOf(storageUrl);
    return new S3Storage(client, bucket);
  }
  const folder = join(filesDir, 'bytes');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return new FilesystemStorage(folder);
}
