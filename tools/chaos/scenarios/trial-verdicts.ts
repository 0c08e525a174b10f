import type { ScenarioResult } from './run-scenario.ts';

/** A run as far as a verdict needs it; undefined when it did not end. */
export type Run = Pick<ScenarioResult, 'checks' | 'notDrained' | 'violations'> | undefined;
/** A trial as far as a verdict needs it. */
type Trial = { name: string; caughtBy: string; control: { name: string } };
export type TrialVerdict = { mutant: string; control: string; caught: boolean; controlClean: boolean; noticedBy: string[] };

/** The same faults did nothing to the product without the bug, and it was done with its work in the same time. */
export function isClean(control: Run): boolean {
  return control !== undefined && control.notDrained === undefined && control.violations === 0;
}

/** A mutant is caught when the check whose business it is complains about it, and complains about nothing under the same faults without it. */
export function judgeTrial({ name, caughtBy, control: { name: controlName } }: Trial, mutant: Run, control: Run): TrialVerdict {
  const noticedBy = (mutant?.checks ?? []).filter(({ violations }) => violations > 0).map((check) => check.name);
  const controlClean = isClean(control);
  return { mutant: name, control: controlName, caught: controlClean && noticedBy.includes(caughtBy), controlClean, noticedBy };
}

export function figureOfTrials(verdicts: readonly TrialVerdict[], controls: readonly Run[]): string {
  const caught = verdicts.filter((verdict) => verdict.caught).length;
  return `caught ${caught} of ${verdicts.length}, controls clean ${controls.filter(isClean).length} of ${controls.length}`;
}
