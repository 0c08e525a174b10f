import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { correctDossier, refusal, type Actor, type Refusal, type Role, type RpcRequest } from '@haicap/contracts';
import { err, localDateOf, ok, type Result } from '@haicap/kernel';
import { rolesAt } from '../access/access.js';
import { FindRights } from '../access/find-rights.js';
import { ChangeDossier } from '../dossier/change-dossier.js';
import type { Dossier } from '../dossier/dossier.js';
import { KeepPersons } from '../person/keep-persons.js';
import type { Party } from '../person/person.js';
import { CorrectForm } from './correct-form.js';
import { correct, type Correction } from './correction.js';
import type { FormCorrection } from './form-correction.js';
import { KeepCorrections, type KeptValue } from './keep-corrections.js';

type Request = RpcRequest<typeof correctDossier>;

interface CorrectedPerson extends Correction {
  readonly before: Party;
}

interface Prepared {
  readonly dossier: Dossier;
  readonly person: CorrectedPerson | null;
  readonly form: FormCorrection | null;
}

/** Corrects the data of a person of a dossier, the answers of its e-form, or both. Both values stay; others learn which, never what stood in them. */
@Injectable()
export class CorrectDossier {
  constructor(
    private readonly change: ChangeDossier,
    private readonly persons: KeepPersons,
    private readonly corrections: KeepCorrections,
    private readonly findRights: FindRights,
    private readonly forms: CorrectForm,
  ) {}

  async run(request: Request, actor: Actor, idempotencyKey: string) {
    const rights = await this.findRights.of(actor);
    let prepared: Prepared | undefined;
    return this.change.run({
      contract: correctDossier, action: 'correct', request, actor, idempotencyKey, note: { text: request.reasonText },
      prepare: async (tx, dossier, at) => {
        const made = await this.#prepare(tx, dossier, request, rolesAt(rights, dossier.receipt), at);
        if (!made.ok) return made;
        prepared = made.value;
        const { person, form } = made.value;
        return ok({
          action: 'correct', at, reasonCode: request.reasonCode, role: request.role,
          fields: person?.fields.map(({ field }) => field) ?? [], ...(form === null ? {} : { form: form.places.map(({ pointer }) => pointer) }),
        });
      },
      alsoSave: async (tx) => {
        if (!prepared) throw new Error('a correction was saved that nobody prepared');
        await this.#save(tx, prepared, request, actor.accountId);
      },
    });
  }

  async #prepare(tx: EntityManager, dossier: Dossier, { dossierId, role, changes, form: places }: Request, roles: readonly Role[], at: Date): Promise<Result<Prepared, Refusal>> {
    const wantsForm = places !== undefined && Object.keys(places).length > 0;
    let person: CorrectedPerson | null = null;
    if (Object.keys(changes).length > 0 || !wantsForm) {
      const before = await this.persons.readOne(tx, dossierId, role);
      if (!before) return err(refusal('PARTY_NOT_FOUND', { role }));
      const corrected = correct(before, changes, { status: dossier.status, roles, today: localDateOf(at) });
      if (!corrected.ok) return corrected;
      person = { ...corrected.value, before };
    }
    if (!wantsForm) return ok({ dossier, person, form: null });
    const form = await this.forms.prepare(tx, dossier, places, roles);
    if (!form.ok) return form;
    return form.value.places.length > 0 ? ok({ dossier, person, form: form.value }) : err(refusal('CORRECTION_EMPTY', {}));
  }

  async #save(tx: EntityManager, { dossier, person, form }: Prepared, { dossierId, role, reasonCode }: Request, correctedBy: string): Promise<void> {
    const correction = { dossierId, version: dossier.version + 1, reasonCode, correctedBy };
    if (person !== null) {
      await this.persons.correct(tx, dossier.receipt, person.before, person.party);
      await this.corrections.add(tx, { ...correction, role, fields: person.fields });
    }
    if (form === null) return;
    await this.forms.save(tx, dossierId, form);
    await this.corrections.add(tx, { ...correction, role: 'form', fields: form.places.map(({ pointer, before, after }): KeptValue => ({ field: pointer, before: textOf(before), after: textOf(after) })) });
  }
}

function textOf(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}
