import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Procedure } from '@haicap/contracts';
import { ProcedureStore } from './procedure.store.js';

/** Answers other nouns which versions of procedures exist. */
@Injectable()
export class FindProcedures {
  constructor(private readonly procedures: ProcedureStore) {}

  /** Every version of the codes, by code; unknown codes are absent. */
  async versions(tx: EntityManager, codes: readonly string[]): Promise<ReadonlyMap<string, readonly Procedure[]>> {
    const found = new Map<string, Procedure[]>();
    for (const version of await this.procedures.versions(tx, [...new Set(codes)])) {
      found.set(version.code, [...(found.get(version.code) ?? []), version]);
    }
    return found;
  }

  /** The version a dossier was filed under. */
  async version(tx: EntityManager, code: string, version: number): Promise<Procedure> {
    const found = (await this.procedures.versions(tx, [code])).find((one) => one.version === version);
    if (!found) throw new Error(`version ${version} of procedure ${code} is gone`);
    return found;
  }
}
