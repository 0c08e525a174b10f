import type { Outcome } from '../workload/history.ts';

/** R11: "not now", and "no room". */
const CLEAR: readonly number[] = [503, 507];

/** What was answered while something was away, by status and code; only what was no certain answer counts. */
export class Answers {
  private readonly counts = new Map<string, { http: number | null; times: number }>();

  add(outcome: Outcome): void {
    if (outcome.type !== 'info') return;
    const name = `${outcome.http ?? 'no answer'} ${outcome.reason}`.trim();
    this.counts.set(name, { http: outcome.http, times: (this.counts.get(name)?.times ?? 0) + 1 });
  }

  told(): string {
    return [...this.counts].map(([name, { times }]) => `${name} × ${times}`).join(', ') || 'nothing but certain answers';
  }

  /** Undefined when people were told clearly: 503 or 507 at least once, and no other failure of a server. */
  complaint(): string | undefined {
    const seen = [...this.counts.values()].map(({ http }) => http);
    if (!seen.some((http) => http !== null && CLEAR.includes(http))) return `nobody was told 503 or 507: ${this.told()}`;
    const unclear = seen.some((http) => http === null || (http >= 500 && !CLEAR.includes(http)));
    return unclear ? `not everybody was told 503 or 507: ${this.told()}` : undefined;
  }
}
