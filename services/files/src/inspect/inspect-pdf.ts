import { readFile } from 'node:fs/promises';
import { PDF } from '@libpdf/core';
import { unreadable, type Inspected } from './inspection.js';

/** More pages than any paper of a dossier has. */
const PAGES_MAX = 5_000;

/** Counts the pages. A document that no officer could open without a password is refused now instead of at the desk. */
export async function inspectPdf(path: string): Promise<Inspected> {
  let pdf: PDF;
  try {
    pdf = await PDF.load(await readFile(path));
  } catch (error) {
    return unreadable(`pdf: ${error instanceof Error ? error.name : 'unknown'}`);
  }
  if (pdf.isEncrypted && !pdf.isAuthenticated) return unreadable('pdf: password');
  const pages = countPages(pdf);
  return pages >= 1 && pages <= PAGES_MAX ? { ok: true, mediaType: 'application/pdf', pages, cleaned: false } : unreadable('pdf: pages');
}

function countPages(pdf: PDF): number {
  try {
    return pdf.getPageCount();
  } catch {
    // A tree of pages that leads nowhere is a document without pages.
    return 0;
  }
}
