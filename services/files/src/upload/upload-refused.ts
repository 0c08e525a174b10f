import { refusal, type Refusal } from '@haicap/contracts';
import { StorageFull } from '../storage/file-storage.js';

/** Carries a refusal through the upload protocol's library, which knows only what is thrown. */
export class UploadRefused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code);
    this.name = 'UploadRefused';
  }
}

/** Status codes by which the library refuses on its own. */
const CODE_OF_STATUS: Readonly<Record<number, Refusal['code']>> = { 404: 'UPLOAD_NOT_FOUND', 409: 'UPLOAD_OFFSET_DIFFERS', 410: 'UPLOAD_NOT_FOUND', 413: 'FILE_TOO_LARGE' };

/** What a caller is told about an error of the upload protocol; null when it is none but a fault. */
export function refusalOf(error: unknown, bytesMax: number): Refusal | null {
  if (error instanceof UploadRefused) return error.refusal;
  if (error instanceof StorageFull) return refusal('STORAGE_FULL');
  const status = typeof error === 'object' && error !== null && 'status_code' in error ? Number(error.status_code) : 500;
  if (status >= 500) return null;
  const code = CODE_OF_STATUS[status] ?? 'UPLOAD_REQUEST_INVALID';
  return refusal(code, code === 'FILE_TOO_LARGE' ? { bytesMax } : {});
}
