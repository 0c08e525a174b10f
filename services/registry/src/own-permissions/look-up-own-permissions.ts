import type { Actor, lookUpOwnPermissions, RpcReply } from '@haicap/contracts';
import { isUuid, localDateOf, type Clock } from '@haicap/kernel';
import { permissionsOf, type DatedRights } from '@haicap/policy';
import { withScope } from '@haicap/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { FindDelegations } from '../delegation/find-delegations.js';
import { CLOCK } from '../injected.js';
import { FindPosts } from '../officer/find-posts.js';

/** What the caller may do today, by the posts of the token that hold, and by what was delegated. */
@Injectable()
export class LookUpOwnPermissions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly posts: FindPosts,
    private readonly delegations: FindDelegations,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(actor: Actor): Promise<RpcReply<typeof lookUpOwnPermissions>> {
    const asOf = localDateOf(this.clock.now());
    const { accountId } = actor;
    return { accountId, asOf, permissions: permissionsOf(await this.#rightsOf(actor, asOf)).map((one) => ({ ...one, at: [...one.at] })) };
  }

  async #rightsOf({ accountId, kind, posts: claimed }: Actor, day: string): Promise<DatedRights> {
    if (kind !== 'officer' || !isUuid(accountId)) return { accountId, isCitizen: kind === 'citizen', posts: [], delegations: [] };
    return withScope(this.dataSource, { kind: 'installation' }, async (tx) => {
      const held = await this.posts.heldOn(tx, accountId, day);
      const posts = held.filter(({ unitId, role }) => claimed.some((post) => post.unitId === unitId && post.role === role));
      const delegations = await this.delegations.heldOn(tx, accountId, day);
      // Whoever has left the unit acts for nobody in it.
      return { accountId, isCitizen: false, posts, delegations: delegations.filter(({ unitId }) => posts.some((post) => post.unitId === unitId)) };
    }, { actor: accountId });
  }
}
