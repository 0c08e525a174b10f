import { Injectable } from '@nestjs/common';
import { signResult, type Actor, type RpcRequest } from '@haicap/contracts';
import { ok } from '@haicap/kernel';
import { ChangeDossier } from '../dossier/change-dossier.js';
import { KeepResults } from './keep-results.js';
import type { ResultRow } from './result.store.js';

/** The chair, or a delegate, signs the result: who, in which post, which bytes. */
@Injectable()
export class SignResult {
  constructor(private readonly change: ChangeDossier, private readonly results: KeepResults) {}

  async run(request: RpcRequest<typeof signResult>, actor: Actor, idempotencyKey: string) {
    let signed: ResultRow | undefined;
    return this.change.run({
      contract: signResult, action: 'sign', request, actor, idempotencyKey, note: { text: request.note ?? '' },
      alsoNames: () => (request.fileId === undefined ? [] : [request.fileId]),
      prepare: async (tx, dossier, at, person) => {
        const proof = await this.results.check(tx, request, dossier, at, person);
        if (!proof.ok) return proof;
        signed = this.results.signed(await this.results.unsigned(tx, dossier, this.results.nextId()), request, proof.value, person, at);
        return ok({ action: 'sign' as const, at, resultId: signed.resultId, kind: signed.kind, sha256: signed.sha256 });
      },
      alsoSave: async (tx) => {
        if (signed === undefined) throw new Error('a signature is saved that was never given');
        await this.results.insert(tx, signed);
      },
    });
  }
}
