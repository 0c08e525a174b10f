import { Injectable } from '@nestjs/common';
import { keepFilingDraft, refusal, removeFilingDraft, type Actor, type KeptFilingDraft, type Refusal, type RpcReply, type RpcRequest } from '@haicap/contracts';
import { err, formatOffsetTime, ok, type Result } from '@haicap/kernel';
import { appendAudit, bodyHash, claimKey, storeKeys, type KeyClaim } from '@haicap/outbox';
import { PersonalDataCipher, withScope } from '@haicap/service-kit';
import { DataSource, type EntityManager } from 'typeorm';
import { Installation } from '../installation.js';
import { nextVersion } from './filing-draft.js';
import { FilingDraftStore, type FilingDraftRow } from './filing-draft.store.js';

/** Keeps and removes what a citizen has filled in and not sent. It is their own: no fact tells others of it, and no officer can ask for it. */
@Injectable()
export class KeepFilingDrafts {
  constructor(
    private readonly dataSource: DataSource,
    private readonly installation: Installation,
    private readonly drafts: FilingDraftStore,
    private readonly cipher: PersonalDataCipher,
  ) {}

  async keep(request: RpcRequest<typeof keepFilingDraft>, { accountId }: Actor, key: string): Promise<Result<KeptFilingDraft, Refusal>> {
    const claim = { account: accountId, route: keepFilingDraft.subject, key, bodyHash: bodyHash(request) };
    return this.#asOwner(accountId, async (tx) => {
      const usable = await claimKey(tx, claim);
      if (!usable.ok) return usable;
      await this.drafts.lock(tx, accountId);
      if (usable.value.state === 'replay') return this.#again(tx, accountId, request.filingDraftId, usable.value.answer.version);
      return this.#write(tx, request, accountId, claim);
    });
  }

  async remove({ filingDraftId }: RpcRequest<typeof removeFilingDraft>, { accountId }: Actor, key: string): Promise<Result<RpcReply<typeof removeFilingDraft>, Refusal>> {
    const claim = { account: accountId, route: removeFilingDraft.subject, key, bodyHash: bodyHash({ filingDraftId }) };
    return this.#asOwner(accountId, async (tx) => {
      const usable = await claimKey(tx, claim);
      if (!usable.ok) return usable;
      if (usable.value.state === 'replay') return ok({ filingDraftId });
      if (await this.drafts.remove(tx, accountId, filingDraftId)) await this.#audit(tx, removeFilingDraft.name, accountId, filingDraftId);
      await storeKeys(tx, [{ ...claim, aggregateId: filingDraftId, version: 1, status: 200 }]);
      return ok({ filingDraftId });
    });
  }

  // No unit is in scope: the policy of the owner alone lets the rows through.
  async #asOwner<T>(accountId: string, run: (tx: EntityManager) => Promise<T>): Promise<T> {
    return withScope(this.dataSource, { kind: 'none' }, run, { actor: accountId });
  }

  async #write(tx: EntityManager, { filingDraftId, expectedVersion, procedureCode, content }: RpcRequest<typeof keepFilingDraft>, accountId: string, claim: KeyClaim) {
    const version = nextVersion(await this.drafts.standing(tx, accountId, filingDraftId), expectedVersion);
    if (!version.ok) return version;
    const sealed = this.cipher.encrypt(JSON.stringify(content), { table: 'filing_draft', column: 'content', rowId: `${accountId}/${filingDraftId}` });
    const row = { filingDraftId, accountId, procedureCode, content: sealed, version: version.value, savedAt: this.installation.clock.now() };
    await this.drafts.save(tx, row);
    // Each field that is filled in makes a version; that it was begun and that it ended is what the trail needs.
    if (row.version === 1) await this.#audit(tx, keepFilingDraft.name, accountId, filingDraftId);
    await storeKeys(tx, [{ ...claim, aggregateId: filingDraftId, version: row.version, status: 200 }]);
    return ok(toWire(row));
  }

  async #audit(tx: EntityManager, action: string, actor: string, objectId: string): Promise<void> {
    await appendAudit(tx, [{ action, objectType: 'filing-draft', objectId, detail: {} }], { actor, clock: this.installation.clock });
  }

  /** Kept before under this key: answered as it was then, whatever became of the draft meanwhile. */
  async #again(tx: EntityManager, accountId: string, filingDraftId: string, version: number): Promise<Result<KeptFilingDraft, Refusal>> {
    const row = await this.drafts.own(tx, accountId, filingDraftId);
    return row ? ok({ ...toWire(row), version }) : err(refusal('FILING_DRAFT_NOT_FOUND'));
  }
}

export const toWire = ({ filingDraftId, procedureCode, version, savedAt }: FilingDraftRow): KeptFilingDraft =>
  ({ filingDraftId, procedureCode, version, savedAt: formatOffsetTime(savedAt) });
