import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { readCursor } from '../cursor.js';
import type { Dossier } from './dossier.js';
import { worklistPosition } from './list-dossiers.js';
import { WorklistStore } from './worklist.store.js';
import type { Selection } from './figure-selection.js';
import { FigureRowsStore } from './figure-rows.store.js';

const dayPosition = z.strictObject({ day: z.iso.date(), id: z.uuid() });
const idPosition = z.strictObject({ id: z.uuid() });

export interface FigureRow {
  readonly dossier: Dossier;
  readonly position: Readonly<Record<string, string>>;
}

interface Asked {
  /** Null for every unit. */
  readonly unitIds: readonly string[] | null;
  readonly procedureCode: string | null;
  readonly field: string | null;
  readonly cursor: string | undefined;
  readonly limit: number;
}

/** Reads the rows of a selection from where they lie: by the day, by the state, or by the question that is open. */
@Injectable()
export class FindFigureRows {
  constructor(
    private readonly rows: FigureRowsStore,
    private readonly worklist: WorklistStore,
  ) {}

  /** Null for a cursor of another list. */
  async run(tx: EntityManager, selection: Selection, asked: Asked): Promise<readonly FigureRow[] | null> {
    switch (selection.by) {
      case 'day': {
        const after = placeOf(asked, dayPosition);
        return after === undefined ? null : this.rows.ofDays(tx, { ...selection, ...asked, after });
      }
      case 'question': {
        const after = placeOf(asked, idPosition);
        if (after === undefined) return null;
        return (await this.rows.asked(tx, { ...asked, afterId: after?.id ?? null })).map((dossier) => ({ dossier, position: { id: dossier.receipt.dossierId } }));
      }
      case 'state':
        return this.#inState(tx, selection, asked);
      default:
        return selection satisfies never;
    }
  }

  async #inState(tx: EntityManager, { filter, isReceived, ended }: Selection & { readonly by: 'state' }, asked: Asked): Promise<readonly FigureRow[] | null> {
    const after = placeOf(asked, worklistPosition);
    if (after === undefined) return null;
    const found = await this.worklist.page(tx, {
      ...filter, unitIds: null, competentUnitId: undefined, assigneeId: undefined, competentUnitIds: asked.unitIds ?? undefined,
      procedureCode: asked.procedureCode ?? undefined, field: asked.field ?? undefined, isReceived: isReceived ?? undefined, ended, after, limit: asked.limit,
    });
    return found.map(({ dossier, position }) => ({ dossier, position: { ...position } }));
  }
}

/** Behind what a page begins: null at the first page, undefined for a cursor that is none of this list. */
function placeOf<T>({ cursor }: Asked, schema: z.ZodType<T>): T | null | undefined {
  return cursor === undefined ? null : readCursor(cursor, schema) ?? undefined;
}
