/** Who was denied what, and by which code. */
export interface Denial {
  readonly account: string;
  readonly kind: string;
  readonly deed: string;
  readonly code: string;
}

export interface RepeatedDenial extends Denial {
  /** How many more there were in the minute, beyond the one that was written at once. */
  readonly times: number;
  readonly minute: string;
}

const MINUTE_MS = 60_000;
// A flood from many accounts must not fill the memory or the trail either: beyond this many of one minute all are one.
const KEYS_MAX = 500;
const GIVEN_BACK_MAX = 5_000;
const OTHERS: Denial = { account: 'others', kind: 'others', deed: 'others', code: 'FORBIDDEN' };

/** The minute of an instant, as rows of the trail name it. */
export function minuteOf(instant: Date): string {
  return new Date(Math.floor(instant.getTime() / MINUTE_MS) * MINUTE_MS).toISOString();
}

/** Counts denials by minute, so that a flood of them is a few rows of the audit trail. */
export class DenialCount {
  #minute = 0;
  #counts = new Map<string, Denial & { times: number }>();
  #over: RepeatedDenial[] = [];

  /** Counts one. Answers whether it is the first of its minute, which is to be written at once. */
  isFirst(denial: Denial, now: Date): boolean {
    this.#turn(now);
    const key = `${denial.account} ${denial.deed} ${denial.code}`;
    const known = this.#counts.get(key);
    if (known !== undefined) known.times += 1;
    else if (this.#counts.size < KEYS_MAX) this.#counts.set(key, { ...denial, times: 0 });
    else this.#countOther();
    return known === undefined && this.#counts.has(key);
  }

  /** What was repeated in minutes that are over; each is handed out once. */
  over(now: Date): RepeatedDenial[] {
    this.#turn(now);
    return this.#over.splice(0);
  }

  /** The same, with the minute under way. */
  all(): RepeatedDenial[] {
    this.#close();
    return this.#over.splice(0);
  }

  /** Takes back what could not be written, to be handed out again. However long that lasts, the latest are one beyond a bound. */
  giveBack(repeated: readonly RepeatedDenial[]): void {
    this.#over = [...repeated, ...this.#over];
    const beyond = this.#over.splice(GIVEN_BACK_MAX);
    const [first] = beyond;
    if (first !== undefined) this.#over.push({ ...OTHERS, minute: first.minute, times: beyond.reduce((sum, { times }) => sum + times, 0) });
  }

  #turn(now: Date): void {
    const minute = Math.floor(now.getTime() / MINUTE_MS);
    if (minute === this.#minute) return;
    this.#close();
    this.#minute = minute;
  }

  #close(): void {
    const minute = minuteOf(new Date(this.#minute * MINUTE_MS));
    for (const denial of this.#counts.values()) if (denial.times > 0) this.#over.push({ ...denial, minute });
    this.#counts = new Map();
  }

  #countOther(): void {
    const others = this.#counts.get(OTHERS.account) ?? { ...OTHERS, times: 0 };
    others.times += 1;
    this.#counts.set(OTHERS.account, others);
  }
}
