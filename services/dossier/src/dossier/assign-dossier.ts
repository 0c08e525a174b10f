import { Injectable } from '@nestjs/common';
import { assignDossier, refusal, type Actor, type Dossier as DossierAnswer, type Refusal, type RpcRequest } from '@haicap/contracts';
import { err, localDateOf, ok, type Result } from '@haicap/kernel';
import { throughLineage, whoMay } from '@haicap/policy';
import { FindPosts } from '../officer-mirror/find-posts.js';
import { FindUnits } from '../unit-mirror/find-units.js';
import { ChangeDossier, type Change } from './change-dossier.js';

/** Gives a dossier to an officer of the competent unit whose post can bring it to an end; again, when it goes to somebody else. */
@Injectable()
export class AssignDossier {
  constructor(private readonly change: ChangeDossier, private readonly posts: FindPosts, private readonly units: FindUnits) {}

  async run(request: RpcRequest<typeof assignDossier>, actor: Actor, idempotencyKey: string): Promise<Result<DossierAnswer, Refusal>> {
    return this.change.run(this.plan(request, actor, idempotencyKey));
  }

  plan(request: RpcRequest<typeof assignDossier>, actor: Actor, idempotencyKey: string): Change {
    return {
      contract: assignDossier, action: 'assign', isOfOneDossier: true, request, actor, idempotencyKey,
      prepare: async (tx, dossier, at) => {
        const day = localDateOf(at);
        const own = await this.posts.heldOn(tx, request.assigneeId, day);
        const posts = throughLineage(own, await this.units.lineage(tx, own.map(({ unitId: id }) => id), day));
        const unitId = dossier.receipt.competentUnitId;
        const held = posts.filter((post) => post.unitId === unitId);
        if (held.length === 0) return err(refusal('ASSIGNEE_NOT_IN_UNIT', { unitId }));
        const { roles } = whoMay('dossier', 'complete', {});
        return held.some(({ role }) => roles.includes(role))
          ? ok({ action: 'assign', assigneeId: request.assigneeId, at })
          : err(refusal('ASSIGNEE_NOT_ABLE', { unitId, roles }));
      },
    };
  }
}
