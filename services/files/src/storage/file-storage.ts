import type { Readable } from 'node:stream';

/** Where bytes of complete files are kept. Two drivers know how: a folder, and S3. */
export interface FileStorage {
  /** Keeps the bytes of a local file; they are durable when it returns. To be called again with the same bytes after a crash. */
  keep(fileId: string, path: string): Promise<void>;
  open(fileId: string): Promise<Readable>;
  /** Null when nothing is kept under the id. */
  sizeOf(fileId: string): Promise<number | null>;
  remove(fileId: string): Promise<void>;
  /** What is kept in one of the 256 parts, for the comparison with the rows. */
  list(part: string): AsyncIterable<KeptFile>;
}

export interface KeptFile {
  readonly fileId: string;
  readonly keptAt: Date;
}

/** There is no room for more. What was kept before stays as it is. */
export class StorageFull extends Error {
  constructor(cause: unknown) {
    super('the file store is full', { cause });
    this.name = 'StorageFull';
  }
}

const FULL_CODES = new Set(['ENOSPC', 'EDQUOT']);

/** Turns what the machine says about a full disk into StorageFull, and hands on everything else. */
export function asStorageFault(error: unknown): unknown {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && FULL_CODES.has(code) ? new StorageFull(error) : error;
}

const FILE_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The part a file lies in: its last two digits, which are random, so all parts are of one size. */
export function partOf(fileId: string): string {
  if (!FILE_ID.test(fileId)) throw new RangeError('a file is kept under its id');
  return fileId.slice(-2);
}

export function isFileId(text: string): boolean {
  return FILE_ID.test(text);
}

export const PARTS: readonly string[] = Array.from({ length: 256 }, (_, index) => index.toString(16).padStart(2, '0'));
