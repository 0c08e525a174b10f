import { isUuid, localDateOf } from '@haicap/kernel';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Installation } from '../installation.js';
import { OwnerStore } from './owner.store.js';

/** Whether an owner may still be told: asked before each lot is sent, so what ends takes effect at once. */
@Injectable()
export class JudgeOwner {
  constructor(private readonly owners: OwnerStore, private readonly installation: Installation) {}

  async mayOwn(tx: EntityManager, { ownerAccountId }: { readonly ownerAccountId: string }): Promise<boolean> {
    return isUuid(ownerAccountId) && this.owners.isAdministrator(tx, ownerAccountId, localDateOf(this.installation.clock.now()));
  }
}
