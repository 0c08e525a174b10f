const EXAMPLES_MAX = 5;

/** What a check came to. */
export type Verdict = { name: string; checked: number; violations: number; examples: string[] };

/** Counts what a check looked at and what was wrong with it; the first few wrong things are kept to be read. */
export class Findings {
  readonly name: string;
  #checked = 0;
  #violations = 0;
  readonly #examples: string[] = [];

  constructor(name: string) {
    this.name = name;
  }

  /** One thing that was looked at. Answers whether it holds, so that what depends on it can be left out. */
  expect(holds: boolean, example: () => string): boolean {
    this.#checked += 1;
    if (!holds) this.violation(example);
    return holds;
  }

  /** Something wrong that was not one of the things counted. */
  violation(example: () => string): void {
    this.#violations += 1;
    if (this.#examples.length < EXAMPLES_MAX) this.#examples.push(example());
  }

  verdict(): Verdict {
    return { name: this.name, checked: this.#checked, violations: this.#violations, examples: [...this.#examples] };
  }
}

/** One line for people. */
export function printVerdict({ name, checked, violations, examples }: Verdict): string {
  const counted = `${name} … ${checked} checked`;
  return violations === 0 ? `✓ ${counted}, 0 violations` : `✗ ${counted}, ${violations} violations: ${examples.join(' · ')}`;
}
