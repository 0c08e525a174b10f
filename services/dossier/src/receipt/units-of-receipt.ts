import { refusal, type Procedure, type Refusal } from '@haicap/contracts';
import { err, ok, type LocalDate, type Result } from '@haicap/kernel';
import { isCompetentLevel } from '../procedure/procedure.js';
import { existsOn, type KnownUnit } from '../unit-mirror/unit-mirror.js';

interface FactsAboutUnits {
  readonly provinceCode: string;
  readonly units: ReadonlyMap<string, KnownUnit>;
}

/** The units a request names; who decides and who returns is the receiving one unless it says otherwise. */
export interface NamedUnits {
  readonly supportUnitId?: string | undefined;
  readonly receivingUnitId: string;
  readonly competentUnitId?: string | undefined;
  readonly returningUnitId?: string | undefined;
}

/** The units a receipt stands between, as they are on its day. */
export interface UnitsOfReceipt {
  readonly receiving: KnownUnit;
  readonly competent: KnownUnit;
  readonly returning: KnownUnit;
}

/** Finds the units of a request and checks that each exists and that the one that decides may. */
export function unitsToday(request: NamedUnits, procedure: Procedure, today: LocalDate, facts: FactsAboutUnits): Result<UnitsOfReceipt, Refusal> {
  const receiving = activeUnit(request.receivingUnitId, 'receiving', today, facts);
  if (!receiving.ok) return receiving;
  const competent = activeUnit(request.competentUnitId ?? request.receivingUnitId, 'competent', today, facts);
  if (!competent.ok) return competent;
  const returning = activeUnit(request.returningUnitId ?? request.receivingUnitId, 'returning', today, facts);
  if (!returning.ok) return returning;
  const support = request.supportUnitId === undefined ? ok(null) : activeUnit(request.supportUnitId, 'support', today, facts);
  if (!support.ok) return support;
  const units = { receiving: receiving.value, competent: competent.value, returning: returning.value };
  const competence = checkCompetence(competent.value, procedure, request.competentUnitId !== undefined);
  return competence.ok ? ok(units) : competence;
}

// Who decides has to be competent. Who receives does not: Decree 118/2025, article 14, opens every centre of the province to every procedure of it.
function checkCompetence(competent: KnownUnit, procedure: Procedure, isNamed: boolean): Result<null, Refusal> {
  if (isCompetentLevel(competent, procedure)) return ok(null);
  return err(refusal('UNIT_NOT_COMPETENT', {
    unitId: competent.unitId, level: competent.level, competentLevel: procedure.competentLevel, furtherCompetentLevels: procedure.furtherCompetentLevels,
    ...(isNamed ? {} : { reason: 'name-the-competent-unit' }),
  }));
}

function activeUnit(unitId: string, as: string, today: LocalDate, facts: FactsAboutUnits): Result<KnownUnit, Refusal> {
  const unit = facts.units.get(unitId);
  if (!unit) return err(refusal('UNIT_NOT_FOUND', { unitId, as }));
  // Decree 118/2025, article 14: any centre, but of the same province; one installation serves one province.
  if (unit.provinceCode !== facts.provinceCode) return err(refusal('UNIT_NOT_COMPETENT', { unitId, as, reason: 'other-province' }));
  return existsOn(unit, today) ? ok(unit) : err(refusal('UNIT_NOT_ACTIVE', { unitId, as, on: today, validFrom: unit.validFrom, validTo: unit.validTo }));
}
