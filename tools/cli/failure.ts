/** Exit codes of ./haicap; `./haicap --help` prints the same list. */
export const EXIT = {
  ok: 0,
  internal: 1,
  usage: 2,
  backing: 3,
  port: 4,
  data: 5,
  start: 6,
  checks: 7,
  config: 78,
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** A failure a person can act on: one sentence, an optional remedy, an exit code. Printed without a stack. */
export class CliFailure extends Error {
  readonly exitCode: ExitCode;
  readonly remedy: string | undefined;

  constructor(exitCode: ExitCode, message: string, remedy?: string) {
    super(message);
    this.exitCode = exitCode;
    this.remedy = remedy;
  }
}

export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}
