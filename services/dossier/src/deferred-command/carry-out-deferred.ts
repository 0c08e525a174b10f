import { Injectable } from '@nestjs/common';
import { refusal, type Actor, type Refusal } from '@haicap/contracts';
import { err, localDateOf, ok, type Result } from '@haicap/kernel';
import { withScope } from '@haicap/service-kit';
import { DataSource } from 'typeorm';
import { ChangeDossier, type Change } from '../dossier/change-dossier.js';
import { Installation } from '../installation.js';
import { FindPosts } from '../officer-mirror/find-posts.js';
import { isOpen } from './deferred-command.js';
import { DeferredCommandStore, type DeferredRow } from './deferred-command.store.js';
import { DeferrableChanges } from './deferrable-changes.js';
import { EndDeferredCommand } from './end-deferred-command.js';
import { SealBody } from './seal-body.js';

const ACTOR = 'service:dossier';
const PORTION = 20;
/** A worker that died with a command in its hands is waited for so long. Longer than any command takes. */
const CLAIM_MS = 15_000;
/** After so many faults it is refused, so that it does not take effect when nobody thinks of it any more. */
const TRIES_MAX = 10;

/** What became of one attempt that is neither done nor refused: other hands have it, or had it. */
const NOT_OURS = 'not-ours';
type Attempt = Result<unknown, Refusal> | typeof NOT_OURS;

export interface CarryingOut {
  /** True when there is more to do at once. */
  readonly isMore: boolean;
  /** Of commands that could not be tried to the end; they are tried again. */
  readonly faults: readonly unknown[];
}

/**
 * Carries out what has come due. Taking a command up, doing it and marking it are safe against every death in between: taking it up only
 * counts, and doing and marking are one transaction that holds the row, as taking it back does. So it is done once, or taken back.
 */
@Injectable()
export class CarryOutDeferred {
  constructor(
    private readonly dataSource: DataSource,
    private readonly installation: Installation,
    private readonly deferred: DeferredCommandStore,
    private readonly changes: DeferrableChanges,
    private readonly change: ChangeDossier,
    private readonly posts: FindPosts,
    private readonly bodies: SealBody,
    private readonly end: EndDeferredCommand,
  ) {}

  async run(): Promise<CarryingOut> {
    const now = this.installation.clock.now();
    const due = await withScope(this.dataSource, { kind: 'installation' },
      (tx) => this.deferred.claim(tx, now, new Date(now.getTime() + CLAIM_MS), PORTION), { actor: ACTOR });
    const faults: unknown[] = [];
    for (const row of due) {
      try {
        await this.carryOut(row);
      } catch (error) {
        faults.push(error);
      }
    }
    return { isMore: due.length === PORTION, faults };
  }

  /** One command that was taken up. */
  async carryOut(row: DeferredRow): Promise<void> {
    const attempt = row.tries > TRIES_MAX ? err(refusal('DEFERRED_COMMAND_FAILED')) : await this.#attempt(row);
    if (attempt === NOT_OURS || attempt.ok) return;
    const refused = attempt.error;
    const at = this.installation.clock.now();
    const isOurs = await withScope(this.dataSource, { kind: 'installation' }, async (tx) => {
      const held = await this.deferred.hold(tx, row);
      if (held) await this.end.refused(tx, row, refused, at);
      return held;
    }, { actor: row.accountId });
    if (isOurs) this.installation.wakeRelay();
  }

  async #attempt(row: DeferredRow): Promise<Attempt> {
    const actor = await this.#asOfNow(row.accountId);
    if (!isOpen(row.command, actor)) return err(refusal('FORBIDDEN'));
    let isOurs = true;
    const { dossierId, expectedVersion } = row;
    const direct = this.changes.of(row.command, { ...this.bodies.open(row), dossierId, expectedVersion }, actor, `deferred:${row.id}`);
    const change: Change = {
      ...direct,
      isOfOneDossier: false,
      prepare: async (tx, dossier, at, acting) => {
        isOurs = await this.deferred.hold(tx, row);
        // The code only stops the walk: it is said to nobody.
        return isOurs ? direct.prepare(tx, dossier, at, acting) : err(refusal('DEFERRED_COMMAND_ENDED'));
      },
      alsoSave: async (tx, changed, at) => {
        await direct.alsoSave?.(tx, changed, at);
        await this.end.done(tx, row, changed.version, at);
      },
    };
    const outcome = await this.change.run(change);
    if (!isOurs || (!outcome.ok && outcome.error.code === 'IDEMPOTENCY_KEY_IN_FLIGHT')) return NOT_OURS;
    return outcome.ok ? ok(null) : outcome;
  }

  /** The person with the posts that the registry confirms today: the token of then is gone, and what has ended meanwhile counts no more. */
  async #asOfNow(accountId: string): Promise<Actor> {
    const day = localDateOf(this.installation.clock.now());
    const posts = await withScope(this.dataSource, { kind: 'installation' }, (tx) => this.posts.heldOn(tx, accountId, day), { actor: ACTOR });
    return { accountId, kind: 'officer', posts };
  }
}
