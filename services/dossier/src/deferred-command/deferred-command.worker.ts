import { RepeatingTask } from '@haicap/outbox';
import type { Logger } from '@haicap/service-kit';
import type { CarryOutDeferred } from './carry-out-deferred.js';
import type { ForgetDeferredCommands } from './forget-deferred-commands.js';

// Beside the ten seconds in which it can be taken back nobody notices half a second.
const INTERVAL_MS = 500;
const UPKEEP_MS = 3_600_000;

/** Carries out what has come due. */
export function deferredCommandWorker(carryOut: CarryOutDeferred, logger: Logger): RepeatingTask {
  return new RepeatingTask({
    name: 'deferred commands', intervalMs: INTERVAL_MS, logger,
    run: async () => {
      const { isMore, faults } = await carryOut.run();
      for (const error of faults) logger.warn({ err: error }, 'a deferred command could not be carried out and is tried again');
      return isMore;
    },
  });
}

/** Takes away what ended long ago. */
export function deferredCommandUpkeep(forget: ForgetDeferredCommands, logger: Logger): RepeatingTask {
  return new RepeatingTask({ name: 'ended deferred commands', intervalMs: UPKEEP_MS, logger, run: () => forget.run() });
}
