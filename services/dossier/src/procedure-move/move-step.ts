import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { FeeRule, Procedure } from '@haicap/contracts';
import { localDateOf, type LocalDate } from '@haicap/kernel';
import { withScope } from '@haicap/service-kit';
import type { Dossier } from '../dossier/dossier.js';
import { FindDossier } from '../dossier/find-dossier.js';
import { RecordChange } from '../dossier/record-change.js';
import { FindFeeRules } from '../fee-rule/find-fee-rules.js';
import { isPayable } from '../fee/procedure-fees.js';
import { Installation } from '../installation.js';
import { FindMoney } from '../payment/find-money.js';
import { FindProcedures } from '../procedure/find-procedures.js';
import { effectOf, moveTo, tallied, type Effect, type Line, type LineState, type Standing } from './procedure-move.js';
import { ProcedureMoveStore, type Move } from './procedure-move.store.js';

/** How many dossiers one transaction looks at, and how many it changes. */
export interface Portions {
  readonly examined: number;
  readonly changed: number;
}
const PORTIONS: Portions = { examined: 500, changed: 100 };

interface Way {
  readonly from: Procedure;
  readonly to: Procedure;
  readonly takenBack: boolean;
  /** Where a line waits, where it comes to, and where it comes to when the dossier has gone on meanwhile. */
  readonly states: { readonly waiting: LineState; readonly done: LineState; readonly passed: LineState };
}

/** Does one portion of a move, in one transaction. What was interrupted goes on with the next portion. */
@Injectable()
export class MoveStep {
  constructor(
    private readonly dataSource: DataSource,
    private readonly moves: ProcedureMoveStore,
    private readonly procedures: FindProcedures,
    private readonly dossiers: FindDossier,
    private readonly record: RecordChange,
    private readonly feeRules: FindFeeRules,
    private readonly money: FindMoney,
    private readonly installation: Installation,
  ) {}

  /** True when there is more to do. */
  async run(portions: Portions = PORTIONS): Promise<boolean> {
    const didWork = await withScope(this.dataSource, { kind: 'installation' }, (tx) => this.#portion(tx, portions), { actor: 'service:dossier' });
    if (didWork) this.installation.wakeRelay();
    return didWork;
  }

  async #portion(tx: EntityManager, portions: Portions): Promise<boolean> {
    const move = await this.moves.takeWork(tx);
    if (!move) return false;
    const [from, to] = [await this.procedures.version(tx, move.code, move.fromVersion), await this.procedures.version(tx, move.code, move.toVersion)];
    if (move.status === 'previewing') await this.#examine(tx, move, to, portions.examined);
    else if (move.status === 'applying') await this.#carryOut(tx, move, { from, to, takenBack: false, states: { waiting: 'movable', done: 'moved', passed: 'skipped' } }, portions.changed);
    else await this.#carryOut(tx, move, { from: to, to: from, takenBack: true, states: { waiting: 'moved', done: 'taken-back', passed: 'kept-moved' } }, portions.changed);
    return true;
  }

  async #examine(tx: EntityManager, move: Move, to: Procedure, limit: number): Promise<void> {
    const ids = await this.moves.openDossiers(tx, move, limit);
    // Before its money: what is paid in between leaves a version that this one does not know.
    const dossiers = await this.dossiers.many(tx, ids);
    const standing = await this.#standings(tx, ids, to);
    const lines = [];
    for (const dossier of dossiers) {
      lines.push({ dossierId: dossier.receipt.dossierId, effect: effectOf(dossier, await standing(dossier), to) });
    }
    if (lines.length > 0) await this.moves.insertLines(tx, move.moveId, lines);
    const tally = lines.reduce((counts, { effect }) => tallied(counts, null, lineOf(effect.reason === null ? 'movable' : 'not-movable', effect)), move.tally);
    const isDone = ids.length < limit;
    await this.#save(tx, { ...move, tally, examined: move.examined + ids.length, afterDossier: ids.at(-1) ?? move.afterDossier, status: isDone ? 'ready' : move.status }, isDone);
  }

  async #carryOut(tx: EntityManager, move: Move, way: Way, limit: number): Promise<void> {
    const waiting = await this.moves.linesIn(tx, move.moveId, way.states.waiting, limit);
    const wasMissing = new Map(waiting.map(({ dossierId, isMissing }) => [dossierId, isMissing]));
    const ids = [...wasMissing.keys()];
    let { tally } = move;
    const dossiers = await this.dossiers.many(tx, ids);
    const standing = await this.#standings(tx, ids, way.to);
    if (dossiers.length < ids.length) throw new Error(`of ${ids.length} dossiers of a move ${ids.length - dossiers.length} are gone`);
    for (const dossier of dossiers) {
      const { dossierId } = dossier.receipt;
      const stands = await standing(dossier);
      const effect = effectNow(dossier, stands, way);
      const isMoved = effect.reason === null && (await this.#moveOne(tx, dossier, move, { ...way, payable: stands.payable }));
      const { done, passed } = way.states;
      const state = isMoved ? done : passed;
      await this.moves.setLine(tx, { moveId: move.moveId, dossierId, state, effect: effect.reason === null && !isMoved ? { ...effect, reason: 'changed' } : effect });
      tally = tallied(tally, { state: way.states.waiting, isMissing: wasMissing.get(dossierId) === true }, lineOf(state, effect));
    }
    const isDone = ids.length < limit;
    const after = way.takenBack ? 'taken-back' : 'applied';
    await this.#save(tx, { ...move, tally, status: isDone ? after : move.status }, isDone);
  }

  async #standings(tx: EntityManager, ids: readonly string[], to: Procedure): Promise<(dossier: Dossier) => Promise<Standing>> {
    const handedIn = await this.moves.handedIn(tx, ids);
    const withMoney = await this.money.withMoney(tx, ids);
    const rulesOn = new Map<LocalDate, readonly FeeRule[]>();
    const payableOn = new Map<string, boolean>();
    return async ({ receipt: { dossierId, submittedAt, caseCode } }) => {
      const filedOn = localDateOf(submittedAt);
      const rules = rulesOn.get(filedOn) ?? await this.feeRules.movedBy(tx, filedOn);
      rulesOn.set(filedOn, rules);
      const filed = `${filedOn}/${caseCode ?? ''}`;
      const payable = payableOn.get(filed) ?? isPayable(to, rules, filedOn, caseCode);
      payableOn.set(filed, payable);
      return { handedIn: handedIn.get(dossierId) ?? [], hasMoney: withMoney.has(dossierId), payable };
    };
  }

  // False when somebody changed the dossier between the look and the change: it is skipped and said so, never overwritten.
  async #moveOne(tx: EntityManager, dossier: Dossier, { moveId, changedBy }: Move, { from, to, takenBack, payable }: Way & { readonly payable: boolean }): Promise<boolean> {
    const change = moveTo(to, { from, dossier, moveId, takenBack, at: this.installation.clock.now(), payable });
    return (await this.record.run(tx, dossier, change, { accountId: changedBy, onBehalfOf: null, note: undefined })) !== null;
  }

  // A finished stage is a new version of the move: whoever orders the next one has seen its result.
  async #save(tx: EntityManager, move: Move, isFinished: boolean): Promise<void> {
    await this.moves.save(tx, { ...move, version: move.version + (isFinished ? 1 : 0), changedAt: this.installation.clock.now() });
  }
}

function effectNow(dossier: Dossier, standing: Standing, { from, to }: Way): Effect {
  const effect = effectOf(dossier, standing, to);
  return dossier.receipt.procedureVersion === from.version ? effect : { ...effect, reason: 'changed' };
}

function lineOf(state: LineState, effect: Effect): Line {
  return { state, isMissing: effect.missing.length > 0 };
}
