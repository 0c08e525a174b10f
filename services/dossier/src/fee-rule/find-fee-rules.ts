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
}
