import type { ExitCode } from '../failure.ts';
import type { Account } from '../backing/unprivileged.ts';

/** One process the supervisor keeps alive. */
export type ChildSpec = {
  name: string;
  command: string;
  args: string[];
  env: Record<string, string>;
  cwd: string;
  account?: Account | undefined;
  stopSignal: NodeJS.Signals;
  stopTimeoutMs: number;
  readyTimeoutMs: number;
  /** What the launcher ends with when the process does not get ready. */
  failureExit: ExitCode;
  /** Runs before each start, also before a restart after a crash. */
  prepare?: () => Promise<void>;
  /** Returns undefined when ready, otherwise what is still missing. */
  check: () => Promise<string | undefined>;
};
