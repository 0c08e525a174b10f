import { Injectable } from '@nestjs/common';
import { FILING_DRAFT_KEPT_DAYS } from '@haicap/contracts';
import { withScope } from '@haicap/service-kit';
import { DataSource } from 'typeorm';
import { Installation } from '../installation.js';
import { FilingDraftStore } from './filing-draft.store.js';

const PORTION = 1_000;
const DAY_MS = 86_400_000;

/** Takes away drafts that nobody came back for. */
@Injectable()
export class ForgetFilingDrafts {
  constructor(private readonly dataSource: DataSource, private readonly installation: Installation, private readonly drafts: FilingDraftStore) {}

  /** True when there is more to do at once. */
  async run(): Promise<boolean> {
    const before = new Date(this.installation.clock.now().getTime() - FILING_DRAFT_KEPT_DAYS * DAY_MS);
    return await withScope(this.dataSource, { kind: 'installation' }, (tx) => this.drafts.forget(tx, before, PORTION), { actor: 'service:dossier' }) === PORTION;
  }
}
