import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { PersonalDataCipher } from '@haicap/service-kit';
import { FormDataStore } from './form-data.store.js';

const cellOf = (dossierId: string) => ({ table: 'dossier_form', column: 'data', rowId: dossierId });

/** Keeps what was filled into electronic forms. It names persons, so the whole of it is cipher text. */
@Injectable()
export class KeepFormData {
  constructor(private readonly forms: FormDataStore, private readonly cipher: PersonalDataCipher) {}

  async run(tx: EntityManager, filled: readonly { readonly dossierId: string; readonly formData: Readonly<Record<string, unknown>> | null }[]): Promise<void> {
    const rows = filled.flatMap(({ dossierId, formData }) =>
      (formData === null ? [] : [{ dossierId, data: this.cipher.encrypt(JSON.stringify(formData), cellOf(dossierId)) }]));
    if (rows.length > 0) await this.forms.insert(tx, rows);
  }

  /** Puts the corrected form in the place of the one that was filled in; what it was before is kept with the correction. */
  async correct(tx: EntityManager, dossierId: string, formData: Readonly<Record<string, unknown>>): Promise<void> {
    await this.forms.save(tx, dossierId, this.cipher.encrypt(JSON.stringify(formData), cellOf(dossierId)));
  }

  /** What was filled in, or null when nothing was; whoever shows it has asked the policy before. */
  async read(tx: EntityManager, dossierId: string): Promise<Record<string, unknown> | null> {
    const data = await this.forms.find(tx, dossierId);
    return data === null ? null : JSON.parse(this.cipher.decrypt(data, cellOf(dossierId))) as Record<string, unknown>;
  }
}
