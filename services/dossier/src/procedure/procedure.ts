import { refusal, type Procedure, type Refusal, type UnitLevel } from '@haicap/contracts';
import { err, ok, type LocalDate, type Result } from '@haicap/kernel';

export interface SubmittedComponent {
  readonly code: string;
  readonly originals: number;
  readonly copies: number;
  readonly certifiedCopies?: number | undefined;
  readonly files?: readonly string[] | undefined;
  readonly replacedByData?: true | undefined;
  readonly reusedFrom?: string | undefined;
}

type Competence = Pick<Procedure, 'competentLevel' | 'furtherCompetentLevels'>;

// What the province decides it decides itself or by its departments.
const UNITS_OF_LEVEL: Readonly<Record<Competence['furtherCompetentLevels'][number], readonly UnitLevel[]>> = {
  commune: ['commune'], department: ['department'], province: ['department', 'province'],
};

/** Tells whether a unit is of a level that may decide. */
export function isCompetentLevel({ level }: { readonly level: UnitLevel }, { competentLevel, furtherCompetentLevels }: Competence): boolean {
  return [competentLevel, ...furtherCompetentLevels].some((one) => UNITS_OF_LEVEL[one].includes(level));
}

/** The further levels whose units may all decide already, by the levels before them. */
export function repeatedLevels({ competentLevel, furtherCompetentLevels }: Competence): number[] {
  return furtherCompetentLevels.flatMap((one, index) => {
    const before = { competentLevel, furtherCompetentLevels: furtherCompetentLevels.slice(0, index) };
    return UNITS_OF_LEVEL[one].every((level) => isCompetentLevel({ level }, before)) ? [index] : [];
  });
}

/** Tells whether this version is the law on a day. */
export function isInForce(version: Pick<Procedure, 'validFrom' | 'validTo'>, day: LocalDate): boolean {
  return version.validFrom <= day && (version.validTo === null || day <= version.validTo);
}

/**
 * The version in force on a day: of those that have begun the one that began last, of several on one day the latest published. When
 * that one has ended, nothing is in force, because what it replaced does not come back.
 */
export function versionInForce(versions: readonly Procedure[], day: LocalDate): Procedure | undefined {
  const begun = versions.filter(({ validFrom }) => validFrom <= day).toSorted((a, b) => (a.validFrom === b.validFrom ? a.version - b.version : a.validFrom < b.validFrom ? -1 : 1));
  const last = begun.at(-1);
  return last && isInForce(last, day) ? last : undefined;
}

/**
 * Checks what was handed in against the version. Everything missing is named at once, because a citizen is asked for a
 * supplement only once (Decree 309/2026, article 8); a paper whose data can be looked up is never missing (article 2). What a desk
 * enters without receiving it may lack papers: the person is told on form 02 or 03 what is wrong.
 */
export function checkComponents(
  procedure: Pick<Procedure, 'components'>,
  submitted: readonly SubmittedComponent[],
  mayLackPapers = false,
): Result<readonly SubmittedComponent[], Refusal> {
  const known = new Set(procedure.components.map((component) => component.code));
  const unknown = submitted.filter((component) => !known.has(component.code)).map((component) => component.code);
  if (unknown.length > 0) return err(refusal('COMPONENT_UNKNOWN', { components: [...new Set(unknown)] }));

  const invalid = invalidAmong(procedure, submitted);
  if (invalid.length > 0) return err(refusal('COMPONENT_INVALID', { components: invalid }));
  const missing = mayLackPapers ? [] : missingAmong(procedure, submitted.map(({ code }) => code));
  return missing.length > 0 ? err(refusal('COMPONENT_MISSING', { components: missing })) : ok(submitted);
}

/** What a version requires and nobody handed in. */
export function missingAmong({ components }: Pick<Procedure, 'components'>, handedIn: readonly string[]): { readonly code: string; readonly name: string }[] {
  return components.filter(({ code, required, replaceableByData }) => required && !replaceableByData && !handedIn.includes(code)).map(({ code, name }) => ({ code, name }));
}

/** The components a list of codes names, each once; a code of another procedure is refused. */
export function componentsNamed(procedure: Pick<Procedure, 'components'>, codes: readonly string[]): Result<{ readonly code: string; readonly name: string }[], Refusal> {
  const unknown = codes.filter((code) => !procedure.components.some((component) => component.code === code));
  if (unknown.length > 0) return err(refusal('COMPONENT_UNKNOWN', { components: [...new Set(unknown)] }));
  return ok(procedure.components.filter(({ code }) => codes.includes(code)).map(({ code, name }) => ({ code, name })));
}

interface InvalidComponent {
  readonly code: string;
  readonly reason: 'listed-twice' | 'without-count' | 'without-file' | 'not-replaceable-by-data';
}

/** What cannot be right about single components, whatever else is missing: each is listed once, and says in which form it comes. */
export function invalidAmong({ components }: Pick<Procedure, 'components'>, submitted: readonly SubmittedComponent[]): InvalidComponent[] {
  return submitted.flatMap((one, index): InvalidComponent[] => {
    const { code } = one;
    if (submitted.findIndex((other) => other.code === code) !== index) return [{ code, reason: 'listed-twice' }];
    const asked = components.find((component) => component.code === code);
    // Decree 309/2026, article 2: only what a connected database holds is looked up instead of asked for.
    if (one.replacedByData && asked?.replaceableByData !== true) return [{ code, reason: 'not-replaceable-by-data' }];
    return comesInAnyForm(one) ? [] : [{ code, reason: 'without-count' }];
  });
}

/** Over the network no paper comes by its number: what is neither a file nor looked up nor used again has not come. */
export function withoutFile(submitted: readonly SubmittedComponent[]): InvalidComponent[] {
  return submitted.filter((one) => comesInAnyForm(one) && !comesInAnyForm({ ...one, originals: 0, copies: 0, certifiedCopies: 0 })).map(({ code }) => ({ code, reason: 'without-file' }));
}

function comesInAnyForm({ originals, copies, certifiedCopies = 0, files, replacedByData, reusedFrom }: SubmittedComponent): boolean {
  return originals + copies + certifiedCopies > 0 || (files?.length ?? 0) > 0 || replacedByData === true || reusedFrom !== undefined;
}

/** Whether a chair may approve dossiers of it in one go. What needs no approval at all is never too weighty for that; earlier versions of such procedures do not say so. */
export function mayBeApprovedTogether({ allowsBatchApproval, isSimple }: Pick<Procedure, 'allowsBatchApproval' | 'isSimple'>): boolean {
  return allowsBatchApproval || isSimple === true;
}
