import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { refusal, type lookUpFiling, type Refusal, type RpcReply } from '@haicap/contracts';
import { err, ok, type Result } from '@haicap/kernel';
import { maySeeName, type Rights } from '../access/access.js';
import { FindDossier } from '../dossier/find-dossier.js';
import { KeepPersons } from '../person/keep-persons.js';
import type { Party } from '../person/person.js';
import { FilingStore } from './filing.store.js';
import { KeepFilingWishes } from './keep-filing-wishes.js';
import { KeepFormData } from './keep-form-data.js';

type Answer = RpcReply<typeof lookUpFiling>;

/** Puts together what lies in several tables. */
@Injectable()
export class ReadFiling {
  constructor(
    private readonly dossiers: FindDossier,
    private readonly persons: KeepPersons,
    private readonly store: FilingStore,
    private readonly forms: KeepFormData,
    private readonly wishes: KeepFilingWishes,
  ) {}

  async run(tx: EntityManager, dossierId: string, rights: Rights): Promise<Result<Answer, Refusal>> {
    const dossier = await this.dossiers.byId(tx, dossierId);
    if (!dossier) return err(refusal('DOSSIER_NOT_FOUND'));
    if (!maySeeName(rights, dossier.receipt)) return err(refusal('FORBIDDEN'));
    const parties = (await this.persons.readAll(tx, [dossierId])).get(dossierId) ?? [];
    const components = await this.store.components(tx, dossierId);
    return ok({
      dossierId, caseCode: dossier.receipt.caseCode, parties: parties.map(toWire),
      representation: parties.find(({ role }) => role === 'representative')?.details.representation ?? null,
      ...(await this.wishes.of(tx, dossierId)),
      components: components.map(({ files, ...component }) => ({ ...component, files: [...files] })), formData: await this.forms.read(tx, dossierId),
    });
  }
}

function toWire({ details, ...party }: Party): Answer['parties'][number] {
  return { ...party, dateOfBirth: details.dateOfBirth ?? null, sex: details.sex ?? null, email: details.email ?? null };
}
