import type { Client } from './client.ts';
import type { Desk } from './desks.ts';

// So far ahead that no appointment of this run is computed anew.
const DAYS_AHEAD = 400;
const DECISION = '125/QĐ-UBND';
const MORNING = [[420, 690], [450, 720]] as const;
const AFTERNOON = [[810, 1020], [810, 1020]] as const;

/** Hours and closures of the desks' units, one change at a time, so that the copies of the calendar have something to differ in. */
export class CalendarKeeper {
  changes = 0;
  private turns = 0;
  private readonly client: Client;
  private readonly desks: readonly Desk[];

  constructor(client: Client, desks: readonly Desk[]) {
    this.client = client;
    this.desks = desks;
  }

  /** Nobody is promised anything by it: owner and copy are compared as they are in the end, so nothing of it is written down. */
  async turn(): Promise<void> {
    const turn = this.turns;
    this.turns += 1;
    const desk = this.desks[turn % this.desks.length];
    if (desk === undefined) return;
    const day = dayAhead(DAYS_AHEAD + turn);
    const closure = { fromDay: day, toDay: day, decision: DECISION, reason: 'Nghỉ khắc phục hậu quả bão.' };
    const hours = { expectedVersion: 0, validFrom: day, morning: MORNING[turn % 2], afternoon: AFTERNOON[turn % 2], decision: DECISION };
    const path = `/api/v1/units/${desk.unitId}`;
    const isFirstRound = turn < this.desks.length;
    const done = turn % 2 === 0 && isFirstRound
      ? await this.client.write(desk.accounts.chair, `${path}/service-hours`, `hours-${turn}`, hours)
      : await this.client.write(desk.accounts.chair, `${path}/closures`, `closure-${turn}`, closure);
    if (done) this.changes += 1;
  }
}

function dayAhead(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
