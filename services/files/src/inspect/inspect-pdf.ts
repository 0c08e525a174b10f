import { readFile } from 'node:fs/promises';
import { PDF } from '@libpdf/core';
import { unreadable, type Inspected } from './inspection.js';

/** More pages than any paper of a dossier has. */
const PAGES_MAX = 5_000;

/** How much of a file is looked at by whoever guesses what it is. */
const GUESSED_BY_BYTES = 1_024;
const MARKUP = /<(!doctype|html|head|body|script|svg|iframe|\?php)\b/i;
/** An archive is read from its end: a mark, and at its end how long the comment is that follows. */
const ARCHIVE_END = Buffer.from('504b0506', 'hex');
const ARCHIVE_ENTRY = Buffer.from('PK\x01\x02', 'latin1');
const ARCHIVE_END_BYTES = 22;

/** Counts the pages. A document that no officer could open without a password is refused now instead of at the desk. */
export async function inspectPdf(path: string): Promise<Inspected> {
  const bytes = await readFile(path);
  if (isSomethingElseToo(bytes)) return unreadable('pdf: something else, too');
  let pdf: PDF;
  try {
    pdf = await PDF.load(bytes);
  } catch (error) {
    return unreadable(`pdf: ${error instanceof Error ? error.name : 'unknown'}`);
  }
  if (pdf.isEncrypted && !pdf.isAuthenticated) return unreadable('pdf: password');
  const pages = countPages(pdf);
  return pages >= 1 && pages <= PAGES_MAX ? { ok: true, mediaType: 'application/pdf', pages, cleaned: false } : unreadable('pdf: pages');
}

/** A signed document cannot be written anew as a picture is, so what is a page or an archive at the same time is not taken in. */
function isSomethingElseToo(bytes: Buffer): boolean {
  if (MARKUP.test(bytes.toString('latin1', 0, GUESSED_BY_BYTES))) return true;
  for (let at = bytes.lastIndexOf(ARCHIVE_END); at >= 0 && at + ARCHIVE_END_BYTES + 0xffff >= bytes.byteLength; at = at === 0 ? -1 : bytes.lastIndexOf(ARCHIVE_END, at - 1)) {
    if (at + ARCHIVE_END_BYTES <= bytes.byteLength && (endsTheFile(bytes, at) || hasDirectory(bytes, at))) return true;
  }
  return false;
}

const endsTheFile = (bytes: Buffer, at: number): boolean => at + ARCHIVE_END_BYTES + bytes.readUInt16LE(at + ARCHIVE_END_BYTES - 2) === bytes.byteLength;

// Programs for archives look for their list of contents right before its end, whatever comes behind that.
function hasDirectory(bytes: Buffer, at: number): boolean {
  const begins = at - bytes.readUInt32LE(at + 12);
  return begins >= 0 && begins < at && bytes.subarray(begins, begins + ARCHIVE_ENTRY.byteLength).equals(ARCHIVE_ENTRY);
}

function countPages(pdf: PDF): number {
  try {
    return pdf.getPageCount();
  } catch {
    // A tree of pages that leads nowhere is a document without pages.
    return 0;
  }
}
