import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { receiveDossier, type Actor, type Refusal } from '@haicap/contracts';
import { localDateOf, ok, type Result } from '@haicap/kernel';
import { appendEvents, bodyHash, claimKeys, CommandBatcher, storeKeys, usableKey, type KeyClaim } from '@haicap/outbox';
import { currentTraceparent, sideBySide, withScope } from '@haicap/service-kit';
import { mayReceive } from '../access/access.js';
import { FindRights } from '../access/find-rights.js';
import { AttachFiles, type Naming } from '../component-file/attach-files.js';
import { filedWith, withReused, type NamedFile } from '../component-file/component-file.js';
import { Installation } from '../installation.js';
import { channelOf, decideReceipt, isOnlySubmitted, type DraftReceipt, type ReceiveRequest } from '../receipt/receipt.js';
import { CheckReuse } from '../earlier-filing/check-reuse.js';
import { GatherIntakeFacts } from '../receipt/gather-intake-facts.js';
import { toNewEvent } from './dossier-fact.js';
import { RecordReceipts, type ReceiveCommand, type ReceiveReply, type Received } from './record-receipts.js';

type Outcome = Result<ReceiveReply, Refusal>;
/** A receipt that nothing refuses any more, and the files it names. */
interface Intake {
  readonly draft: DraftReceipt;
  readonly files: readonly NamedFile[];
}
type Decision = Result<Intake, Refusal>;

/** A dossier is accepted at COMMIT of this transaction, at no other moment. */
@Injectable()
export class ReceiveDossier {
  readonly #batcher = new CommandBatcher<ReceiveCommand, Outcome>({ runMany: (commands) => this.runMany(commands) });

  constructor(
    private readonly dataSource: DataSource,
    private readonly installation: Installation,
    private readonly findRights: FindRights,
    private readonly gatherFacts: GatherIntakeFacts,
    private readonly record: RecordReceipts,
    private readonly attach: AttachFiles,
    private readonly reuse: CheckReuse,
  ) {}

  /** Authorises one command and lets it join the others that arrive now. */
  async run(request: ReceiveRequest, actor: Actor, idempotencyKey: string): Promise<Outcome> {
    const rights = await this.findRights.of(actor);
    const allowed = mayReceive(rights, request.receivingUnitId);
    if (!allowed.ok) return allowed;
    const channel = channelOf(rights.isCitizen, request.channel);
    if (!channel.ok) return channel;
    const submitted = isOnlySubmitted(rights.isCitizen, request);
    if (!submitted.ok) return submitted;
    const reusable = await this.reuse.run(request, rights);
    if (!reusable.ok) return reusable;
    return this.#batcher.run({ request, rights, idempotencyKey, traceparent: currentTraceparent(), reused: reusable.value });
  }

  /** Receives authorised commands in one transaction: each caller gets the own result, and a refusal stores nothing. */
  async runMany(commands: readonly ReceiveCommand[]): Promise<Outcome[]> {
    const unitIds = [...new Set(commands.map((command) => command.request.receivingUnitId))];
    // One piece of work alone: its statements are kept prepared, and those that need no answer of one another travel together.
    const [outcomes] = await withScope(this.dataSource, { kind: 'none' }, (tx) =>
      sideBySide(tx, [{ scope: { kind: 'units', unitIds }, actor: '', run: (own) => this.#receive(own, commands) }]));
    this.installation.wakeRelay();
    return present(outcomes);
  }

  async #receive(tx: EntityManager, commands: readonly ReceiveCommand[]): Promise<Outcome[]> {
    const claimed = await claimKeys(tx, commands.map(toClaim));
    const given = await this.record.answers(tx, claimed.flatMap((claim, index) =>
      (claim.state === 'replay' ? [{ answer: claim.answer, rights: present(commands[index]).rights }] : [])));

    const decisions = await this.#decide(tx, commands.filter((_, index) => claimed[index]?.state === 'new'));
    const accepted = acceptedOf(decisions);
    const received = await this.record.run(tx, accepted);
    await this.attach.save(tx, accepted.flatMap(({ draft, files }) => files.map((file) => ({ ...file, dossierId: draft.receipt.dossierId }))));
    await storeKeys(tx, received.map(({ command, dossier }) => (
      { ...toClaim(command), aggregateId: dossier.receipt.dossierId, version: dossier.version, status: 201 })));
    await this.#appendEvents(tx, received, new Map(accepted.map(({ command, files }) => [command, files.map(({ fileId }) => fileId)])));

    const replies = new Map(received.map(({ command, reply }) => [command, reply]));
    return commands.map((command, index) => {
      const usable = usableKey(claimed[index]);
      if (!usable.ok) return usable;
      if (usable.value.state === 'replay') return ok(present(given.get(usable.value.answer.aggregateId)));
      const decision = present(decisions.get(command));
      return decision.ok ? ok(present(replies.get(command))) : decision;
    });
  }

  async #decide(tx: EntityManager, commands: readonly ReceiveCommand[]): Promise<ReadonlyMap<ReceiveCommand, Decision>> {
    if (commands.length === 0) return new Map();
    const at = this.installation.clock.now();
    const facts = await this.gatherFacts.run(tx, commands.map((command) => command.request), localDateOf(at));
    const files = await this.attach.checkMany(tx, commands.map(namedBy), at);
    return new Map(commands.map((command, index): [ReceiveCommand, Decision] => {
      const decided = decideReceipt({
        dossierId: this.installation.ids.next(),
        request: command.request,
        channel: permitted(channelOf(command.rights.isCitizen, command.request.channel)),
        ownerAccountId: command.rights.isCitizen ? command.rights.accountId : null,
        at,
      }, facts);
      const named = present(files[index]);
      if (!decided.ok) return [command, decided];
      return [command, named.ok ? ok({ draft: decided.value, files: withReused(named.value, command.reused) }) : named];
    }));
  }

  async #appendEvents(tx: EntityManager, received: readonly Received[], attached: ReadonlyMap<ReceiveCommand, readonly string[]>): Promise<void> {
    const { clock, ids } = this.installation;
    const events = received.map(({ command, dossier, event }) =>
      toNewEvent({ before: null, event, after: dossier }, { actor: command.rights.accountId, traceparent: command.traceparent, attached: attached.get(command) ?? [] }));
    await appendEvents(tx, events, { actor: 'service:dossier', clock, ids });
  }
}

function toClaim({ request, rights, idempotencyKey }: ReceiveCommand): KeyClaim {
  // A request without a channel is the one that the release before read as `counter`: a retry across the two is the same request.
  const sent = { ...request, channel: request.channel ?? 'counter' };
  return { account: rights.accountId, route: receiveDossier.subject, key: idempotencyKey, bodyHash: bodyHash(sent) };
}

/** Officers of the desk scan for one another; what a citizen files is the citizen's own. */
function namedBy({ request, rights: { accountId, isCitizen } }: ReceiveCommand): Naming {
  return { components: filedWith(request), accountId, ownerAccountId: null, unitIds: isCitizen ? [] : [request.receivingUnitId] };
}

function acceptedOf(decisions: ReadonlyMap<ReceiveCommand, Decision>) {
  return [...decisions].flatMap(([command, decision]) => (decision.ok ? [{ command, ...decision.value }] : []));
}

/** A channel that was let through before the batch. */
function permitted<T>(checked: Result<T, Refusal>): T {
  if (!checked.ok) throw new Error(`a command reached the batch although it was refused: ${checked.error.code}`);
  return checked.value;
}

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('a member of the batch has no result');
  return value;
}
