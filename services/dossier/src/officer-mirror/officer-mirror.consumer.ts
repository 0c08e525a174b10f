import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { officerAppointed } from '@haicap/contracts';
import { factData, type OrderedFact } from '@haicap/outbox';
import { OfficerMirrorStore, type OfficerPosts } from './officer-mirror.store.js';

/** Keeps a read copy of who holds which post and when: the ground of every decision about rights. */
@Injectable()
export class OfficerMirrorConsumer {
  constructor(private readonly officers: OfficerMirrorStore) {}

  async project(tx: EntityManager, facts: readonly OrderedFact[]): Promise<void> {
    const officers = new Map<string, OfficerPosts>();
    for (const fact of facts) {
      const appointed = factData(officerAppointed, fact);
      if (appointed) officers.set(appointed.officerId, appointed);
    }
    if (officers.size > 0) await this.officers.replace(tx, [...officers.values()]);
  }
}
