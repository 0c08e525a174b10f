import { CliFailure, EXIT } from '../failure.ts';
import type { ExitCode } from '../failure.ts';
import { requireInstallation } from '../installation/running.ts';
import { moveClock, parseInstant, readClock } from '../installation/trial-clock.ts';
import { Terminal } from '../terminal/terminal.ts';

const SHOWN = new Intl.DateTimeFormat('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh', dateStyle: 'short', timeStyle: 'medium' });

/** Shows the time in which a trial lives, or moves it; its services notice at their next question. */
export async function clock(flags: { data?: string; json?: boolean; color?: boolean }, instant: string | undefined): Promise<ExitCode> {
  const terminal = new Terminal(flags);
  const { dataFolder } = requireInstallation(flags.data);
  if (readClock(dataFolder) === undefined) {
    throw new CliFailure(EXIT.usage, `the installation in ${dataFolder} goes with the machine's clock`, 'a trial at another time is started with ./haicap up --clock <instant> in an empty folder');
  }
  if (instant !== undefined) moveClock(dataFolder, parseInstant(instant));
  const { now, offsetMs } = readClock(dataFolder) ?? { now: new Date(), offsetMs: 0 };
  if (terminal.json) terminal.document({ now: now.toISOString(), offsetMs });
  else terminal.say(`${SHOWN.format(now)}, ${Math.abs(Math.round(offsetMs / 60_000))} minutes ${offsetMs < 0 ? 'behind' : 'ahead of'} the machine`);
  return await Promise.resolve(EXIT.ok);
}
