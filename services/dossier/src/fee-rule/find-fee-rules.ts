import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { FeeRule } from '@haicap/contracts';
import type { LocalDate } from '@haicap/kernel';
import { FeeRuleStore } from './fee-rule.store.js';

/** Answers other nouns which rules of the province hold on a day. */
@Injectable()
export class FindFeeRules {
  constructor(private readonly rules: FeeRuleStore) {}

  async on(tx: EntityManager, day: LocalDate): Promise<FeeRule[]> {
    return this.rules.holdingOn(tx, day);
  }

  /** The same for what is filed by them: a rule that is published meanwhile waits for this transaction, and reaches what it filed. */
  async filedBy(tx: EntityManager, day: LocalDate): Promise<FeeRule[]> {
    await this.rules.keepFromPublication(tx);
    return this.rules.holdingOn(tx, day);
  }

  /** And for dossiers that are moved by them to another version of their procedure. */
  async movedBy(tx: EntityManager, day: LocalDate): Promise<FeeRule[]> {
    await this.rules.keepMovesFromPublication(tx);
    return this.rules.holdingOn(tx, day);
  }
}
