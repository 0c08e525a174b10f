import { openPromise, type Entry, type ZipFile } from 'yauzl';
import type { FileMediaType } from '@haicap/contracts';
import { unreadable, type Inspected } from './inspection.js';

/** Named limits of a document that is an archive: what unpacks to more was made to hurt somebody. */
const ENTRIES_MAX = 200;
const UNPACKED_BYTES_MAX = 100 * 1024 ** 2;
const RATIO_MAX = 100;
/** Below this a high ratio is only an empty table. */
const RATIO_FROM_BYTES = 1024 ** 2;
const SYMBOLIC_LINK = 0o120000;
/** Programs inside a document. */
const MACROS = /(^|\/)vbaProject\.bin$/i;

type OfficeType = Extract<FileMediaType, `${string}openxmlformats${string}`>;

/** Reads the archive to its end, counting what it unpacks to; nothing is written anywhere. */
export async function inspectOffice(path: string, mediaType: OfficeType): Promise<Inspected> {
  let zip: ZipFile | undefined;
  try {
    // Names that lead out of the archive are refused by the reader itself.
    zip = await openPromise(path, { lazyEntries: true, strictFileNames: true, validateEntrySizes: true, autoClose: false });
    const problem = await problemOf(zip);
    return problem === null ? { ok: true, mediaType, pages: null, cleaned: false } : unreadable(`archive: ${problem}`);
  } catch (error) {
    return unreadable(`archive: ${error instanceof Error ? 'damaged' : 'unknown'}`);
  } finally {
    zip?.close();
  }
}

async function problemOf(zip: ZipFile): Promise<string | null> {
  if (zip.entryCount > ENTRIES_MAX) return 'entries';
  let unpacked = 0;
  for await (const entry of zip.eachEntry()) {
    const suspicious = suspicionOf(entry);
    if (suspicious !== null) return suspicious;
    unpacked += entry.uncompressedSize;
    if (unpacked > UNPACKED_BYTES_MAX) return 'unpacked size';
    await readThrough(zip, entry);
  }
  return null;
}

function suspicionOf(entry: Entry): string | null {
  if (((entry.externalFileAttributes >>> 16) & 0o170000) === SYMBOLIC_LINK) return 'link';
  if (entry.isEncrypted()) return 'password';
  if (MACROS.test(entry.fileName)) return 'macros';
  const isBomb = entry.uncompressedSize > RATIO_FROM_BYTES && entry.uncompressedSize > RATIO_MAX * Math.max(1, entry.compressedSize);
  return isBomb ? 'ratio' : null;
}

/** The reader fails as soon as an entry holds more than it says. */
async function readThrough(zip: ZipFile, entry: Entry): Promise<void> {
  if (entry.fileName.endsWith('/')) return;
  const stream = await zip.openReadStreamPromise(entry);
  for await (const _chunk of stream) continue;
}
