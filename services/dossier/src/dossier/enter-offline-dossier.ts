import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { enterOfflineDossier, refusal, type Actor, type Refusal, type RpcRequest } from '@haicap/contracts';
import { err, localDateOf, ok, type Result } from '@haicap/kernel';
import { appendAudit, appendEvents, bodyHash, claimKey, storeKeys, type KeyClaim } from '@haicap/outbox';
import { currentTraceparent, withScope } from '@haicap/service-kit';
import { mayReceive } from '../access/access.js';
import { FindRights } from '../access/find-rights.js';
import { ClaimOfflineCode } from '../code-block/claim-offline-code.js';
import { checkOfflineTime, readWrittenCode, type WrittenNumber } from '../code-block/offline-code.js';
import { AttachFiles } from '../component-file/attach-files.js';
import { filedWith, withReused, type NamedFile } from '../component-file/component-file.js';
import { CheckReuse } from '../earlier-filing/check-reuse.js';
import { Installation } from '../installation.js';
import { GatherIntakeFacts } from '../receipt/gather-intake-facts.js';
import { channelOf, decideReceipt } from '../receipt/receipt.js';
import { toNewEvent } from './dossier-fact.js';
import { RecordReceipts, type Accepted, type ReceiveCommand, type ReceiveReply } from './record-receipts.js';

type Request = RpcRequest<typeof enterOfflineDossier>;
/** An entry that nothing refuses any more, and the files it names. */
interface Ready extends Accepted {
  readonly files: readonly NamedFile[];
}
type Outcome = Result<ReceiveReply, Refusal>;

/** An entry that policy has let through. */
interface Entry {
  readonly request: Request;
  readonly written: WrittenNumber;
  readonly receivedAt: Date;
  readonly command: ReceiveCommand;
}

/** What a desk received on paper is entered under the number it gave: everything is decided as of the moment of the paper. */
@Injectable()
export class EnterOfflineDossier {
  constructor(
    private readonly dataSource: DataSource,
    private readonly installation: Installation,
    private readonly findRights: FindRights,
    private readonly gatherFacts: GatherIntakeFacts,
    private readonly record: RecordReceipts,
    private readonly attach: AttachFiles,
    private readonly reuse: CheckReuse,
    private readonly codes: ClaimOfflineCode,
  ) {}

  async run(request: Request, actor: Actor, idempotencyKey: string): Promise<Outcome> {
    const rights = await this.findRights.of(actor);
    // Blocks are taken along by desks; a citizen has none.
    const allowed = rights.isCitizen ? err(refusal('FORBIDDEN')) : mayReceive(rights, request.receivingUnitId);
    if (!allowed.ok) return allowed;
    const { code, receivedAt: receivedAtText, ...receipt } = request;
    const [written, receivedAt] = [readWrittenCode(code), new Date(receivedAtText)];
    if (!written) return err(refusal('CODE_NOT_OF_BLOCK', { code, unitId: request.receivingUnitId, desk: request.desk }));
    const reusable = await this.reuse.run(receipt, rights);
    if (!reusable.ok) return reusable;
    const command = { request: receipt, rights, idempotencyKey, traceparent: currentTraceparent(), reused: reusable.value };
    const outcome = await withScope(this.dataSource, { kind: 'units', unitIds: [request.receivingUnitId] }, (tx) => this.#enter(tx, { request, written, receivedAt, command }));
    this.installation.wakeRelay();
    return outcome;
  }

  async #enter(tx: EntityManager, entry: Entry): Promise<Outcome> {
    const { request, command: { rights, idempotencyKey } } = entry;
    const claim: KeyClaim = { account: rights.accountId, route: enterOfflineDossier.subject, key: idempotencyKey, bodyHash: bodyHash(request) };
    const usable = await claimKey(tx, claim);
    if (!usable.ok) return usable;
    if (usable.value.state === 'replay') {
      const { answer } = usable.value;
      return ok(present((await this.record.answers(tx, [{ answer, rights }])).get(answer.aggregateId)));
    }
    const accepted = await this.#accept(tx, entry);
    return accepted.ok ? ok(await this.#keep(tx, entry, accepted.value, claim)) : accepted;
  }

  async #accept(tx: EntityManager, { written, receivedAt, command }: Entry): Promise<Result<Ready, Refusal>> {
    const { request } = command;
    // After the key: an entry whose answer was lost is given again, however late it is asked for.
    const inTime = checkOfflineTime(receivedAt, written, this.installation.clock.now());
    if (!inTime.ok) return inTime;
    const channel = channelOf(false, request.channel);
    if (!channel.ok) return channel;
    const facts = await this.gatherFacts.run(tx, [request], localDateOf(receivedAt));
    const draft = decideReceipt({ dossierId: this.installation.ids.next(), request, channel: channel.value, ownerAccountId: null, at: receivedAt }, facts);
    if (!draft.ok) return draft;
    // Scanned and uploaded when the network was back, so the files are those of now.
    const unitIds = [request.receivingUnitId];
    const naming = { components: filedWith(request), accountId: command.rights.accountId, ownerAccountId: null, unitIds };
    const files = await this.attach.check(tx, naming, this.installation.clock.now());
    if (!files.ok) return files;
    const code = await this.codes.run(tx, written, { unitId: request.receivingUnitId, desk: request.desk });
    return code.ok ? ok({ command, draft: draft.value, code: code.value, files: withReused(files.value, command.reused) }) : code;
  }

  async #keep(tx: EntityManager, { request, receivedAt, command }: Entry, ready: Ready, claim: KeyClaim): Promise<ReceiveReply> {
    const { clock, ids } = this.installation;
    const { accountId } = command.rights;
    const { draft: { receipt: { dossierId } }, files } = ready;
    const received = present((await this.record.run(tx, [ready]))[0]);
    await this.attach.save(tx, files.map((file) => ({ ...file, dossierId })));
    await storeKeys(tx, [{ ...claim, aggregateId: dossierId, version: received.dossier.version, status: 201 }]);
    const { event, dossier, reply } = received;
    const author = { actor: accountId, traceparent: command.traceparent, attached: files.map(({ fileId }) => fileId) };
    await appendEvents(tx, [toNewEvent({ before: null, event, after: dossier }, author)], { actor: accountId, clock, ids });
    await appendAudit(tx, [{
      action: 'enter-offline', objectType: 'dossier', objectId: dossierId, version: received.dossier.version, detail: { code: ready.code, desk: request.desk, receivedAt: receivedAt.toISOString() },
    }], { actor: accountId, clock });
    return reply;
  }
}

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('an entry has no result');
  return value;
}
