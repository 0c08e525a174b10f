import { fromBufferPromise, openPromise, type Entry, type ZipFile } from 'yauzl';
import type { FileMediaType } from '@haicap/contracts';
import { unreadable, type Inspected } from './inspection.js';

/** Named limits of a document that is an archive: what unpacks to more was made to hurt somebody. */
const ENTRIES_MAX = 200;
const UNPACKED_BYTES_MAX = 100 * 1024 ** 2;
const RATIO_MAX = 100;
/** Below this a high ratio is only an empty table. */
const RATIO_FROM_BYTES = 1024 ** 2;
/** A table in a document is an archive in an archive; what is nested deeper, or is larger than an upload, was made to hurt. */
const DEPTH_MAX = 2;
const NESTED_BYTES_MAX = 20 * 1024 ** 2;
const ARCHIVE = Buffer.from('504b0304', 'hex');
const SYMBOLIC_LINK = 0o120000;
/** Programs inside a document. */
const MACROS = /(^|\/)vbaProject\.bin$/i;

type OfficeType = Extract<FileMediaType, `${string}openxmlformats${string}`>;

/** Reads the archive to its end, and those in it, counting what they unpack to; nothing is written anywhere. */
export async function inspectOffice(path: string, mediaType: OfficeType): Promise<Inspected> {
  try {
    const problem = await problemOf(await openPromise(path, READING), { unpacked: 0 }, 1);
    return problem === null ? { ok: true, mediaType, pages: null, cleaned: false } : unreadable(`archive: ${problem}`);
  } catch (error) {
    return unreadable(`archive: ${error instanceof Error ? 'damaged' : 'unknown'}`);
  }
}

// Names that lead out of the archive are refused by the reader itself.
const READING = { lazyEntries: true, strictFileNames: true, validateEntrySizes: true, autoClose: false } as const;

async function problemOf(zip: ZipFile, count: { unpacked: number }, depth: number): Promise<string | null> {
  try {
    if (zip.entryCount > ENTRIES_MAX) return 'entries';
    for await (const entry of zip.eachEntry()) {
      count.unpacked += entry.uncompressedSize;
      const problem = suspicionOf(entry) ?? (count.unpacked > UNPACKED_BYTES_MAX ? 'unpacked size' : await problemInside(zip, entry, count, depth));
      if (problem !== null) return problem;
    }
    return null;
  } finally {
    zip.close();
  }
}

function suspicionOf(entry: Entry): string | null {
  if (((entry.externalFileAttributes >>> 16) & 0o170000) === SYMBOLIC_LINK) return 'link';
  if (entry.isEncrypted()) return 'password';
  if (MACROS.test(entry.fileName)) return 'macros';
  const isBomb = entry.uncompressedSize > RATIO_FROM_BYTES && entry.uncompressedSize > RATIO_MAX * Math.max(1, entry.compressedSize);
  return isBomb ? 'ratio' : null;
}

async function problemInside(zip: ZipFile, entry: Entry, count: { unpacked: number }, depth: number): Promise<string | null> {
  const nested = await archiveIn(zip, entry);
  if (nested === null) return null;
  if (nested === 'too large') return 'nested size';
  return depth === DEPTH_MAX ? 'nested' : problemOf(await fromBufferPromise(nested, READING), count, depth + 1);
}

/** Reads an entry to its end; the reader fails as soon as it holds more than it says. Keeps it when it is an archive itself. */
async function archiveIn(zip: ZipFile, entry: Entry): Promise<Buffer | 'too large' | null> {
  if (entry.fileName.endsWith('/')) return null;
  let [kept, isArchive, sizeBytes]: [Buffer[], boolean | null, number] = [[], null, 0];
  for await (const chunk of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
    sizeBytes += chunk.byteLength;
    if (isArchive === false) continue;
    kept.push(chunk);
    if (isArchive === null && sizeBytes >= ARCHIVE.byteLength) isArchive = Buffer.concat(kept).subarray(0, ARCHIVE.byteLength).equals(ARCHIVE);
    if (isArchive === false) kept = [];
    if (sizeBytes > NESTED_BYTES_MAX) return 'too large';
  }
  return isArchive === true ? Buffer.concat(kept) : null;
}
