import { fileCompleted, fileDeleted, fileScanned, type FileMediaType, type FileScan } from '@haicap/contracts';
import { formatOffsetTime } from '@haicap/kernel';
import { newEvent, type NewEvent } from '@haicap/outbox';

export interface CompletedFile {
  readonly fileId: string;
  readonly ownerAccountId: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly pages: number | null;
  readonly mediaType: FileMediaType;
  readonly scan: FileScan;
  readonly completedAt: Date;
  readonly nameableUntil: Date;
}

/** The first thing that happens to a file; an upload that never becomes one leaves no trace on the bus. */
export function completed({ completedAt, nameableUntil, ...file }: CompletedFile): NewEvent {
  return newEvent({
    contract: fileCompleted, aggregateId: file.fileId, version: 1, actor: file.ownerAccountId,
    data: { ...file, completedAt: formatOffsetTime(completedAt), nameableUntil: formatOffsetTime(nameableUntil) },
    audit: { action: 'complete-file', objectType: 'file', detail: { sha256: file.sha256, mediaType: file.mediaType, sizeBytes: file.sizeBytes } },
  });
}

export function scanned(fileId: string, version: number, scan: FileScan, at: Date): NewEvent {
  return newEvent({
    contract: fileScanned, aggregateId: fileId, version, data: { fileId, scan, scannedAt: formatOffsetTime(at) },
    audit: { action: 'scan-file', objectType: 'file', detail: { scan } },
  });
}

export function deleted(fileId: string, version: number, at: Date): NewEvent {
  return newEvent({
    contract: fileDeleted, aggregateId: fileId, version, data: { fileId, deletedAt: formatOffsetTime(at) },
    audit: { action: 'delete-file', objectType: 'file' },
  });
}
