import type { FactEnvelope } from '@haicap/contracts';
import type { Logger } from '@haicap/service-kit';
import type { FactApplier } from './fact-applier.js';
import { isAway, reasonOf } from './faults.js';
import type { InboxStore } from './inbox.store.js';
import type { OwnerLog } from './owner-log.js';

export interface DeadLettersSettings {
  readonly store: InboxStore;
  readonly applier: FactApplier;
  readonly log: OwnerLog;
  readonly source: string;
  readonly logger: Logger;
}

const ROUND_MAX = 50;

/** Brings facts back that were set aside, once somebody says that the cause is mended. */
export class DeadLetters {
  constructor(private readonly settings: DeadLettersSettings) {}

  /** Applies a letter and what waited behind it: the fact as its owner has it now, since what was mended may be the fact. False when it is not open. */
  async replay(id: string): Promise<boolean> {
    const { store, applier } = this.settings;
    const stored = await store.letter(id);
    return applier.replay(id, stored && (await this.ofOwner(stored)));
  }

  /** Takes up a round of what an operator asks for; what fails again stays open and says why, an owner that cannot be asked included. True when there may be more. */
  async replayAsked(isStopped: () => boolean): Promise<boolean> {
    const { store, source, logger } = this.settings;
    const ids = await store.lettersAskedFor(ROUND_MAX);
    for (const id of ids) {
      // Each letter may wait for its owner as long as a question may; a stop waits for the one in hand.
      if (isStopped()) return false;
      try {
        if (await this.replay(id)) logger.info({ source, letter: id }, 'a dead letter was applied');
      } catch (error) {
        if (isAway(error)) throw error;
        logger.warn({ err: error, source, letter: id }, 'a dead letter failed again');
        await store.noteReplayFailed(id, reasonOf(error));
      }
    }
    return ids.length === ROUND_MAX;
  }

  /**
   * Null when the owner knows no such version: then the stored copy is all there is. An owner that cannot be asked is a fault: the stored
   * copy may be what was mended there, and once it is applied nobody compares what is in it.
   */
  private async ofOwner({ subject, version }: FactEnvelope): Promise<FactEnvelope | null> {
    const events = await this.settings.log.get([{ aggregateId: subject, fromVersion: version }]);
    return events.find((event) => event.subject === subject && event.version === version) ?? null;
  }
}
