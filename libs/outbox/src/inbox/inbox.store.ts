import type { FactEnvelope } from '@haicap/contracts';
import { queryPrepared, withScope, type TransactionContext } from '@haicap/service-kit';
import type { DataSource, EntityManager } from 'typeorm';
import { failpoint } from '#hooks';
import { orderFacts, type AggregateHead } from './order-facts.js';
import { toOrderedFact, type OrderedFact } from './ordered-fact.js';

/** Writes a projection from facts in order. It runs in the transaction that also records them as applied. */
export type Project = (tx: EntityManager, facts: OrderedFact[]) => Promise<void>;

export interface InboxSettings {
  readonly dataSource: DataSource;
  /** `<owner>.<noun>`. */
  readonly source: string;
  /** Who acts in these transactions, for example `service:reporting`. */
  readonly actor: string;
  readonly project: Project;
}

export interface Applied {
  readonly applied: number;
  readonly duplicates: number;
  readonly parked: number;
}

export interface InboxState {
  readonly parked: number;
  readonly deadLetters: number;
  readonly position: string;
  readonly bootstrapped: boolean;
  readonly reconciledOn: string | null;
}

export interface InboxDigest {
  readonly count: number;
  readonly versionSum: string;
  readonly idXor: string;
}

interface Claim {
  readonly heads: readonly (AggregateHead & { readonly aggregateId: string })[];
  readonly parked: readonly FactEnvelope[];
}

// Facts that come one by one, or few at a time, are planned for once. A batch of a backlog is worth a plan of its own: the
// tables it fills may have grown a thousandfold since.
const FEW = 32;

/** The consumer's side in its own database, reached through functions only. */
export class InboxStore {
  /** How often something was parked here, and how often it had been when nothing was. */
  private parkings = 0;
  private emptyAt: number | undefined;

  constructor(private readonly settings: InboxSettings) {}

  /**
   * Applies a batch in one transaction: claim, project, record. `followParked` also takes what waited behind the
   * arrived facts; without it a failure can only be the fault of an arrived fact.
   */
  async apply(facts: readonly FactEnvelope[], followParked = true): Promise<Applied> {
    const applied = await this.transaction((tx) => this.applyIn(tx, facts, followParked), { keepsPlans: facts.length <= FEW });
    if (applied.parked > 0) this.parkings += 1;
    return applied;
  }

  /** Sets a fact aside that cannot be applied; later versions of its aggregate wait, everything else goes on. */
  async setAside(fact: FactEnvelope | { readonly raw: string }, reason: string, attempts: number): Promise<void> {
    await this.transaction((tx) => tx.query('SELECT dead_letter_put($1, $2::jsonb, $3, $4)', [this.settings.source, JSON.stringify(fact), reason, attempts]));
  }

  /** Open letters that an operator asks for, in the order of their versions. */
  async lettersAskedFor(max: number): Promise<string[]> {
    const rows = await this.ask<{ id: string }>('SELECT id FROM dead_letters_asked($1, $2)', [max]);
    return rows.map(({ id }) => id);
  }

  /** The copy of an open letter. Null when there is no such letter, or it is no fact. */
  async letter(id: string): Promise<FactEnvelope | null> {
    const [row] = await this.ask<{ fact: FactEnvelope | { raw: string } | null }>('SELECT dead_letter_look($2, $1) AS fact', [id]);
    const fact = row?.fact ?? null;
    return fact !== null && 'subject' in fact ? fact : null;
  }

  /** The letter stays open, with the reason of now. */
  async noteReplayFailed(id: string, reason: string): Promise<void> {
    await this.ask('SELECT dead_letter_failed($2, $1, $3)', [id, reason]);
  }

  /** Applies a fact that was set aside, now that the cause is mended: as its owner has it now, or the stored copy where its owner knows no such version. Null when there is no such open letter. */
  async replay(id: string, ofOwner: FactEnvelope | null = null): Promise<Applied | null> {
    const applied = await this.transaction<Applied | null>(async (tx) => {
      const [row]: { fact: FactEnvelope | { raw: string } | null }[] = await tx.query('SELECT dead_letter_take($1, $2) AS fact', [id, this.settings.source]);
      const fact = row?.fact;
      if (fact === null || fact === undefined) return null;
      // An unreadable message has no aggregate; its fact came from the owner meanwhile, as a gap.
      return 'subject' in fact ? this.applyIn(tx, [ofOwner ?? fact], true) : { applied: 0, duplicates: 0, parked: 0 };
    });
    if (applied !== null && applied.parked > 0) this.parkings += 1;
    return applied;
  }

  async state(): Promise<InboxState> {
    const { parkings } = this;
    const [row] = await this.look<{ parked: number; dead_letters: number; bootstrap_position: string; bootstrapped: boolean; reconciled_on: string | null }>(
      'SELECT * FROM inbox_state($1)', []);
    if (row === undefined) throw new Error('inbox_state answered no row');
    this.emptyAt = row.parked === 0 ? parkings : undefined;
    return {
      parked: row.parked, deadLetters: row.dead_letters, position: row.bootstrap_position,
      bootstrapped: row.bootstrapped, reconciledOn: row.reconciled_on,
    };
  }

  /** Aggregates that have waited for a version. Not asked while the last look at the state found nothing parked, and nothing was since. */
  async gaps(olderThanMs: number, max: number, except: ReadonlySet<string> = new Set()): Promise<{ aggregateId: string; fromVersion: number }[]> {
    if (this.emptyAt === this.parkings) return [];
    const rows = await this.look<{ aggregate_id: string; from_version: number }>('SELECT * FROM inbox_gaps($1, $2, $3, $4::uuid[])', [olderThanMs, max, [...except]]);
    return rows.map(({ aggregate_id: aggregateId, from_version: fromVersion }) => ({ aggregateId, fromVersion }));
  }

  async digest(fromAt: string, beforeAt: string): Promise<InboxDigest> {
    const [row] = await this.look<{ count: number; version_sum: string; id_xor: string }>('SELECT * FROM inbox_digest($1, $2, $3)', [fromAt, beforeAt]);
    if (row === undefined) throw new Error('inbox_digest answered no row');
    return { count: row.count, versionSum: row.version_sum, idXor: row.id_xor };
  }

  async markBootstrap(position: string, done: boolean): Promise<void> {
    await this.ask('SELECT bootstrap_mark($1, $2, $3)', [position, done]);
  }

  async markReconciled(day: string): Promise<void> {
    await this.ask('SELECT reconciled_mark($1, $2)', [day]);
  }

  private async applyIn(tx: EntityManager, facts: readonly FactEnvelope[], followParked: boolean): Promise<Applied> {
    const { source, project } = this.settings;
    const aggregates = [...new Set(facts.map(({ subject }) => subject))];
    const [row]: { claim: Claim }[] = await tx.query('SELECT inbox_claim($1, $2::uuid[]) AS claim', [source, aggregates]);
    if (row === undefined) throw new Error('inbox_claim answered no row');
    const heads = new Map(row.claim.heads.map((head) => [head.aggregateId, head]));
    const { apply, park, duplicates } = orderFacts(heads, facts, followParked ? row.claim.parked : []);
    if (apply.length > 0) await project(tx, apply.map(toOrderedFact));
    await failpoint('consumer.projected', source);
    if (apply.length > 0 || park.length > 0) {
      await tx.query('SELECT inbox_record($1, $2::jsonb, $3::jsonb)', [source, JSON.stringify(apply.map(identityOf)), JSON.stringify(park)]);
    }
    await failpoint('consumer.before-commit', source);
    return { applied: apply.length, duplicates, parked: park.length };
  }

  private ask<Row>(text: string, values: unknown[]): Promise<Row[]> {
    return this.transaction((tx) => tx.query(text, [this.settings.source, ...values]));
  }

  private look<Row>(text: string, values: unknown[]): Promise<Row[]> {
    return this.transaction((tx) => queryPrepared<Row>(tx, text, [this.settings.source, ...values]), { onlyReads: true });
  }

  private transaction<T>(fn: (tx: EntityManager) => Promise<T>, context: TransactionContext = {}): Promise<T> {
    return withScope(this.settings.dataSource, { kind: 'installation' }, fn, { actor: this.settings.actor, ...context });
  }
}

const identityOf = ({ id, time, subject, version }: FactEnvelope) => ({ id, time, subject, version });
