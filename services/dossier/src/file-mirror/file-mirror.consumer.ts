import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { fileCompleted, fileDeleted, fileScanned, fileSigned, type FactData } from '@haicap/contracts';
import { factData, type OrderedFact } from '@haicap/outbox';
import type { KnownFile, SignedMark } from './file-mirror.js';
import { FileMirrorStore, type FileChange } from './file-mirror.store.js';

/** Keeps a read copy of the files that are complete: a dossier may name only those. */
@Injectable()
export class FileMirrorConsumer {
  constructor(private readonly files: FileMirrorStore) {}

  async project(tx: EntityManager, facts: readonly OrderedFact[]): Promise<void> {
    const completed = facts.flatMap(fileOf);
    const changes = new Map<string, FileChange>();
    for (const change of facts.flatMap(changeOf)) changes.set(change.fileId, after(changes.get(change.fileId), change));
    if (completed.length > 0) await this.files.insert(tx, completed);
    if (changes.size > 0) await this.files.change(tx, [...changes.values()]);
  }
}

/** Two changes of one file in one batch as one. */
function after(earlier: FileChange | undefined, change: FileChange): FileChange {
  if (earlier === undefined) return change;
  return { ...change, scan: change.scan ?? earlier.scan, deleted: change.deleted || earlier.deleted, signed: change.signed ?? earlier.signed };
}

function fileOf(fact: OrderedFact): KnownFile[] {
  const data = factData(fileCompleted, fact);
  if (data === null) return [];
  const { fileId, ownerAccountId, sha256, sizeBytes, pages, mediaType, scan, nameableUntil } = data;
  return [{ fileId, ownerAccountId, sha256, sizeBytes, pages, mediaType, scan, nameableUntil: new Date(nameableUntil), deleted: false, signed: null }];
}

function changeOf(fact: OrderedFact): FileChange[] {
  const scanned = factData(fileScanned, fact);
  if (scanned) return [{ fileId: scanned.fileId, scan: scanned.scan, deleted: false, signed: null }];
  const signed = factData(fileSigned, fact);
  if (signed) return [{ fileId: signed.fileId, scan: null, deleted: false, signed: markOf(signed) }];
  const deleted = factData(fileDeleted, fact);
  return deleted ? [{ fileId: deleted.fileId, scan: null, deleted: true, signed: null }] : [];
}

function markOf({ signerAccountId, onBehalfOfAccountId, unitId, signatures, sourceSha256, signedAt }: FactData<typeof fileSigned>): SignedMark {
  const person = signatures.find(({ kind }) => kind === 'officer') ?? signatures[0];
  return { signerAccountId, onBehalfOfAccountId, unitId, certificateSubject: person?.subject ?? '', sourceSha256, at: signedAt };
}
