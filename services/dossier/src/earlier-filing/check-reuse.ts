import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { refusal, type Refusal } from '@haicap/contracts';
import { err, localDateOf, ok, type Result } from '@haicap/kernel';
import { withScope } from '@haicap/service-kit';
import { readScope, type Rights } from '../access/access.js';
import { AttachFiles } from '../component-file/attach-files.js';
import type { NamedFile } from '../component-file/component-file.js';
import type { Filing } from '../dossier/dossier.js';
import { Installation } from '../installation.js';
import { FindReusable, type AskingProcedure } from './find-reusable.js';
import { KeepPersons } from '../person/keep-persons.js';
import { readPersonalNumber } from '../person/person.js';
import type { SubmittedComponent } from '../procedure/procedure.js';
import type { ReceiveRequest } from '../receipt/receipt.js';

/** Papers that are named instead of handed in, for whom, and under which procedure. */
interface Reuse {
  readonly components: readonly Pick<SubmittedComponent, 'code' | 'reusedFrom'>[];
  readonly applicant: { readonly personalNumber: string | null; readonly organisationCode: string | null };
  readonly procedure: AskingProcedure;
  /** The dossier they are named in, when there is one: its own papers are there already. */
  readonly dossierId?: string | undefined;
}

type Reused = Result<readonly NamedFile[], Refusal>;

/**
 * Looks whether papers of earlier dossiers may be named instead of handed in: the same applicant, the same paper, still asked for. Their
 * files belong to the dossier that uses them again, because the unit that decides on it may have no right in the earlier one.
 */
@Injectable()
export class CheckReuse {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reusable: FindReusable,
    private readonly attach: AttachFiles,
    private readonly persons: KeepPersons,
    private readonly installation: Installation,
  ) {}

  /** Before a receipt, within what its author may read. */
  async run({ procedureCode, applicant, components }: ReceiveRequest, rights: Rights): Promise<Reused> {
    if (!components.some(({ reusedFrom }) => reusedFrom !== undefined)) return ok([]);
    const number = readPersonalNumber(applicant.personalNumber);
    if (!number.ok) return number;
    const reuse = {
      components, procedure: { code: procedureCode }, applicant: { personalNumber: number.value, organisationCode: applicant.organisationCode ?? null },
    };
    return withScope(this.dataSource, readScope(rights), (tx) => this.#check(tx, reuse), { actor: rights.accountId });
  }

  /** For a dossier that is supplemented, in the caller's transaction. */
  async forDossier(tx: EntityManager, { dossierId, procedureCode, procedureVersion }: Filing, components: Reuse['components']): Promise<Reused> {
    if (!components.some(({ reusedFrom }) => reusedFrom !== undefined)) return ok([]);
    const applicant = await this.persons.readOne(tx, dossierId, 'applicant');
    if (!applicant) throw new Error(`dossier ${dossierId} has no applicant`);
    return this.#check(tx, { components, applicant, procedure: { code: procedureCode, version: procedureVersion }, dossierId });
  }

  async #check(tx: EntityManager, { components, applicant, procedure, dossierId }: Reuse): Promise<Reused> {
    const wanted = components.flatMap(({ code, reusedFrom }) => (reusedFrom === undefined ? [] : [{ code, dossierId: reusedFrom }]));
    const found = await this.reusable.run(tx, applicant, { on: localDateOf(this.installation.clock.now()), forProcedure: procedure });
    const refused = wanted.filter((one) => one.dossierId === dossierId || !found.some((paper) => paper.code === one.code && paper.dossierId === one.dossierId));
    if (refused.length > 0) return err(refusal('REUSE_NOT_POSSIBLE', { components: refused.map(({ code }) => code) }));
    return this.attach.ofEarlier(tx, wanted);
  }
}
