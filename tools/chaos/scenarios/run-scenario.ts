import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { childEnvironment, projectRoot } from '../../cli/config.ts';
import { pathsOf } from '../../cli/installation/data-folder.ts';
import { Nemesis } from '../nemesis/nemesis.ts';
import type { Injected } from '../nemesis/nemesis.ts';
import { availabilityOf } from './availability.ts';
import { drain } from '../stage/drained.ts';
import { Stage } from '../stage/stage.ts';
import type { StageWish } from '../stage/stage.ts';
import { History } from '../workload/history.ts';
import { Workload } from '../workload/workload.ts';

export type Act = { stage: Stage; nemesis: Nemesis; workload: Workload; history: History; say: (text: string) => void;
  /** An invariant of the scenario's own is broken. */
  problem: (text: string) => void };
export type Scenario = {
  name: string;
  wish?: Omit<StageWish, 'say'>;
  /** What goes wrong while the writers work. */
  act: (act: Act) => Promise<void>;
  /** After everything was healed and before it is drained. */
  afterHeal?: (act: Act) => Promise<void>;
  /** Facts that stay dead letters because the scenario made them unreadable. */
  deadLetters?: number;
  /** Nothing of it damages the stream, so the order in it is checked, too. */
  wholeStream?: boolean;
  writers?: number;
  /** Writers lead one dossier after the other through its life. */
  stepwise?: boolean;
  /** Projections must be equal within this time after everything was healed. */
  drainMs?: number;
};
export type Checked = { name: string; checked: number; violations: number; examples: string[] };
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
  /** What was on its way when the time to drain was over. */
  notDrained: string | undefined;
  drainedMs: number;
  longestUnavailableMs: number;
  recoveryMs: number;
  checks: Checked[];
  problems: string[];
  violations: number;
};

/** A run in which hardly anything was accepted shows nothing. */
const ACCEPTED_MIN = 100;
const WHOLE_MAX_MS = 120_000;
const DRAIN_MAX_MS = 300_000;

/** Raises an installation, lets writers work while something goes wrong, heals, drains, and has the checker count. */
export async function runScenario(scenario: Scenario, { seed, say, keep }: { seed: number; say: (text: string) => void; keep?: string | undefined }): Promise<ScenarioResult> {
  const beganAtMs = performance.now();
  const stage = await Stage.raise({ ...scenario.wish, say });
  try {
    const history = new History(join(stage.dataFolder, 'history.jsonl'), { origin: stage.origin, asOf: todayInVietnam() });
    const nemesis = new Nemesis({ stage, history, say });
    const secret = readFileSync(pathsOf(stage.dataFolder).localGrant, 'utf8').trim();
    const workload = await Workload.open({ origin: stage.origin, secret, history, seed, stepwise: scenario.stepwise ?? false, ...(scenario.writers === undefined ? {} : { writers: scenario.writers }) });
    const problems: string[] = [];
    const act: Act = { stage, nemesis, workload, history, say, problem: (text) => void problems.push(text) };
    const startedAtMs = performance.now();
    workload.start();
    await scenario.act(act);
    await stage.heal();
    await becomeWhole(stage);
    await scenario.afterHeal?.(act);
    await workload.stop();
    const unknown = await workload.settle();
    if (workload.accepted < ACCEPTED_MIN) problems.push(`only ${workload.accepted} dossiers were accepted`);
    const { tookMs: drainedMs, onItsWay } = await drain(stage, scenario.drainMs ?? DRAIN_MAX_MS);
    const checks = await check(stage, history, scenario);
    return {
      scenario: scenario.name, seed, tookMs: performance.now() - beganAtMs, faults: nemesis.injected.length, faultsByName: countByName(nemesis.injected),
      accepted: workload.accepted, unknown, hung: workload.hung, notDrained: onItsWay, drainedMs, checks, problems,
      ...availabilityOf(workload.acceptances(), startedAtMs, nemesis.injected),
      violations: checks.reduce((sum, { violations }) => sum + violations, 0) + problems.length + unknown + (onItsWay === undefined ? 0 : 1),
    };
  } finally {
    if (keep !== undefined) keepEvidence(stage, keep, scenario.name);
    await stage.close();
  }
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

/** The checker is a program of its own that shares no code with the product or with this. */
async function check(stage: Stage, history: History, { deadLetters = 0, wholeStream = false }: Scenario): Promise<Checked[]> {
  const connections = join(stage.dataFolder, 'checker.json');
  writeFileSync(connections, JSON.stringify({ postgresAdminUrl: stage.known.connections.postgresAdminUrl, origin: stage.origin }), { mode: 0o600 });
  const program = join(projectRoot, 'tools/chaos/checker/main.ts');
  const words = ['--disable-warning=ExperimentalWarning', program, '--history', history.file, '--connections', connections, '--expect-dead-letters', String(deadLetters), ...(wholeStream ? ['--whole-stream'] : []), '--json'];
  const { code, stdout, stderr } = await new Promise<{ code: number; stdout: string; stderr: string }>((done) => {
    execFile(process.execPath, words, { env: childEnvironment(), maxBuffer: 64 << 20 }, (error, out, err) => done({ code: error === null ? 0 : Number(error.code ?? 1), stdout: out, stderr: err }));
  });
  if (code !== 0 && code !== 1) throw new Error(`the checker ended with ${code}: ${stderr.slice(-1000)}`);
  // One document per check; the last line is the sum, in words.
  return stdout.split('\n').filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as Checked);
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
