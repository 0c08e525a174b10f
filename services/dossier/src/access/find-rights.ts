import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '@haicap/contracts';
import { localDateOf } from '@haicap/kernel';
import { withScope } from '@haicap/service-kit';
import { Installation } from '../installation.js';
import { FindPosts } from '../officer-mirror/find-posts.js';
import type { Rights } from './access.js';

// A post that ends is believed at most so much longer; a token itself lives for ten minutes.
const TRUST_MS = 10_000;
const REMEMBERED_MAX = 5_000;

interface Remembered {
  readonly confirmed: ReadonlySet<string>;
  readonly untilMs: number;
}

/** Turns a verified actor into rights: the posts of the token that the registry confirms today. */
@Injectable()
export class FindRights {
  readonly #remembered = new Map<string, Remembered>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly posts: FindPosts,
    private readonly installation: Installation,
  ) {}

  async of(actor: Actor): Promise<Rights> {
    const isCitizen = actor.kind === 'citizen';
    if (actor.kind !== 'officer') return { accountId: actor.accountId, isCitizen, posts: [] };
    const confirmed = await this.#confirmedPosts(actor.accountId);
    return { accountId: actor.accountId, isCitizen, posts: actor.posts.filter((post) => confirmed.has(postKey(post))) };
  }

  async #confirmedPosts(accountId: string): Promise<ReadonlySet<string>> {
    const now = this.installation.clock.now();
    const remembered = this.#remembered.get(accountId);
    if (remembered && now.getTime() < remembered.untilMs) return remembered.confirmed;

    const held = await withScope(this.dataSource, { kind: 'none' }, (tx) => this.posts.heldOn(tx, accountId, localDateOf(now)));
    const confirmed = new Set(held.map(postKey));
    if (this.#remembered.size >= REMEMBERED_MAX) this.#remembered.clear();
    this.#remembered.set(accountId, { confirmed, untilMs: now.getTime() + TRUST_MS });
    return confirmed;
  }
}

function postKey(post: { readonly unitId: string; readonly role: string }): string {
  return `${post.unitId}|${post.role}`;
}
