import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { procedure, procedurePublished, type Procedure } from '@haicap/contracts';
import { canonicalJson, type JsonValue } from '@haicap/kernel';
import { appendEvents, newEvent } from '@haicap/outbox';
import { withScope } from '@haicap/service-kit';
import { Installation } from '../installation.js';
import type { ProcedureEntry } from './procedure-catalogue.js';
import { ProcedureStore } from './procedure.store.js';

export interface Publication {
  readonly entries: readonly ProcedureEntry[];
  readonly actor: string;
  /** `all` publishes a new version where the text differs; `unknown-only` leaves procedures alone that exist already. */
  readonly mode: 'all' | 'unknown-only';
}

/** Publishes versions of procedures. What says nothing new is left out, so publishing twice changes nothing. */
@Injectable()
export class PublishProcedures {
  constructor(
    private readonly dataSource: DataSource,
    private readonly procedures: ProcedureStore,
    private readonly installation: Installation,
  ) {}

  async run(publication: Publication): Promise<readonly Procedure[]> {
    return withScope(this.dataSource, { kind: 'none' }, (tx) => this.#publish(tx, publication), { actor: publication.actor });
  }

  async #publish(tx: EntityManager, { entries, actor, mode }: Publication): Promise<readonly Procedure[]> {
    await this.procedures.lockCatalogue(tx);
    const known = await this.procedures.versions(tx, entries.map(({ code }) => code));
    const latest = new Map(known.map((version) => [version.code, version]));
    const versions = entries.flatMap((entry) => this.#nextVersion(entry, latest.get(entry.code), mode));
    if (versions.length === 0) return versions;

    await this.procedures.insert(tx, versions, { at: this.installation.clock.now(), by: actor });
    const events = versions.map((version) => newEvent({
      contract: procedurePublished, aggregateId: version.procedureId, version: version.version, data: version,
      audit: { action: 'publish', objectType: 'procedure', detail: { code: version.code } },
    }));
    await appendEvents(tx, events, { actor, clock: this.installation.clock, ids: this.installation.ids });
    return versions;
  }

  #nextVersion(entry: ProcedureEntry, latest: Procedure | undefined, mode: Publication['mode']): Procedure[] {
    if (!latest) return [procedure.parse({ ...entry, procedureId: this.installation.ids.next(), version: 1 })];
    if (mode === 'unknown-only' || saysTheSame(entry, latest)) return [];
    return [procedure.parse({ ...entry, procedureId: latest.procedureId, version: latest.version + 1 })];
  }
}

function saysTheSame(entry: ProcedureEntry, latest: Procedure): boolean {
  const { procedureId, version } = latest;
  return textOf(procedure.parse({ ...entry, procedureId, version })) === textOf(latest);
}

function textOf({ isSimple = false, ...rest }: Procedure): string {
  return canonicalJson({ ...rest, isSimple } as JsonValue);
}
