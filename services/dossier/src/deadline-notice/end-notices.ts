import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Dossier } from '../dossier/dossier.js';
import { DeadlineNoticeStore, isRunning } from './deadline-notice.store.js';

/** Keeps with each notice whether it still holds, by what a step makes of the dossier. */
@Injectable()
export class EndNotices {
  constructor(private readonly notices: DeadlineNoticeStore) {}

  /** A notice ends with its dossier, or with the appointment it was given of; it holds again when the dossier returns to both. */
  async run(tx: EntityManager, before: Dossier, after: Dossier, at: Date): Promise<void> {
    if (isRunning(before.status) === isRunning(after.status) && before.due.at?.getTime() === after.due.at?.getTime()) return;
    await this.notices.settle(tx, { dossierId: after.receipt.dossierId, dueAt: isRunning(after.status) ? after.due.at : null, at });
  }
}
