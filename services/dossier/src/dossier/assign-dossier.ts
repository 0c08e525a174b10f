import { Injectable } from '@nestjs/common';
import { assignDossier, refusal, type Actor, type Dossier as DossierAnswer, type Refusal, type RpcRequest } from '@haicap/contracts';
import { err, localDateOf, ok, type Result } from '@haicap/kernel';
import { whoMay } from '@haicap/policy';
import { FindPosts } from '../officer-mirror/find-posts.js';
import { ChangeDossier } from './change-dossier.js';

/** Gives a dossier to an officer of the competent unit whose post can bring it to an end; again, when it goes to somebody else. */
@Injectable()
export class AssignDossier {
  constructor(private readonly change: ChangeDossier, private readonly posts: FindPosts) {}

  async run(request: RpcRequest<typeof assignDossier>, actor: Actor, idempotencyKey: string): Promise<Result<DossierAnswer, Refusal>> {
    return this.change.run({
      contract: assignDossier, action: 'assign', request, actor, idempotencyKey,
      prepare: async (tx, dossier, at) => {
        const posts = await this.posts.heldOn(tx, request.assigneeId, localDateOf(at));
        const unitId = dossier.receipt.competentUnitId;
        const held = posts.filter((post) => post.unitId === unitId);
        if (held.length === 0) return err(refusal('ASSIGNEE_NOT_IN_UNIT', { unitId }));
        const { roles } = whoMay('dossier', 'complete', {});
        return held.some(({ role }) => roles.includes(role))
          ? ok({ action: 'assign', assigneeId: request.assigneeId, at })
          : err(refusal('ASSIGNEE_NOT_ABLE', { unitId, roles }));
      },
    });
  }
}
