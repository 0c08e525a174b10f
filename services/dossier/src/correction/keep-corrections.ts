import { Injectable } from '@nestjs/common';
import { PersonalDataCipher } from '@haicap/service-kit';
import type { EntityManager } from 'typeorm';
import { readNote } from '../dossier/step-note.js';
import { CorrectionStore, type CorrectionRow, type ReadCorrectionRow } from './correction.store.js';

/** Both values as text; those of a form are JSON. */
export interface KeptValue {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

export interface NewCorrection {
  readonly dossierId: string;
  readonly version: number;
  readonly role: CorrectionRow['role'];
  readonly reasonCode: string;
  readonly correctedBy: string;
  readonly fields: readonly KeptValue[];
}

export type KeptCorrection = Omit<ReadCorrectionRow, 'valueBefore' | 'valueAfter' | 'note'> & Pick<KeptValue, 'before' | 'after'> & { readonly reasonText: string };

const cellOf = ({ dossierId, version, field }: Pick<CorrectionRow, 'dossierId' | 'version' | 'field'>, column: 'value_before' | 'value_after') =>
  ({ table: 'dossier_correction', column, rowId: `${dossierId}/${version}/${field}` });

/** Keeps both values of every correction, each encrypted and bound to its place. */
@Injectable()
export class KeepCorrections {
  constructor(private readonly corrections: CorrectionStore, private readonly cipher: PersonalDataCipher) {}

  async add(tx: EntityManager, { fields, ...correction }: NewCorrection): Promise<void> {
    await this.corrections.insert(tx, fields.map(({ field, before, after }) => {
      const row = { ...correction, field };
      const seal = (column: 'value_before' | 'value_after', value: string | null) => (value === null ? null : this.cipher.encrypt(value, cellOf(row, column)));
      return { ...row, valueBefore: seal('value_before', before), valueAfter: seal('value_after', after) };
    }));
  }

  /** Both values in clear, the latest correction first; whoever shows them has asked the policy before. */
  async of(tx: EntityManager, dossierId: string): Promise<KeptCorrection[]> {
    return (await this.corrections.of(tx, dossierId)).map(({ valueBefore, valueAfter, note, ...row }) => {
      const open = (column: 'value_before' | 'value_after', value: string | null) => (value === null ? null : this.cipher.decrypt(value, cellOf(row, column)));
      const text = note === null ? '' : readNote(this.cipher.decrypt(note, { table: 'dossier_step', column: 'note', rowId: `${row.dossierId}/${row.version}` })).text;
      return { ...row, before: open('value_before', valueBefore), after: open('value_after', valueAfter), reasonText: text };
    });
  }
}
