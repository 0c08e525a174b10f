import { readFileSync } from 'node:fs';
import type { Clock } from '@haicap/kernel';
import { EXIT_BAD_CONFIG } from './config.js';
import { processClock, systemClock } from './process-clock.js';

/**
 * A clock that goes as another one does, moved by what a file says: whole milliseconds, into the future when positive.
 * It is read at every question, so all processes that share it move at the same moment. Throws when the file is
 * missing or says anything else.
 */
export function clockOfFile(path: string, machine: Clock = systemClock): Clock {
  return { now: () => new Date(machine.now().getTime() + readOffsetMs(path)) };
}

function readOffsetMs(path: string): number {
  const text = readFileSync(path, 'utf8').trim();
  if (!/^-?\d{1,15}$/.test(text)) throw new Error(`the clock file ${path} holds no whole milliseconds`);
  return Number(text);
}

/**
 * Sets the clock of this process as configured. Only a trial may live at another time than the machine; in production
 * the process refuses its configuration.
 */
export function useConfiguredClock({ profile, clockFile }: { readonly profile: string; readonly clockFile?: string | undefined }): void {
  if (clockFile === undefined) return;
  if (profile === 'production') {
    process.stderr.write('configuration: HAICAP_CLOCK_FILE: not in production\n');
    process.exit(EXIT_BAD_CONFIG);
  }
  processClock.use(clockOfFile(clockFile));
}
