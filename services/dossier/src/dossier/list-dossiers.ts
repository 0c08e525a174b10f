import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { refusal, type Actor, type Refusal, type RpcReply, type RpcRequest, type listDossiers } from '@haicap/contracts';
import { err, localDateOf, ok, parseLocalDate, type Result } from '@haicap/kernel';
import { withScope } from '@haicap/service-kit';
import { readScope } from '../access/access.js';
import { FindRights } from '../access/find-rights.js';
import { cursorBehind, readCursor } from '../cursor.js';
import { Installation } from '../installation.js';
import { ShowDossier } from './show-dossier.js';
import { storedCode } from './stored-code.js';
import { worklistFilter } from './worklist.js';
import { WorklistStore } from './worklist.store.js';

/** Where a page of a worklist begins, as a cursor holds it. */
export const worklistPosition = z.strictObject({ dueOrder: z.string().refine(isInstantOrInfinity), id: z.uuid() });

const INSTANT = /^(\d{4}-\d{2}-\d{2}) ([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?[+-](0\d|1[0-5])(:[0-5]\d)?$/;

/** A moment as the database writes it; one that no calendar has would be an error there and not a wrong cursor. */
function isInstantOrInfinity(text: string): boolean {
  const day = INSTANT.exec(text)?.[1];
  return text === 'infinity' || (day !== undefined && parseLocalDate(day).ok);
}

/** A worklist: the dossiers of the caller's units, or of the province, the earliest due first. */
@Injectable()
export class ListDossiers {
  constructor(
    private readonly dataSource: DataSource,
    private readonly installation: Installation,
    private readonly findRights: FindRights,
    private readonly worklist: WorklistStore,
    private readonly show: ShowDossier,
  ) {}

  async run(request: RpcRequest<typeof listDossiers>, actor: Actor): Promise<Result<RpcReply<typeof listDossiers>, Refusal>> {
    const after = request.cursor === undefined ? null : readCursor(request.cursor, worklistPosition);
    if (request.cursor !== undefined && !after) return err(refusal('CURSOR_INVALID'));
    const rights = await this.findRights.of(actor);
    const scope = readScope(rights);
    // A citizen has a list of his own (list-own-dossiers); here he may ask for one dossier by its code.
    if (scope.kind === 'none' && !(rights.isCitizen && request.code !== undefined)) return err(refusal('FORBIDDEN'));

    return withScope(this.dataSource, scope, async (tx) => {
      const found = await this.worklist.page(tx, {
        unitIds: scope.kind === 'units' ? scope.unitIds : null,
        ...worklistFilter(request, localDateOf(this.installation.clock.now())),
        competentUnitId: request.competentUnitId, receivingUnitId: request.receivingUnitId, assigneeId: request.assigneeId === 'me' ? rights.accountId : request.assigneeId,
        procedureCode: request.procedureCode, code: request.code === undefined ? undefined : storedCode(request.code),
        after, limit: request.limit + 1,
      });
      const page = found.slice(0, request.limit);
      const items = await this.show.many(tx, page.map(({ dossier }) => dossier), rights);
      return ok({ items, ...cursorBehind(found, page, (last) => ({ ...last.position })) });
    }, { actor: rights.accountId });
  }
}
