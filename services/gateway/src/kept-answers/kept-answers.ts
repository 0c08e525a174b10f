interface Entry<Value> {
  readonly value: Value;
  readonly about: string;
  readonly chars: number;
  readonly untilMs: number;
}

export interface KeptLimits {
  /** How long an answer is given again when nothing is heard of what it is about. */
  readonly keptMs: number;
  readonly charsMax: number;
}

export interface Kept<Value> {
  readonly value: Value;
  /** What it tells of, by the name under which a change is heard. */
  readonly about: string;
  readonly chars: number;
}

const CHANGES_REMEMBERED = 10_000;

/**
 * Answers that are given again until what they tell of changes. An owner may be answering while a change is heard: what was
 * asked before it is not kept after it. Example: `const asked = kept.ask(); const value = await owner(); kept.keep(key, asked, { … }, nowMs);`
 */
export class KeptAnswers<Value> {
  private readonly entries = new Map<string, Entry<Value>>();
  private readonly keysAbout = new Map<string, Set<string>>();
  private readonly changedAt = new Map<string, number>();
  private turn = 0;
  private allChangedAt = 0;
  private chars = 0;

  constructor(private readonly limits: KeptLimits) {}

  get size(): number {
    return this.entries.size;
  }

  find(key: string, nowMs: number): Value | undefined {
    const entry = this.entries.get(key);
    if (entry === undefined || entry.untilMs > nowMs) return entry?.value;
    this.drop(key);
    return undefined;
  }

  /** The moment at which an owner is asked. */
  ask(): number {
    return this.turn;
  }

  /** Keeps an answer, unless what it tells of may have changed since the owner was asked. */
  keep(key: string, askedAt: number, { value, about, chars }: Kept<Value>, nowMs: number): void {
    if (askedAt < this.allChangedAt || askedAt < (this.changedAt.get(about) ?? 0) || chars > this.limits.charsMax) return;
    this.drop(key);
    this.entries.set(key, { value, about, chars, untilMs: nowMs + this.limits.keptMs });
    this.keysAbout.set(about, (this.keysAbout.get(about) ?? new Set()).add(key));
    this.chars += chars;
    // The oldest one first: it is the next to end anyway.
    for (const oldest of this.entries.keys()) {
      if (this.chars <= this.limits.charsMax) break;
      this.drop(oldest);
    }
  }

  /** Something has changed: nothing that was said of it is given again. */
  forget(about: string): void {
    for (const key of this.keysAbout.get(about) ?? []) this.drop(key);
    if (this.changedAt.size >= CHANGES_REMEMBERED) this.forgetAll();
    this.changedAt.set(about, this.turn += 1);
  }

  /** Anything may have changed. */
  forgetAll(): void {
    this.entries.clear();
    this.keysAbout.clear();
    this.changedAt.clear();
    this.chars = 0;
    this.allChangedAt = this.turn += 1;
  }

  /** Lets go of what is over. */
  sweep(nowMs: number): void {
    for (const [key, { untilMs }] of this.entries) if (untilMs <= nowMs) this.drop(key);
  }

  private drop(key: string): void {
    const entry = this.entries.get(key);
    if (entry === undefined) return;
    this.entries.delete(key);
    this.chars -= entry.chars;
    const keys = this.keysAbout.get(entry.about);
    keys?.delete(key);
    if (keys?.size === 0) this.keysAbout.delete(entry.about);
  }
}
