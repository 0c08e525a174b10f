import { RepeatingTask, stateDailyRoots, type AuditSigner, type CheckpointStore } from '@haicap/outbox';
import type { Clock } from '@haicap/kernel';
import type { Logger } from '@haicap/service-kit';

const POLL_MS = 60_000;

/** States the root of a day over all trails once the day is over. Several at work are of one mind: the first to state a day is right. */
export function auditRootWorker({ logger, ...parts }: { store: CheckpointStore; signer: AuditSigner; clock: Clock; logger: Logger }): RepeatingTask {
  return new RepeatingTask({ name: 'daily roots', intervalMs: POLL_MS, logger, run: () => stateDailyRoots(parts) });
}
