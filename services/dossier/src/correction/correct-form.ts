import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { isFormCorrectable, refusal, type Refusal, type Role } from '@haicap/contracts';
import { err, ok, type Result } from '@haicap/kernel';
import type { Dossier } from '../dossier/dossier.js';
import { FormValidators } from '../e-form/form-validators.js';
import { KeepFormData } from '../filing/keep-form-data.js';
import { FindProcedures } from '../procedure/find-procedures.js';
import { correctForm, type FilledForm, type FormCorrection } from './form-correction.js';

/** Corrects what was filled into the e-form of a dossier, as the dossier's own version of the procedure asks for it. */
@Injectable()
export class CorrectForm {
  constructor(private readonly forms: KeepFormData, private readonly procedures: FindProcedures, private readonly validators: FormValidators) {}

  async prepare(tx: EntityManager, { receipt, status }: Dossier, changes: FilledForm, roles: readonly Role[]): Promise<Result<FormCorrection, Refusal>> {
    if (!isFormCorrectable(status, roles)) return err(refusal('FIELD_NOT_CORRECTABLE', { fields: Object.keys(changes), status, correctableFields: [] }));
    const version = await this.procedures.version(tx, receipt.procedureCode, receipt.procedureVersion);
    // What a desk left to the paper is filled in from nothing.
    const filled = await this.forms.read(tx, receipt.dossierId) ?? {};
    const corrected = correctForm(filled, changes, version.eForm?.schema ?? {});
    if (!corrected.ok) return corrected;
    const checked = this.validators.check(version, corrected.value.data);
    return checked.ok ? ok(corrected.value) : checked;
  }

  async save(tx: EntityManager, dossierId: string, { data }: FormCorrection): Promise<void> {
    await this.forms.correct(tx, dossierId, data);
  }
}
