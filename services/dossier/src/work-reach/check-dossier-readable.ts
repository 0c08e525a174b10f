import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { refusal, type Actor, type checkDossierReadable, type Refusal, type RpcReply } from '@haicap/contracts';
import { err, ok, type Result } from '@haicap/kernel';
import { withScope } from '@haicap/service-kit';
import { readScope } from '../access/access.js';
import { FindRights } from '../access/find-rights.js';
import { FindDossier } from '../dossier/find-dossier.js';

/** Whether the reader's scope shows a dossier. Nothing of it is told, so nothing is looked at. */
@Injectable()
export class CheckDossierReadable {
  constructor(private readonly dataSource: DataSource, private readonly findRights: FindRights, private readonly dossiers: FindDossier) {}

  async run(dossierId: string, actor: Actor): Promise<Result<RpcReply<typeof checkDossierReadable>, Refusal>> {
    const rights = await this.findRights.of(actor);
    const dossier = await withScope(this.dataSource, readScope(rights), (tx) => this.dossiers.byId(tx, dossierId), { actor: rights.accountId });
    return dossier === null ? err(refusal('DOSSIER_NOT_FOUND')) : ok({ dossierId, version: dossier.version });
  }
}
