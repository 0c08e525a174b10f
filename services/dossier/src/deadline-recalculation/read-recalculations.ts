import { refusal, type Actor, type listRecalculationLines, type listRecalculations, type lookUpRecalculation, type Refusal, type RpcReply, type RpcRequest } from '@haicap/contracts';
import { err, formatOffsetTime, ok, type LocalDate, type Result } from '@haicap/kernel';
import { withScope } from '@haicap/service-kit';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { z } from 'zod';
import { readScope } from '../access/access.js';
import { FindRights } from '../access/find-rights.js';
import { cursorBehind, readCursor } from '../cursor.js';
import { RecalculationStore, toAnswer, type ShownLine } from './recalculation.store.js';

const latest = z.strictObject({ createdAt: z.iso.datetime({ offset: true }), id: z.uuid() });
const position = z.strictObject({ unitId: z.uuid(), dossierId: z.uuid() });

/** Shows recalculations to those who see the whole province. */
@Injectable()
export class ReadRecalculations {
  constructor(
    private readonly dataSource: DataSource,
    private readonly findRights: FindRights,
    private readonly recalculations: RecalculationStore,
  ) {}

  async one({ recalculationId }: RpcRequest<typeof lookUpRecalculation>, actor: Actor): Promise<Result<RpcReply<typeof lookUpRecalculation>, Refusal>> {
    return this.#read(actor, async (tx) => {
      const kept = await this.recalculations.find(tx, recalculationId);
      if (!kept) return err(refusal('RECALCULATION_NOT_FOUND', { recalculationId }));
      return ok({ ...toAnswer(kept), units: await this.recalculations.units(tx, recalculationId) });
    });
  }

  async list({ limit, cursor }: RpcRequest<typeof listRecalculations>, actor: Actor): Promise<Result<RpcReply<typeof listRecalculations>, Refusal>> {
    const after = cursor === undefined ? null : readCursor(cursor, latest);
    if (cursor !== undefined && after === null) return err(refusal('CURSOR_INVALID'));
    return this.#read(actor, async (tx) => {
      const found = await this.recalculations.list(tx, limit, after);
      const items = found.slice(0, limit).map(toAnswer);
      return ok({ items, ...cursorBehind(found, items, (last) => ({ createdAt: last.createdAt, id: last.recalculationId })) });
    });
  }

  async lines({ recalculationId, unitId, limit, cursor }: RpcRequest<typeof listRecalculationLines>, actor: Actor): Promise<Result<RpcReply<typeof listRecalculationLines>, Refusal>> {
    const after = cursor === undefined ? null : readCursor(cursor, position);
    if (cursor !== undefined && after === null) return err(refusal('CURSOR_INVALID'));
    return this.#read(actor, async (tx) => {
      if (!(await this.recalculations.find(tx, recalculationId))) return err(refusal('RECALCULATION_NOT_FOUND', { recalculationId }));
      const found = await this.recalculations.linesAfter(tx, recalculationId, { after, unitId: unitId ?? null, state: null, limit: limit + 1 });
      const shownLines = found.slice(0, limit);
      return ok({ items: shownLines.map(toItem), ...cursorBehind(found, shownLines, (last) => ({ unitId: last.unitId, dossierId: last.dossierId })) });
    });
  }

  async #read<T>(actor: Actor, read: (tx: EntityManager) => Promise<Result<T, Refusal>>): Promise<Result<T, Refusal>> {
    const rights = await this.findRights.of(actor);
    const scope = readScope(rights);
    if (scope.kind !== 'installation') return err(refusal('FORBIDDEN'));
    return withScope(this.dataSource, scope, read, { actor: rights.accountId });
  }
}

const shown = ({ at, on }: { readonly at: Date; readonly on: LocalDate }) => ({ at: formatOffsetTime(at), on });

function toItem({ dossierId, code, unitId, state, before, after }: ShownLine) {
  return { dossierId, code, competentUnitId: unitId, state, before: shown(before), after: after && shown(after) };
}
