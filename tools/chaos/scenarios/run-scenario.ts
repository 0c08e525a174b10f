import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { childEnvironment, projectRoot } from '../../cli/config.ts';
import { pathsOf } from '../../cli/installation/data-folder.ts';
import { Nemesis } from '../nemesis/nemesis.ts';
import type { Injected } from '../nemesis/nemesis.ts';
import { availabilityOf, recoveriesOf } from './availability.ts';
import { brokenLimits } from './limits.ts';
import type { Limits } from './limits.ts';
import { parseVerdicts } from './verdicts.ts';
import type { Checked } from './verdicts.ts';
import { drain } from '../stage/drained.ts';
import { loadEarlierMonths } from '../stage/earlier-months.ts';
import { Stage } from '../stage/stage.ts';
import type { StageWish } from '../stage/stage.ts';
import { History } from '../workload/history.ts';
import { Workload } from '../workload/workload.ts';

export type Act = { stage: Stage; nemesis: Nemesis; workload: Workload; history: History; say: (text: string) => void;
  /** An invariant of the scenario's own is broken. */
  problem: (text: string) => void };
export type Scenario = Limits & {
  name: string;
  wish?: Omit<StageWish, 'say'>;
  /** What goes wrong while the writers work. */
  act: (act: Act) => Promise<void>;
  /** Nothing of it damages the stream, so the order in it is checked, too. */
  wholeStream?: boolean;
  writers?: number;
  /** Writers lead one dossier after the other through its life. */
  stepwise?: boolean;
  /** Begins with no dossier of earlier months, as a trial that is about order alone may. */
  startsEmpty?: boolean;
  /** Everything must be equal within this time after the last fault has ended. */
  drainMs?: number;
};
export type ScenarioResult = {
  scenario: string;
  seed: number;
  tookMs: number;
  faults: number;
  faultsByName: Record<string, number>;
  accepted: number;
  /** Commands whose outcome could not be found out, requests without an answer in ten seconds. */
  unknown: number;
  hung: number;
  /** Turns of writers that got no token, so that nothing was sent. */
  noToken: number;
  /** What was on its way when the time was over. */
  notDrained: string | undefined;
  /** From the end of the last fault to the moment at which everything was equal. */
  drainedMs: number;
  longestUnavailableMs: number;
  /** Null when nothing was accepted any more after a fault. */
  recoveryMs: number | null;
  checks: Checked[];
  problems: string[];
  violations: number;
};

const AFTERWARDS_MS = 4_000;
const ACCEPTED_AGAIN_MAX_MS = 60_000;
const WHOLE_MAX_MS = 120_000;
const DRAIN_MAX_MS = 300_000;
/** Every check of the checker, the order in the stream apart. */
const CHECKS = 13;

/** Raises an installation, lets writers work while something goes wrong, heals, drains, and has the checker count. */
export async function runScenario(scenario: Scenario, { seed, say, keep }: { seed: number; say: (text: string) => void; keep?: string | undefined }): Promise<ScenarioResult> {
  const beganAtMs = performance.now();
  const stage = await Stage.raise({ ...scenario.wish, say });
  try {
    if (scenario.startsEmpty !== true) await beginWithEarlierMonths(stage, say);
    const history = new History(join(stage.dataFolder, 'history.jsonl'), { origin: stage.origin, asOf: todayInVietnam() });
    const nemesis = new Nemesis({ stage, history, say });
    const secret = readFileSync(pathsOf(stage.dataFolder).localGrant, 'utf8').trim();
    const workload = await Workload.open({ origin: stage.origin, secret, history, seed, stepwise: scenario.stepwise ?? false, ...(scenario.writers === undefined ? {} : { writers: scenario.writers }) });
    const problems: string[] = [];
    const act: Act = { stage, nemesis, workload, history, say, problem: (text) => void problems.push(text) };
    const startedAtMs = performance.now();
    workload.start();
    await scenario.act(act);
    const lastEndedMs = Math.max(startedAtMs, ...nemesis.injected.map(({ untilMs }) => untilMs));
    await stage.heal();
    await becomeWhole(stage);
    // Time for a dossier after the last fault, without which nobody could say that it was recovered from.
    await new Promise((done) => setTimeout(done, AFTERWARDS_MS));
    await acceptedAgain(workload, lastEndedMs);
    await workload.stop();
    const stoppedAtMs = performance.now();
    const unknown = await workload.settle();
    // Copies of files are compared with what was uploaded, so without any they would be equal for nothing.
    if (workload.uploads.made === 0) problems.push(`none of ${workload.uploads.tried} uploads came about`);
    const { hours, closures } = workload.calendarChanges;
    if (hours === 0 || closures === 0) problems.push(`${hours} hours and ${closures} closures of units came about`);
    problems.push(...brokenLimits(scenario, { accepted: workload.accepted, recoveries: recoveriesOf(workload.acceptances(), { stoppedAtMs }, nemesis.injected) }));
    // From the end of the last fault, the work that went on meanwhile included.
    const onItsWay = await drain(stage, lastEndedMs + (scenario.drainMs ?? DRAIN_MAX_MS));
    const drainedMs = performance.now() - lastEndedMs;
    const checks = await check(stage, history, scenario);
    return {
      scenario: scenario.name, seed, tookMs: performance.now() - beganAtMs, faults: nemesis.injected.length, faultsByName: countByName(nemesis.injected),
      accepted: workload.accepted, unknown, hung: workload.hanging.length, noToken: workload.noToken, notDrained: onItsWay, drainedMs, checks, problems,
      ...availabilityOf(workload.acceptances(), { startedAtMs, stoppedAtMs }, nemesis.injected),
      violations: checks.reduce((sum, { violations }) => sum + violations, 0) + problems.length + unknown + (onItsWay === undefined ? 0 : 1),
    };
  } finally {
    try {
      if (keep !== undefined) keepEvidence(stage, keep, scenario.name);
    } finally {
      await stage.close();
    }
  }
}

async function beginWithEarlierMonths(stage: Stage, say: (text: string) => void): Promise<void> {
  const beganAtMs = performance.now();
  const rows = await loadEarlierMonths(stage);
  say(`${rows} dossiers of earlier months in ${((performance.now() - beganAtMs) / 1000).toFixed(1)} s`);
}

/** A busy machine may need longer for the first dossier; one that never comes is told by its limits. */
async function acceptedAgain(workload: Workload, sinceMs: number): Promise<void> {
  const endMs = performance.now() + ACCEPTED_AGAIN_MAX_MS;
  while (!workload.acceptances().some((at) => at >= sinceMs) && performance.now() < endMs) await new Promise((done) => setTimeout(done, 200));
}

async function becomeWhole(stage: Stage): Promise<void> {
  const endMs = performance.now() + WHOLE_MAX_MS;
  for (;;) {
    const missing = await stage.isWhole();
    if (missing === undefined) return;
    if (performance.now() > endMs) throw new Error(`the installation is not whole ${WHOLE_MAX_MS / 1000} s after everything was healed: ${missing}`);
    await new Promise((done) => setTimeout(done, 200));
  }
}

/** The checker is a program of its own that shares no code with the product or with this. One that died has not counted anything. */
async function check(stage: Stage, history: History, { wholeStream = false }: Scenario): Promise<Checked[]> {
  const connections = join(stage.dataFolder, 'checker.json');
  writeFileSync(connections, JSON.stringify({
    postgresAdminUrl: stage.known.connections.postgresAdminUrl, origin: stage.origin, checkpointFolder: pathsOf(stage.dataFolder).auditCheckpoints,
  }), { mode: 0o600 });
  const program = join(projectRoot, 'tools/chaos/checker/main.ts');
  const words = ['--disable-warning=ExperimentalWarning', program, '--history', history.file, '--connections', connections, ...(wholeStream ? ['--whole-stream'] : []), '--json'];
  const { stdout, stderr } = await new Promise<{ stdout: string; stderr: string }>((done) => {
    execFile(process.execPath, words, { env: childEnvironment(), maxBuffer: 64 << 20 }, (_error, out, err) => done({ stdout: out, stderr: err }));
  });
  return parseVerdicts(stdout, CHECKS + (wholeStream ? 1 : 0), stderr);
}

function countByName(injected: readonly Injected[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { name } of injected) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

function keepEvidence(stage: Stage, folder: string, name: string): void {
  const place = join(folder, name);
  mkdirSync(place, { recursive: true });
  stage.copyEvidence(place);
}

function todayInVietnam(): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date());
}
