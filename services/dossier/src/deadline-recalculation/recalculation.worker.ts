import { RepeatingTask } from '@haicap/outbox';
import type { Logger } from '@haicap/service-kit';
import type { AdvanceRecalculation } from './advance-recalculation.js';

const INTERVAL_MS = 2_000;

/** Walks a recalculation that somebody asked for, portion by portion. */
export function recalculationWorker(advance: AdvanceRecalculation, logger: Logger): RepeatingTask {
  return new RepeatingTask({ name: 'deadline recalculation', intervalMs: INTERVAL_MS, logger, run: () => advance.run() });
}
