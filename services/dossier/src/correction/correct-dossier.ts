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
import { CorrectPost, type PostCorrection } from './correct-post.js';
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
  readonly post: PostCorrection | null;
}

/** Corrects the data of a person of a dossier, the answers of its e-form, where its result goes by post, or several. Both values stay; others learn which, never what stood in them. */
@Injectable()
export class CorrectDossier {
  constructor(
    private readonly change: ChangeDossier,
    private readonly persons: KeepPersons,
    private readonly corrections: KeepCorrections,
    private readonly findRights: FindRights,
    private readonly forms: CorrectForm,
    private readonly posts: CorrectPost,
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
        const { person, form, post } = made.value;
        return ok({
          action: 'correct', at, reasonCode: request.reasonCode, role: request.role,
          fields: person?.fields.map(({ field }) => field) ?? [], ...(form === null ? {} : { form: form.places.map(({ pointer }) => pointer) }), ...(post === null ? {} : { post: true }),
        });
      },
      alsoSave: async (tx) => {
        if (!prepared) throw new Error('a correction was saved that nobody prepared');
        await this.#save(tx, prepared, request, actor.accountId);
      },
    });
  }

  async #prepare(tx: EntityManager, dossier: Dossier, request: Request, roles: readonly Role[], at: Date): Promise<Result<Prepared, Refusal>> {
    const post = await this.posts.prepare(tx, dossier, request.returnByPost, roles);
    if (!post.ok) return post;
    const form = await this.#form(tx, dossier, request, roles);
    if (!form.ok) return form;
    const isAllElse = post.value !== null || form.value !== null;
    if (isAllElse && Object.keys(request.changes).length === 0) return ok({ dossier, person: null, form: form.value, post: post.value });
    const person = await this.#person(tx, dossier, request, roles, at);
    return person.ok ? ok({ dossier, person: person.value, form: form.value, post: post.value }) : person;
  }

  async #person(tx: EntityManager, { status }: Dossier, { dossierId, role, changes }: Request, roles: readonly Role[], at: Date): Promise<Result<CorrectedPerson, Refusal>> {
    const before = await this.persons.readOne(tx, dossierId, role);
    if (!before) return err(refusal('PARTY_NOT_FOUND', { role }));
    const corrected = correct(before, changes, { status, roles, today: localDateOf(at) });
    return corrected.ok ? ok({ ...corrected.value, before }) : corrected;
  }

  async #form(tx: EntityManager, dossier: Dossier, { form: places }: Request, roles: readonly Role[]): Promise<Result<FormCorrection | null, Refusal>> {
    if (places === undefined || Object.keys(places).length === 0) return ok(null);
    const form = await this.forms.prepare(tx, dossier, places, roles);
    return form.ok && form.value.places.length === 0 ? err(refusal('CORRECTION_EMPTY', {})) : form;
  }

  async #save(tx: EntityManager, { dossier, person, form, post }: Prepared, { dossierId, role, reasonCode }: Request, correctedBy: string): Promise<void> {
    const correction = { dossierId, version: dossier.version + 1, reasonCode, correctedBy };
    if (person !== null) {
      await this.persons.correct(tx, dossier.receipt, person.before, person.party);
      await this.corrections.add(tx, { ...correction, role, fields: person.fields });
    }
    if (post !== null) {
      await this.posts.save(tx, dossierId, post);
      await this.corrections.add(tx, { ...correction, role: 'post', fields: [{ field: 'returnByPost', before: post.before && textOf(post.before), after: post.after && textOf(post.after) }] });
    }
    if (form === null) return;
    await this.forms.save(tx, dossierId, form);
    await this.corrections.add(tx, { ...correction, role: 'form', fields: form.places.map(({ pointer, before, after }): KeptValue => ({ field: pointer, before: textOf(before), after: textOf(after) })) });
  }
}

function textOf(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}
