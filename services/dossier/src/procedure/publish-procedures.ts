import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { procedure, procedurePublished, type Procedure } from '@haicap/contracts';
import { canonicalJson, localDateOf, type JsonValue } from '@haicap/kernel';
import { appendEvents, newEvent } from '@haicap/outbox';
import { withScope } from '@haicap/service-kit';
import { Installation } from '../installation.js';
import { FIRST_RELEASED_AS, type ProcedureEntry } from './procedure-catalogue.js';
import { ProcedureStore } from './procedure.store.js';

export interface Publication {
  readonly entries: readonly ProcedureEntry[];
  readonly actor: string;
  /**
   * `all` publishes a new version where the text differs. `unknown-only` leaves alone what exists, except a procedure that still is what
   * the first release came with: it gets a second version, valid from today.
   */
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
    return withScope(this.dataSource, { kind: 'installation' }, (tx) => this.#publish(tx, publication), { actor: publication.actor });
  }

  /** Lets nobody else publish until the transaction ends, and gives the latest version of a code. */
  async lockLatest(tx: EntityManager, code: string): Promise<Procedure | undefined> {
    await this.procedures.lockCatalogue(tx);
    return (await this.procedures.versions(tx, [code])).at(-1);
  }

  /** Adds versions that follow the latest ones, each with its fact. */
  async add(tx: EntityManager, versions: readonly Procedure[], actor: string): Promise<void> {
    await this.procedures.insert(tx, versions, { at: this.installation.clock.now(), by: actor });
    const events = versions.map((version) => newEvent({
      contract: procedurePublished, aggregateId: version.procedureId, version: version.version, data: version,
      audit: { action: 'publish', objectType: 'procedure', detail: { code: version.code } },
    }));
    await appendEvents(tx, events, { actor, clock: this.installation.clock, ids: this.installation.ids });
  }

  async #publish(tx: EntityManager, { entries, actor, mode }: Publication): Promise<readonly Procedure[]> {
    await this.procedures.lockCatalogue(tx);
    const known = await this.procedures.versions(tx, entries.map(({ code }) => code));
    const latest = new Map(known.map((version) => [version.code, version]));
    const versions = entries.flatMap((entry) => this.#nextVersion(entry, latest.get(entry.code), mode));
    if (versions.length > 0) await this.add(tx, versions, actor);
    return versions;
  }

  #nextVersion(entry: ProcedureEntry, latest: Procedure | undefined, mode: Publication['mode']): Procedure[] {
    if (!latest) return [procedure.parse({ ...entry, procedureId: this.installation.ids.next(), version: 1 })];
    const next = { ...entry, procedureId: latest.procedureId, version: latest.version + 1 };
    if (mode === 'all') return saysTheSame(entry, latest) ? [] : [procedure.parse(next)];
    if (!isUntouchedFirstRelease(entry, latest)) return [];
    // Dossiers stay on what they were received under; what was valid on earlier days stays valid on them.
    const today = localDateOf(this.installation.clock.now());
    return [procedure.parse({ ...next, validFrom: today > entry.validFrom ? today : entry.validFrom })];
  }
}

function saysTheSame(entry: ProcedureEntry, latest: Procedure): boolean {
  const { procedureId, version } = latest;
  return textOf(procedure.parse({ ...entry, procedureId, version })) === textOf(latest);
}

function textOf({ isSimple = false, ...rest }: Procedure): string {
  return canonicalJson({ ...rest, isSimple } as JsonValue);
}

/** Whether the only version is the one the first release came with, which knew no channels, no process and no form. */
function isUntouchedFirstRelease(entry: ProcedureEntry, latest: Procedure): boolean {
  const knowsNothingYounger = latest.version === 1 && latest.channels.length === 0 && latest.process.length === 0 && latest.eForm === null;
  return knowsNothingYounger && firstReleaseTextOf({ ...entry, ...FIRST_RELEASED_AS[entry.code] }) === firstReleaseTextOf(latest);
}

function firstReleaseTextOf(entry: ProcedureEntry): string {
  const { code, name, field, competentLevel, timeLimit, feeDong, feeNote, result, legalBasis, validFrom, validTo, isSimple = false, confidence } = entry;
  const components = entry.components.map(({ template: _template, digitise: _digitise, ...component }) => component);
  return canonicalJson({ code, name, field, competentLevel, timeLimit, feeDong, feeNote, components, result, legalBasis, validFrom, validTo, isSimple, confidence } as JsonValue);
}
