import { importBoundaries, type Actor, type Refusal, type RpcRequest } from '@haicap/contracts';
import { formatOffsetTime, ok, type Clock, type IdSource, type Result } from '@haicap/kernel';
import { appendAudit, RunCommand, type Changed } from '@haicap/outbox';
import { permit, rightsOf } from '@haicap/policy';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CLOCK, IDS, PROVINCE } from '../injected.js';
import { problemsOf } from './boundary.js';
import { BoundaryStore, type BoundaryReport } from './boundary.store.js';

type Request = RpcRequest<typeof importBoundaries>;

const PROBLEMS_TOLD_MAX = 500;

/** The boundaries of the province's communes. One wrong place and nothing is changed: a map with a hole would show a number to nobody. */
@Injectable()
export class ImportBoundaries {
  constructor(
    private readonly commands: RunCommand,
    private readonly store: BoundaryStore,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDS) private readonly ids: IdSource,
    @Inject(PROVINCE) private readonly provinceCode: string,
  ) {}

  async run(request: Request, actor: Actor, idempotencyKey: string): Promise<Result<BoundaryReport, Refusal>> {
    const allowed = permit(rightsOf(actor), 'boundaries', 'import');
    if (!allowed.ok) return allowed;
    return this.commands.run<BoundaryReport>({
      contract: importBoundaries, request, actor, idempotencyKey, scope: { kind: 'installation' },
      change: (tx) => this.#change(tx, request, actor.accountId),
      answerAgain: (tx, importId) => this.store.findReport(tx, importId),
    });
  }

  async #change(tx: EntityManager, { validFrom, topology, source, dryRun }: Request, by: string): Promise<Result<Changed<BoundaryReport>, Refusal>> {
    const problems = problemsOf(topology, new Set((await this.store.findCommunes(tx, this.provinceCode, validFrom)).keys()));
    const applied = !dryRun && problems.length === 0;
    const report: BoundaryReport = {
      importId: this.ids.next(), applied, validFrom, units: topology.objects.communes.geometries.length, bytes: JSON.stringify(topology).length,
      problems: problems.slice(0, PROBLEMS_TOLD_MAX),
    };
    await this.store.saveReport(tx, report, by, this.clock.now());
    if (applied) await this.store.saveSet(tx, this.provinceCode, { importId: report.importId, validFrom, importedAt: formatOffsetTime(this.clock.now()), source, topology });
    await appendAudit(tx, [{
      action: applied ? 'import' : 'try-import', objectType: 'boundaries', objectId: report.importId, detail: { validFrom, units: report.units, problems: problems.length, source },
    }], { actor: by, clock: this.clock });
    return ok({ aggregateId: report.importId, version: 1, answer: report, events: [] });
  }
}
