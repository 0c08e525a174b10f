import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Attachment } from './receipt-proof.js';

@Injectable()
export class AttachmentStore {
  /** The files of a dossier, the earliest first. */
  async of(_tx: EntityManager, _dossierId: string): Promise<Attachment[]> {
    // No dossier can hold a file yet.
    return [];
  }
}
