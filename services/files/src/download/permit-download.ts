import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { refusal, type Actor, type Refusal } from '@haicap/contracts';
import { err, type Result } from '@haicap/kernel';
import { appendAudit, whoIs } from '@haicap/outbox';
import { withScope } from '@haicap/service-kit';
import { decideDownload, type CompleteFile } from '../file/file.js';
import { FindFile } from '../file/find-file.js';
import { FindReadScope } from '../signatory/find-read-scope.js';
import { Installation } from '../installation.js';

type Permission = Result<CompleteFile, Refusal>;

/** Lets a person have the bytes of a file, and writes down that the person had them: papers are personal data. */
@Injectable()
export class PermitDownload {
  constructor(private readonly dataSource: DataSource, private readonly scopes: FindReadScope, private readonly files: FindFile, private readonly installation: Installation) {}

  /** `alsoSave` runs in the transaction of a permission that is given. */
  async run(fileId: string, actor: Actor, confirmUnscanned: boolean, alsoSave?: (tx: EntityManager) => Promise<void>): Promise<Permission> {
    const { accountId, kind } = actor;
    return withScope(this.dataSource, await this.scopes.of(actor), async (tx) => {
      const file = await this.files.one(tx, fileId);
      if (file === undefined) return err(refusal('FILE_NOT_FOUND'));
      const permitted = decideDownload(file, { accountId, isOfficer: kind === 'officer' }, confirmUnscanned);
      if (!permitted.ok) return permitted;
      const detail = { ...whoIs(actor), scan: file.scan, ticket: alsoSave !== undefined };
      await appendAudit(tx, [{ action: 'read-file', objectType: 'file', objectId: fileId, detail }], { actor: accountId, clock: this.installation.clock });
      await alsoSave?.(tx);
      return permitted;
    }, { actor: accountId });
  }
}
