import { mkdirSync, openSync, closeSync, readFileSync, rmSync, writeFileSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from '@jest/globals';
import { Installation } from '../system/installation.js';
import { hasTestFailed } from './browser.js';

const FOLDER = join(process.env['HAICAP_TEST_TMP'] ?? tmpdir(), 'stages');
/** More specs than this never run at once. */
const STAGES_MAX = 8;

/** The installations that this spec has. */
const taken = new Set<Installation>();
const COMPLAINTS_SHOWN = 10;
const COMPLAINT_CHARS_SHOWN = 250;
afterEach(() => {
  if (hasTestFailed()) throw new Error(`by then the services had warned:\n${[...taken].map(complaintsOf).join('\n\n')}`);
});

/** What the services warned of last: a page tells what went wrong in words for people. */
function complaintsOf(province: Installation): string {
  const complaints = province.logs().split('\n').filter((line) => /^{"level":"(warn|error|fatal)"/.test(line));
  return complaints.toSorted((a, b) => timeOf(a).localeCompare(timeOf(b))).slice(-COMPLAINTS_SHOWN).map((line) => line.slice(0, COMPLAINT_CHARS_SHOWN)).join('\n');
}

const timeOf = (line: string) => /"time":"([^"]+)/.exec(line)?.[1] ?? '';

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
      return entered({ data, port, started });
    }
    const { data, port, started } = await Installation.start({ beside: ['payment-simulator', 'identity-provider'] });
    writeFileSync(file, JSON.stringify({ data, port, started }));
    return entered({ data, port, started });
  }
  throw new Error(`${STAGES_MAX} stages are taken; a spec that ended did not leave its own (${FOLDER})`);
}

function entered({ data, port, started }: Pick<Installation, 'data' | 'port' | 'started'>): Installation {
  const province = Installation.at(data, port, started);
  taken.add(province);
  return province;
}

/** Lets the next spec have it. */
export function leaveStage(province: Installation | undefined): void {
  if (province === undefined) return;
  taken.delete(province);
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
