import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { refusal, type Actor, type listComponents, type Refusal, type RpcReply } from '@haicap/contracts';
import { err, ok, type Result } from '@haicap/kernel';
import { withScope } from '@haicap/service-kit';
import { readScope, type Rights } from '../access/access.js';
import { FindRights } from '../access/find-rights.js';
import { FindDossier } from '../dossier/find-dossier.js';
import { FindProcedures } from '../procedure/find-procedures.js';
import { componentsOf } from '../supplement/components-of.js';
import { isShownToAll, nameOfComponent, withFilesAlone } from './component-file.js';
import { ComponentFileStore } from './component-file.store.js';

const isOfficer = ({ isCitizen, program }: Rights) => !isCitizen && program === undefined;

/** What was handed in for a dossier, for those who may read it. */
@Injectable()
export class ListComponents {
  constructor(
    private readonly dataSource: DataSource,
    private readonly findRights: FindRights,
    private readonly dossiers: FindDossier,
    private readonly procedures: FindProcedures,
    private readonly files: ComponentFileStore,
  ) {}

  async run(dossierId: string, actor: Actor): Promise<Result<RpcReply<typeof listComponents>, Refusal>> {
    const rights = await this.findRights.of(actor);
    return withScope(this.dataSource, readScope(rights), async (tx) => {
      const dossier = await this.dossiers.byId(tx, dossierId);
      if (dossier === null) return err(refusal('DOSSIER_NOT_FOUND'));
      const procedure = await this.procedures.version(tx, dossier.receipt.procedureCode, dossier.receipt.procedureVersion);
      const names = new Map(componentsOf(procedure, dossier.receipt.caseCode).map(({ code, name }) => [code, name]));
      const files = Map.groupBy(await this.files.filesOf(tx, dossierId), ({ code }) => code);
      const handedIn = await this.files.handedIn(tx, dossierId);
      return ok({
        items: withFilesAlone(handedIn, files.keys()).filter((one) => isOfficer(rights) || isShownToAll(one)).map((component) => ({
          ...component, name: nameOfComponent(component.code, names),
          files: (files.get(component.code) ?? []).map(({ code: _code, scan, ...file }) => ({ ...file, scan: scan ?? 'unscanned' })),
        })),
      });
    }, { actor: rights.accountId });
  }
}
