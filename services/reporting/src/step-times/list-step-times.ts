import { dossierStep, listStepTimes, type Actor, type Refusal, type RpcReply, type RpcRequest } from '@haicap/contracts';
import { addDays, addMonths, formatOffsetTime, localDateOf, ok, type LocalDate, type Result } from '@haicap/kernel';
import { permit, rightsOf } from '@haicap/policy';
import { withScope } from '@haicap/service-kit';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { pageOfRows } from '../figures/figure-page.js';
import { resolvePeriod, type Period } from '../figures/period.js';
import { Installation } from '../installation.js';
import { coverOf, SPAN, SPANS_OF_PROCEDURES, spanStart } from '../on-time-tally/calendar-span.js';
import { NameProcedures } from '../procedure-mirror/name-procedures.js';
import { NameUnits } from '../unit-mirror/name-units.js';
import { quantile } from './step-bucket.js';
import { SPANS_OF_UNITS } from './step-increments.js';
import { StepTimesStore, type StepHistogram } from './step-times.store.js';

type Request = RpcRequest<typeof listStepTimes>;
type Reply = RpcReply<typeof listStepTimes>;
type Row = Reply['items'][number];

const STEP_ORDER = dossierStep.options;

/** Where dossiers wait: median and 90th percentile of each step by procedure. Sums of no person, read in the scope of the installation. */
@Injectable()
export class ListStepTimes {
  constructor(
    private readonly dataSource: DataSource,
    private readonly installation: Installation,
    private readonly times: StepTimesStore,
    private readonly units: NameUnits,
    private readonly procedures: NameProcedures,
  ) {}

  async run(request: Request, actor: Actor): Promise<Result<Reply, Refusal>> {
    const allowed = permit(rightsOf(actor), 'figures', 'read-steps');
    if (!allowed.ok) return allowed;
    const asked = resolvePeriod(request, localDateOf(this.installation.clock.now()));
    if (!asked.ok) return asked;
    const period = request.unitId === undefined ? asked.value : wholeMonths(asked.value);
    return withScope(this.dataSource, { kind: 'installation' }, async (tx): Promise<Result<Reply, Refusal>> => {
      const ranges = coverOf(period.from, period.asOf, request.unitId === undefined ? SPANS_OF_PROCEDURES : SPANS_OF_UNITS);
      const { histograms, state: { computedAt, appliedEvents } } = await this.times.answer(tx, { ranges, unitIds: await this.#unitIds(tx, request) });
      const page = pageOfRows(await this.#rows(tx, request, { histograms, day: asked.value.asOf }), request.limit, request.cursor);
      return page.ok ? ok({ ...page.value, items: [...page.value.items], ...period, computedAt: formatOffsetTime(computedAt), appliedEvents }) : page;
    });
  }

  async #unitIds(tx: EntityManager, { unitId, unitView }: Request): Promise<readonly string[] | null> {
    if (unitId === undefined) return null;
    return unitView === 'today' ? this.units.withFormerUnits(tx, unitId) : [unitId];
  }

  async #rows(tx: EntityManager, { field }: Request, told: { readonly histograms: readonly StepHistogram[]; readonly day: LocalDate }): Promise<Row[]> {
    const stepsOf = Map.groupBy(told.histograms, ({ procedureCode }) => procedureCode);
    const named = await this.procedures.on(tx, told.day);
    const names = new Set(named.map(({ code }) => code));
    // What nobody has named comes last, by its code, as in the figures.
    const nameless = [...stepsOf.keys()].filter((code) => !names.has(code)).sort();
    const all = [...named, ...nameless.map((code) => ({ code, name: code, field: '' }))];
    return all.filter((procedure) => stepsOf.has(procedure.code) && (field === undefined || procedure.field === field))
      .map(({ code, name, field: ofField }) => ({ key: code, label: name, field: ofField, steps: stepTimes(stepsOf.get(code) ?? []) }));
  }
}

function stepTimes(histograms: readonly StepHistogram[]): Row['steps'] {
  return histograms.toSorted((a, b) => STEP_ORDER.indexOf(a.step) - STEP_ORDER.indexOf(b.step)).map(({ step, histogram }) => ({
    step, passages: [...histogram.values()].reduce((sum, count) => sum + count, 0),
    medianMinutes: quantile(histogram, 0.5), p90Minutes: quantile(histogram, 0.9),
  }));
}

/** The months that hold a period, from the first day to the last. */
function wholeMonths({ from, asOf }: Period): Period {
  return { from: spanStart(SPAN.month, from), asOf: addDays(addMonths(spanStart(SPAN.month, asOf), 1), -1) };
}
