import { vnCollator, type LocalDate } from '@haicap/kernel';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ProcedureMirrorStore, type PrintedProcedure } from './procedure-mirror.store.js';

/** Names procedures for reports. */
@Injectable()
export class NameProcedures {
  constructor(private readonly procedures: ProcedureMirrorStore) {}

  /** All procedures in the order of the names they have on a day. */
  async on(tx: EntityManager, day: LocalDate): Promise<PrintedProcedure[]> {
    const found = await this.procedures.printed(tx, day);
    return found.toSorted((a, b) => vnCollator.compare(a.name, b.name) || (a.code < b.code ? -1 : 1));
  }
}
