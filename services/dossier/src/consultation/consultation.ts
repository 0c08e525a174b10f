import { refusal, type Procedure, type Refusal, type SilenceRule } from '@haicap/contracts';
import { err, ok, type LocalDate, type Result } from '@haicap/kernel';
import type { OpenConsultation } from '../dossier/dossier.js';
import { existsOn, type KnownUnit } from '../unit-mirror/unit-mirror.js';

/** A unit another one may turn to: of this province, and existing on the day. */
export function checkOtherUnit(unit: KnownUnit | undefined, unitId: string, provinceCode: string, day: LocalDate): Result<KnownUnit, Refusal> {
  if (unit === undefined) return err(refusal('UNIT_NOT_FOUND', { unitId }));
  if (unit.provinceCode !== provinceCode) return err(refusal('UNIT_NOT_COMPETENT', { unitId, reason: 'other-province' }));
  return existsOn(unit, day) ? ok(unit) : err(refusal('UNIT_NOT_ACTIVE', { unitId, on: day }));
}

/** Nobody asks itself, and nobody asks twice before there was an answer. */
export function checkAsked(unitId: string, competentUnitId: string, consulting: readonly OpenConsultation[]): Result<null, Refusal> {
  if (unitId === competentUnitId) return err(refusal('CONSULTATION_UNIT_INVALID', { unitId, reason: 'own-unit' }));
  const open = consulting.find((one) => one.unitId === unitId);
  return open ? err(refusal('CONSULTATION_UNIT_INVALID', { unitId, reason: 'asked-already', consultationId: open.consultationId, dueOn: open.dueOn })) : ok(null);
}

/** What silence means: what was said with the question, otherwise what the procedure says, otherwise one waits. */
export function silenceOf(said: SilenceRule | undefined, { consultationSilence }: Pick<Procedure, 'consultationSilence'>): SilenceRule {
  return said ?? (consultationSilence === 'agreement' ? 'agrees' : 'waits');
}
