import { Injectable } from '@nestjs/common';
import { assignDossier, refusal, type Actor, type Dossier as DossierAnswer, type Refusal, type RpcRequest } from '@haicap/contracts';
import { err, localDateOf, ok, type Result } from '@haicap/kernel';
import { FindPosts } from '../officer-mirror/find-posts.js';
import { ChangeDossier } from './change-dossier.js';

/** Gives a dossier to an officer of the competent unit; again, when it goes to somebody else. */
@Injectable()
export class AssignDossier {
  constructor(private readonly change: ChangeDossier, private readonly posts: FindPosts) {}

  async run(request: RpcRequest<typeof assignDossier>, actor: Actor, idempotencyKey: string): Promise<Result<DossierAnswer, Refusal>> {
    return this.change.run({
      contract: assignDossier, action: 'assign', request, actor, idempotencyKey,
      prepare: async (tx, dossier, at) => {
        const posts = await this.posts.heldOn(tx, request.assigneeId, localDateOf(at));
        const belongs = posts.some((post) => post.unitId === dossier.receipt.competentUnitId);
        return belongs
          ? ok({ action: 'assign', assigneeId: request.assigneeId, at })
          : err(refusal('ASSIGNEE_NOT_IN_UNIT', { unitId: dossier.receipt.competentUnitId }));
      },
    });
  }
}
