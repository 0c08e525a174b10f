import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  applyProcedureMove, cancelProcedureMove, previewProcedureMove, refusal, takeBackProcedureMove, type Actor, type ProcedureMove, type Refusal, type RpcRequest,
} from '@haicap/contracts';
import { err, localDateOf, ok, type Result } from '@haicap/kernel';
import { Installation } from '../installation.js';
import { FindProcedures } from '../procedure/find-procedures.js';
import { MaintainCatalogue, type Maintained } from '../procedure-draft/maintain-catalogue.js';
import { allowedActions, NO_LINES, statusAfter, type MoveAction } from './procedure-move.js';
import { ProcedureMoveStore, type Move } from './procedure-move.store.js';
import { answerOf } from './show-moves.js';

const CONTRACTS = { apply: applyProcedureMove, 'take-back': takeBackProcedureMove, cancel: cancelProcedureMove } as const;
type Outcome = Promise<Result<ProcedureMove, Refusal>>;

/** Orders of the province: look at a move, carry it out, take it back, drop it. The work itself is done by the worker in portions. */
@Injectable()
export class OrderMove {
  constructor(
    private readonly maintain: MaintainCatalogue,
    private readonly moves: ProcedureMoveStore,
    private readonly procedures: FindProcedures,
    private readonly installation: Installation,
  ) {}

  async preview(request: RpcRequest<typeof previewProcedureMove>, actor: Actor, idempotencyKey: string): Outcome {
    return this.#run({
      contract: previewProcedureMove, request, actor, idempotencyKey,
      change: async (tx, by) => {
        const refused = await this.#whyNot(tx, request);
        if (refused) return err(refused);
        const at = this.installation.clock.now();
        const { code, fromVersion, toVersion, reason } = request;
        const move: Move = {
          moveId: this.installation.ids.next(), version: 1, status: 'previewing', code, fromVersion, toVersion, reason, afterDossier: null, examined: 0, tally: NO_LINES,
          createdAt: at, createdBy: by, changedAt: at, changedBy: by,
        };
        await this.moves.insert(tx, move);
        return done(move, 'preview');
      },
    });
  }

  async act(action: MoveAction, request: { readonly moveId: string; readonly expectedVersion: number }, actor: Actor, idempotencyKey: string): Outcome {
    return this.#run({
      contract: CONTRACTS[action], request, actor, idempotencyKey,
      change: async (tx, by) => {
        const move = await this.moves.find(tx, request.moveId, { lock: true });
        if (!move) return err(refusal('PROCEDURE_MOVE_NOT_FOUND'));
        if (move.version !== request.expectedVersion) return err(refusal('PROCEDURE_MOVE_STALE', { currentVersion: move.version }));
        const status = statusAfter(move.status, action);
        if (!status) return err(refusal('PROCEDURE_MOVE_STATE_FORBIDS', { status: move.status, allowedActions: allowedActions(move.status) }));
        const other = action === 'take-back' ? await this.moves.underWay(tx, move.code) : null;
        if (other) return err(refusal('PROCEDURE_MOVE_UNDER_WAY', { moveId: other.moveId }));
        const changed = { ...move, status, version: move.version + 1, changedAt: this.installation.clock.now(), changedBy: by };
        await this.moves.save(tx, changed);
        return done(changed, action);
      },
    });
  }

  #run(command: Omit<Parameters<MaintainCatalogue['run']>[0], 'answerAgain' | 'change'> & { readonly change: (tx: EntityManager, by: string) => Promise<Result<Maintained<ProcedureMove>, Refusal>> }): Outcome {
    return this.maintain.run<ProcedureMove>({
      ...command,
      // A move goes on by itself, so the same order again is told how far it is now.
      answerAgain: async (tx, { aggregateId }) => {
        const move = await this.moves.find(tx, aggregateId);
        if (!move) throw new Error(`the move ${aggregateId} is gone`);
        return answerOf(move);
      },
    });
  }

  async #whyNot(tx: EntityManager, { code, fromVersion, toVersion }: RpcRequest<typeof previewProcedureMove>): Promise<Refusal | null> {
    const versions = (await this.procedures.versions(tx, [code])).get(code) ?? [];
    const [from, to] = [fromVersion, toVersion].map((wanted) => versions.find(({ version }) => version === wanted));
    if (!from || !to || from === to) return refusal('PROCEDURE_NOT_FOUND', { code, fromVersion, toVersion });
    const today = localDateOf(this.installation.clock.now());
    if (to.validFrom > today) return refusal('PROCEDURE_NOT_IN_FORCE', { procedureCode: code, on: today, validFrom: to.validFrom });
    const other = await this.moves.underWay(tx, code);
    return other && refusal('PROCEDURE_MOVE_UNDER_WAY', { moveId: other.moveId });
  }
}

function done(move: Move, action: string): Result<Maintained<ProcedureMove>, Refusal> {
  const { code, fromVersion, toVersion } = move;
  const audit = { action, objectType: 'procedure-move', detail: { code, fromVersion, toVersion } };
  return ok({ answer: answerOf(move), id: move.moveId, version: move.version, audit });
}
