import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { FigureState, Slot } from './figure-state.js';

const COLUMNS = `applied_events AS "appliedEvents", name_events AS "nameEvents", computed_at AS "computedAt",
  live_slot AS "liveSlot", building_slot AS "buildingSlot", passed_over AS "passedOver"`;

interface StateRow {
  readonly appliedEvents: string;
  readonly nameEvents: string;
  readonly computedAt: Date;
  readonly liveSlot: Slot;
  readonly buildingSlot: Slot | null;
  readonly passedOver: string;
}

/** The one row that says which slot is live and how far it is. Whoever changes figures holds its lock. */
@Injectable()
export class FreshnessStore {
  /** Counts events and takes the lock. `computed_at` never goes back, whatever the clocks of two processes say. */
  async advance(tx: EntityManager, counted: { readonly events: number; readonly names: number }, at: Date): Promise<FigureState> {
    return one(await tx.query(
      `WITH moved AS (
         UPDATE figure_state SET applied_events = applied_events + $1, name_events = name_events + $2, computed_at = greatest(computed_at, $3)
         RETURNING *
       ) SELECT ${COLUMNS} FROM moved`,
      [counted.events, counted.names, at],
    ));
  }

  async lock(tx: EntityManager): Promise<FigureState> {
    return one(await tx.query(`SELECT ${COLUMNS} FROM figure_state FOR UPDATE`));
  }

  async read(tx: EntityManager): Promise<FigureState> {
    return one(await tx.query(`SELECT ${COLUMNS} FROM figure_state`));
  }

  /** A slot is filled beside the live one from now on. */
  async build(tx: EntityManager, slot: Slot): Promise<void> {
    await tx.query('UPDATE figure_state SET building_slot = $1, passed_over = 0', [slot]);
  }

  /** Facts that the slot beside could not take yet; the rebuild has to look again. */
  async passOver(tx: EntityManager, facts: number): Promise<void> {
    await tx.query('UPDATE figure_state SET passed_over = passed_over + $1', [facts]);
  }

  /** Makes the slot beside the live one. */
  async swap(tx: EntityManager): Promise<void> {
    await tx.query('UPDATE figure_state SET live_slot = building_slot, building_slot = NULL');
  }
}

function one([row]: StateRow[]): FigureState {
  if (row === undefined) throw new Error('figure_state has no row');
  return { ...row, appliedEvents: Number(row.appliedEvents), nameEvents: Number(row.nameEvents), passedOver: Number(row.passedOver) };
}
