import { Injectable } from '@nestjs/common';
import { answerConsultation, refusal, type Actor, type Refusal, type RpcRequest } from '@haicap/contracts';
import { err, ok, type Result } from '@haicap/kernel';
import { decide } from '@haicap/policy';
import type { Rights } from '../access/access.js';
import { ChangeDossier } from '../dossier/change-dossier.js';
import type { Dossier, OpenConsultation } from '../dossier/dossier.js';
import { KeepConsultations } from './keep-consultations.js';

/** The unit that was asked answers; the text goes to the officers of the dossier, the outcome to everybody who follows. */
@Injectable()
export class AnswerConsultation {
  constructor(private readonly change: ChangeDossier, private readonly consultations: KeepConsultations) {}

  async run(request: RpcRequest<typeof answerConsultation>, actor: Actor, idempotencyKey: string) {
    const { consultationId, outcome, answer, dossierId } = request;
    return this.change.run({
      contract: answerConsultation, action: 'answer-consultation', request, actor, idempotencyKey,
      prepare: (_tx, dossier, at, { rights }) => {
        const asked = askedOf(dossier, consultationId, rights);
        return Promise.resolve(asked.ok ? ok({ action: 'answer-consultation' as const, at, consultationId, unitId: asked.value.unitId, outcome }) : asked);
      },
      alsoSave: (tx, _changed, at) =>
        this.consultations.close(tx, dossierId, consultationId, { state: 'answered', closedBy: actor.accountId, closedAt: at, outcome, answer }),
    });
  }
}

/** The question as far as this person may answer it for the unit that was asked: a unit does not answer for another, nor a post there that decides nothing. */
function askedOf({ consulting }: Dossier, consultationId: string, rights: Rights): Result<OpenConsultation, Refusal> {
  const asked = consulting.find((one) => one.consultationId === consultationId);
  if (asked === undefined) return err(refusal('CONSULTATION_NOT_FOUND', { consultationId, openConsultations: consulting.map((one) => one.consultationId) }));
  const answering = decide(rights, 'dossier', 'answer-consultation', { askedUnitIds: [asked.unitId] });
  return answering.ok ? ok(asked) : answering;
}
