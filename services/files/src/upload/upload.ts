import { refusal, type Refusal } from '@haicap/contracts';
import { err, ok, type Result } from '@haicap/kernel';
import type { FileLimits } from '../installation.js';

/** What somebody wants to upload, as the request says it. */
export interface UploadWish {
  readonly sizeBytes: number | undefined;
  readonly name: string | null;
  readonly declaredType: string | null;
}

/** What the account has done before. */
export interface UploadHistory {
  readonly isCitizen: boolean;
  /** Uploads that are not complete. */
  readonly openUploads: number;
}

export const NAME_CHARS_MAX = 255;

/** Tells at once what would only fail later: an empty file, one that is too large, one of a kind that is never taken in. */
export function checkWish(wish: UploadWish, { openUploads }: UploadHistory, limits: FileLimits, mayBeDeclared: (type: string | null) => boolean): Result<number, Refusal> {
  const { sizeBytes, declaredType } = wish;
  if (sizeBytes === undefined || !Number.isSafeInteger(sizeBytes)) return err(refusal('UPLOAD_REQUEST_INVALID', { header: 'upload-length' }));
  if (sizeBytes <= 0) return err(refusal('FILE_EMPTY'));
  if (sizeBytes > limits.fileBytesMax) return err(refusal('FILE_TOO_LARGE', { bytesMax: limits.fileBytesMax }));
  if (!mayBeDeclared(declaredType)) return err(refusal('FILE_TYPE_NOT_ALLOWED'));
  return openUploads >= limits.openUploadsMax ? err(refusal('UPLOADS_TOO_MANY', { openMax: limits.openUploadsMax })) : ok(sizeBytes);
}

/** What the account may upload in a day. */
export function bytesPerDayMax(isCitizen: boolean, limits: FileLimits): number {
  return isCitizen ? limits.citizenBytesPerDayMax : limits.officerBytesPerDayMax;
}

// Control characters, and those that nobody sees but that turn the reading direction: `phieu` + U+202E + `fdp.exe` reads as a PDF.
const UNSEEN = /[\p{Cc}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/** A name as it is kept and shown: no path, nothing unseen, nothing that a computer takes for a device. Null when nothing is left. */
export function plainName(given: string | null): string | null {
  const last = (given ?? '').replaceAll(UNSEEN, '').split(/[/\\]/).at(-1) ?? '';
  const name = last.normalize('NFC').replaceAll(/^[\s.]+|[\s.]+$/g, '').replace(DEVICE, '_$1');
  return name === '' ? null : name.slice(0, NAME_CHARS_MAX).toWellFormed();
}

/** How a name ends, in lower case; null when it has no ending that could be one of a type. */
export function extensionOf(name: string | null): string | null {
  return /\.([A-Za-z0-9]{1,10})$/.exec(name ?? '')?.[1]?.toLowerCase() ?? null;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** A dossier may have named it at the last moment, and its fact be on its way still. */
const GRACE_MS = 2 * DAY_MS;

export function uploadExpiry(at: Date, { uploadKeptHours }: FileLimits): Date {
  return new Date(at.getTime() + uploadKeptHours * HOUR_MS);
}

export function lifeOfComplete(completedAt: Date, { nameableDays }: FileLimits): { nameableUntil: Date; expiresAt: Date } {
  const nameableUntil = new Date(completedAt.getTime() + nameableDays * DAY_MS);
  return { nameableUntil, expiresAt: new Date(nameableUntil.getTime() + GRACE_MS) };
}
