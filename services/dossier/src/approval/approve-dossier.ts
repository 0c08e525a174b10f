import { Injectable } from '@nestjs/common';
import { approveDossier, type Actor, type RpcRequest } from '@haicap/contracts';
import { ok } from '@haicap/kernel';
import { ChangeDossier } from '../dossier/change-dossier.js';

/** The chair approves the result; the dossier may be completed. */
@Injectable()
export class ApproveDossier {
  constructor(private readonly change: ChangeDossier) {}

  async run(request: RpcRequest<typeof approveDossier>, actor: Actor, idempotencyKey: string) {
    return this.change.run({
      contract: approveDossier, action: 'approve', isOfOneDossier: true, request, actor, idempotencyKey, note: { text: request.note ?? '' },
      prepare: (_tx, _dossier, at) => Promise.resolve(ok({ action: 'approve', at })),
    });
  }
}
