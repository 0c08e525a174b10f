import type { KnownFile } from '../file-mirror/file-mirror.js';

/** A file that may be named, and the component it holds. */
export interface NamedFile extends Omit<KnownFile, 'ownerAccountId' | 'nameableUntil' | 'deleted' | 'scan' | 'signed'> {
  readonly code: string;
  readonly position: number;
}

export interface AttachedFile extends NamedFile {
  readonly dossierId: string;
}
