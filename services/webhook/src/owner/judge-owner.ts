import { isUuid, localDateOf } from '@haicap/kernel';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Installation } from '../installation.js';
import { OwnerStore } from './owner.store.js';

/** Whether an owner may still be told: asked before each lot is sent, so what ends takes effect at once. */
@Injectable()
export class JudgeOwner {
  constructor(private readonly owners: OwnerStore, private readonly installation: Installation) {}

  async mayOwn(tx: EntityManager, { ownerAccountId, ownerKind }: { readonly ownerAccountId: string; readonly ownerKind: 'officer' | 'client' }): Promise<boolean> {
    if (!isUuid(ownerAccountId) || (await this.owners.isLocked(tx, ownerAccountId))) return false;
    const today = localDateOf(this.installation.clock.now());
    return ownerKind === 'client' ? !(await this.owners.isOver(tx, ownerAccountId, today)) : this.owners.isAdministrator(tx, ownerAccountId, today);
  }
}
