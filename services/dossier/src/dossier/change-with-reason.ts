import { Injectable } from '@nestjs/common';
import type { Actor, Dossier as DossierAnswer, Refusal, RpcContract } from '@haicap/contracts';
import { localDateOf, ok, type LocalDate, type Result } from '@haicap/kernel';
import { ChangeDossier } from './change-dossier.js';
import { checkReason } from './check-reason.js';
import { pauseOf, type Dossier, type DossierCommand } from './dossier.js';

/** A change that goes against somebody's wish: what it needs beyond the walk of every change is a reason. */
export interface ReasonedChange {
  readonly contract: RpcContract;
  readonly action: Extract<DossierCommand, { action: 'refuse-intake' | 'return-approval' | 'request-withdrawal' | 'refuse-withdrawal' | 'stop' | 'refuse-supplement-consent' }>['action'];
  readonly request: { readonly dossierId: string; readonly expectedVersion: number; readonly reasonCode: string; readonly reasonText: string };
  readonly actor: Actor;
  readonly idempotencyKey: string;
}

@Injectable()
export class ChangeWithReason {
  constructor(private readonly change: ChangeDossier) {}

  async run({ action, request, ...change }: ReasonedChange): Promise<Result<DossierAnswer, Refusal>> {
    const { reasonCode, reasonText } = request;
    return this.change.run({
      ...change, action, request, note: { text: reasonText },
      prepare: (_tx, dossier, at) => {
        const checked = checkReason(action, dossier.status, request, { supplementOverdue: isSupplementOverdue(dossier, localDateOf(at)) });
        return Promise.resolve(checked.ok ? ok({ action, reasonCode, at }) : checked);
      },
    });
  }
}

function isSupplementOverdue(dossier: Dossier, today: LocalDate): boolean {
  const lastDay = pauseOf(dossier)?.supplyUntil;
  return lastDay !== undefined && today > lastDay;
}
