import { Injectable } from '@nestjs/common';
import { refusal, type Actor, type listFilingDrafts, type lookUpFilingDraft, type Refusal, type RpcReply, type RpcRequest } from '@haicap/contracts';
import { err, ok, type Result } from '@haicap/kernel';
import { PersonalDataCipher, withScope } from '@haicap/service-kit';
import { DataSource } from 'typeorm';
import { FilingDraftStore } from './filing-draft.store.js';
import { toWire } from './keep-filing-drafts.js';

/** Shows citizens their own drafts, on whatever device they are. */
@Injectable()
export class ReadFilingDrafts {
  constructor(private readonly dataSource: DataSource, private readonly drafts: FilingDraftStore, private readonly cipher: PersonalDataCipher) {}

  async list({ accountId }: Actor): Promise<Result<RpcReply<typeof listFilingDrafts>, Refusal>> {
    const rows = await withScope(this.dataSource, { kind: 'none' }, (tx) => this.drafts.all(tx, accountId), { actor: accountId });
    return ok({ items: rows.map(toWire) });
  }

  async lookUp({ filingDraftId }: RpcRequest<typeof lookUpFilingDraft>, { accountId }: Actor): Promise<Result<RpcReply<typeof lookUpFilingDraft>, Refusal>> {
    const row = await withScope(this.dataSource, { kind: 'none' }, (tx) => this.drafts.own(tx, accountId, filingDraftId), { actor: accountId });
    if (!row) return err(refusal('FILING_DRAFT_NOT_FOUND'));
    const content = this.cipher.decrypt(row.content, { table: 'filing_draft', column: 'content', rowId: `${accountId}/${filingDraftId}` });
    return ok({ ...toWire(row), content: JSON.parse(content) as Record<string, unknown> });
  }
}
