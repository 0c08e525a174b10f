import type { ErrorCode, FileMediaType } from '@haicap/contracts';

/** What the process that opens foreign bytes is asked. Paths lead into the staging folder. */
export type InspectionJob =
  | {
    readonly kind: 'inspect';
    readonly path: string;
    /** What the uploader said it is, and how its name ends; either may be unknown. */
    readonly declaredType: string | null;
    readonly extension: string | null;
    /** Where a cleaned copy goes, if one is made. */
    readonly cleanPath: string;
  }
  /** One picture, upright and no larger than a page needs. */
  | { readonly kind: 'shrink'; readonly path: string; readonly outPath: string }
  /** Pictures that were made smaller, a page each. */
  | { readonly kind: 'join'; readonly paths: readonly string[]; readonly outPath: string };

/** Why bytes are not taken in. `detail` says it to a program; it never quotes the content. */
export interface InspectionRefusal {
  readonly ok: false;
  readonly code: Extract<ErrorCode, 'FILE_TYPE_NOT_ALLOWED' | 'FILE_TYPE_DIFFERS' | 'FILE_UNREADABLE'>;
  readonly detail: string;
}

export type Inspected = {
  readonly ok: true;
  readonly mediaType: FileMediaType;
  /** Null where pages are a matter of the program that opens it. */
  readonly pages: number | null;
  /** A picture was written anew at `cleanPath`: upright, and without what the camera wrote into it. */
  readonly cleaned: boolean;
} | InspectionRefusal;

export type Joined = { readonly ok: true; readonly pages: number } | InspectionRefusal;

export interface InspectionRequest {
  readonly id: number;
  readonly job: InspectionJob;
}

/** What it says before anything else: from now on, what goes wrong has to do with a file. */
export const READY_ID = 0;

export interface InspectionReply {
  readonly id: number;
  readonly result?: Inspected | Joined;
  /** What went wrong without being the fault of the bytes. */
  readonly fault?: string;
}

export function unreadable(detail: string): InspectionRefusal {
  return { ok: false, code: 'FILE_UNREADABLE', detail };
}
