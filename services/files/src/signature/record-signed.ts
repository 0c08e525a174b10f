import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { fileSigned, type RpcReply, type signFile } from '@haicap/contracts';
import { formatOffsetTime } from '@haicap/kernel';
import { appendEvents, newEvent } from '@haicap/outbox';
import { completed } from '../file/file-fact.js';
import { FindFile } from '../file/find-file.js';
import { ShowFile } from '../file/show-file.js';
import { Installation } from '../installation.js';
import { lifeOfComplete } from '../upload/upload.js';
import { SignedFileStore, type SignedFileRow } from './signed-file.store.js';

type Answer = RpcReply<typeof signFile>;
type Made = Omit<SignedFileRow, 'level'> & { readonly sizeBytes: number; readonly pages: number | null };

// Without a timestamp of somebody else the time of a signature is what its signer claims.
const LEVEL = 'B-B';

/** Writes a signed file down: the file, what makes it signed, and its two facts, in the caller's transaction. */
@Injectable()
export class RecordSigned {
  constructor(
    private readonly store: SignedFileStore,
    private readonly files: FindFile,
    private readonly show: ShowFile,
    private readonly installation: Installation,
  ) {}

  async run(tx: EntityManager, made: Made): Promise<Answer> {
    const { clock, ids, hasScanner, limits } = this.installation;
    const { nameableUntil, expiresAt } = lifeOfComplete(made.signedAt, limits);
    const scan = hasScanner ? 'pending' as const : 'unscanned' as const;
    await this.store.insert(tx, { ...made, level: LEVEL, scan, nameableUntil, expiresAt });
    const { fileId, sha256, sizeBytes, pages, signerAccountId: actor, signedAt } = made;
    const events = [
      completed({ fileId, ownerAccountId: actor, sha256, sizeBytes, pages, mediaType: 'application/pdf', scan, completedAt: signedAt, nameableUntil }),
      newEvent({
        contract: fileSigned, aggregateId: fileId, version: 2, actor, data: shown({ ...made, level: LEVEL }),
        audit: { action: 'sign-file', objectType: 'file', detail: { sha256, sourceSha256: made.sourceSha256, onBehalfOf: made.onBehalfOfAccountId } },
      }),
    ];
    await appendEvents(tx, events, { actor, clock, ids });
    const answer = await this.answer(tx, fileId, actor);
    if (answer === undefined) throw new Error(`the signed file ${fileId} is not there`);
    return answer;
  }

  /** The answer about a file that was signed, now or before; none to somebody who may not see it any more. */
  async answer(tx: EntityManager, fileId: string, accountId: string): Promise<Answer | undefined> {
    const [file, signed] = [await this.files.one(tx, fileId), await this.store.byId(tx, fileId)];
    if (file === undefined || signed === undefined) return undefined;
    return { file: this.show.run(file, accountId), signed: shown(signed) };
  }
}

/** A signed file as it leaves the service. */
export function shown(row: SignedFileRow): Answer['signed'] {
  const { fileId, sha256, sourceFileId, sourceSha256, signerAccountId, onBehalfOfAccountId, unitId, level, isTrial, signatures, signedAt } = row;
  return {
    fileId, sha256, sourceFileId, sourceSha256, signerAccountId, onBehalfOfAccountId, unitId, level, isTrial, signatures: [...signatures],
    signedAt: formatOffsetTime(signedAt),
  };
}
