import { importOfficers, officerAppointed, refusal, type Actor, type Refusal, type RpcRequest } from '@haicap/contracts';
import { err, ok, type Clock, type IdSource, type Result } from '@haicap/kernel';
import { appendAudit, newEvent, RunCommand, type Changed } from '@haicap/outbox';
import { permit, rightsOf } from '@haicap/policy';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CLOCK, IDS, PROVINCE } from '../injected.js';
import { ChangeOfficers, type StoredOfficer } from '../officer/change-officers.js';
import { isSamePost, overlapsOf, readList, type Line, type ListedOfficer } from './officer-import.js';
import { OfficerImportStore, type ImportReport } from './officer-import.store.js';
import { readSheet } from './officer-sheet.js';

const ERRORS_TOLD_MAX = 500;

interface Wanted {
  readonly officer: StoredOfficer;
  readonly isNew: boolean;
  readonly isChanged: boolean;
  readonly overlaps: ReturnType<typeof overlapsOf>;
}

/** Officers and posts from a list, as facts. A single wrong row and nothing is changed: half a staff is worse than none. */
@Injectable()
export class ImportOfficers {
  constructor(
    private readonly commands: RunCommand,
    private readonly store: OfficerImportStore,
    private readonly officers: ChangeOfficers,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDS) private readonly ids: IdSource,
    @Inject(PROVINCE) private readonly provinceCode: string,
  ) {}

  async run(request: RpcRequest<typeof importOfficers>, actor: Actor, idempotencyKey: string): Promise<Result<ImportReport, Refusal>> {
    const allowed = permit(rightsOf(actor), 'officer', 'import');
    if (!allowed.ok) return allowed;
    const lines = await readSheet(request.format, Buffer.from(request.bytesBase64, 'base64'));
    if (lines === null) return err(refusal('IMPORT_UNREADABLE'));
    return this.commands.run<ImportReport>({
      contract: importOfficers, request, actor, idempotencyKey, scope: { kind: 'installation' },
      change: (tx) => this.#change(tx, lines, { by: actor.accountId, dryRun: request.dryRun }),
      answerAgain: (tx, importId) => this.store.findReport(tx, importId),
    });
  }

  async #change(tx: EntityManager, lines: readonly Line[], { by, dryRun }: { by: string; dryRun: boolean }): Promise<Result<Changed<ImportReport>, Refusal>> {
    // registry knows every unit of the country; who leads, administers or audits one of them would do so for this installation.
    const units = await this.store.findUnits(tx, [...new Set(lines.map(({ cells }) => cells.unitCode))], this.provinceCode);
    const read = readList(lines, { units, ownLogin: await this.officers.loginOf(tx, by) });
    const known = await this.officers.find(tx, read.officers.map(({ login }) => login));
    const wanted = read.officers.map((listed) => this.#merge(listed, known.get(listed.login)));
    const errors = [...read.errors, ...wanted.flatMap(({ overlaps }) => overlaps)];
    const applied = !dryRun && errors.length === 0;
    const changed = applied ? wanted.filter(({ isChanged }) => isChanged).map(({ officer }) => officer) : [];
    if (changed.length > 0) await this.officers.save(tx, changed);
    const report: ImportReport = {
      importId: this.ids.next(), applied, rows: lines.length, errors: errors.slice(0, ERRORS_TOLD_MAX),
      officers: errors.length > 0 ? [] : wanted.map(({ officer, isNew, isChanged }) => ({
        login: officer.login, officerId: isNew && !applied ? null : officer.officerId, isNew, isChanged, posts: officer.posts.length,
      })),
    };
    await this.store.saveReport(tx, report, by, this.clock.now());
    await appendAudit(tx, [{
      action: applied ? 'import' : 'try-import', objectType: 'officer-import', objectId: report.importId, detail: { rows: lines.length, errors: errors.length, officers: changed.length },
    }], { actor: by, clock: this.clock });
    return ok({ aggregateId: report.importId, version: 1, answer: report, events: changed.map(eventOf) });
  }

  #merge(listed: ListedOfficer, known: StoredOfficer | undefined): Wanted {
    const before = known ?? { officerId: this.ids.next(), login: listed.login, fullName: '', demo: false, version: 0, posts: [] };
    const posts = [
      ...before.posts.map((post) => ({ ...post, ...listed.posts.find((one) => isSamePost(one, post)) })),
      ...listed.posts.filter((one) => !before.posts.some((post) => isSamePost(one, post))).map((one) => ({ ...one, postId: this.ids.next() })),
    ];
    const officer: StoredOfficer = {
      ...before, fullName: listed.fullName, version: before.version + 1,
      posts: posts.map(({ postId, unitId, role, title, validFrom, validTo }) => ({ postId, unitId, role, title, validFrom, validTo })),
    };
    return { officer, isNew: known === undefined, isChanged: written(before) !== written(officer), overlaps: overlapsOf(posts) };
  }
}

const written = ({ fullName, posts }: StoredOfficer) => JSON.stringify([fullName, posts.map(({ postId, title, validTo }) => [postId, title, validTo])]);

function eventOf({ officerId, login, demo, version, posts }: StoredOfficer) {
  return newEvent({
    contract: officerAppointed, aggregateId: officerId, version, data: { officerId, login, demo, posts: [...posts] },
    audit: { action: version === 1 ? 'appoint' : 'change-posts', objectType: 'officer' },
  });
}
