import { Injectable } from '@nestjs/common';
import { submitForApproval, type Actor, type RpcRequest } from '@haicap/contracts';
import { ok } from '@haicap/kernel';
import { draftNamed } from '../component-file/component-file.js';
import { ChangeDossier, type Change } from '../dossier/change-dossier.js';

/** The specialist hands the result to the chair, with its draft where there is one as a file. */
@Injectable()
export class SubmitForApproval {
  constructor(private readonly change: ChangeDossier) {}

  async run(request: RpcRequest<typeof submitForApproval>, actor: Actor, idempotencyKey: string) {
    return this.change.run(this.plan(request, actor, idempotencyKey));
  }

  plan(request: RpcRequest<typeof submitForApproval>, actor: Actor, idempotencyKey: string): Change {
    return {
      contract: submitForApproval, action: 'submit-for-approval', isOfOneDossier: true, request, actor, idempotencyKey, note: { text: request.note ?? '' },
      components: draftNamed(request.draftFileId),
      prepare: (_tx, _dossier, at) => Promise.resolve(ok({ action: 'submit-for-approval', at })),
    };
  }
}
