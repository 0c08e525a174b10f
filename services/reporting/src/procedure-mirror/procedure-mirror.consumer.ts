import { procedurePublished } from '@haicap/contracts';
import { localDate } from '@haicap/kernel';
import { factData, type OrderedFact } from '@haicap/outbox';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { KeepFreshness } from '../freshness/keep-freshness.js';
import { ProcedureMirrorStore, type ProcedureVersion } from './procedure-mirror.store.js';

/** Keeps a read copy of the names and fields of procedures. */
@Injectable()
export class ProcedureMirrorConsumer {
  constructor(
    private readonly procedures: ProcedureMirrorStore,
    private readonly freshness: KeepFreshness,
  ) {}

  async project(tx: EntityManager, facts: readonly OrderedFact[]): Promise<void> {
    const versions = new Map<string, ProcedureVersion>();
    for (const version of facts.flatMap(versionIn)) versions.set(`${version.code}|${version.version}`, version);
    if (versions.size > 0) await this.procedures.save(tx, [...versions.values()]);
    await this.freshness.countNameEvents(tx, facts.length);
  }
}

function versionIn(fact: OrderedFact): ProcedureVersion[] {
  const published = factData(procedurePublished, fact);
  if (published === null) return [];
  const { code, version, name, field, validFrom, validTo } = published;
  return [{ code, version, name, field, validFrom: localDate(validFrom), validTo: validTo === null ? null : localDate(validTo) }];
}
