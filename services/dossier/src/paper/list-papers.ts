import { Injectable } from '@nestjs/common';
import { refusal, type Actor, type Refusal, type RpcReply, type RpcRequest, type listPapers } from '@haicap/contracts';
import { err, ok, type Result } from '@haicap/kernel';
import { withScope } from '@haicap/service-kit';
import { DataSource } from 'typeorm';
import { readScope } from '../access/access.js';
import { FindRights } from '../access/find-rights.js';
import { FindDossier } from '../dossier/find-dossier.js';
import { toPaper } from './keep-paper.js';
import { availableForms, FORMS } from './paper.js';
import { PaperStore, type PaperRow } from './paper.store.js';

/** What was issued about a dossier, earlier versions too, and what could be. */
@Injectable()
export class ListPapers {
  constructor(
    private readonly dataSource: DataSource,
    private readonly findRights: FindRights,
    private readonly dossiers: FindDossier,
    private readonly papers: PaperStore,
  ) {}

  async run({ dossierId }: RpcRequest<typeof listPapers>, actor: Actor): Promise<Result<RpcReply<typeof listPapers>, Refusal>> {
    const rights = await this.findRights.of(actor);
    const viewer = rights.isCitizen ? 'citizen' : 'office';
    return withScope(this.dataSource, readScope(rights), async (tx) => {
      const dossier = await this.dossiers.byId(tx, dossierId);
      if (!dossier) return err(refusal('DOSSIER_NOT_FOUND'));
      const rows = (await this.papers.ofDossier(tx, dossierId)).filter(({ form }) => viewer === 'office' || FORMS[form].forCitizen);
      return ok({
        items: rows.map((row) => toPaper(row, isLatest(row, rows))),
        available: availableForms({ dossier, steps: await this.papers.steps(tx, dossierId) }, viewer).map(({ form, names }) => ({ form, ...names })),
      });
    }, { actor: rights.accountId });
  }
}

function isLatest(row: PaperRow, rows: readonly PaperRow[]): boolean {
  return rows.every(({ form, version }) => form !== row.form || version <= row.version);
}
