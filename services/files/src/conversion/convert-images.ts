import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { convertImages, refusal, type Actor, type FileView, type Refusal, type RpcRequest } from '@haicap/contracts';
import { err, ok, type Result } from '@haicap/kernel';
import { appendEvents, bodyHash, claimKey, storeKeys, type KeyClaim } from '@haicap/outbox';
import { withScope, type Scope } from '@haicap/service-kit';
import type { CompleteFile } from '../file/file.js';
import { completed } from '../file/file-fact.js';
import { FindFile } from '../file/find-file.js';
import { ShowFile } from '../file/show-file.js';
import { Installation } from '../installation.js';
import { RunningWork } from '../running-work.js';
import { FindReadScope } from '../signatory/find-read-scope.js';
import { lifeOfComplete } from '../upload/upload.js';
import { checkPictures } from './conversion.js';
import { ConversionStore } from './conversion.store.js';
import { MakeDocument, type MadeDocument } from './make-document.js';

type Outcome = Result<FileView, Refusal>;
interface Order {
  readonly actor: Actor;
  readonly scope: Scope;
  readonly claim: KeyClaim;
  readonly fileIds: readonly string[];
}

/** Joins pictures to one document. The work is done between two short transactions; the key decides whose document counts. */
@Injectable()
export class ConvertImages {
  readonly #converting = new RunningWork<Outcome>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly scopes: FindReadScope,
    private readonly store: ConversionStore,
    private readonly files: FindFile,
    private readonly show: ShowFile,
    private readonly make: MakeDocument,
    private readonly installation: Installation,
  ) {}

  run(request: RpcRequest<typeof convertImages>, actor: Actor, key: string): Promise<Outcome> {
    const claim = { account: actor.accountId, route: convertImages.subject, key, bodyHash: bodyHash(request) };
    return this.#converting.once(claim, async () => this.#convert({ actor, scope: await this.scopes.of(actor), claim, fileIds: request.fileIds }));
  }

  async #convert(order: Order): Promise<Outcome> {
    const begun = await this.#inTransaction(order, async (tx) => (await this.#answerAgain(tx, order)) ?? this.#pictures(tx, order));
    if (!begun.ok) return begun;
    if ('fileId' in begun.value) return ok(begun.value);
    const made = await this.make.ofPictures(this.installation.ids.next(), begun.value, order.actor.accountId);
    if (!made.ok) return made;
    const outcome = await this.#inTransaction(order, async (tx) => (await this.#answerAgain(tx, order)) ?? this.#save(tx, order, made.value));
    if (outcome.ok && outcome.value.fileId === made.value.fileId) this.installation.tellOfNewFile();
    else await this.make.discard(made.value.fileId);
    return outcome;
  }

  async #answerAgain(tx: EntityManager, { claim, actor }: Order): Promise<Outcome | null> {
    const usable = await claimKey(tx, claim);
    if (!usable.ok) return usable;
    if (usable.value.state === 'new') return null;
    const file = await this.files.one(tx, usable.value.answer.aggregateId);
    return file === undefined ? err(refusal('FILE_NOT_FOUND')) : ok(this.show.run(file, actor.accountId));
  }

  async #pictures(tx: EntityManager, { fileIds, actor }: Order): Promise<Result<readonly CompleteFile[], Refusal>> {
    return checkPictures(fileIds, await this.files.many(tx, fileIds), actor.accountId);
  }

  async #save(tx: EntityManager, { claim, actor: { accountId } }: Order, made: MadeDocument): Promise<Outcome> {
    const { clock, ids, hasScanner, limits } = this.installation;
    const completedAt = clock.now();
    const { nameableUntil, expiresAt } = lifeOfComplete(completedAt, limits);
    const document = { ...made, ownerAccountId: accountId, scan: hasScanner ? 'pending' as const : 'unscanned' as const, completedAt, nameableUntil };
    await this.store.insert(tx, { ...document, expiresAt });
    await appendEvents(tx, [completed({ ...document, mediaType: 'application/pdf' })], { actor: accountId, clock, ids });
    await storeKeys(tx, [{ ...claim, aggregateId: made.fileId, version: 1, status: 201 }]);
    const file = await this.files.one(tx, made.fileId);
    if (file === undefined) throw new Error('a document that was just written is not there');
    return ok(this.show.run(file, accountId));
  }

  #inTransaction<T>({ actor, scope }: Order, fn: (tx: EntityManager) => Promise<T>): Promise<T> {
    return withScope(this.dataSource, scope, fn, { actor: actor.accountId });
  }
}
