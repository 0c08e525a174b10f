import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { refusal, type Actor, type listDossiersBehind, type Refusal, type RpcReply, type RpcRequest } from '@haicap/contracts';
import { err, localDateOf, ok, type Result } from '@haicap/kernel';
import { withScope } from '@haicap/service-kit';
import { readScope } from '../access/access.js';
import { FindRights } from '../access/find-rights.js';
import { cursorBehind } from '../cursor.js';
import { ShowDossier } from '../dossier/show-dossier.js';
import { Installation } from '../installation.js';
import { selectionOf } from '../dossier/figure-selection.js';
import { FindFigureRows } from '../dossier/find-figure-rows.js';

type Reply = RpcReply<typeof listDossiersBehind>;

/** The dossiers that a figure of the reports counts, so that every number opens its rows. */
@Injectable()
export class ListDossiersBehind {
  constructor(
    private readonly dataSource: DataSource,
    private readonly findRights: FindRights,
    private readonly find: FindFigureRows,
    private readonly show: ShowDossier,
    private readonly installation: Installation,
  ) {}

  async run(request: RpcRequest<typeof listDossiersBehind>, actor: Actor): Promise<Result<Reply, Refusal>> {
    const selection = selectionOf(request, localDateOf(this.installation.clock.now()));
    if (!selection.ok) return selection;
    const rights = await this.findRights.of(actor);
    const scope = readScope(rights);
    if (scope.kind === 'none') return err(refusal('FORBIDDEN'));
    // Each unit is asked by itself, so one that is named twice would show its dossiers twice.
    const asked = request.unitIds && [...new Set(request.unitIds)];
    const unitIds = scope.kind === 'units' ? withinScope(asked, scope.unitIds) : asked ?? null;

    return withScope(this.dataSource, scope, async (tx): Promise<Result<Reply, Refusal>> => {
      const found = await this.find.run(tx, selection.value, {
        unitIds, procedureCode: request.procedureCode ?? null, field: request.field ?? null, cursor: request.cursor, limit: request.limit + 1,
      });
      if (found === null) return err(refusal('CURSOR_INVALID'));
      const page = found.slice(0, request.limit);
      const items = await this.show.many(tx, page.map(({ dossier }) => dossier), rights);
      return ok({ items, ...cursorBehind(found, page, ({ position }) => position) });
    }, { actor: rights.accountId });
  }
}

// Rows of other units are not read at all: leaving them out one by one would take as long as there are many.
function withinScope(asked: readonly string[] | undefined, own: readonly string[]): readonly string[] {
  return asked === undefined ? own : asked.filter((unitId) => own.includes(unitId));
}
