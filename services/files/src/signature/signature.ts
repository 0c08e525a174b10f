import { refusal, type PdfSignature, type Refusal } from '@haicap/contracts';
import { err, formatOffsetTime, ok, type Result } from '@haicap/kernel';
import type { CompleteFile, StoredFile } from '../file/file.js';
import type { FoundSignature } from '../signer/pdf-work.js';

/** Whether these bytes may be signed: a PDF of which every byte is there, and which nobody has found malware in. */
export function decideSigning(file: StoredFile): Result<CompleteFile, Refusal> {
  const { fileId, state, mediaType, sizeBytes, sha256, scan } = file;
  if (state !== 'complete' || mediaType === null || sizeBytes === null || sha256 === null) return err(refusal('FILE_NOT_COMPLETE', { fileId }));
  if (mediaType !== 'application/pdf') return err(refusal('FILE_TYPE_NOT_ALLOWED', { fileId, mediaType }));
  if (scan === 'infected') return err(refusal('FILE_INFECTED', { fileId }));
  if (scan === 'pending') return err(refusal('FILE_NOT_SCANNED', { fileId }));
  return ok({ ...file, mediaType, sizeBytes, sha256 });
}

/**
 * The signatures that were just made, as the PDF now holds them. One that does not verify is a fault of ours or of whoever
 * holds the key: such a file is never kept.
 */
export function checkMade(found: readonly FoundSignature[], kinds: readonly PdfSignature['kind'][]): PdfSignature[] {
  const made = found.slice(-kinds.length);
  if (made.length < kinds.length || made.some(({ intact, trusted, signedAt }) => !intact || !trusted || signedAt === null) || !made.at(-1)?.coversWholeFile) {
    throw new Error('a signature that was just made does not verify');
  }
  return made.map(({ subject, issuer, serial, chain, notBefore, notAfter, signedAt }, index) => ({
    kind: kinds[index] ?? 'officer', subject, issuer, serial, chain: [...chain],
    notBefore: formatOffsetTime(notBefore), notAfter: formatOffsetTime(notAfter), signedAt: formatOffsetTime(signedAt ?? notBefore),
  }));
}
