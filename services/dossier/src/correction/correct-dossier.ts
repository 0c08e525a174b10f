import { Injectable } from '@nestjs/common';
import { correctDossier, refusal, type Actor, type RpcRequest } from '@haicap/contracts';
import { err, localDateOf, ok } from '@haicap/kernel';
import { rolesAt } from '../access/access.js';
import { FindRights } from '../access/find-rights.js';
import { ChangeDossier } from '../dossier/change-dossier.js';
import type { Dossier } from '../dossier/dossier.js';
import { KeepPersons } from '../person/keep-persons.js';
import type { Party } from '../person/person.js';
import { correct, type Correction } from './correction.js';
import { KeepCorrections } from './keep-corrections.js';

type Request = RpcRequest<typeof correctDossier>;

interface Prepared extends Correction {
  readonly dossier: Dossier;
  readonly before: Party;
}

/** Corrects the data of a person of a dossier. Both values stay; others learn which fields, never what stood in them. */
@Injectable()
export class CorrectDossier {
  constructor(
    private readonly change: ChangeDossier,
    private readonly persons: KeepPersons,
    private readonly corrections: KeepCorrections,
    private readonly findRights: FindRights,
  ) {}

  async run(request: Request, actor: Actor, idempotencyKey: string) {
    const { accountId } = actor;
    const rights = await this.findRights.of(actor);
    let prepared: Prepared | undefined;
    return this.change.run({
      contract: correctDossier, action: 'correct', request, actor, idempotencyKey, note: { text: request.reasonText },
      prepare: async (tx, dossier, at) => {
        const before = await this.persons.readOne(tx, request.dossierId, request.role);
        if (!before) return err(refusal('PARTY_NOT_FOUND', { role: request.role }));
        const corrected = correct(before, request.changes, { status: dossier.status, roles: rolesAt(rights, dossier.receipt), today: localDateOf(at) });
        if (!corrected.ok) return corrected;
        prepared = { ...corrected.value, dossier, before };
        return ok({ action: 'correct', at, reasonCode: request.reasonCode, role: request.role, fields: corrected.value.fields.map(({ field }) => field) });
      },
      alsoSave: async (tx) => {
        if (!prepared) throw new Error('a correction was saved that nobody prepared');
        const { dossier, before, party, fields } = prepared;
        await this.persons.correct(tx, dossier.receipt, before, party);
        await this.corrections.add(tx, {
          dossierId: request.dossierId, version: dossier.version + 1, role: request.role, reasonCode: request.reasonCode, correctedBy: accountId, fields,
        });
      },
    });
  }
}
