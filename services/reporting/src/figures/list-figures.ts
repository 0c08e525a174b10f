import { listFigures, type Refusal, type RpcReply, type RpcRequest } from '@haicap/contracts';
import { addDays, formatOffsetTime, localDateOf, ok, type LocalDate, type Result } from '@haicap/kernel';
import { withScope } from '@haicap/service-kit';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Installation } from '../installation.js';
import { NameProcedures } from '../procedure-mirror/name-procedures.js';
import { NameUnits } from '../unit-mirror/name-units.js';
import { pageOfRows, readDayCursor, writeCursor, type PageOfRows } from './figure-page.js';
import { questionOf, type FigureFilter, type FigureQuestion } from './figure-question.js';
import { dayRows, fieldsOf, rowsOf, underUnitsOfToday, type FigureRow, type Listed } from './figure-rows.js';
import { FiguresStore, type FigureAnswer, type Freshness } from './figures.store.js';
import { resolvePeriod, type Period } from './period.js';

type Request = RpcRequest<typeof listFigures>;
type Reply = RpcReply<typeof listFigures>;
// While the units of a country are loaded, names change many times a second.
const LINEAGE_READS_MAX = 10;

interface Listing {
  readonly page: Result<PageOfRows<FigureRow>, Refusal>;
  readonly freshness: Freshness;
}

/** Figures by unit, field, procedure or day. They are public sums, so they are read in the scope of the installation. */
@Injectable()
export class ListFigures {
  constructor(
    private readonly dataSource: DataSource,
    private readonly installation: Installation,
    private readonly figures: FiguresStore,
    private readonly units: NameUnits,
    private readonly procedures: NameProcedures,
  ) {}

  async run(request: Request): Promise<Result<Reply, Refusal>> {
    const today = localDateOf(this.installation.clock.now());
    const period = resolvePeriod(request, today);
    if (!period.ok) return period;
    const listing = await withScope(this.dataSource, { kind: 'installation' }, async (tx) => {
      const filter = await this.#filterOf(tx, request);
      const found = await (request.by === 'day'
        ? this.#days(tx, request, period.value, filter)
        : this.#groups(tx, request, { period: period.value, filter, today }));
      return { ...found, filter };
    }, { onlyReads: true });
    if (!listing.page.ok) return listing.page;
    const { freshness: { computedAt, appliedEvents }, page: { value: page }, filter: { unitIds } } = listing;
    const counted = unitIds === null || request.unitView !== 'today' ? {} : { countedUnitIds: [...unitIds] };
    return ok({ ...page, items: [...page.items], ...period.value, computedAt: formatOffsetTime(computedAt), appliedEvents, ...counted });
  }

  /** A page of days reads only its own days and what they begin with, however long the period is. */
  async #days(tx: EntityManager, request: Request, period: Period, filter: FigureFilter): Promise<Listing> {
    const after = request.cursor === undefined ? ok(addDays(period.from, -1)) : readDayCursor(request.cursor);
    const from = after.ok ? addDays(after.value, 1) : period.from;
    const lastOfPage = addDays(from, request.limit - 1);
    const to = lastOfPage < period.asOf ? lastOfPage : period.asOf;
    const answer = await this.figures.answer(tx, questionOf({ from, asOf: to }, 'day', filter));
    if (!after.ok) return { page: after, freshness: answer };
    const items = dayRows(from, to, answer.figures);
    return { page: ok({ items, ...(to < period.asOf ? { nextCursor: writeCursor({ key: to, label: to }) } : {}) }), freshness: answer };
  }

  async #groups(tx: EntityManager, request: Request, asked: { period: Period; filter: FigureFilter; today: LocalDate }): Promise<Listing> {
    const { period, filter, today } = asked;
    const asToday = request.by === 'unit' && request.unitView === 'today';
    const question = questionOf(period, request.by, filter);
    const answer = asToday ? await this.#answerAsToday(tx, question) : await this.figures.answer(tx, question);
    const listed = request.by === 'unit'
      ? await this.#units(tx, request, asToday ? today : period.asOf, answer.nameEvents)
      : await this.#procedures(tx, request, period.asOf);
    return { page: pageOfRows(rowsOf(listed, answer.figures), request.limit, request.cursor), freshness: answer };
  }

  /** Figures and lineage are of the same moment: where a fact about units came in between, both are read again. */
  async #answerAsToday(tx: EntityManager, question: FigureQuestion): Promise<FigureAnswer> {
    for (let attempt = 0; attempt < LINEAGE_READS_MAX; attempt += 1) {
      const answer = await this.figures.answer(tx, question);
      const { revision, todayOf } = await this.units.ofToday(tx, answer.nameEvents);
      if (revision === answer.nameEvents) return { ...answer, figures: underUnitsOfToday(answer.figures, todayOf) };
    }
    throw new Error('the lineage of units changed again and again');
  }

  async #units(tx: EntityManager, { unitId }: Request, day: LocalDate, revision: number): Promise<Listed[]> {
    const units = await this.units.on(tx, day, revision);
    return units.filter((unit) => unitId === undefined || unit.unitId === unitId)
      .map((unit) => ({ key: unit.unitId, label: unit.fullName, unitType: unit.type, always: unit.isCommune }));
  }

  async #procedures(tx: EntityManager, { by, field, procedureCode }: Request, day: LocalDate): Promise<Listed[]> {
    const all = await this.procedures.on(tx, day);
    const wanted = all.filter((one) => (field === undefined || one.field === field) && (procedureCode === undefined || one.code === procedureCode));
    return by === 'procedure'
      ? wanted.map(({ code, name }) => ({ key: code, label: name, always: true }))
      : fieldsOf(wanted).map((name) => ({ key: name, label: name, always: true }));
  }

  async #filterOf(tx: EntityManager, { unitId, unitView, field, procedureCode }: Request): Promise<FigureFilter> {
    const unitIds = unitId === undefined ? null : unitView === 'today' ? await this.units.withFormerUnits(tx, unitId) : [unitId];
    return { unitIds, field: field ?? null, procedureCode: procedureCode ?? null };
  }
}
