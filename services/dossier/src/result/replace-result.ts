import { Injectable } from '@nestjs/common';
import { refusal, replaceResult, type Actor, type RpcRequest } from '@haicap/contracts';
import { err, ok } from '@haicap/kernel';
import { ChangeDossier } from '../dossier/change-dossier.js';
import { FindDossier } from '../dossier/find-dossier.js';
import { KeepResults } from './keep-results.js';
import type { ResultRow } from './result.store.js';

/** A result in place of the withdrawn one. It names the old one; both are kept, each with its own number. */
@Injectable()
export class ReplaceResult {
  constructor(private readonly change: ChangeDossier, private readonly dossiers: FindDossier, private readonly results: KeepResults) {}

  async run(request: RpcRequest<typeof replaceResult>, actor: Actor, idempotencyKey: string) {
    const { dossierId, symbol } = request;
    let replacing: ResultRow | undefined;
    return this.change.run({
      contract: replaceResult, action: 'replace-result', request, actor, idempotencyKey, note: { text: request.note ?? '' },
      alsoNames: () => (request.fileId === undefined ? [] : [request.fileId]),
      prepare: async (tx, dossier, at, person) => {
        const proof = await this.results.check(tx, request, dossier, at, person);
        if (!proof.ok) return proof;
        // As with every number: it is taken when nothing can refuse it any more.
        const locked = await this.dossiers.locked(tx, dossierId);
        if (locked?.version !== dossier.version) return err(refusal('DOSSIER_STALE', { currentVersion: locked?.version ?? null }));
        const old = await this.results.current(tx, dossierId);
        if (!old) throw new Error(`dossier ${dossierId} has no withdrawn result`);
        const entry = await this.results.takeNumber(tx, dossier.receipt.competentUnitId, symbol, at);
        const base = await this.results.unsigned(tx, dossier, this.results.nextId());
        replacing = {
          ...this.results.signed(base, request, proof.value, person, at),
          year: entry.year, number: entry.number, symbol, numberedAt: at, issuedAt: at, replacesResultId: old.resultId,
        };
        const { resultId, kind, sha256 } = replacing;
        return ok({ action: 'replace-result' as const, at, resultId, kind, sha256, ...entry, replacesResultId: old.resultId });
      },
      alsoSave: async (tx) => {
        if (replacing === undefined) throw new Error('a result is saved that was never made');
        await this.results.insert(tx, replacing);
      },
    });
  }
}
