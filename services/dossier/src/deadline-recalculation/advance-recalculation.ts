import { formatOffsetTime } from '@haicap/kernel';
import { appendAudit } from '@haicap/outbox';
import { withScope } from '@haicap/service-kit';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { OpenCalendarChange } from '../calendar-mirror/open-calendar-change.js';
import type { Dossier, Due } from '../dossier/dossier.js';
import { FindOpenDossiers } from '../dossier/find-open-dossiers.js';
import { RecordChange } from '../dossier/record-change.js';
import { Installation } from '../installation.js';
import { ProposeRecalculation } from './propose-recalculation.js';
import { asShown, PROPOSER, type Promised } from './recalculation.js';
import { RecomputeDossiers } from './recompute-dossiers.js';
import { RecalculationStore, type KeptRecalculation, type Line } from './recalculation.store.js';

// A portion of a preview only reads dossiers; one that applies locks and writes them, so it stays short.
const PREVIEW_PORTION = 500;
const APPLY_PORTION = 100;

interface Moved {
  readonly dossier: Dossier;
  readonly due: Due;
}

/** Walks a recalculation a portion further, one transaction each: a process that dies leaves it where the last one ended. */
@Injectable()
export class AdvanceRecalculation {
  constructor(
    private readonly dataSource: DataSource,
    private readonly recalculations: RecalculationStore,
    private readonly open: FindOpenDossiers,
    private readonly computing: RecomputeDossiers,
    private readonly proposing: ProposeRecalculation,
    private readonly changes: OpenCalendarChange,
    private readonly record: RecordChange,
    private readonly installation: Installation,
  ) {}

  /** True when there is more to do at once. */
  async run(): Promise<boolean> {
    const isMore = await withScope(this.dataSource, { kind: 'installation' }, (tx) => this.#portion(tx), { actor: 'service:dossier' });
    if (isMore) this.installation.wakeRelay();
    return isMore;
  }

  async #portion(tx: EntityManager): Promise<boolean> {
    const kept = await this.recalculations.takeUnderWay(tx);
    if (!kept) return this.proposing.run(tx);
    // What was shown rests on a calendar that does not hold any more; whoever wants it is shown it anew. Another commune's closure leaves a unit's as it is.
    if ((await this.changes.changedAt(tx, kept.unitId)) > kept.calendarRevision) return this.#end(tx, kept, 'superseded');
    if (kept.status === 'ready') return false;
    return kept.status === 'previewing' ? this.#preview(tx, kept) : this.#apply(tx, kept);
  }

  async #preview(tx: EntityManager, kept: KeptRecalculation): Promise<boolean> {
    const found = await this.open.after(tx, kept.after, kept.unitId, PREVIEW_PORTION);
    const last = found.at(-1);
    if (!last) return this.#shown(tx, kept);
    const lines = (await this.computing.run(tx, found)).flatMap(({ dossier, promised }) => lineOf(dossier, promised?.due ?? null));
    await this.recalculations.insertLines(tx, kept.recalculationId, lines);
    const count = (state: Line['state']) => lines.filter((line) => line.state === state).length;
    await this.recalculations.save(tx, {
      ...kept, examined: kept.examined + found.length, toMove: kept.toMove + count('to-move'), notComputable: kept.notComputable + count('not-computable'),
      after: { unitId: last.dossier.receipt.competentUnitId, dossierId: last.dossier.receipt.dossierId },
    });
    return true;
  }

  /** Nobody has to decide about a closure or hours that move nothing, and the next change does not wait for it. */
  async #shown(tx: EntityManager, kept: KeptRecalculation): Promise<boolean> {
    if (kept.createdBy === PROPOSER && (kept.unitId !== null || kept.reasonCode === 'service-hours') && kept.toMove + kept.notComputable === 0) {
      await this.changes.followed(tx, kept.unitId, kept.calendarRevision);
      await this.#end(tx, { ...kept, appliedAt: formatOffsetTime(this.installation.clock.now()) }, 'applied');
      return true;
    }
    await this.recalculations.save(tx, { ...kept, version: kept.version + 1, status: 'ready', after: null });
    return false;
  }

  async #apply(tx: EntityManager, kept: KeptRecalculation): Promise<boolean> {
    const lines = await this.recalculations.linesAfter(tx, kept.recalculationId, { after: kept.after, unitId: null, state: 'to-move', limit: APPLY_PORTION });
    const last = lines.at(-1);
    if (!last) {
      await this.changes.followed(tx, kept.unitId, kept.calendarRevision);
      return this.#end(tx, kept, 'applied');
    }
    const recomputed = await this.computing.run(tx, await this.open.lock(tx, lines.map(({ dossierId }) => dossierId)));
    const moved = new Map<string, Moved>();
    for (const { dossier, promised } of recomputed) {
      const line = lines.find(({ dossierId }) => dossierId === dossier.receipt.dossierId);
      if (promised === null || line === undefined) continue;
      const { due, clockStartsAt } = asShown(dossier, promised, line);
      if (due !== dossier.due && await this.#move(tx, kept, dossier, { due, clockStartsAt })) moved.set(dossier.receipt.dossierId, { dossier, due });
    }
    await this.recalculations.settleLines(tx, kept.recalculationId, lines.map((line) => settled(line, moved.get(line.dossierId))));
    await this.recalculations.save(tx, {
      ...kept, moved: kept.moved + moved.size, unchanged: kept.unchanged + lines.length - moved.size, after: { unitId: last.unitId, dossierId: last.dossierId },
    });
    return true;
  }

  async #move(tx: EntityManager, { recalculationId, reasonCode, document, appliedBy, createdBy }: KeptRecalculation, dossier: Dossier, promised: Promised): Promise<boolean> {
    const event = { type: 'deadline-recalculated', at: this.installation.clock.now(), recalculationId, reasonCode, document, ...promised } as const;
    return (await this.record.run(tx, dossier, event, { accountId: appliedBy ?? createdBy, note: undefined, onBehalfOf: null })) !== null;
  }

  async #end(tx: EntityManager, kept: KeptRecalculation, status: 'applied' | 'superseded'): Promise<boolean> {
    await this.recalculations.save(tx, { ...kept, version: kept.version + 1, status, after: null });
    const { examined, moved, unchanged, notComputable, document, appliedBy } = kept;
    const action = status === 'applied' ? 'finish' : 'supersede';
    await appendAudit(tx, [{ action, objectType: 'deadline-recalculation', objectId: kept.recalculationId, detail: { document, examined, moved, unchanged, notComputable } }], {
      actor: appliedBy ?? 'service:dossier', clock: this.installation.clock,
    });
    // What was superseded may be prepared anew at once.
    return status === 'superseded';
  }
}

/** A line of the preview; an appointment that stays has none. */
function lineOf({ receipt, due: { at, on } }: Dossier, due: Due | null): Line[] {
  if (at === null || on === null) return [];
  const line = { unitId: receipt.competentUnitId, dossierId: receipt.dossierId, before: { at, on } };
  if (due === null) return [{ ...line, state: 'not-computable', after: null }];
  return due.at === null || due.on === null || due.at.getTime() === at.getTime() ? [] : [{ ...line, state: 'to-move', after: { at: due.at, on: due.on } }];
}

function settled(line: Line, moved: Moved | undefined): Line {
  const before = moved?.dossier.due;
  if (!moved || !before || before.at === null || before.on === null || moved.due.at === null || moved.due.on === null) return { ...line, state: 'unchanged' };
  return { ...line, state: 'moved', before: { at: before.at, on: before.on }, after: { at: moved.due.at, on: moved.due.on } };
}
