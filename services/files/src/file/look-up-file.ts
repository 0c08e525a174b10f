import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { refusal, type Actor, type FileView, type Refusal } from '@haicap/contracts';
import { err, ok, type Result } from '@haicap/kernel';
import { withScope } from '@haicap/service-kit';
import { FindReadScope } from '../signatory/find-read-scope.js';
import { FindFile } from './find-file.js';
import { ShowFile } from './show-file.js';

/** One file, for its owner and for the units of the dossiers that name it. For everybody else it is not there. */
@Injectable()
export class LookUpFile {
  constructor(private readonly dataSource: DataSource, private readonly scopes: FindReadScope, private readonly files: FindFile, private readonly show: ShowFile) {}

  async run(fileId: string, actor: Actor): Promise<Result<FileView, Refusal>> {
    const { accountId } = actor;
    const file = await withScope(this.dataSource, await this.scopes.of(actor), (tx) => this.files.one(tx, fileId), { actor: accountId });
    return file === undefined ? err(refusal('FILE_NOT_FOUND')) : ok(this.show.run(file, accountId));
  }
}
