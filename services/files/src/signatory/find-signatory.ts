import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { refusal, type Actor, type Refusal } from '@haicap/contracts';
import { err, isUuid, type LocalDate, type Result } from '@haicap/kernel';
import { decideSignatory, type WhoSigns } from './signatory.js';
import { SignatoryStore } from './signatory.store.js';

/** Answers other nouns in whose name somebody signs, and what a unit is called. */
@Injectable()
export class FindSignatory {
  constructor(private readonly signatories: SignatoryStore) {}

  async of(tx: EntityManager, actor: Actor, unitId: string, day: LocalDate): Promise<Result<WhoSigns, Refusal>> {
    if (!isUuid(actor.accountId)) return err(refusal('FORBIDDEN'));
    const posts = await this.signatories.postsOn(tx, actor.accountId, day);
    // Nobody signs for a unit that is gone, neither its last chair nor that of its successor.
    const { ended } = await this.signatories.successions.lineage(tx, posts.map((post) => post.unitId), day);
    return decideSignatory(actor, unitId, {
      posts: posts.filter((post) => !ended.has(post.unitId)),
      delegations: await this.signatories.delegationsOn(tx, actor.accountId, day),
      unitName: await this.signatories.unitNameOn(tx, unitId, day),
    });
  }

  async unitName(tx: EntityManager, unitId: string, day: LocalDate): Promise<string | undefined> {
    return this.signatories.unitNameOn(tx, unitId, day);
  }
}
