import { ProblemError, type Problem } from '../api/client.js';

/** Ten seconds together; what takes longer is being checked, and is told. */
const [FILE_TRIES_MAX, FILE_WAIT_MS] = [21, 500];

/** A file that was signed or brought in a moment ago is still on its way to whoever is told its name now: nobody has to press the button twice for that. */
export async function onceFilesCame<T>(once: () => Promise<T>, wait = () => new Promise<void>((go) => { setTimeout(go, FILE_WAIT_MS); })): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await once();
    } catch (error) {
      if (!(error instanceof ProblemError) || !isOnItsWay(error.problem) || tries === FILE_TRIES_MAX) throw error;
      await wait();
    }
  }
}

// That it is complete and that it is signed come one after the other.
const REASONS_ON_THE_WAY: Readonly<Record<string, string>> = { RESULT_FILE_UNUSABLE: 'not-complete', RESULT_SIGNATURE_DIFFERS: 'not-signed' };
const isOnItsWay = ({ code, params }: Problem) => code === 'FILE_NOT_COMPLETE' || (code in REASONS_ON_THE_WAY && params?.['reason'] === REASONS_ON_THE_WAY[code]);
