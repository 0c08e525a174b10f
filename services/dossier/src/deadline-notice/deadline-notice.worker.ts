import { RepeatingTask } from '@haicap/outbox';
import type { Logger } from '@haicap/service-kit';
import type { GiveNotices } from './give-notices.js';

// A warning comes hours before; a minute more or less is nothing.
const INTERVAL_MS = 60_000;

/** Looks for appointments that come near or are over. */
export function deadlineNoticeWorker(notices: GiveNotices, logger: Logger): RepeatingTask {
  return new RepeatingTask({ name: 'deadline notices', intervalMs: INTERVAL_MS, logger, run: () => notices.run() });
}
