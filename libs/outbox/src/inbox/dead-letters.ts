import type { FactEnvelope } from '@haicap/contracts';
import type { Logger } from '@haicap/service-kit';
import type { FactApplier } from './fact-applier.js';
import { isAway, reasonOf } from './faults.js';
import type { InboxStore } from './inbox.store.js';
import { OwnerAway, type OwnerLog } from './owner-log.js';

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

  /** Takes up what an operator asks for; what fails again stays open and says why. */
  async replayAsked(): Promise<void> {
    const { store, source, logger } = this.settings;
    for (const id of await store.lettersAskedFor(ROUND_MAX)) {
      try {
        await this.replay(id);
        logger.info({ source, letter: id }, 'a dead letter was applied');
      } catch (error) {
        if (isAway(error)) throw error;
        logger.warn({ err: error, source, letter: id }, 'a dead letter failed again');
        await store.noteReplayFailed(id, reasonOf(error));
      }
    }
  }

  /** Null when the owner cannot be asked or knows no such version: then the stored copy is all there is. */
  private async ofOwner({ subject, version }: FactEnvelope): Promise<FactEnvelope | null> {
    const { log, source, logger } = this.settings;
    try {
      const events = await log.get([{ aggregateId: subject, fromVersion: version }]);
      return events.find((event) => event.subject === subject && event.version === version) ?? null;
    } catch (error) {
      if (!(error instanceof OwnerAway)) throw error;
      logger.warn({ err: error, source, aggregateId: subject, version }, 'a dead letter is applied as it was stored');
      return null;
    }
  }
}
