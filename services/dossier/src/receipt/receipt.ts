import { refusal, type Procedure, type Refusal, type RpcRequest, type receiveDossier } from '@haicap/contracts';
import { checkPersonalNumber, dueAt, err, handedOverAt, localDateOf, normalizeName, ok, type DueAnswer, type LocalDate, type PersonalNumberWarning, type Result, type TimeLimit } from '@haicap/kernel';
import type { Calendars } from '../calendar-mirror/unit-calendar.js';
import type { Due, Receipt, Start } from '../dossier/dossier.js';
import { intakeDueAt } from './intake-limit.js';
import { existsOn, type KnownUnit } from '../unit-mirror/unit-mirror.js';
import { isPayable } from '../fee/procedure-fees.js';
import { checkComponents, versionInForce, type SubmittedComponent } from '../procedure/procedure.js';

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
}

/** A receipt that still lacks its code: the number is taken only when nothing can be refused any more. */
export interface DraftReceipt {
  readonly receipt: Omit<Receipt, 'code'>;
  readonly due: Due;
  /** For what nobody at a desk received. */
  readonly intakeDueAt: Date;
  readonly agencyCode: string;
  readonly components: readonly SubmittedComponent[];
  readonly applicantName: string;
  readonly personalNumber: string | null;
  readonly warnings: readonly PersonalNumberWarning[];
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
  const components = checkComponents(procedure.value, request.components);
  if (!components.ok) return components;
  const person = checkPerson(request.applicant.personalNumber, today);
  if (!person.ok) return person;

  const { receiving, competent, returning } = units.value;
  if (receiving.agencyCode === null) return err(refusal('UNIT_NOT_ACTIVE', { unitId: receiving.unitId, as: 'receiving', reason: 'no-agency-code' }));
  const start = promiseOf(procedure.value.timeLimit, at, { receivingUnitId: receiving.unitId, competentUnitId: competent.unitId }, facts);
  return ok({
    agencyCode: receiving.agencyCode,
    components: components.value,
    applicantName: normalizeName(request.applicant.fullName),
    ...person.value,
    receivingUnitName: receiving.fullName,
    competentUnitName: competent.fullName,
    due: start.due, intakeDueAt: intakeDueAt(at, facts.calendars.of(receiving.unitId)),
    receipt: {
      dossierId: intake.dossierId,
      procedureCode: procedure.value.code, procedureVersion: procedure.value.version,
      procedureName: procedure.value.name, field: procedure.value.field,
      channel: intake.channel, caseCode: request.caseCode ?? null,
      needsApproval: procedure.value.isSimple !== true,
      payable: isPayable(procedure.value),
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

/** What the clock of a receipt follows: the calendars, and the province's way of counting days. */
export type ClockRules = Pick<IntakeFacts, 'calendars' | 'calendarDaysSkipHolidays'>;
type Units = Pick<Receipt, 'receivingUnitId' | 'competentUnitId'>;

/** Starts the clock of a dossier that was filed before: the limit is the one of the version it was filed under. */
export function startClock(procedure: Procedure, at: Date, units: Units, rules: ClockRules): Start {
  return promiseOf(procedure.timeLimit, at, units, rules);
}

/** What is promised for something received now: counted by the calendar of the competent unit, from when that unit has it. */
function promiseOf(limit: TimeLimit, receivedAt: Date, { receivingUnitId, competentUnitId }: Units, rules: ClockRules): Start {
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
export function unitsNamed(request: ReceiveRequest): string[] {
  const named = [request.supportUnitId, request.receivingUnitId, request.competentUnitId, request.returningUnitId];
  return [...new Set(named.filter((unitId) => unitId !== undefined))];
}

/** The warnings about a number that was accepted; computed again when an answer is repeated. */
export function warningsAbout(personalNumber: string | null, receivedOn: LocalDate): readonly PersonalNumberWarning[] {
  const checked = checkPerson(personalNumber ?? undefined, receivedOn);
  return checked.ok ? checked.value.warnings : [];
}

function procedureToday(code: string, today: LocalDate, facts: IntakeFacts): Result<Procedure, Refusal> {
  const versions = facts.procedures.get(code) ?? [];
  if (versions.length === 0) return err(refusal('PROCEDURE_NOT_FOUND', { procedureCode: code }));
  const version = versionInForce(versions, today);
  return version ? ok(version) : err(refusal('PROCEDURE_NOT_IN_FORCE', { procedureCode: code, on: today }));
}

interface UnitsOfReceipt {
  readonly receiving: KnownUnit;
  readonly competent: KnownUnit;
  readonly returning: KnownUnit;
}

function unitsToday(request: ReceiveRequest, procedure: Procedure, today: LocalDate, facts: IntakeFacts): Result<UnitsOfReceipt, Refusal> {
  const receiving = activeUnit(request.receivingUnitId, 'receiving', today, facts);
  if (!receiving.ok) return receiving;
  const competent = activeUnit(request.competentUnitId ?? request.receivingUnitId, 'competent', today, facts);
  if (!competent.ok) return competent;
  const returning = activeUnit(request.returningUnitId ?? request.receivingUnitId, 'returning', today, facts);
  if (!returning.ok) return returning;
  if (request.supportUnitId !== undefined) {
    const support = activeUnit(request.supportUnitId, 'support', today, facts);
    if (!support.ok) return support;
  }
  if (!isCompetentLevel(competent.value, procedure)) {
    return err(refusal('UNIT_NOT_COMPETENT', {
      unitId: competent.value.unitId, level: competent.value.level, competentLevel: procedure.competentLevel,
    }));
  }
  return ok({ receiving: receiving.value, competent: competent.value, returning: returning.value });
}

function activeUnit(unitId: string, as: string, today: LocalDate, facts: IntakeFacts): Result<KnownUnit, Refusal> {
  const unit = facts.units.get(unitId);
  if (!unit) return err(refusal('UNIT_NOT_FOUND', { unitId, as }));
  // Decree 118/2025, article 14: any centre, but of the same province; one installation serves one province.
  if (unit.provinceCode !== facts.provinceCode) return err(refusal('UNIT_NOT_COMPETENT', { unitId, as, reason: 'other-province' }));
  return existsOn(unit, today) ? ok(unit) : err(refusal('UNIT_NOT_ACTIVE', { unitId, as, on: today, validFrom: unit.validFrom, validTo: unit.validTo }));
}

function isCompetentLevel(unit: KnownUnit, procedure: Procedure): boolean {
  if (procedure.competentLevel === 'commune') return unit.level === 'commune';
  return unit.level === 'department' || unit.level === 'province';
}

type CheckedPerson = Pick<DraftReceipt, 'personalNumber' | 'warnings'>;

function checkPerson(personalNumber: string | undefined, today: LocalDate): Result<CheckedPerson, Refusal> {
  if (personalNumber === undefined || personalNumber.trim() === '') return ok({ personalNumber: null, warnings: [] });
  const checked = checkPersonalNumber(personalNumber, { currentYear: Number(today.slice(0, 4)) });
  // The refusal carries no digits: params reach logs and screens.
  if (!checked.ok) return err(refusal('PERSONAL_NUMBER_INVALID', {}));
  return ok({ personalNumber: checked.value.number, warnings: checked.value.warnings });
}
