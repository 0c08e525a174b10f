import { mkdirSync, openSync, closeSync, readFileSync, rmSync, writeFileSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Installation } from '../system/installation.js';

const FOLDER = join(process.env['HAICAP_TEST_TMP'] ?? tmpdir(), 'stages');
/** More specs than this never run at once. */
const STAGES_MAX = 8;

/**
 * An installation that specs have one after the other: to start one takes longer than most of them. It holds what earlier
 * specs left, so that a spec counts only what it made itself. Whoever needs an empty province gets one that nobody has had. `./haicap test` ends them all.
 */
export async function takeStage({ isEmpty = false } = {}): Promise<Installation> {
  mkdirSync(FOLDER, { recursive: true });
  for (let place = 1; place <= STAGES_MAX; place += 1) {
    if (!takePlace(place)) continue;
    const file = join(FOLDER, `${place}.json`);
    if (existsSync(file)) {
      if (isEmpty) {
        rmSync(takenFile(place));
        continue;
      }
      const { data, port, started } = JSON.parse(readFileSync(file, 'utf8')) as Installation;
      return Installation.at(data, port, started);
    }
    const { data, port, started } = await Installation.start({ beside: ['payment-simulator', 'identity-provider'] });
    writeFileSync(file, JSON.stringify({ data, port, started }));
    return Installation.at(data, port, started);
  }
  throw new Error(`${STAGES_MAX} stages are taken; a spec that ended did not leave its own (${FOLDER})`);
}

/** Lets the next spec have it. */
export function leaveStage(province: Installation | undefined): void {
  if (province === undefined) return;
  for (let place = 1; place <= STAGES_MAX; place += 1) {
    const file = join(FOLDER, `${place}.json`);
    if (existsSync(file) && (JSON.parse(readFileSync(file, 'utf8')) as Installation).data === province.data) rmSync(takenFile(place));
  }
}

const takenFile = (place: number) => join(FOLDER, `${place}.taken`);

/** Whoever makes the file first has the place, also among processes. */
function takePlace(place: number): boolean {
  try {
    closeSync(openSync(takenFile(place), 'wx'));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
