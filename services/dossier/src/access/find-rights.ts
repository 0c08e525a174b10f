import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '@haicap/contracts';
import { localDateOf } from '@haicap/kernel';
import { rightsOf, throughLineage, type Lineage } from '@haicap/policy';
import { withScope } from '@haicap/service-kit';
import { Installation } from '../installation.js';
import { FindPosts } from '../officer-mirror/find-posts.js';
import { FindDelegations } from '../delegation-mirror/find-delegations.js';
import { FindUnits } from '../unit-mirror/find-units.js';
import type { HeldDelegation, Rights } from './access.js';

// A post that ends is believed at most so much longer; a token itself lives for ten minutes.
const TRUST_MS = 10_000;
const REMEMBERED_MAX = 5_000;

interface Remembered {
  readonly confirmed: ReadonlySet<string>;
  readonly lineage: Lineage;
  readonly delegations: readonly HeldDelegation[];
  readonly untilMs: number;
  /** By the posts of the token. Powers are made once for the same rights, so whoever comes again comes with the same. */
  readonly rights: Map<string, Rights>;
}

/** Turns a verified actor into rights: the posts of the token that the registry confirms today, in their units and in what these took over. */
@Injectable()
export class FindRights {
  readonly #remembered = new Map<string, Remembered>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly posts: FindPosts,
    private readonly delegations: FindDelegations,
    private readonly units: FindUnits,
    private readonly installation: Installation,
  ) {}

  async of(actor: Actor): Promise<Rights> {
    // Nobody but an officer holds a post, whatever the token says.
    if (actor.kind !== 'officer') return rightsOf({ ...actor, posts: [] });
    const today = await this.#today(actor.accountId);
    const token = actor.posts.map(postKey).join();
    const known = today.rights.get(token) ?? toRights(actor, today);
    today.rights.set(token, known);
    return known;
  }

  async #today(accountId: string): Promise<Remembered> {
    const now = this.installation.clock.now();
    const remembered = this.#remembered.get(accountId);
    if (remembered && now.getTime() < remembered.untilMs) return remembered;

    const day = localDateOf(now);
    // Where dossiers of former units lie is asked past every unit: what somebody may see is decided by it.
    const [held, delegations, lineage] = await withScope(this.dataSource, { kind: 'installation' }, async (tx) => {
      const [posts, handedOn] = [await this.posts.heldOn(tx, accountId, day), await this.delegations.heldOn(tx, accountId, day)];
      return [posts, handedOn, await this.units.lineage(tx, [...posts, ...handedOn].map(({ unitId }) => unitId), day)] as const;
    }, { keepsPlans: true });
    const today: Remembered = { confirmed: new Set(held.map(postKey)), delegations, lineage, untilMs: now.getTime() + TRUST_MS, rights: new Map() };
    if (this.#remembered.size >= REMEMBERED_MAX) this.#remembered.clear();
    this.#remembered.set(accountId, today);
    return today;
  }
}

function toRights(actor: Actor, { confirmed, delegations, lineage }: Remembered): Rights {
  const posts = throughLineage(actor.posts.filter((post) => confirmed.has(postKey(post))), lineage);
  // Whoever has left the unit acts for nobody in it.
  return { accountId: actor.accountId, isCitizen: false, posts, delegations: throughLineage(delegations, lineage).filter(({ unitId }) => posts.some((post) => post.unitId === unitId)) };
}

function postKey(post: { readonly unitId: string; readonly role: string }): string {
  return `${post.unitId}|${post.role}`;
}
