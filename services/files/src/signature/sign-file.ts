import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { refusal, signFile, type Actor, type Refusal, type RpcReply, type RpcRequest } from '@haicap/contracts';
import { err, localDateOf, ok, type Result } from '@haicap/kernel';
import { bodyHash, claimKey, storeKeys, type KeyClaim } from '@haicap/outbox';
import { withScope } from '@haicap/service-kit';
import type { CompleteFile } from '../file/file.js';
import { FindFile } from '../file/find-file.js';
import { Installation } from '../installation.js';
import { RunningWork } from '../running-work.js';
import { FindReadScope } from '../signatory/find-read-scope.js';
import { FindSignatory } from '../signatory/find-signatory.js';
import type { WhoSigns } from '../signatory/signatory.js';
import { MakeSigned, type MadeSigned } from './make-signed.js';
import { RecordSigned } from './record-signed.js';
import { decideSigning } from './signature.js';

type Request = RpcRequest<typeof signFile>;
type Answer = RpcReply<typeof signFile>;
type Outcome = Result<Answer, Refusal>;
interface Order {
  readonly actor: Actor;
  readonly claim: KeyClaim;
  readonly request: Request;
  readonly at: Date;
}
interface Begun extends WhoSigns {
  readonly source: CompleteFile;
}

/** Signs a PDF in somebody's name. The work is done between two short transactions; the key decides whose file counts. */
@Injectable()
export class SignFile {
  readonly #signing = new RunningWork<Outcome>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly files: FindFile,
    private readonly signatories: FindSignatory,
    private readonly scopes: FindReadScope,
    private readonly make: MakeSigned,
    private readonly record: RecordSigned,
    private readonly installation: Installation,
  ) {}

  run(request: Request, actor: Actor, key: string): Promise<Outcome> {
    const { pin: _pin, ...asked } = request;
    // A PIN has few digits: even its hash would tell it.
    const claim = { account: actor.accountId, route: signFile.subject, key, bodyHash: bodyHash(asked) };
    return this.#signing.once(claim, () => this.#sign({ actor, claim, request, at: this.installation.clock.now() }));
  }

  async #sign(order: Order): Promise<Outcome> {
    const begun = await this.#inTransaction(order, async (tx) => (await this.#answerAgain(tx, order)) ?? this.#begin(tx, order));
    if (!begun.ok) return begun;
    if ('signed' in begun.value) return ok(begun.value);
    const { request, at } = order;
    const { signatory, source } = begun.value;
    const made = await this.make.run({
      fileId: this.installation.ids.next(), source, consent: { pin: request.pin }, reason: request.reason, at,
      signatories: request.withSeal ? [signatory, { ...signatory, kind: 'seal' }] : [signatory],
    });
    if (!made.ok) return made;
    const { value } = made;
    const outcome = await this.#inTransaction(order, async (tx) => (await this.#answerAgain(tx, order)) ?? this.#save(tx, order, begun.value as Begun, value));
    if (outcome.ok && outcome.value.file.fileId === value.fileId) this.installation.tellOfNewFile();
    else await this.make.discard(value.fileId);
    return outcome;
  }

  async #begin(tx: EntityManager, { request: { fileId, unitId }, actor, at }: Order): Promise<Result<Begun, Refusal>> {
    const who = await this.signatories.of(tx, actor, unitId, localDateOf(at));
    if (!who.ok) return who;
    const file = await this.files.one(tx, fileId);
    if (file === undefined) return err(refusal('FILE_NOT_FOUND'));
    const source = decideSigning(file);
    return source.ok ? ok({ ...who.value, source: source.value }) : source;
  }

  async #save(tx: EntityManager, { claim, actor: { accountId }, request, at }: Order, { source, onBehalfOf }: Begun, made: MadeSigned): Promise<Outcome> {
    const answer = await this.record.run(tx, {
      ...made, pages: source.pages, sourceFileId: source.fileId, sourceSha256: source.sha256, signerAccountId: accountId,
      onBehalfOfAccountId: onBehalfOf, unitId: request.unitId, isTrial: this.make.isTrial, signedAt: at,
    });
    await storeKeys(tx, [{ ...claim, aggregateId: made.fileId, version: 2, status: 201 }]);
    return ok(answer);
  }

  async #answerAgain(tx: EntityManager, { claim, actor }: Order): Promise<Outcome | null> {
    const usable = await claimKey(tx, claim);
    if (!usable.ok) return usable;
    if (usable.value.state === 'new') return null;
    // Once a dossier names the file, it is read by unit alone: whoever works elsewhere now is told nothing more of it.
    const answer = await this.record.answer(tx, usable.value.answer.aggregateId, actor.accountId);
    return answer === undefined ? err(refusal('FILE_NOT_FOUND')) : ok(answer);
  }

  async #inTransaction<T>({ actor }: Order, fn: (tx: EntityManager) => Promise<T>): Promise<T> {
    return withScope(this.dataSource, await this.scopes.of(actor), fn, { actor: actor.accountId });
  }
}
