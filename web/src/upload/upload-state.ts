import type { Problem } from '../api/client.js';
import { isSessionOver } from '../session/refusals.js';

/** How far one file is. `waiting`: the line is away, and it goes on by itself from where it stood. */
export type UploadState =
  | { readonly kind: 'sending'; readonly sentBytes: number; readonly sizeBytes: number }
  | { readonly kind: 'waiting'; readonly sentBytes: number; readonly sizeBytes: number }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'refused'; readonly problem: Problem };

/** What became of one request of an upload. */
export type UploadFault = { readonly kind: 'line' } | { readonly kind: 'session' } | { readonly kind: 'refused'; readonly problem: Problem };

/** Somebody else holds the upload, the check is busy, or too much was asked for: the same request succeeds later. */
const LATER_CODES: ReadonlySet<string> = new Set(['UPLOAD_BUSY', 'UPLOAD_OFFSET_DIFFERS', 'FILE_CHECK_BUSY', 'TOO_MANY_REQUESTS']);

/** Reads what the server answered; without an answer the line is to blame. */
export function faultOf(status: number, body: string, unreadable: Problem): UploadFault {
  if (status === 0 || status >= 500) return { kind: 'line' };
  const problem = { ...unreadable, status, ...parsed(body) };
  if (isSessionOver(problem)) return { kind: 'session' };
  return LATER_CODES.has(problem.code) ? { kind: 'line' } : { kind: 'refused', problem };
}

function parsed(body: string): Partial<Problem> {
  try {
    const read: unknown = JSON.parse(body);
    return typeof read === 'object' && read !== null ? (read as Partial<Problem>) : {};
  } catch {
    // An answer on the way, of a proxy for example.
    return {};
  }
}

export const percentOf = ({ sentBytes, sizeBytes }: { readonly sentBytes: number; readonly sizeBytes: number }): number => (sizeBytes === 0 ? 0 : Math.floor((100 * sentBytes) / sizeBytes));

/** "1,4 MB", "380 KB". */
export function sizeWords(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1_000))} KB`;
  return `${(Math.round(bytes / 100_000) / 10).toString().replace('.', ',')} MB`;
}

/** The id of a file stands at the end of its upload's address. */
export const fileIdOf = (uploadPath: string): string => uploadPath.slice(uploadPath.lastIndexOf('/') + 1);
