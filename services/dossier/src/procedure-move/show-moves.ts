import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { refusal, type Actor, type ProcedureMove, type Refusal, type RpcReply, type RpcRequest, type listProcedureMoveLines, type listProcedureMoves } from '@haicap/contracts';
import { err, formatOffsetTime, ok, type Result } from '@haicap/kernel';
import { cursorBehind, readCursor } from '../cursor.js';
import { MaintainCatalogue } from '../procedure-draft/maintain-catalogue.js';
import { allowedActions } from './procedure-move.js';
import { ProcedureMoveStore, type Move } from './procedure-move.store.js';

const position = z.strictObject({ id: z.uuid() });

/** Moves as they leave the service, and what may be read of them. */
@Injectable()
export class ShowMoves {
  constructor(private readonly maintain: MaintainCatalogue, private readonly moves: ProcedureMoveStore) {}

  async lookUp(moveId: string, actor: Actor): Promise<Result<ProcedureMove, Refusal>> {
    return this.maintain.read(actor, async (tx) => {
      const move = await this.moves.find(tx, moveId);
      return move ? ok(answerOf(move)) : err(refusal('PROCEDURE_MOVE_NOT_FOUND'));
    });
  }

  async list(request: RpcRequest<typeof listProcedureMoves>, actor: Actor): Promise<Result<RpcReply<typeof listProcedureMoves>, Refusal>> {
    const after = request.cursor === undefined ? { id: null } : readCursor(request.cursor, position);
    if (!after) return err(refusal('CURSOR_INVALID'));
    return this.maintain.read(actor, async (tx) => {
      const found = await this.moves.page(tx, { beforeId: after.id, limit: request.limit + 1 });
      const items = found.slice(0, request.limit).map(answerOf);
      return ok({ items, ...cursorBehind(found, items, ({ moveId: id }) => ({ id })) });
    });
  }

  async lines(request: RpcRequest<typeof listProcedureMoveLines>, actor: Actor): Promise<Result<RpcReply<typeof listProcedureMoveLines>, Refusal>> {
    const { moveId, state, limit } = request;
    const after = request.cursor === undefined ? { id: null } : readCursor(request.cursor, position);
    if (!after) return err(refusal('CURSOR_INVALID'));
    return this.maintain.read(actor, async (tx) => {
      if (!(await this.moves.find(tx, moveId))) return err(refusal('PROCEDURE_MOVE_NOT_FOUND'));
      const found = await this.moves.linePage(tx, { moveId, state, afterId: after.id, limit: limit + 1 });
      const items = found.slice(0, limit);
      return ok({ items, ...cursorBehind(found, items, ({ dossierId: id }) => ({ id })) });
    });
  }
}

export function answerOf({ moveId, version, status, code, fromVersion, toVersion, reason, examined, tally, createdAt, createdBy, changedAt }: Move): ProcedureMove {
  return {
    moveId, version, status, code, fromVersion, toVersion, reason,
    counts: {
      examined, movable: tally.movable + tally.moved + tally.skipped + tally['taken-back'] + tally['kept-moved'], notMovable: tally['not-movable'],
      withMissingComponents: tally.missing, moved: tally.moved, skipped: tally.skipped, takenBack: tally['taken-back'], keptMoved: tally['kept-moved'],
    },
    createdAt: formatOffsetTime(createdAt), createdBy, changedAt: formatOffsetTime(changedAt), allowedActions: [...allowedActions(status)],
  };
}
