import { refusal, type FileScan, type Refusal } from '@haicap/contracts';
import { err, ok, type Result } from '@haicap/kernel';

/** A complete file as the service `files` told of it. */
export interface KnownFile {
  readonly fileId: string;
  readonly ownerAccountId: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly pages: number | null;
  readonly mediaType: string;
  readonly scan: FileScan;
  readonly nameableUntil: Date;
  readonly deleted: boolean;
  /** How it was signed; null when it did not come from signing here. */
  readonly signed: SignedMark | null;
}

/** A signature of a file, as far as a dossier needs it as evidence. */
export interface SignedMark {
  readonly signerAccountId: string;
  readonly onBehalfOfAccountId: string | null;
  readonly unitId: string;
  /** Whom the certificate names. */
  readonly certificateSubject: string;
  readonly sourceSha256: string;
  readonly at: string;
}

/** Whose files a dossier may name: the caller's, those of officers of its units, those of the citizen who filed it. */
export type MayName = (file: KnownFile) => boolean;

/** Named limits of one dossier: what a person at a desk can still look through. */
export const FILES_PER_COMMAND_MAX = 60;
export const BYTES_PER_COMMAND_MAX = 200 * 1024 ** 2;

/** An upload is kept for a day; an id that is older and unknown never was a file, or is one no more. */
const STILL_ON_ITS_WAY_MS = 24 * 3_600_000;

/** Tells whether a dossier may name these files now; the first that it may not is the reason. */
export function checkNamed(fileIds: readonly string[], known: ReadonlyMap<string, KnownFile>, mayName: MayName, at: Date): Result<readonly KnownFile[], Refusal> {
  if (fileIds.length > FILES_PER_COMMAND_MAX) return err(refusal('FILES_TOO_MANY', { filesMax: FILES_PER_COMMAND_MAX }));
  const files: KnownFile[] = [];
  for (const fileId of fileIds) {
    const checked = checkOne(fileId, known.get(fileId), mayName, at);
    if (!checked.ok) return checked;
    files.push(checked.value);
  }
  const bytes = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  return bytes > BYTES_PER_COMMAND_MAX ? err(refusal('FILES_TOO_MANY', { bytesMax: BYTES_PER_COMMAND_MAX })) : ok(files);
}

function checkOne(fileId: string, file: KnownFile | undefined, mayName: MayName, at: Date): Result<KnownFile, Refusal> {
  if (file === undefined) return err(refusal(isRecent(fileId, at) ? 'FILE_NOT_COMPLETE' : 'FILE_NOT_FOUND', { fileId }));
  if (file.deleted || file.nameableUntil < at) return err(refusal('FILE_NOT_FOUND', { fileId }));
  if (!mayName(file)) return err(refusal('FILE_NOT_YOURS', { fileId }));
  if (file.scan === 'infected') return err(refusal('FILE_INFECTED', { fileId }));
  return ok(file);
}

/** The first 48 bits of a UUIDv7 are the millisecond in which it was made. */
function isRecent(fileId: string, at: Date): boolean {
  const madeAtMs = fileId[14] === '7' ? Number.parseInt(fileId.replaceAll('-', '').slice(0, 12), 16) : 0;
  return Math.abs(at.getTime() - madeAtMs) < STILL_ON_ITS_WAY_MS;
}
