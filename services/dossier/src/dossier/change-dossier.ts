import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { refusal, type Actor, type Dossier as DossierAnswer, type Refusal, type RpcContract } from '@haicap/contracts';
import { err, ok, type Result } from '@haicap/kernel';
import { bodyHash, claimKeys, CommandBatcher, storeKeys, usableKey, type KeyClaim, type KeyState, type StoredAnswer } from '@haicap/outbox';
import { sideBySide, withScope } from '@haicap/service-kit';
import { actionsFor, mayChange, mayEverChange, readScope, waysOut, type Acting, type ChangeAction, type Rights } from '../access/access.js';
import { FindRights } from '../access/find-rights.js';
import { AttachFiles, namingOf, type Naming } from '../component-file/attach-files.js';
import { Installation } from '../installation.js';
import { FindReasons } from '../reason/find-reasons.js';
import { allowedActions, decide, refuseByState, type Dossier, type DossierChange, type DossierCommand } from './dossier.js';
import { facingOf } from './facing.js';
import type { StepNote } from './step-note.js';
import { FindDossier } from './find-dossier.js';
import { RecordChange, type Written } from './record-change.js';
import { ShowDossier } from './show-dossier.js';

/** What a command on an existing dossier brings along. */
export interface Change {
  readonly contract: RpcContract;
  readonly action: ChangeAction;
  readonly request: { readonly dossierId: string; readonly expectedVersion: number };
  readonly actor: Actor;
  readonly idempotencyKey: string;
  readonly note?: StepNote | undefined;
  /**
   * Whether it may be carried out in one transaction with commands of others that come at the same moment: it locks and writes
   * rows of its own dossier alone, and sets no scope.
   */
  readonly isOfOneDossier?: boolean;
  /** Checks what only this command needs, and makes the command of the core. */
  readonly prepare: (tx: EntityManager, dossier: Dossier, at: Date, acting: ActingPerson) => Promise<Result<DossierCommand, Refusal>>;
  /** What the command hands in; the files it names are checked and kept with the dossier. */
  readonly components?: Naming['components'];
  /** Files that belong to the dossier from now on beside its components, for example its result; the command has checked them by then. */
  readonly alsoNames?: () => readonly string[];
  /** Writes what only this command keeps, in the same transaction, once nothing can refuse it any more. */
  readonly alsoSave?: (tx: EntityManager, changed: Dossier, at: Date) => Promise<void>;
}

/** Whoever gives the command, with the posts that count today, and for whom it is given. */
export interface ActingPerson extends Acting {
  readonly accountId: string;
  readonly rights: Rights;
}

type Outcome = Result<DossierAnswer, Refusal>;

/** A command that its policy lets through, with the trace in which it came. */
interface Joined {
  readonly change: Change;
  readonly rights: Rights;
  readonly inTrace: ReturnType<typeof AsyncLocalStorage.snapshot>;
}

/** An answer; what of it is kept under the key, and what was written, when it was not given before. */
interface Answered {
  readonly answer: DossierAnswer;
  readonly done?: { readonly kept: StoredAnswer; readonly written: Written };
}

// Each waits for the slowest of its transaction, and holds its dossier for as long.
const SHARED_MAX = 32;

/** A command against which nothing was found. */
interface Ready {
  readonly dossier: Dossier;
  readonly at: Date;
  readonly acting: Acting;
  readonly reasonWords: string | null;
  readonly decision: DossierChange;
  readonly named: Extract<Awaited<ReturnType<AttachFiles['check']>>, { readonly ok: true }>['value'];
}

/** The one walk of every command on an existing dossier: policy, key, load, version, reason, decide, save, event, answer. */
@Injectable()
export class ChangeDossier {
  readonly #batcher = new CommandBatcher<Joined, Outcome>({ maxSize: SHARED_MAX, runMany: (joined) => this.#together(joined) });

  constructor(
    private readonly dataSource: DataSource,
    private readonly installation: Installation,
    private readonly findRights: FindRights,
    private readonly dossiers: FindDossier,
    private readonly record: RecordChange,
    private readonly show: ShowDossier,
    private readonly attach: AttachFiles,
    private readonly reasons: FindReasons,
  ) {}

  async run(change: Change): Promise<Outcome> {
    const rights = await this.findRights.of(change.actor);
    const possible = mayEverChange(rights, change.action);
    if (!possible.ok) return possible;
    return change.isOfOneDossier ? this.#batcher.run({ change, rights, inTrace: AsyncLocalStorage.snapshot() }) : this.#alone(change, rights);
  }

  async #alone(change: Change, rights: Rights): Promise<Outcome> {
    const claim = toClaim(change, rights);
    const outcome = await withScope(this.dataSource, readScope(rights), async (tx): Promise<Outcome> => {
      const [claimed] = await claimKeys(tx, [claim]);
      const answered = await this.#change(tx, change, rights, claimed);
      await this.#keep(tx, [{ claim, answered }]);
      return answered.ok ? ok(answered.value.answer) : answered;
    }, { actor: rights.accountId, keepsPlans: true });
    if (outcome.ok) this.installation.wakeRelay();
    return outcome;
  }

  /** Carries commands out in one transaction, each in its own scope: every caller gets the own answer, and a refusal writes nothing. */
  async #together(joined: readonly Joined[]): Promise<Outcome[]> {
    const claims = joined.map(({ change, rights }) => toClaim(change, rights));
    const outcomes = await withScope(this.dataSource, { kind: 'none' }, async (tx) => {
      const claimed = await claimKeys(tx, claims);
      const answered = await sideBySide(tx, joined.map(({ change, rights, inTrace }, index) => ({
        scope: readScope(rights), actor: rights.accountId, run: (own: EntityManager) => inTrace(() => this.#change(own, change, rights, claimed[index])),
      })));
      await this.#keep(tx, claims.map((claim, index) => ({ claim, answered: answered[index] })));
      return answered;
    });
    if (outcomes.some(({ ok: isDone }) => isDone)) this.installation.wakeRelay();
    return outcomes.map((outcome) => (outcome.ok ? ok(outcome.value.answer) : outcome));
  }

  /** Adds the events of what was done, and stores its answers under their keys. */
  async #keep(tx: EntityManager, carriedOut: readonly { claim: KeyClaim; answered: Result<Answered, Refusal> | undefined }[]): Promise<void> {
    const done = carriedOut.flatMap(({ claim, answered }) => (answered?.ok && answered.value.done ? [{ claim, ...answered.value.done }] : []));
    await this.record.append(tx, done.map(({ written }) => written));
    await storeKeys(tx, done.map(({ claim, kept }) => ({ ...claim, ...kept })));
  }

  /** Everything that reading can find against a command, in the words in which it would be refused; nothing is written. */
  async check(tx: EntityManager, change: Change, rights: Rights): Promise<Result<Dossier, Refusal>> {
    const possible = mayEverChange(rights, change.action);
    if (!possible.ok) return possible;
    const ready = await this.#ready(tx, change, rights);
    return ready.ok ? ok(ready.value.dossier) : ready;
  }

  async #change(tx: EntityManager, change: Change, rights: Rights, claimed: KeyState | undefined): Promise<Result<Answered, Refusal>> {
    const usable = usableKey(claimed);
    if (!usable.ok) return usable;
    return usable.value.state === 'replay' ? this.#answerAgain(tx, usable.value.answer, rights) : this.#carryOut(tx, change, rights);
  }

  async #ready(tx: EntityManager, change: Change, rights: Rights): Promise<Result<Ready, Refusal>> {
    const dossier = await this.dossiers.byId(tx, change.request.dossierId);
    if (!dossier) return err(refusal('DOSSIER_NOT_FOUND'));
    const allowed = permit(change, rights, dossier);
    if (!allowed.ok) return allowed;

    const at = this.installation.clock.now();
    const reason = await this.reasons.given(tx, change.action, change.request, dossier, at);
    if (!reason.ok) return reason;
    const decision = await decideFor(tx, change, dossier, at, { ...allowed.value, accountId: rights.accountId, rights });
    if (!decision.ok) return decision;
    const named = await this.attach.check(tx, namingOf(change.components, rights, dossier.receipt), at);
    return named.ok ? ok({ dossier, at, acting: allowed.value, reasonWords: reason.value, decision: decision.value, named: named.value }) : named;
  }

  async #carryOut(tx: EntityManager, change: Change, rights: Rights): Promise<Result<Answered, Refusal>> {
    const ready = await this.#ready(tx, change, rights);
    if (!ready.ok) return ready;
    const { dossierId } = change.request;
    const { dossier, at, acting, reasonWords, decision, named } = ready.value;
    const attached = [...named.map(({ fileId }) => fileId), ...(change.alsoNames?.() ?? [])];
    const written = await this.record.write(tx, dossier, decision, { accountId: rights.accountId, ...acting, note: change.note, attached, reasonWords });
    if (!written) return err(refusal('DOSSIER_STALE'));
    const changed = written.after;
    await change.alsoSave?.(tx, changed, at);
    await this.attach.save(tx, named.map((file) => ({ ...file, dossierId })));
    return ok({ answer: await this.show.run(tx, changed, rights), done: { written, kept: { aggregateId: dossierId, version: changed.version, status: 200 } } });
  }

  async #answerAgain(tx: EntityManager, answer: StoredAnswer, rights: Rights): Promise<Result<Answered, Refusal>> {
    const dossier = await this.dossiers.asOf(tx, answer);
    // A person who has left the unit meanwhile does not get an old answer either.
    return dossier ? ok({ answer: await this.show.run(tx, dossier, rights) }) : err(refusal('DOSSIER_NOT_FOUND'));
  }
}

/** Rights first, then the version that was seen, then what the state allows: nothing is read or taken for a command that cannot be. */
function permit({ action, request }: Change, rights: Rights, dossier: Dossier): Result<Acting, Refusal> {
  const allowed = mayChange(rights, action, facingOf(dossier));
  if (!allowed.ok) return allowed;
  if (dossier.version !== request.expectedVersion) return err(refusal('DOSSIER_STALE', { currentVersion: dossier.version }));
  const forbidden = refuseByState(dossier, action);
  return forbidden ? err(forThisPerson(forbidden, rights, dossier)) : allowed;
}

/** Before it writes anything a command may ask itself what the core will say of the state; then it is said in the same words. */
async function decideFor(tx: EntityManager, change: Change, dossier: Dossier, at: Date, acting: ActingPerson): Promise<Result<DossierChange, Refusal>> {
  const command = await change.prepare(tx, dossier, at, acting);
  const decision = command.ok ? decide(dossier, command.value) : command;
  if (decision.ok || (!command.ok && decision.error.code !== 'DOSSIER_STATE_FORBIDS')) return decision;
  return err(forThisPerson(decision.error, acting.rights, dossier));
}

/** A refusal of the core names what the state allows; this person is told what he or she may do of it, and who may do the rest. */
function forThisPerson({ code, params }: Refusal, rights: Rights, dossier: Dossier): Refusal {
  const [allowed, facing] = [allowedActions(dossier), facingOf(dossier)];
  return refusal(code, { ...params, allowedActions: actionsFor(rights, allowed, facing), wayOut: waysOut(allowed, facing) });
}

function toClaim({ contract, request, idempotencyKey }: Change, rights: Rights): KeyClaim {
  return { account: rights.accountId, route: contract.subject, key: idempotencyKey, bodyHash: bodyHash(request) };
}
