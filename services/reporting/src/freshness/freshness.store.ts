import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { FigureState, Slot } from './figure-state.js';

const COLUMNS = `applied_events AS "appliedEvents", name_events AS "nameEvents", computed_at AS "computedAt",
  live_slot AS "liveSlot", building_slot AS "buildingSlot", summed_slot AS "summedSlot", taken_events AS "takenEvents"`;

interface StateRow {
  readonly appliedEvents: string;
  readonly nameEvents: string;
  readonly computedAt: Date;
  readonly liveSlot: Slot;
  readonly buildingSlot: Slot | null;
  readonly summedSlot: Slot | null;
  readonly takenEvents: string;
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

  /** A slot is filled beside the live one from now on, also with what happens meanwhile. */
  async build(tx: EntityManager, slot: Slot): Promise<void> {
    await tx.query('UPDATE figure_state SET building_slot = $1, summed_slot = NULL, passed_over = 0', [slot]);
  }

  /** The slot beside is left alone from now on: whoever sums it up is alone with it. */
  async setAside(tx: EntityManager): Promise<void> {
    await tx.query('UPDATE figure_state SET building_slot = NULL');
  }

  /** The slot beside has all its sums, and takes in again what happens. */
  async summedUp(tx: EntityManager, slot: Slot): Promise<void> {
    await tx.query('UPDATE figure_state SET summed_slot = $1', [slot]);
  }

  /** Facts that the slot beside took, and those it could not take yet; a process of the release before heeds the second alone. */
  async tookIn(tx: EntityManager, { facts, passedOver }: { readonly facts: number; readonly passedOver: number }): Promise<void> {
    await tx.query('UPDATE figure_state SET taken_events = taken_events + $1, passed_over = passed_over + $2', [facts, passedOver]);
  }

  /** Makes the slot beside the live one. */
  async swap(tx: EntityManager): Promise<void> {
    await tx.query('UPDATE figure_state SET live_slot = summed_slot, summed_slot = NULL');
  }
}

function one([row]: StateRow[]): FigureState {
  if (row === undefined) throw new Error('figure_state has no row');
  return { ...row, appliedEvents: Number(row.appliedEvents), nameEvents: Number(row.nameEvents), takenEvents: Number(row.takenEvents) };
}
