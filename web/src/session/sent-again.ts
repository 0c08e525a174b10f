import { ProblemError, type Problem } from '../api/client.js';

interface Patience {
  /** Whether it may be otherwise in a moment, without anybody doing anything. */
  readonly passes: (problem: Problem) => boolean;
  readonly triesMax: number;
  readonly waitMs: number;
}

type Wait = (ms: number) => Promise<void>;
const pause: Wait = (ms) => new Promise((go) => { setTimeout(go, ms); });

// That it is complete and that it is signed come one after the other.
const REASONS_ON_THE_WAY: Readonly<Record<string, string>> = { RESULT_FILE_UNUSABLE: 'not-complete', RESULT_SIGNATURE_DIFFERS: 'not-signed' };
/** Ten seconds together; what takes longer is being checked, and is told. */
const FOR_FILES: Patience = {
  passes: ({ code, params }) => code === 'FILE_NOT_COMPLETE' || (code in REASONS_ON_THE_WAY && params?.['reason'] === REASONS_ON_THE_WAY[code]), triesMax: 21, waitMs: 500,
};

const NOT_ANSWERED: ReadonlySet<string> = new Set(['OUTCOME_UNKNOWN', 'DEADLINE_EXCEEDED', 'IDEMPOTENCY_KEY_IN_FLIGHT', 'SERVICE_UNAVAILABLE']);
/** A service that begins anew is back by then, and an owner that hesitated has answered. */
const FOR_ANSWERS: Patience = { passes: ({ code }) => NOT_ANSWERED.has(code), triesMax: 3, waitMs: 1_000 };

/** A file that was signed or brought in a moment ago is still on its way to whoever is told its name now: nobody has to press the button twice for that. */
export const onceFilesCame = <T>(once: () => Promise<T>, wait = pause): Promise<T> => sentAgain(once, FOR_FILES, wait);

/** What was read has only to be asked again; what was sent happens once under its key. Nobody has to press the button twice for that either. */
export const onceAnswered = <T>(once: () => Promise<T>, wait = pause): Promise<T> => sentAgain(once, FOR_ANSWERS, wait);

async function sentAgain<T>(once: () => Promise<T>, { passes, triesMax, waitMs }: Patience, wait: Wait): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await once();
    } catch (error) {
      if (!(error instanceof ProblemError) || !passes(error.problem) || tries === triesMax) throw error;
      await wait(waitMs);
    }
  }
}
