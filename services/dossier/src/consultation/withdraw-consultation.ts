import { Injectable } from '@nestjs/common';
import { refusal, withdrawConsultation, type Actor, type RpcRequest } from '@haicap/contracts';
import { err, ok } from '@haicap/kernel';
import { ChangeDossier } from '../dossier/change-dossier.js';
import { KeepConsultations } from './keep-consultations.js';

/** Takes a question back. A unit that was asked nothing else does not see the dossier any more. */
@Injectable()
export class WithdrawConsultation {
  constructor(private readonly change: ChangeDossier, private readonly consultations: KeepConsultations) {}

  async run(request: RpcRequest<typeof withdrawConsultation>, actor: Actor, idempotencyKey: string) {
    const { consultationId, reasonCode, reasonText, dossierId } = request;
    return this.change.run({
      contract: withdrawConsultation, action: 'withdraw-consultation', request, actor, idempotencyKey, note: { text: reasonText },
      prepare: async (tx, { consulting }, at) => {
        const asked = consulting.find((one) => one.consultationId === consultationId);
        if (asked === undefined) return err(refusal('CONSULTATION_NOT_FOUND', { consultationId, openConsultations: consulting.map((one) => one.consultationId) }));
        const { unitId } = asked;
        const staysInvolved = await this.consultations.isInvolvedOtherwise(tx, dossierId, consultationId, unitId);
        return ok({ action: 'withdraw-consultation' as const, at, consultationId, unitId, reasonCode, staysInvolved });
      },
      alsoSave: (tx, _changed, at) =>
        this.consultations.close(tx, dossierId, consultationId, { state: 'withdrawn', closedBy: actor.accountId, closedAt: at, reasonCode }),
    });
  }
}
