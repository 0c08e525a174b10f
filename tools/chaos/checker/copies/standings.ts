import type { Findings } from '../findings.ts';
import type { DossierRow, StepRow } from '../sources/rows.ts';

export type Pause = { from: string; until: string | null; dueBefore: string | null };

/** How reporting keeps a dossier. */
export type Standing = {
  dossierId: string; version: number; competentUnitId: string; procedureCode: string; field: string;
  receivedOn: string | null; dueOn: string | null; completedOn: string | null; timeliness: string | null; historic: boolean;
  refusedOn: string | null; stoppedOn: string | null; pauses: readonly Pause[];
};

/** What reporting should know of a dossier, from the owner's rows; `reached` is the version before one that nobody can read. */
export function standingOf(dossier: DossierRow, allSteps: readonly StepRow[], reached: number): Standing {
  const steps = allSteps.filter(({ version }) => version <= reached).toSorted((a, b) => a.version - b.version);
  const last = steps.at(-1);
  const dayOf = (type: string): string | null => steps.find((step) => step.type === type)?.day ?? null;
  // Every version of a dossier is in its steps, so an earlier one can be told as well as the last.
  const now = reached >= dossier.version ? dossier : { dueOn: last?.dueOn ?? null, completedOn: last?.completedOn ?? null, timeliness: last?.timeliness ?? null };
  return {
    dossierId: dossier.id, version: Math.min(dossier.version, reached), competentUnitId: dossier.competentUnitId,
    procedureCode: dossier.procedureCode, field: dossier.field, historic: dossier.historic,
    receivedOn: dayOf('received') === null ? null : dossier.receivedOn,
    dueOn: now.dueOn, completedOn: now.completedOn, timeliness: now.timeliness,
    refusedOn: dayOf('intake-refused'), stoppedOn: dayOf('stopped'), pauses: pausesOf(steps),
  };
}

const MOVING = ['extended', 'deadline-recalculated'];

function pausesOf(steps: readonly StepRow[]): Pause[] {
  const pauses: Pause[] = [];
  for (const [index, { type, day, dueOn }] of steps.entries()) {
    const last = pauses.at(-1);
    const open = last?.until === null ? last : undefined;
    const begun = pauseBegunBy({ type, day, dueOn }, steps[index - 1]?.dueOn ?? null, open !== undefined);
    if (begun) pauses.push(begun);
    if (type === 'supplemented' && open !== undefined) open.until = day;
  }
  return pauses;
}

function pauseBegunBy({ type, day, dueOn }: Pick<StepRow, 'type' | 'day' | 'dueOn'>, dueBefore: StepRow['dueOn'], isPaused: boolean): Pause | undefined {
  // A moved appointment: the days before are judged by the one that held then.
  if (MOVING.includes(type) && !isPaused) return { from: day, until: day, dueBefore };
  return type === 'supplement-requested' ? { from: day, until: null, dueBefore: dueOn } : undefined;
}

/** Compares the copy with the owner, in both directions. `blocked` holds the first version that cannot be applied. */
export function compareStandings(findings: Findings, rows: {
  dossiers: readonly DossierRow[]; steps: readonly StepRow[]; standings: readonly Standing[]; blocked: ReadonlyMap<string, number>;
}): void {
  const stepsOf = Map.groupBy(rows.steps, ({ dossierId }) => dossierId);
  const copies = new Map(rows.standings.map((standing) => [standing.dossierId, standing]));
  const known = new Set<string>();
  for (const dossier of rows.dossiers) {
    known.add(dossier.id);
    const reached = (rows.blocked.get(dossier.id) ?? Infinity) - 1;
    const copy = copies.get(dossier.id);
    if (reached === 0 && copy === undefined) continue;
    const [here, there] = [copy && written(copy), written(standingOf(dossier, stepsOf.get(dossier.id) ?? [], reached))];
    findings.expect(here === there, () => `reporting.dossier_standing of ${dossier.code} is ${here ?? 'missing'} and should be ${there}`);
  }
  for (const id of copies.keys()) findings.expect(known.has(id), () => `reporting.dossier_standing of ${id} has no dossier`);
}

function written({ pauses, ...standing }: Standing): string {
  const { dossierId, version, competentUnitId, procedureCode, field, receivedOn, dueOn, completedOn, timeliness, historic, refusedOn, stoppedOn } = standing;
  const pausing = pauses.map(({ from, until, dueBefore }) => `${from}/${until ?? ''}/${dueBefore ?? ''}`);
  return JSON.stringify([dossierId, version, competentUnitId, procedureCode, field, receivedOn, dueOn, completedOn, timeliness, historic, refusedOn, stoppedOn, pausing]);
}
