import type { Client } from './client.ts';
import type { Desk } from './desks.ts';

// So far ahead that no appointment of this run is computed anew.
const DAYS_AHEAD = 400;
const DECISION = '125/QĐ-UBND';
// By turns, so that a later setting differs from the one whose period it ends.
const MORNINGS = [[420, 690], [450, 720]] as const;
const AFTERNOON = [810, 1020] as const;

/** Hours and closures of the desks' units, one change at a time, so that the copies of the calendar have something to differ in. */
export class CalendarKeeper {
  hours = 0;
  closures = 0;
  private turns = 0;
  private readonly client: Client;
  private readonly desks: readonly Desk[];
  private readonly versions = new Map<string, number>();
  /** What was set and not answered yet, by unit. Whether it was done nobody knows before the same is answered. */
  private readonly unanswered = new Map<string, { readonly key: string; readonly body: object }>();

  constructor(client: Client, desks: readonly Desk[]) {
    this.client = client;
    this.desks = desks;
  }

  /** Nobody is promised anything by it: owner and copy are compared as they are in the end, so nothing of it is written down. */
  async turn(): Promise<void> {
    const turn = this.turns;
    this.turns += 1;
    const desk = this.desks[Math.floor(turn / 2) % this.desks.length];
    if (desk === undefined) return;
    await (turn % 2 === 0 ? this.setHours(desk, turn) : this.close(desk, turn));
  }

  private async setHours({ unitId, accounts }: Desk, turn: number): Promise<void> {
    const expectedVersion = this.versions.get(unitId) ?? 0;
    const { key, body } = this.unanswered.get(unitId) ?? {
      key: `hours-${turn}`, body: { expectedVersion, validFrom: dayAhead(DAYS_AHEAD + turn), morning: MORNINGS[expectedVersion % 2], afternoon: AFTERNOON, decision: DECISION },
    };
    this.unanswered.set(unitId, { key, body });
    if (!(await this.client.write(accounts.chair, `/api/v1/units/${unitId}/service-hours`, key, body))) return;
    this.unanswered.delete(unitId);
    this.versions.set(unitId, expectedVersion + 1);
    this.hours += 1;
  }

  private async close({ unitId, accounts }: Desk, turn: number): Promise<void> {
    const day = dayAhead(DAYS_AHEAD + turn);
    const body = { fromDay: day, toDay: day, decision: DECISION, reason: 'Nghỉ khắc phục hậu quả bão.' };
    if (await this.client.write(accounts.chair, `/api/v1/units/${unitId}/closures`, `closure-${turn}`, body)) this.closures += 1;
  }
}

function dayAhead(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
