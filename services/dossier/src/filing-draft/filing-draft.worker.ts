import { RepeatingTask } from '@haicap/outbox';
import type { Logger } from '@haicap/service-kit';
import type { ForgetFilingDrafts } from './forget-filing-drafts.js';

const UPKEEP_MS = 3_600_000;

/** Takes away what nobody came back for. */
export function filingDraftUpkeep(forget: ForgetFilingDrafts, logger: Logger): RepeatingTask {
  return new RepeatingTask({ name: 'forgotten filing drafts', intervalMs: UPKEEP_MS, logger, run: () => forget.run() });
}
