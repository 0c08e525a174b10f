import { Injectable } from '@nestjs/common';
import { refusal, returnResult, type Actor, type RpcRequest } from '@haicap/contracts';
import { err, ok } from '@haicap/kernel';
import { ChangeDossier, type Change } from '../dossier/change-dossier.js';
import { HoldResult } from '../payment-demand/hold-result.js';
import { KeepDeliveries } from './keep-deliveries.js';

/** The desk hands the result over (national status 10), or posts it. A late dossier is returned like any other. */
@Injectable()
export class ReturnResult {
  constructor(private readonly change: ChangeDossier, private readonly deliveries: KeepDeliveries, private readonly hold: HoldResult) {}

  async run(request: RpcRequest<typeof returnResult>, actor: Actor, idempotencyKey: string) {
    return this.change.run(this.plan(request, actor, idempotencyKey));
  }

  plan(request: RpcRequest<typeof returnResult>, actor: Actor, idempotencyKey: string): Change {
    const { method, recipient, postalNumber } = request;
    return {
      contract: returnResult, action: 'return-result', request, actor, idempotencyKey, note: { text: request.note ?? '' },
      prepare: async (tx, dossier, at) => {
        if (method === 'postal' && recipient === undefined) return err(refusal('DELIVERY_RECIPIENT_REQUIRED', { method }));
        const held = await this.hold.reason(tx, dossier);
        return held ? err(held) : ok({ action: 'return-result' as const, at, method });
      },
      alsoSave: (tx, { version }, at) => this.deliveries.keep(tx, { dossierId: request.dossierId, version, method, recipient, postalNumber, at }),
    };
  }
}
