import type { ErrorCode } from '@haicap/contracts';
import type { Logger } from '@haicap/service-kit';

/** So many pairs of code and route are told apart in a minute; who tries everything fills neither memory nor log. */
const PAIRS_MAX = 200;
const PAIRS_TOLD_MAX = 20;

/**
 * Counts what was refused, by code and route, so that somebody who tries what schemas, limits and rules forbid leaves a trace: a line a
 * minute, with numbers and nothing of what was sent.
 */
export class RefusalCount {
  readonly #counts = new Map<string, { readonly code: ErrorCode; readonly route: string; times: number }>();
  #others = 0;

  constructor(private readonly logger: Pick<Logger, 'info'>) {}

  note(code: ErrorCode, route: string): void {
    const key = `${code} ${route}`;
    const known = this.#counts.get(key);
    if (known !== undefined) known.times += 1;
    else if (this.#counts.size < PAIRS_MAX) this.#counts.set(key, { code, route, times: 1 });
    else this.#others += 1;
  }

  /** Writes the line, when there is something to tell, and begins anew. */
  tell(): void {
    if (this.#counts.size === 0) return;
    const ordered = [...this.#counts.values()].toSorted((one, other) => other.times - one.times);
    const [refused, rest] = [ordered.slice(0, PAIRS_TOLD_MAX), ordered.slice(PAIRS_TOLD_MAX)];
    this.logger.info({ refused, others: rest.reduce((sum, { times }) => sum + times, this.#others) }, 'requests were refused');
    this.#counts.clear();
    this.#others = 0;
  }
}
