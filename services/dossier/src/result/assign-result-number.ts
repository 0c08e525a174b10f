import { Injectable } from '@nestjs/common';
import { assignResultNumber, refusal, type Actor, type RpcRequest } from '@haicap/contracts';
import { err, ok } from '@haicap/kernel';
import { ChangeDossier } from '../dossier/change-dossier.js';
import { FindDossier } from '../dossier/find-dossier.js';
import { KeepResults } from './keep-results.js';
import type { Entry } from './result.js';

/** Enters a signed result into the unit's register of the year. */
@Injectable()
export class AssignResultNumber {
  constructor(private readonly change: ChangeDossier, private readonly dossiers: FindDossier, private readonly results: KeepResults) {}

  async run(request: RpcRequest<typeof assignResultNumber>, actor: Actor, idempotencyKey: string) {
    const { dossierId, symbol } = request;
    let entered: (Entry & { readonly resultId: string }) | undefined;
    return this.change.run({
      contract: assignResultNumber, action: 'assign-number', request, actor, idempotencyKey, note: { text: request.note ?? '' },
      prepare: async (tx, { receipt, version }, at) => {
        // The state allowed it; once the row is locked at this version nothing can refuse it any more, and the number is used.
        const locked = await this.dossiers.locked(tx, dossierId);
        if (locked?.version !== version) return err(refusal('DOSSIER_STALE', { currentVersion: locked?.version ?? null }));
        const result = await this.results.current(tx, dossierId);
        if (!result) throw new Error(`dossier ${dossierId} is signed and has no result`);
        entered = { resultId: result.resultId, ...await this.results.takeNumber(tx, receipt.competentUnitId, symbol, at) };
        return ok({ action: 'assign-number' as const, at, ...entered });
      },
      alsoSave: async (tx, _changed, at) => {
        if (entered === undefined) throw new Error('a number is saved that was never taken');
        await this.results.number(tx, entered.resultId, entered, at);
      },
    });
  }
}
