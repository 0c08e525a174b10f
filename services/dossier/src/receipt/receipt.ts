import { refusal, type FeeRule, type Procedure, type Refusal, type RpcRequest, type receiveDossier } from '@haicap/contracts';
import { dueAt, err, handedOverAt, localDateOf, ok, type DueAnswer, type LocalDate, type Result, type TimeLimit } from '@haicap/kernel';
import type { Calendars } from '../calendar-mirror/unit-calendar.js';
import type { Due, Receipt, Start } from '../dossier/dossier.js';
import { intakeDueAt } from './intake-limit.js';
import type { KnownUnit } from '../unit-mirror/unit-mirror.js';
import { unitsToday, type NamedUnits } from './units-of-receipt.js';
import { isPayable } from '../fee/procedure-fees.js';
import type { FilingWish } from '../filing/filing.js';
import { checkParties, type Party, type PartyWarning } from '../person/person.js';
import { checkComponents, versionInForce, type SubmittedComponent } from '../procedure/procedure.js';
import { countedLimit, termsOf, type Terms } from '../procedure/procedure-terms.js';

export type ReceiveRequest = RpcRequest<typeof receiveDossier>;

/** What somebody asks to be received, when, and for whom. */
export interface Intake {
  readonly dossierId: string;
  readonly request: ReceiveRequest;
  readonly channel: Receipt['channel'];
  readonly ownerAccountId: string | null;
  readonly at: Date;
}

/** What the decision rests on, read before it. */
export interface IntakeFacts {
  readonly provinceCode: string;
  /** Every version of the procedures asked for, by code. */
  readonly procedures: ReadonlyMap<string, readonly Procedure[]>;
  readonly units: ReadonlyMap<string, KnownUnit>;
  readonly calendars: Calendars;
  /** A switch of the province: limits in calendar days leave public holidays out. */
  readonly calendarDaysSkipHolidays: boolean;
  /** Rules of the province that hold today. */
  readonly feeRules: readonly FeeRule[];
  /** Whether what was filled in is what the form of a version asks for. */
  readonly checkForm: (procedure: Procedure, formData: Readonly<Record<string, unknown>>) => Result<unknown, Refusal>;
}

/** A receipt that still lacks its code: the number is taken only when nothing can be refused any more. */
export interface DraftReceipt {
  readonly receipt: Omit<Receipt, 'code'>;
  readonly due: Due;
  /** For what nobody at a desk received. */
  readonly intakeDueAt: Date;
  readonly agencyCode: string;
  readonly components: readonly SubmittedComponent[];
  readonly parties: readonly Party[];
  readonly warnings: readonly PartyWarning[];
  readonly formData: Readonly<Record<string, unknown>> | null;
  readonly wish: FilingWish;
  readonly receivingUnitName: string;
  readonly competentUnitName: string;
}

/** Decides whether a dossier is received and what is promised. Business refusals come back; nothing is thrown. */
export function decideReceipt(intake: Intake, facts: IntakeFacts): Result<DraftReceipt, Refusal> {
  const { request, at } = intake;
  const today = localDateOf(at);

  const procedure = procedureToday(request.procedureCode, today, facts);
  if (!procedure.ok) return procedure;
  const units = unitsToday(request, procedure.value, today, facts);
  if (!units.ok) return units;
  const terms = termsOf(procedure.value, { channel: intake.channel, caseCode: request.caseCode });
  if (!terms.ok) return terms;
  const content = checkContent(request, procedure.value, terms.value, { today, facts, channel: intake.channel });
  if (!content.ok) return content;

  const { receiving, competent, returning } = units.value;
  if (receiving.agencyCode === null) return err(refusal('UNIT_NOT_ACTIVE', { unitId: receiving.unitId, as: 'receiving', reason: 'no-agency-code' }));
  const start = promiseOf(countedLimit(procedure.value, terms.value), at, { receivingUnitId: receiving.unitId, competentUnitId: competent.unitId }, facts);
  return ok({
    agencyCode: receiving.agencyCode,
    ...content.value, formData: request.formData ?? null,
    wish: { sets: request.sets ?? 1, returnByPost: request.returnByPost ?? null },
    receivingUnitName: receiving.fullName,
    competentUnitName: competent.fullName,
    due: start.due, intakeDueAt: intakeDueAt(at, facts.calendars.of(receiving.unitId)),
    receipt: {
      dossierId: intake.dossierId,
      procedureCode: procedure.value.code, procedureVersion: procedure.value.version,
      procedureName: procedure.value.name, field: procedure.value.field,
      channel: intake.channel, caseCode: terms.value.caseCode,
      needsApproval: procedure.value.isSimple !== true,
      payable: isPayable(procedure.value, facts.feeRules, today, terms.value.caseCode),
      needsSignature: procedure.value.needsSignature,
      supportUnitId: request.supportUnitId ?? null,
      receivingUnitId: receiving.unitId, competentUnitId: competent.unitId, returningUnitId: returning.unitId,
      involvedUnitIds: [],
      ownerAccountId: intake.ownerAccountId,
      submittedAt: at, receivedAt: at, receivedOn: today, clockStartsAt: start.clockStartsAt,
      historic: false,
    },
  });
}

type Content = Pick<DraftReceipt, 'components' | 'parties' | 'warnings'>;

function checkContent(
  request: ReceiveRequest, procedure: Procedure, terms: Terms, { today, facts, channel }: { readonly today: LocalDate; readonly facts: IntakeFacts; readonly channel: Receipt['channel'] },
): Result<Content, Refusal> {
  const components = checkComponents({ components: [...terms.components] }, request.components, request.submitOnly === true);
  if (!components.ok) return components;
  const filledIn = request.formData ?? (isAnsweredOnline(channel, procedure) ? {} : undefined);
  const form = filledIn === undefined ? ok(null) : facts.checkForm(procedure, filledIn);
  if (!form.ok) return form;
  const persons = checkParties(request, today);
  return persons.ok ? ok({ components: components.value, ...persons.value }) : persons;
}

// Decree 224/2026, article 15: an online service has an interactive form. Who files without a desk answers it, and is told every question that is open.
function isAnsweredOnline(channel: Receipt['channel'], { eForm }: Procedure): boolean {
  return channel === 'online' && eForm !== null;
}

/**
 * The way a dossier is filed, which is never another than it was: what a citizen files without a desk is online, and a desk does
 * not book what lies before it as online, because rates of online filing are counted by it.
 */
export function channelOf(isCitizen: boolean, asked: Receipt['channel'] | undefined): Result<Receipt['channel'], Refusal> {
  const allowed: readonly Receipt['channel'][] = isCitizen ? ['online'] : ['counter', 'postal'];
  const channel = asked ?? (isCitizen ? 'online' : 'counter');
  return allowed.includes(channel) ? ok(channel) : err(refusal('CHANNEL_NOT_ALLOWED', { channel, allowed }));
}

/** A citizen's filing waits for the desk always; a desk says so of what it will not receive as it is. */
export function isOnlySubmitted(isCitizen: boolean, { submitOnly }: Pick<ReceiveRequest, 'submitOnly'>): Result<boolean, Refusal> {
  if (isCitizen && submitOnly === true) return err(refusal('REQUEST_INVALID', { field: 'submitOnly', reason: 'at-a-desk-only' }));
  return ok(isCitizen || submitOnly === true);
}

/** What the clock of a receipt follows: the calendars, and the province's way of counting days. */
export type ClockRules = Pick<IntakeFacts, 'calendars' | 'calendarDaysSkipHolidays'>;
type Units = Pick<Receipt, 'receivingUnitId' | 'competentUnitId'>;

/** Starts the clock of a dossier that was filed before: the limit is the one of the version, channel and case it was filed under. */
export function startClock(limit: TimeLimit, at: Date, units: Units, rules: ClockRules): Start {
  return promiseOf(limit, at, units, rules);
}

/** What is promised for something received now: counted by the calendar of the competent unit, from when that unit has it. */
export function promiseOf(limit: TimeLimit, receivedAt: Date, { receivingUnitId, competentUnitId }: Units, rules: ClockRules): Start {
  const { calendars, calendarDaysSkipHolidays } = rules;
  const receivedOn = localDateOf(receivedAt);
  const arrivedAt = receivingUnitId === competentUnitId ? receivedAt : handedOverAt(receivedAt, calendars.of(receivingUnitId));
  const promise = dueAt({ limit, clockStartsAt: arrivedAt, calendar: calendars.of(competentUnitId), calendarDaysSkipHolidays });
  const due = toDue(promise, limit);
  if (arrivedAt.getTime() === receivedAt.getTime() || due.on === null) return { receivedOn, clockStartsAt: promise.startsAt, due };
  const startsOn = localDateOf(arrivedAt);
  const reasons = [{ code: 'handed-over-next-working-day', receivedOn, startsOn } as const, ...due.reasons];
  return { receivedOn, clockStartsAt: promise.startsAt, due: { ...due, reasons } };
}

function toDue(promise: DueAnswer, limit: TimeLimit): Due {
  return { at: promise.dueAt, on: promise.dueOn, reasons: promise.reasons, precision: limit.unit === 'working-hour' ? 'minute' : 'day', limit };
}

/** Every unit a request names, each once. */
export function unitsNamed(request: NamedUnits): string[] {
  const named = [request.supportUnitId, request.receivingUnitId, request.competentUnitId, request.returningUnitId];
  return [...new Set(named.filter((unitId) => unitId !== undefined))];
}

function procedureToday(code: string, today: LocalDate, facts: IntakeFacts): Result<Procedure, Refusal> {
  const versions = facts.procedures.get(code) ?? [];
  if (versions.length === 0) return err(refusal('PROCEDURE_NOT_FOUND', { procedureCode: code }));
  const version = versionInForce(versions, today);
  return version ? ok(version) : err(refusal('PROCEDURE_NOT_IN_FORCE', { procedureCode: code, on: today }));
}
