import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { OfficerStore, type StoredOfficer } from './officer.store.js';

export type { StoredOfficer };

/** Officers as another noun's transaction finds, keeps and changes them. */
@Injectable()
export class ChangeOfficers {
  constructor(private readonly store: OfficerStore) {}

  async loginOf(tx: EntityManager, officerId: string): Promise<string | undefined> {
    return this.store.findLogin(tx, officerId);
  }

  async find(tx: EntityManager, logins: readonly string[]): Promise<ReadonlyMap<string, StoredOfficer>> {
    return this.store.findForChange(tx, logins);
  }

  async save(tx: EntityManager, officers: readonly StoredOfficer[]): Promise<void> {
    await this.store.save(tx, officers);
  }
}
