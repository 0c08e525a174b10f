import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { refusal, type Actor, type ProcedureMove, type Refusal, type RpcReply, type RpcRequest, type listProcedureMoveLines, type listProcedureMoves } from '@haicap/contracts';
import { err, formatOffsetTime, ok, type Result } from '@haicap/kernel';
import { cursorBehind, readCursor } from '../cursor.js';
import { MaintainCatalogue } from '../procedure-draft/maintain-catalogue.js';
import { allowedActions } from './procedure-move.js';
import { ProcedureMoveStore, type LineState, type Move, type StateCount } from './procedure-move.store.js';

const position = z.strictObject({ id: z.uuid() });

/** Moves as they leave the service, and what may be read of them. */
@Injectable()
export class ShowMoves {
  constructor(private readonly maintain: MaintainCatalogue, private readonly moves: ProcedureMoveStore) {}

  async show(tx: EntityManager, moves: readonly Move[]): Promise<ProcedureMove[]> {
    const counts = await this.moves.counts(tx, moves.map(({ moveId }) => moveId));
    return moves.map((move) => answerOf(move, counts.get(move.moveId) ?? []));
  }

  async one(tx: EntityManager, move: Move): Promise<ProcedureMove> {
    const [shown] = await this.show(tx, [move]);
    if (!shown) throw new Error('a move was not shown');
    return shown;
  }

  async lookUp(moveId: string, actor: Actor): Promise<Result<ProcedureMove, Refusal>> {
    return this.maintain.read(actor, async (tx) => {
      const move = await this.moves.find(tx, moveId);
      return move ? ok(await this.one(tx, move)) : err(refusal('PROCEDURE_MOVE_NOT_FOUND'));
    });
  }

  async list(request: RpcRequest<typeof listProcedureMoves>, actor: Actor): Promise<Result<RpcReply<typeof listProcedureMoves>, Refusal>> {
    const after = request.cursor === undefined ? { id: null } : readCursor(request.cursor, position);
    if (!after) return err(refusal('CURSOR_INVALID'));
    return this.maintain.read(actor, async (tx) => {
      const found = await this.moves.page(tx, { beforeId: after.id, limit: request.limit + 1 });
      const items = await this.show(tx, found.slice(0, request.limit));
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

function answerOf({ moveId, version, status, code, fromVersion, toVersion, reason, examined, createdAt, createdBy, changedAt }: Move, counted: readonly StateCount[]): ProcedureMove {
  const lines = (state: LineState) => counted.find((one) => one.state === state)?.lines ?? 0;
  const notMovable = lines('not-movable');
  return {
    moveId, version, status, code, fromVersion, toVersion, reason,
    counts: {
      examined, movable: counted.reduce((sum, one) => sum + one.lines, 0) - notMovable, notMovable,
      withMissingComponents: counted.reduce((sum, one) => sum + one.missing, 0),
      moved: lines('moved'), skipped: lines('skipped'), takenBack: lines('taken-back'), keptMoved: lines('kept-moved'),
    },
    createdAt: formatOffsetTime(createdAt), createdBy, changedAt: formatOffsetTime(changedAt), allowedActions: [...allowedActions(status)],
  };
}
