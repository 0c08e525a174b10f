import { appendFileSync } from 'node:fs';

export type Attempt = {
  proc: string;
  op: string;
  account: string;
  key?: string;
  /** SHA-256 of the body sent. */
  body?: string;
  dossierId?: string;
  ifVersion?: number;
};
export type Outcome =
  | { type: 'ok'; http: number; dossierId?: string; code?: string; version?: number; status?: string; secret?: string }
  | { type: 'fail'; http: number; code: string }
  | { type: 'info'; http: number | null; reason: string };

/** What was tried and what came of it, written before an attempt is sent and after it was answered (docs/adr/0018). */
export class History {
  readonly file: string;
  private readonly beganAtMs = performance.now();
  private lastId = 0;

  constructor(file: string, start: { origin: string; asOf: string }) {
    this.file = file;
    this.write({ type: 'start', ...start });
  }

  invoke(attempt: Attempt): number {
    this.lastId += 1;
    this.write({ type: 'invoke', id: this.lastId, ...attempt });
    return this.lastId;
  }

  settle(id: number, outcome: Outcome): void {
    const { type, ...rest } = outcome;
    this.write({ type, id, ...rest });
  }

  fault(fault: { name: string; target: string; from: number; until: number }): void {
    this.write({ type: 'fault', ...fault });
  }

  /** Milliseconds since the start. */
  nowMs(): number {
    return Math.round(performance.now() - this.beganAtMs);
  }

  private write(line: Record<string, unknown>): void {
    appendFileSync(this.file, `${JSON.stringify({ t: this.nowMs(), ...line })}\n`);
  }
}
