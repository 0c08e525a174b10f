import { refusal, type Refusal } from '@haicap/contracts';
import { err, ok, type Result } from '@haicap/kernel';
import type { CompleteFile, StoredFile } from '../file/file.js';

/** The pictures a person wants to make one document of: complete, the own ones, and pictures. In the order they were named. */
export function checkPictures(fileIds: readonly string[], found: ReadonlyMap<string, StoredFile>, accountId: string): Result<readonly CompleteFile[], Refusal> {
  const pictures: CompleteFile[] = [];
  for (const fileId of fileIds) {
    const checked = checkPicture(fileId, found.get(fileId), accountId);
    if (!checked.ok) return checked;
    pictures.push(checked.value);
  }
  return ok(pictures);
}

function checkPicture(fileId: string, file: StoredFile | undefined, accountId: string): Result<CompleteFile, Refusal> {
  if (file === undefined) return err(refusal('FILE_NOT_FOUND', { fileId }));
  if (file.ownerAccountId !== accountId) return err(refusal('FILE_NOT_YOURS', { fileId }));
  const { mediaType, sizeBytes, sha256 } = file;
  if (file.state !== 'complete' || mediaType === null || sizeBytes === null || sha256 === null) return err(refusal('FILE_NOT_COMPLETE', { fileId }));
  if (file.scan === 'infected') return err(refusal('FILE_INFECTED', { fileId }));
  const isPicture = mediaType === 'image/jpeg' || mediaType === 'image/png';
  return isPicture ? ok({ ...file, mediaType, sizeBytes, sha256 }) : err(refusal('FILE_TYPE_NOT_ALLOWED', { fileId, mediaType }));
}
