import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { refusal, type Actor, type Dossier as DossierAnswer, type Refusal, type RpcRequest, type lookUpDossier } from '@haicap/contracts';
import { err, ok, type Result } from '@haicap/kernel';
import { withScope } from '@haicap/service-kit';
import { readScope } from '../access/access.js';
import { FindRights } from '../access/find-rights.js';
import { DossierStore } from './dossier.store.js';
import { ShowDossier } from './show-dossier.js';
import { storedCode } from './stored-code.js';

/** One dossier of the caller's scope; another's is not found, so that nobody learns that it exists. */
@Injectable()
export class LookUpDossier {
  constructor(
    private readonly dataSource: DataSource,
    private readonly findRights: FindRights,
    private readonly dossiers: DossierStore,
    private readonly show: ShowDossier,
  ) {}

  async run(request: RpcRequest<typeof lookUpDossier>, actor: Actor): Promise<Result<DossierAnswer, Refusal>> {
    const rights = await this.findRights.of(actor);
    return withScope(this.dataSource, readScope(rights), async (tx) => {
      const dossier = 'dossierId' in request
        ? await this.dossiers.findById(tx, request.dossierId)
        : await this.dossiers.findByCode(tx, storedCode(request.code));
      return dossier ? ok(await this.show.run(tx, dossier, rights)) : err(refusal('DOSSIER_NOT_FOUND'));
    }, { actor: rights.accountId, keepsPlans: true });
  }
}
