import { Injectable } from '@nestjs/common';
import type { Actor, Dossier as DossierAnswer, Refusal, RpcContract } from '@haicap/contracts';
import { ok, type Result } from '@haicap/kernel';
import { ChangeDossier, type Change } from './change-dossier.js';
import type { DossierCommand } from './dossier.js';

/** A change of which the reason is all there is to say; the walk has checked it against the reasons of the province. */
export interface ReasonedChange extends Pick<Change, 'alsoSave'> {
  readonly contract: RpcContract;
  readonly action: Extract<DossierCommand, { action: 'refuse-intake' | 'return-approval' | 'request-withdrawal' | 'refuse-withdrawal' | 'stop' | 'refuse-supplement-consent' }>['action'];
  readonly request: { readonly dossierId: string; readonly expectedVersion: number; readonly reasonCode: string; readonly reasonText: string };
  readonly actor: Actor;
  readonly idempotencyKey: string;
}

@Injectable()
export class ChangeWithReason {
  constructor(private readonly change: ChangeDossier) {}

  async run(change: ReasonedChange): Promise<Result<DossierAnswer, Refusal>> {
    return this.change.run(this.plan(change));
  }

  plan({ action, request, ...change }: ReasonedChange): Change {
    const { reasonCode, reasonText } = request;
    return {
      ...change, action, request, note: { text: reasonText },
      prepare: (_tx, _dossier, at) => Promise.resolve(ok({ action, reasonCode, at })),
    };
  }
}
