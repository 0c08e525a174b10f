import { Injectable } from '@nestjs/common';
import { consentToSupplement, refusal, refuseSupplementConsent, type Actor, type Refusal, type RpcRequest } from '@haicap/contracts';
import { err, ok, type Result } from '@haicap/kernel';
import { ChangeDossier } from '../dossier/change-dossier.js';
import type { Dossier } from '../dossier/dossier.js';

/** The superior's answer. Whoever asked cannot give it, whatever posts he holds. */
@Injectable()
export class AnswerSupplementConsent {
  constructor(private readonly change: ChangeDossier) {}

  async consent(request: RpcRequest<typeof consentToSupplement>, actor: Actor, idempotencyKey: string) {
    return this.change.run({
      contract: consentToSupplement, action: 'consent-to-supplement', request, actor, idempotencyKey, note: { text: request.note ?? '' },
      prepare: (_tx, dossier, at) => {
        const other = isAskedByAnother(dossier, actor);
        return Promise.resolve(other.ok ? ok({ action: 'consent-to-supplement', at }) : other);
      },
    });
  }

  async refuse(request: RpcRequest<typeof refuseSupplementConsent>, actor: Actor, idempotencyKey: string) {
    return this.change.run({
      contract: refuseSupplementConsent, action: 'refuse-supplement-consent', request, actor, idempotencyKey, note: { text: request.reasonText },
      prepare: (_tx, dossier, at) => {
        const other = isAskedByAnother(dossier, actor);
        return Promise.resolve(other.ok ? ok({ action: 'refuse-supplement-consent', at, reasonCode: request.reasonCode }) : other);
      },
    });
  }
}

function isAskedByAnother({ supplements: { consent } }: Dossier, { accountId }: Actor): Result<null, Refusal> {
  return consent?.state === 'asked' && consent.askedBy === accountId ? err(refusal('FORBIDDEN', { reason: 'asked-by-the-same-account' })) : ok(null);
}
