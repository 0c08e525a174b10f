import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Procedure } from '@haicap/contracts';
import type { LocalDate } from '@haicap/kernel';
import { ProcedureStore } from './procedure.store.js';

interface InForce {
  readonly asOf: LocalDate;
  readonly field: string | undefined;
  readonly code: string | undefined;
  readonly afterCode: string;
  readonly limit: number;
}

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

  /** The versions in force on a day, in the order of codes. */
  async inForce(tx: EntityManager, { asOf, field, code, afterCode, limit }: InForce): Promise<readonly Procedure[]> {
    const wanted = await this.procedures.page(tx, { asOf, field, code, words: [], afterCode, limit });
    const versions = await this.procedures.versions(tx, wanted.map((one) => one.code));
    return versions.filter((version) => wanted.some((one) => one.code === version.code && one.version === version.version));
  }
}
