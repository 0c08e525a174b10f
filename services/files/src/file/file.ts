import { refusal, type ActorPost, type FileMediaType, type FileScan, type Refusal } from '@haicap/contracts';
import { err, ok, type Result } from '@haicap/kernel';
import { reachOf, RULES } from '@haicap/policy';
import type { Scope } from '@haicap/service-kit';

/** A file as it is kept. */
export interface StoredFile {
  readonly fileId: string;
  readonly ownerAccountId: string;
  readonly state: 'uploading' | 'checking' | 'complete';
  readonly uploadBytes: number;
  readonly receivedBytes: number;
  readonly mediaType: FileMediaType | null;
  readonly sizeBytes: number | null;
  readonly sha256: string | null;
  readonly pages: number | null;
  readonly scan: FileScan | null;
  /** What the uploader called it, encrypted. */
  readonly name: string | null;
  readonly createdAt: Date;
  readonly completedAt: Date | null;
  readonly expiresAt: Date | null;
}

/** A file whose bytes may be read by somebody. */
export interface CompleteFile extends StoredFile {
  readonly mediaType: FileMediaType;
  readonly sizeBytes: number;
  readonly sha256: string;
}

/** Who asks, as far as files need it. */
export interface Reader {
  readonly accountId: string;
  readonly isOfficer: boolean;
}

/** The rows a person's questions may touch beside the own ones: those of dossiers of the own units. The province reads no papers. */
export function readScope(posts: readonly ActorPost[]): Scope {
  return reachOf({ accountId: '', isCitizen: false, posts, delegations: [] }, RULES.file.read);
}

/** Whether this person gets the bytes now. That the person may see the file at all was settled when it was found. */
export function decideDownload(file: StoredFile, reader: Reader, confirmUnscanned: boolean): Result<CompleteFile, Refusal> {
  const { fileId, mediaType, sizeBytes, sha256 } = file;
  if (file.state !== 'complete' || mediaType === null || sizeBytes === null || sha256 === null) return err(refusal('FILE_NOT_COMPLETE', { fileId }));
  if (file.scan === 'infected') return err(refusal('FILE_INFECTED', { fileId }));
  if (file.scan === 'pending') return err(refusal('FILE_NOT_SCANNED', { fileId }));
  if (file.scan === 'unscanned' && !(reader.isOfficer && confirmUnscanned)) return err(refusal('FILE_UNSCANNED', { fileId, mayConfirm: reader.isOfficer }));
  return ok({ ...file, mediaType, sizeBytes, sha256 });
}
